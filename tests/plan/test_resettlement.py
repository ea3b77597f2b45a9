"""Can lines of a resettlement be found by their ids, and do they survive the way to JSON and back?"""

from __future__ import annotations

import json

import pytest
from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import solve
from gongxing.plan import ResettlementScheme, from_jsonable, to_jsonable


def test_lines_are_found_and_round_trip() -> None:
    scheme = solve(small_problem()).part
    assert scheme is not None
    line = scheme.line("H00")
    assert line.household == "H00"
    assert line.flat_m2 == sum(area for _, area in line.flats)
    estate = scheme.estate("E1")
    assert (estate.number, estate.taken) == (9, sum(flat.taken for flat in estate.flats))
    with pytest.raises(KeyError, match="does not move"):
        scheme.line("NOBODY")
    with pytest.raises(KeyError, match="no estate"):
        scheme.estate("E9")
    assert from_jsonable(ResettlementScheme, json.loads(json.dumps(to_jsonable(scheme)))) == scheme
