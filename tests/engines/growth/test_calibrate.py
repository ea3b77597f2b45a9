"""Does calibration find what a made-up past was made with, and keep to defaults where it says nothing?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.growth_parks import values

from gongxing.engines.growth import calibrate
from gongxing.engines.growth.build import HABITS
from gongxing.engines.growth.calibrate import elasticities, felt_oil
from gongxing.engines.growth.problem import Panel

HABIT = {key: values().value(key) for key in HABITS}
OIL = np.array([60, 50, 55, 70, 65, 45, 70, 100, 82, 80, 69, 75.0])


def past(count: int = 150, elastic: float = 0.3, sigma: float = 0.08, growth: float = 0.05) -> Panel:
    rng = np.random.default_rng(2)
    felt = felt_oil(OIL, HABIT["oil_lag_share"])
    level = np.cumsum(growth + sigma * rng.normal(size=(count, len(OIL))), axis=1) + elastic * felt
    output = 1e6 * np.exp(level)
    jobs = 10 * np.exp(0.4 * (level - 0.02 * np.arange(len(OIL))))
    return Panel(tuple(range(2014, 2026)), np.stack((output, 0.04 * output, jobs)), OIL.copy())


def test_it_finds_what_the_past_was_made_with() -> None:
    chain, prior = np.zeros(150, dtype=np.int64), np.full(150, 0.1)
    found = calibrate(past(), chain, prior, HABIT, 5)
    assert 0.2 < found.elasticity.mean() < 0.3  # drawn from the default 0.1 by more than half of the way
    assert found.sigma.mean() == pytest.approx(0.08, abs=0.015)
    assert found.noise_persistence > 0.85
    assert found.jobs_elasticity == pytest.approx(0.4, abs=0.05)
    assert found.demand_shock < HABIT["demand_shock"]  # there was none, the default is drawn down
    rates = np.diff(np.log(found.path), axis=1)
    assert rates.mean() == pytest.approx(0.05, abs=0.02)
    assert found.origins == 8


def test_one_year_alone_leaves_the_defaults() -> None:
    values_now = past().values[:, :, -1:]
    found = calibrate(
        Panel((2025,), values_now, np.full(1, np.nan)), np.zeros(150, dtype=np.int64), np.full(150, 0.1), HABIT, 3
    )
    steady = values_now[0] * (1 + HABIT["firm_growth"]) ** np.arange(1, 4)
    assert found.path == pytest.approx(steady)
    assert found.sigma == pytest.approx(np.full(150, HABIT["firm_shock"]))
    assert (found.demand_shock, found.chain_shock) == pytest.approx((HABIT["demand_shock"], HABIT["chain_shock"]))
    assert found.noise_persistence == HABIT["noise_persistence"]
    assert (found.elasticity == 0.1).all()
    assert (found.drift, found.origins) == (0.0, 0)
    # jobs follow output less labour productivity, with the default power
    growth = ((1 + HABIT["firm_growth"]) / (1 + HABIT["labour_growth"])) ** HABIT["jobs_elasticity"]
    assert found.jobs_path[:, 0] == pytest.approx(values_now[2, :, 0] * growth)


def test_the_felt_price_is_late_in_part_and_flat_where_unknown() -> None:
    felt = felt_oil(np.array([1.0, np.e, np.e]), 0.25)
    assert felt.tolist() == pytest.approx([0.0, 0.75, 1.0])
    assert not felt_oil(np.array([1.0, np.nan]), 0.25).any()


def test_a_few_years_hardly_move_an_elasticity() -> None:
    panel = past()
    felt = felt_oil(OIL, HABIT["oil_lag_share"])
    chain, prior = np.zeros(150, dtype=np.int64), np.full(150, 0.1)
    few = elasticities(panel.values[0][:, -4:], felt[-4:], chain, prior, HABIT)
    assert few == pytest.approx(prior)  # three changes are too few
    many = elasticities(panel.values[0], felt, chain, prior, HABIT)
    assert (many > 0.2).all()


def test_pools_hold_standardised_errors_of_the_chain() -> None:
    chain = np.repeat([0, 1], 75)
    found = calibrate(past(), chain, np.full(150, 0.3), HABIT, 2)
    for c in (0, 1):
        firm = int(np.flatnonzero(chain == c)[0])
        pool = found.pool[found.pool_start[firm] : found.pool_start[firm] + found.pool_size[firm]]
        assert (pool.mean(), pool.std()) == (pytest.approx(0, abs=1e-9), pytest.approx(1))
        assert np.abs(pool).max() < 4.5
    assert found.pool_start[0] != found.pool_start[-1]


def test_gaps_and_young_firms_are_borne() -> None:
    panel = past()
    holes = panel.values.copy()
    holes[:, :40, :8] = np.nan
    holes[:, 50, 4] = np.nan
    found = calibrate(Panel(panel.years, holes, panel.oil), np.zeros(150, dtype=np.int64), np.full(150, 0.3), HABIT, 3)
    assert np.isfinite(found.path).all()
    assert (found.path > 0).all()
