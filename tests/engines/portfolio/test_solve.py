"""Is the portfolio the best there is, is its bound a bound, and is the impossible told?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from tests.portfolio_problems import SECTORS, impossible_problem, sector, small_problem

from gongxing.engines.portfolio import PortfolioParams, PortfolioProblem, check, clerk, solve, worth
from gongxing.engines.portfolio.objective import broken
from gongxing.plan import Status


def best_by_trying_all(problem: PortfolioProblem) -> float:
    options = [problem.options_of(s).tolist() for s in range(len(problem.sectors))]
    return max(worth(problem, chosen).value for chosen in product(*options) if not broken(problem, chosen))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"risk_aversion": 1.0},
        {"risk_aversion": 0.0, "entries": 2},
        {"tail": 0.05, "limits": {"land": 20_000.0}},
        {"limits": {"money": 1.5e8, "jobs": 120.0}},
    ],
)
def test_it_is_as_good_as_the_best_of_all_choices(changes: dict[str, object]) -> None:
    problem = small_problem(**changes)
    result = solve(problem)
    assert result.status is Status.OPTIMAL
    assert result.value == pytest.approx(best_by_trying_all(problem), rel=1e-6)
    assert result.bound >= result.value


def test_chains_are_served_and_limits_kept() -> None:
    result = solve(small_problem())
    decided = {choice.sector: choice.decision for choice in result.part.choices}
    assert decided["A"] in ("strengthen", "extend")
    assert decided["C"] == "extend" or decided["E"] == "enter"
    assert decided["G"] == "hold"
    assert sum(decision == "enter" for decision in decided.values()) <= 1
    assert all(limit.used <= limit.limit * (1 + 1e-9) for limit in result.part.limits)


def test_more_risk_aversion_never_has_a_worse_tail() -> None:
    bold, shy = (solve(small_problem(risk_aversion=a, entries=2)).part for a in (0.0, 1.0))
    assert shy.worst_yuan >= bold.worst_yuan - 1.0
    assert bold.expected_yuan >= shy.expected_yuan - 1.0


def test_the_smallest_conflict_is_told() -> None:
    """Strengthening A takes 0.5 x 0.06 x 1500 = 45 million, extending C 0.7 x 15 = 10.5: more than 46 together, not alone."""
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    said = [words.en for words in result.conflict]
    assert len(said) == 3
    assert any("money" in words and "46,000,000" in words for words in said)
    assert any("“oil”" in words for words in said)
    assert any("“new”" in words for words in said)


def test_told_to_stop_it_hands_over_the_clerks_portfolio() -> None:
    problem = small_problem()
    result = solve(problem, stop=lambda: True)
    assert result.status is Status.FEASIBLE
    assert result.value == pytest.approx(worth(problem, clerk(problem)).value)
    assert result.bound > best_by_trying_all(problem)
    assert all(choice.robust is None for choice in result.part.choices)
    assert all(finding.verdict == "pass" for finding in check(problem, result))


def test_leaving_frees_land_where_that_pays() -> None:
    """A dying sector on much land stands in the way of an entry that needs it."""
    dying = sector(
        "D", 4, density=0.03, growth=-0.1, growth_used=-0.1, may_leave=True, land_m2=60_000.0, value_share=0.05
    )
    sectors = tuple(dying if s.code == "D" else s for s in SECTORS)
    problem = small_problem(sectors=sectors, limits={"land": 3_500.0, "jobs": 1000.0, "skilled": 1000.0, "money": 9e8})
    result = solve(problem)
    decided = {choice.sector: choice for choice in result.part.choices}
    assert decided["D"].decision == "leave"
    assert decided["D"].land_m2 == pytest.approx(-0.7 * 60_000)
    assert decided["D"].effort_yuan == pytest.approx(700 * 60_000)
    assert decided["E"].decision == "enter"


def test_without_chains_everything_may_be_held() -> None:
    problem = replace(small_problem(limits=dict.fromkeys(("money", "land", "jobs", "skilled"), 0.0)), chains=())
    result = solve(problem, PortfolioParams(trials=0))
    assert {choice.decision for choice in result.part.choices} == {"hold"}
    assert result.part.scenarios[0].gain_yuan == pytest.approx(result.part.scenarios[0].kept_yuan)
