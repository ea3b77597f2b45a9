"""Do shocks spread as their standard deviations say, fade, and reach firms late where oil does?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import CALM, calm_problem

from gongxing.engines.growth.problem import Oil
from gongxing.engines.growth.shocks import draw_shocks, faded


def test_levels_add_up_and_fade() -> None:
    assert faded(np.array([[1.0, 0.0, 2.0]]), 0.5).tolist() == [[1.0, 0.5, 2.25]]


def test_national_and_chain_shocks_add_up() -> None:
    problem = calm_problem(rates=replace(CALM, demand_shock=0.03, chain_shock=0.04))
    drawn = draw_shocks(problem, 20_000, 1)
    assert drawn.demand[:, 0, 0].std() == pytest.approx(0.05, rel=0.02)  # root of 0.03² + 0.04²
    assert drawn.demand.mean() == pytest.approx(0.0, abs=0.001)
    assert (drawn.cycle.mean(), drawn.cycle.std()) == (pytest.approx(0, abs=0.02), pytest.approx(1, abs=0.02))


def test_without_oil_nobody_feels_it() -> None:
    drawn = draw_shocks(calm_problem(), 10, 1)
    assert not drawn.oil.any()
    assert not drawn.felt.any()


def test_half_of_a_price_change_comes_a_year_late() -> None:
    # a price that has not moved for years but jumped by half in the base year: it stays, and half of the jump is still to be felt
    years = tuple(y for y in range(2020, 2026) for _ in range(12))
    prices = tuple(40.0 if y < 2025 else 60.0 for y in years)
    oil = Oil(prices, 12, 60.0, float(np.log(40 / 60)), "usd/bbl", "brent", years)
    flat = replace(oil, prices=tuple(60.0 for _ in years))
    drawn = draw_shocks(calm_problem(oil=flat, rates=replace(CALM, oil_reversion=1.0)), 4, 1)
    assert drawn.oil == pytest.approx(np.zeros((4, 3)))
    assert drawn.felt == pytest.approx(np.full((4, 3), 0.5 * np.log(60 / 40)))
    assert drawn.on(0, 0.2)[0, 0] == pytest.approx(0.1 * np.log(1.5))
