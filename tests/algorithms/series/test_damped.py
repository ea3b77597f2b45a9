"""Is damped trend the published method, and does it behave on short series?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms.series.test_smoothing import AIR

from gongxing.algorithms.series import damped_trend

NAN = np.nan


def test_forecasts_of_australian_passengers_are_those_of_statsmodels() -> None:
    # statsmodels 0.15, ETSModel(error="add", trend="add", damped_trend=True), damping from 0.8 to 0.98
    expected = [73.98670146, 75.4779514, 76.93937635, 78.37157279, 79.7751253]
    assert damped_trend(AIR, 5).mean[0] == pytest.approx(expected, rel=1e-5)


def test_the_spread_grows_as_the_state_space_model_says() -> None:
    # Hyndman, Koehler, Ord and Snyder (2008), table 6.1: with beta near nil the variance is that of (h - 1) alpha^2
    spread = damped_trend(AIR, 4).spread[0]
    alpha = 0.89426
    assert spread / spread[0] == pytest.approx(np.sqrt(1 + np.arange(4) * alpha**2), rel=1e-3)
    assert spread[0] == pytest.approx(np.sqrt(137.495 / (27 - 5)), rel=1e-3)


def test_increments_shrink_by_the_damping() -> None:
    steps = np.diff(damped_trend(AIR, 6).mean[0])
    assert steps[1:] / steps[:-1] == pytest.approx([0.98] * 4, abs=1e-6)


def test_short_series_do_not_explode() -> None:
    rng = np.random.default_rng(5)
    rows = np.exp(rng.normal(0.0, 1.0, (300, 6)).cumsum(axis=1))
    found = damped_trend(rows, 5).mean
    top, jump = rows.max(axis=1), np.abs(np.diff(rows, axis=1)).max(axis=1)
    assert np.all(found >= 0)
    assert np.all(found <= (top + 5 * jump)[:, None])
    assert np.all(damped_trend(rows, 5, log=True).mean > 0)


@pytest.mark.parametrize(("series", "expected"), [([3.0], 3.0), ([3.0, 8.0, 2.0], 2.0)])
def test_with_fewer_than_four_values_the_last_is_carried_on(series: list[float], expected: float) -> None:
    found = damped_trend(series, 2)
    assert found.mean[0] == pytest.approx([expected] * 2)
    assert np.isfinite(found.spread).all()


def test_holes_are_stepped_over() -> None:
    line = np.arange(30.0)
    line[[7, 8, 20]] = NAN
    found = damped_trend(line, 2)
    assert found.mean[0] == pytest.approx([30.0, 31.0], abs=0.2)
    assert np.isfinite(found.fitted[0]).all()
    assert np.isnan(damped_trend([NAN] * 5, 2).mean).all()
