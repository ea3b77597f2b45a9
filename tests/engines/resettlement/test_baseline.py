"""Does the clerk do what a careful clerk would do?"""

from __future__ import annotations

from tests.resettlement_problems import estate, household, impossible_problem, problem_of, small_problem

from gongxing.engines.resettlement import clerk, open_options
from gongxing.engines.resettlement.objective import fits


def test_the_largest_group_takes_the_standing_flats_first() -> None:
    houses = (
        household("A0", "大组", wish="flat"),
        household("A1", "大组", wish="flat"),
        household("B", "小组", wish="flat"),
    )
    problem = problem_of(houses, (estate("N", (120.0, 9), state="planned"), estate("S", (120.0, 2))))
    options = open_options(problem)
    chosen = clerk(problem, options)
    assert chosen is not None
    assert [problem.estates[options.all[k].estate].id for k in chosen] == ["S", "S", "N"]


def test_money_comes_last_and_only_for_who_has_not_chosen() -> None:
    problem = problem_of((household("A", wish="flat"), household("B")), (estate("S", (120.0, 1)),))
    options = open_options(problem)
    chosen = clerk(problem, options)
    assert chosen is not None
    assert [options.all[k].way for k in chosen] == ["flat", "cash"]


def test_the_clerk_gives_up_where_flats_are_too_few() -> None:
    assert clerk(impossible_problem()) is None
    problem = small_problem()
    options = open_options(problem)
    chosen = clerk(problem, options)
    assert chosen is not None
    assert fits(problem, options, chosen)
