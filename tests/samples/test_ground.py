"""Are the pieces of ground plain values that nobody can change?"""

from __future__ import annotations

import dataclasses

import pytest
from shapely.geometry import box

from gongxing.samples.ground import Block, Patch


def test_patches_are_frozen_and_bare_until_something_stands_on_them() -> None:
    patch = Patch(box(0, 0, 1, 1), "0101")
    assert (patch.stands, patch.group, patch.homes) == ("", "", ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        patch.use = "0701"  # type: ignore[misc]


def test_a_block_belongs_to_no_town_unless_told() -> None:
    assert Block(box(0, 0, 1, 1), "farm").town == -1
