"""Does the checker find what is wrong, wherever it is?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.finance_problems import WAN, small_problem

from gongxing.engines.finance import check, solve
from gongxing.engines.finance.problem import FinanceProblem, Programme
from gongxing.plan import Result
from gongxing.plan.finance import FinanceScheme

BOTH = (
    Programme("a", "finance", (1, 2), ((30 * WAN, 50 * WAN), (50 * WAN, 60 * WAN))),
    Programme("b", "talent", (1,), ((10 * WAN, 5 * WAN),)),
)


@pytest.fixture(scope="module")
def problem() -> FinanceProblem:
    return small_problem(programmes=BOTH, incentives_budget_fen=35 * WAN)


@pytest.fixture(scope="module")
def result(problem: FinanceProblem) -> Result[FinanceScheme]:
    return solve(problem)


def told(problem: FinanceProblem, result: Result[FinanceScheme]) -> set[str]:
    return {f.code.removeprefix("finance.") for f in check(problem, result) if f.verdict == "fail"}


def test_the_engines_own_scheme_passes(problem: FinanceProblem, result: Result[FinanceScheme]) -> None:
    assert told(problem, result) == set()


def year_changed(scheme: FinanceScheme, **changed: Any) -> FinanceScheme:
    return replace(scheme, years=(replace(scheme.years[0], **changed), *scheme.years[1:]))


def issue_changed(scheme: FinanceScheme, **changed: Any) -> FinanceScheme:
    return replace(scheme, issues=(replace(scheme.issues[0], **changed), *scheme.issues[1:]))


def test_a_fen_too_much_is_found_everywhere(problem: FinanceProblem, result: Result[FinanceScheme]) -> None:
    scheme = result.part
    assert scheme is not None
    one, first = scheme.years[0], scheme.issues[0]
    shifted = ((first.payments[0][0] + first.lots, first.payments[0][1]), *first.payments[1:])
    wrong = {
        "flows": year_changed(scheme, works_fen=one.works_fen + 1),
        "spending": replace(scheme, spending=(("land", (1, *scheme.spending[0][1][1:])),)),
        "cash": year_changed(scheme, cash_fen=one.cash_fen + 1),
        "service": year_changed(scheme, interest_fen=one.interest_fen + 1),
        "debt": year_changed(scheme, owed_fen=one.owed_fen + 1),
        "cover": year_changed(scheme, dscr=9.9),
        "schedules": issue_changed(scheme, payments=shifted),
        "offers": replace(scheme, offers=(replace(scheme.offers[0], issued_fen=1), scheme.offers[1])),
        "projects": replace(scheme, projects=(replace(scheme.projects[0], special_fen=1), scheme.projects[1])),
        "incentives": replace(scheme, incentives=replace(scheme.incentives, spent_fen=1)),  # type: ignore[type-var]
    }
    for code, changed in wrong.items():
        assert code in told(problem, replace(result, part=changed)), code
    assert "cost" in told(problem, replace(result, value=(result.value or 0) * 1.001))
    assert "cost" in told(problem, replace(result, bound=(result.value or 0) * 1.1))


def test_rules_are_judged_by_the_problem(problem: FinanceProblem, result: Result[FinanceScheme]) -> None:
    assert "special" in told(replace(problem, carried=problem.carried * 0), result)
    assert {"flows"} == told(replace(problem, debt_ceiling_fen=1), result)
    tight = replace(result.part, debt_ceiling_fen=400 * WAN)  # type: ignore[type-var]
    assert "ceilings" in told(replace(problem, debt_ceiling_fen=400 * WAN), replace(result, part=tight))
    floor = replace(result.part, dscr_floor=5.0)  # type: ignore[type-var]
    assert "cover" in told(replace(problem, dscr_floor=5.0), replace(result, part=floor))


def test_a_better_sharing_of_the_same_money_is_found(problem: FinanceProblem, result: Result[FinanceScheme]) -> None:
    better = replace(
        problem,
        programmes=(
            BOTH[0],
            replace(BOTH[1], steps=((10 * WAN, 5 * WAN),)),
            Programme("c", "fiscal", (1,), ((30 * WAN, 70 * WAN),)),
        ),
    )
    found = told(better, result)
    assert "incentives" in found
