"""Is the share of a part told as that of the whole, for parts in turn and for parts at once?"""

from __future__ import annotations

import pytest

from gongxing.plan import Progress
from gongxing.words import same
from gongxing.workflow.shares import side_by_side, within


def test_a_part_is_told_within_its_stretch() -> None:
    heard: list[float | None] = []
    tell = within(lambda word: heard.append(word.share), 0.2, 0.6)
    for share in (0.0, 0.5, None, 1.0):
        tell(Progress(same("x"), share))
    assert heard == [0.2, pytest.approx(0.4), None, pytest.approx(0.6)]


def test_parts_at_once_tell_their_weighted_sum_which_never_falls() -> None:
    heard: list[float | None] = []
    light, heavy = side_by_side(lambda word: heard.append(word.share), (1.0, 3.0))
    for ear, share in ((light, 1.0), (heavy, 0.5), (light, 0.3), (heavy, None), (heavy, 1.0)):
        ear(Progress(same("x"), share))
    assert heard == [0.25, 0.625, 0.625, None, 1.0]
