"""Does the checker find what is wrong with a portfolio?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.portfolio_problems import impossible_problem, small_problem

from gongxing.engines.portfolio import check, solve
from gongxing.plan import Result
from gongxing.plan.portfolio import PortfolioScheme


@pytest.fixture(scope="module")
def result() -> Result[PortfolioScheme]:
    return solve(small_problem())


def failed(result: Result[PortfolioScheme]) -> set[str]:
    return {
        finding.code.removeprefix("portfolio.")
        for finding in check(small_problem(), result)
        if finding.verdict == "fail"
    }


def altered(result: Result[PortfolioScheme], code: str, **changes: Any) -> Result[PortfolioScheme]:
    choices = tuple(replace(c, **changes) if c.sector == code else c for c in result.part.choices)
    return replace(result, part=replace(result.part, choices=choices))


def test_a_sound_portfolio_passes(result: Result[PortfolioScheme]) -> None:
    assert failed(result) == set()


def test_a_missing_sector(result: Result[PortfolioScheme]) -> None:
    short = replace(result, part=replace(result.part, choices=result.part.choices[1:]))
    assert failed(short) == {"complete"}


def test_a_gain_that_does_not_follow(result: Result[PortfolioScheme]) -> None:
    assert {"amounts", "scenarios", "risk", "value"} <= failed(altered(result, "A", gain_yuan=9e9))


def test_an_effort_that_is_too_small(result: Result[PortfolioScheme]) -> None:
    assert {"amounts", "limits"} <= failed(altered(result, "A", effort_yuan=1.0))


def test_a_chain_left_alone(result: Result[PortfolioScheme]) -> None:
    nothing = {"gain_yuan": 0.0, "effort_yuan": 0.0, "land_m2": 0.0, "jobs": 0.0, "skilled": 0.0, "level": 0}
    assert "chains" in failed(altered(result, "A", decision="hold", **nothing))


def test_sectors_that_may_not_be_entered_or_left(result: Result[PortfolioScheme]) -> None:
    assert {"decisions", "entries"} <= failed(
        altered(altered(result, "G", decision="enter", level=1), "F", decision="enter", level=1)
    )
    assert "leaving" in failed(altered(result, "B", decision="leave", level=0))


def test_too_fine_a_tail(result: Result[PortfolioScheme]) -> None:
    assert "risk" in failed(replace(result, part=replace(result.part, worst_yuan=result.part.worst_yuan + 1e6)))


def test_a_bound_below_the_value(result: Result[PortfolioScheme]) -> None:
    assert failed(replace(result, bound=result.value - 1e6)) == {"value"}


def test_a_concentration_made_up(result: Result[PortfolioScheme]) -> None:
    assert failed(replace(result, part=replace(result.part, concentration_after=0.01))) == {"concentration"}


def test_without_a_scheme_nothing_is_known() -> None:
    problem = impossible_problem()
    assert [f.verdict for f in check(problem, solve(problem))] == ["unknown"]
