"""Does a candidate stay as it was made, with nothing known where nothing is told?"""

from __future__ import annotations

import dataclasses

import pytest

from gongxing.diagnosis.candidate import Candidate
from gongxing.plan import from_jsonable, to_jsonable
from gongxing.words import Text


def test_a_candidate_is_frozen_and_comes_back_from_json() -> None:
    unknown = (None,) * 7
    found = Candidate("074", Text("专用设备", "special machinery"), 0, 0.0, 0, "", *unknown)
    assert (found.nearest, found.service) == ("", False)
    assert from_jsonable(Candidate, to_jsonable(found)) == found
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.firms = 3
