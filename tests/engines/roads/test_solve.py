"""Is access cheapest, the bound true and the impossible told?"""

from __future__ import annotations

import pytest
from tests.road_problems import impossible_problem, road_problem

from gongxing.engines.roads import solve
from gongxing.plan import Status


def test_the_way_in_is_the_one_counted_by_hand() -> None:
    result = solve(road_problem(links=False))
    assert result.part is not None
    # 40 m of border less 3 m of frontage, then 9 m over the kerb to the middle of the street
    assert sum(s.length_m for s in result.part.built) == pytest.approx(46.0)
    assert result.part.least_access_m == pytest.approx(46.0)
    assert result.part.least_access_proven
    assert [a.parcel for a in result.part.access if a.new] == ["P11"]


def test_one_way_to_the_middle_serves_four() -> None:
    # the node between the four inner parcels lies 46 + 40 m from the street; two ways of 46 m would be 92
    result = solve(road_problem(4, links=False))
    assert result.part is not None
    assert sum(s.length_m for s in result.part.built) == pytest.approx(86.0)
    assert len([a for a in result.part.access if a.new]) == 4


def test_a_parcel_in_a_pond_cannot_be_reached() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    assert "P11" in result.conflict[0].zh
    assert len(result.conflict) == 2


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"budget_m": 45.0}, "at least 46 m"), ({"budget_yuan": 1000.0}, "spending"), ({"land_limit_m2": 10.0}, "land")],
)
def test_a_limit_below_what_access_takes_is_the_conflict(asked: dict[str, float], words: str) -> None:
    result = solve(road_problem(**asked))
    assert result.status is Status.INFEASIBLE
    assert any(words in text.en for text in result.conflict)


def test_a_limit_just_large_enough_is_kept() -> None:
    result = solve(road_problem(budget_m=46.0))
    assert result.status is Status.FEASIBLE
    assert result.gap is not None
    assert result.value is not None
    assert result.bound is not None
    assert result.bound <= result.value
