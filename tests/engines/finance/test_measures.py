"""Do the figures say what the scheme comes to?"""

from __future__ import annotations

import pytest
from tests.finance_problems import WAN, early, level, small_problem

from gongxing.engines.finance import MEASURES, measure, solve
from gongxing.engines.finance.measures import investment_flow, payback, rate_of_return
from gongxing.plan import Result, Status
from gongxing.plan.finance import FinanceScheme


def test_every_measure_has_its_figure_with_an_origin() -> None:
    result = solve(small_problem())
    figures = {f.key: f for f in measure(small_problem(), result, baseline_value=1.0)}
    assert list(figures) == [m.key for m in MEASURES]
    assert figures["finance.works_yuan"].value == 16_000_000
    assert figures["finance.issued_yuan"].value == sum(i.face_fen for i in result.part.issues) / 100  # type: ignore[union-attr]
    assert figures["finance.least_dscr"].value == min(y.dscr for y in result.part.years if y.dscr)  # type: ignore[union-attr]
    assert figures["finance.incentives_yuan"].value is None
    assert "budget" in figures["finance.npv_yuan"].origin.inputs


def test_the_plan_is_judged_by_what_it_costs_and_brings() -> None:
    # taxes 20 above the base year's, land 300 in the second year; works 1,000, 500, 100 and incentives 30 a year
    problem = small_problem(base_tax_fen=480 * WAN, land=early(0, 300))
    assert [amount / 1e4 for amount in investment_flow(problem)] == [-1010, -210, -110, 20, 20, 20, 20]


def test_a_rate_of_return_needs_one_change_of_sign() -> None:
    assert rate_of_return([-100.0, 60.0, 60.0]) == pytest.approx(0.130662, abs=1e-6)
    assert rate_of_return([-100.0, -1.0]) is None
    assert rate_of_return([-1.0, 5.0, -5.0]) is None


def test_the_payback_is_the_year_from_which_nothing_is_owed() -> None:
    assert payback([-100.0, 60.0, 60.0]) == 3.0
    assert payback([5.0, 1.0]) == 1.0
    assert payback([-100.0, 60.0]) is None


def test_no_scheme_no_figures() -> None:
    result: Result[FinanceScheme] = Result(Status.UNKNOWN, None, None, None, None, 1, MEASURES[0].label)
    assert measure(small_problem(works=level(0)), result, baseline_value=None) == ()
