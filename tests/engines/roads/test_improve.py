"""Is what pays built, what does not pay left, and are limits kept on the way?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.road_problems import road_problem

from gongxing.engines.roads import RoadProblem, clerk, outcome, solve


def busier(problem: RoadProblem, times: float) -> RoadProblem:
    return replace(problem, travel=replace(problem.travel, worth=problem.travel.worth * times))


def test_a_busy_village_gets_more_than_access_and_pays_less_in_all() -> None:
    problem = busier(road_problem(5), 300.0)
    result = solve(problem)
    assert result.part is not None
    assert {s.stage for s in result.part.built} == {"access", "link"}
    bare = solve(replace(problem, rules=replace(problem.rules, links=False)))
    assert result.value is not None
    assert bare.value is not None
    assert result.value < bare.value


def test_limits_hold_for_links_too() -> None:
    problem = busier(road_problem(5, budget_m=260.0), 300.0)
    result = solve(problem)
    assert result.part is not None
    assert sum(s.length_m for s in result.part.built if s.decision == "new") <= 260.0


def test_never_dearer_than_the_clerk() -> None:
    problem = busier(road_problem(5), 100.0)
    first, result = clerk(problem), solve(problem)
    assert first is not None
    assert result.value is not None
    assert result.value <= outcome(problem, first).value + 1e-6
    assert result.value == pytest.approx(result.part.works_yuan + result.part.travel_yuan if result.part else 0)
