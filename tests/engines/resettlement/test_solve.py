"""Is the assignment the best one, does it keep choices and decisions, and is a want of flats told?"""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resettlement_problems import estate, household, impossible_problem, problem_of, small_problem

from gongxing.engines.resettlement import Decision, ResettlementParams, check, clerk, open_options, outcome, solve
from gongxing.engines.resettlement.objective import fits
from gongxing.plan import Status

EXACT = ResettlementParams(gap=1e-9)


def test_the_best_of_all_choices_is_found() -> None:
    houses = (
        household("A", persons=2, wish="flat"), household("B", persons=3, wish="flat"), household("C", "乙组", persons=1),
        household("D", "乙组", persons=4, floor_m2=170.0, wish="flat"),
    )  # fmt: skip
    problem = problem_of(
        houses,
        (estate("E1", (80.0, 2), (120.0, 1)), estate("E2", (80.0, 2), (120.0, 2), state="planned", ready_days=700.0)),
    )
    options = open_options(problem)
    choices = itertools.product(*(options.of(house) for house in range(4)))
    best = min(outcome(problem, options, choice).value for choice in choices if fits(problem, options, choice))
    result = solve(problem, EXACT)
    assert result.status is Status.OPTIMAL
    assert result.value == pytest.approx(best)


def test_a_group_stays_together_where_there_is_room() -> None:
    houses = tuple(household(f"H{n}", wish="flat") for n in range(4))
    problem = problem_of(houses, (estate("E1", (120.0, 3)), estate("E2", (120.0, 4))))
    scheme = solve(problem, EXACT).part
    assert scheme is not None
    assert {line.estate for line in scheme.lines} == {"E2"}  # further off, but for all of them
    assert scheme.groups[0].estates == (("E2", 4),)


def test_nothing_is_built_that_is_not_needed() -> None:
    houses = tuple(household(f"H{n}", wish="flat") for n in range(3))
    near = estate("E1", (120.0, 9), state="planned", ready_days=720.0)
    problem = problem_of(houses, (near, estate("E2", (120.0, 3))))
    scheme = solve(problem, EXACT).part
    assert scheme is not None
    assert [e.used for e in scheme.estates] == [False, True]
    assert scheme.building_fen == 0


def test_decisions_of_the_user_hold() -> None:
    problem = replace(small_problem(), decisions=(("H00", Decision("cash")), ("H11", Decision("flat", "E2"))))
    result = solve(problem)
    assert result.part is not None
    assert result.part.line("H00").way == "cash"
    assert result.part.line("H00").fixed
    assert result.part.line("H11").estate == "E2"
    whole = solve(replace(small_problem(), group_estates=(("甲组", "E2"),)))
    assert whole.part is not None
    assert {x.estate for x in whole.part.lines if x.group == "甲组" and x.way in ("flat", "mixed")} == {"E2"}


def test_too_few_flats_are_told_with_who_wants_them_and_what_is_there() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    assert [words.zh for words in result.conflict] == [
        "3 户选择安置房，至少须 3 套（处）",
        "E1小区（E1）可供 2 套（处）",
    ]


def test_no_estate_at_all_is_told_too() -> None:
    result = solve(problem_of((household("H", wish="homestead"),), (estate("E1", (120.0, 2)),)))
    assert result.status is Status.INFEASIBLE
    assert "没有登记" in result.conflict[-1].zh


def test_too_little_money_is_told() -> None:
    result = solve(replace(small_problem(), budget_yuan=1000.0))
    assert result.status is Status.INFEASIBLE
    assert "1,000.00" in " ".join(words.zh for words in result.conflict)


def test_nobody_to_move_is_a_plan_too() -> None:
    result = solve(problem_of((), (estate("E1", (120.0, 2)),)))
    assert result.status is Status.OPTIMAL
    assert result.part is not None
    assert result.part.lines == ()


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["", "cash", "flat"]), st.booleans()), min_size=1, max_size=9)
)
def test_every_household_has_one_outcome_and_sums_agree_to_the_fen(drawn: list[tuple[int, str, bool]]) -> None:
    houses = tuple(
        household(
            f"H{n}", f"{n % 2}组", persons=persons, floor_m2=55.5 * persons, wish=wish, signed=signed and wish != ""
        )
        for n, (persons, wish, signed) in enumerate(drawn)
    )
    problem = problem_of(houses, (estate("E1", (60.0, 9), (120.0, 9)), estate("E2", (80.0, 9), (140.0, 9))))
    result = solve(problem)
    assert result.part is not None
    assert [line.household for line in result.part.lines] == [house.id for house in houses]
    assert sum(line.total_fen for line in result.part.lines) == result.part.compensation_fen
    assert sum(group.cost_fen for group in result.part.groups) == result.part.compensation_fen
    assert all(line.total_fen == sum(item.sum_fen for item in line.items) for line in result.part.lines)
    assert [f.code for f in check(problem, result) if f.verdict != "pass"] == []
    hand = clerk(problem)
    assert hand is not None
    assert result.value is not None
    assert result.value <= outcome(problem, open_options(problem), hand).value + 1e-6
