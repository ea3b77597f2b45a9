"""Does a park with its plan become the right problem?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parks import grid_park
from tests.resettlement_parks import cleared_plan, lived_park
from tests.resettlement_problems import HANGZHOU

from gongxing.engines.resettlement import build_problem
from gongxing.errors import NotReadyError


def test_who_moves_where_things_stand_and_how_far_apart() -> None:
    park = lived_park(H0={"wish": "flat", "signed": True, "floor_m2": None})
    problem = build_problem(park, cleared_plan(park, "P00"), HANGZHOU, 300.0)
    assert [house.id for house in problem.households] == ["H0", "H1", "H2"]
    assert problem.groups == ("甲组",)
    first = problem.households[0]
    assert (first.wish, first.signed, first.floor_m2, first.newness) == ("flat", True, None, 0.7)
    assert [(e.id, e.state, e.ready_days, e.build_price) for e in problem.estates] == [
        ("E1", "standing", 0.0, 3200.0), ("E2", "planned", 720.0, 3200.0),
    ]  # fmt: skip
    assert problem.distance_m[0, 0] == pytest.approx(((250 - 10) ** 2 + (50 - 20) ** 2) ** 0.5, abs=0.1)
    assert any("未登记合法面积" in words.zh for words in problem.warnings)


def test_without_land_plan_or_register_it_waits() -> None:
    park = lived_park()
    with pytest.raises(NotReadyError, match="no land scheme"):
        build_problem(park, replace(cleared_plan(park), land=None), HANGZHOU, 300.0)
    bare = grid_park([["0703"]])
    with pytest.raises(NotReadyError, match="no register of households"):
        build_problem(bare, cleared_plan(bare), HANGZHOU, 300.0)
