"""Does the clerk serve everyone, and keep the limits or give up?"""

from __future__ import annotations

import pytest
from tests.road_problems import impossible_problem, road_problem

from gongxing.engines.roads import clerk
from gongxing.engines.roads.baseline import fits


def test_everyone_gets_a_road() -> None:
    problem = road_problem(5)
    choice = clerk(problem)
    assert choice is not None
    assert problem.access.any_of(problem.access.joined(choice.new)).all()


def test_the_one_way_in_is_the_cheapest() -> None:
    problem = road_problem()
    choice = clerk(problem)
    assert choice is not None
    assert problem.length_m[list(choice.access)].sum() == pytest.approx(46.0)
    assert fits(problem, choice)


def test_what_cannot_be_done_is_not_claimed() -> None:
    assert clerk(impossible_problem()) is None
    assert clerk(road_problem(budget_m=45.0)) is None
    assert clerk(road_problem(land_limit_m2=100.0)) is None
