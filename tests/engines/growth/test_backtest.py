"""Is the back-test honest: does it look at nothing later than its origin, and does it notice intervals that are too narrow?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_parks import empty_plan, park_of, register, values, years

from gongxing.engines.growth import backtest, build_problem
from gongxing.engines.growth.backtest import problem_at
from gongxing.engines.growth.problem import GrowthProblem, Panel
from gongxing.plan.growth import Coverage


@pytest.fixture(scope="module")
def problem() -> GrowthProblem:
    firms = register(60)
    park = park_of(firms, firm_years=years(firms, 2014, 2025, sigma=0.12))
    return build_problem(park, values(), empty_plan(park))


def row(rows: tuple[Coverage, ...], level: str, nominal: float, measure: str = "output") -> Coverage:
    return next(r for r in rows if (r.level, r.measure) == (level, measure) and abs(r.nominal - nominal) < 1e-9)


def test_firms_are_covered_about_as_often_as_said(problem: GrowthProblem) -> None:
    rows = backtest(problem, 1)
    assert len(rows) == 18  # three measures, sums and firms, three levels
    for nominal in (0.5, 0.8, 0.9):
        assert row(rows, "firm", nominal).covered == pytest.approx(nominal, abs=0.12)
    assert row(rows, "firm", 0.5).tested == 60 * (3 * 6 + 2 + 1)  # eight origins, three years ahead as far as they go
    assert row(rows, "park", 0.5).tested == 3 * 6 + 2 + 1


def test_steady_growth_is_forecast_better_than_naive(problem: GrowthProblem) -> None:
    found = row(backtest(problem, 1), "park", 0.5)
    assert found.error < found.naive_error


def test_nothing_after_the_origin_is_seen(problem: GrowthProblem) -> None:
    then = problem_at(problem, 6)
    panel = problem.panel
    values_later = panel.values.copy()
    values_later[:, :, 7:] *= 9.0
    changed = problem_at(replace(problem, panel=Panel(panel.years, values_later, panel.oil.copy())), 6)
    assert then is not None
    assert changed is not None
    assert np.array_equal(then.path, changed.path)
    assert np.array_equal(then.sigma, changed.sigma)
    assert then.rates == changed.rates
    assert (then.base_year, then.years) == (2020, (2021, 2022, 2023))


def test_a_break_that_no_past_foretold_is_shown_as_missed(problem: GrowthProblem) -> None:
    panel = problem.panel
    broken = panel.values.copy()
    broken[:, :, -1] *= 0.4
    rows = backtest(replace(problem, panel=Panel(panel.years, broken, panel.oil.copy())), 1)
    whole, broke = row(backtest(problem, 1), "park", 0.9), row(rows, "park", 0.9)
    assert broke.covered < whole.covered
    assert broke.tested == whole.tested


def test_a_short_past_is_not_tested() -> None:
    firms = register()
    park = park_of(firms, firm_years=years(firms, 2022, 2025))
    assert backtest(build_problem(park, values(), empty_plan(park)), 1) == ()
