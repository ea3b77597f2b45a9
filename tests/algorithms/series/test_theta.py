"""Is the theta method the published one, and does it behave on series that are short, holed or flat?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms.series.test_smoothing import AIR, OIL

from gongxing.algorithms.series import theta

NAN = np.nan


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        # statsmodels 0.15, ThetaModel(..., deseasonalize=False); its weight may come nearer to one than ours by 2e-5
        (AIR, [73.63316169, 74.66884478, 75.70452786, 76.74021094, 77.77589403]),
        (AIR[:15], [42.32875977, 43.06090577, 43.79305177, 44.52519777, 45.25734377]),
        (OIL, [500.46788116, 504.03889794, 507.60991472, 511.1809315, 514.75194829]),
    ],
)
def test_theta_agrees_with_statsmodels(series: np.ndarray, expected: list[float]) -> None:
    assert theta(series, 5).mean[0] == pytest.approx(expected, rel=1e-4)


def test_theta_is_the_mean_of_line_and_smoothed_double_curvature() -> None:
    """Hyndman and Billah (2003): drift of half the slope, (1 - (1 - a)^n) / a counted from the last level."""
    found = theta(OIL, 3).mean[0]
    slope = np.polyfit(np.arange(12.0), OIL, 1)[0]
    assert np.diff(found) == pytest.approx([slope / 2] * 2)
    alpha, level = 0.8920004, 447.47843
    for value in OIL:
        level += alpha * (value - level)
    assert found[0] == pytest.approx(level + slope / 2 * (1 - (1 - alpha) ** 12) / alpha, rel=1e-6)


def test_a_line_goes_on_with_half_its_slope_and_a_constant_stays() -> None:
    found = theta([np.arange(20.0), np.full(20, 5.0)], 4)
    assert found.mean[0] == pytest.approx([20 - 0.5, 20.0, 20.5, 21.0], abs=2e-3)
    assert found.mean[1] == pytest.approx([5.0] * 4)
    assert found.spread[1] == pytest.approx([0.0] * 4, abs=1e-9)


def test_short_series_do_not_explode() -> None:
    wild = np.array([[1.0, 10.0, 100.0, 1000.0], [1000.0, 100.0, 10.0, 1.0], [5.0, 5.0, 5.0, 500.0]])
    for log in (False, True):
        found = theta(wild, 5, log=log).mean
        assert np.all(found >= 0)
        assert np.all(found <= 3000)


@pytest.mark.parametrize(("series", "expected"), [([3.0], 3.0), ([3.0, 8.0], 8.0), ([NAN, 2.0, 4.0, 6.0], 6.0)])
def test_with_fewer_than_four_values_the_last_is_carried_on(series: list[float], expected: float) -> None:
    assert theta(series, 3).mean[0] == pytest.approx([expected] * 3)


def test_nothing_known_stays_unknown() -> None:
    found = theta([[NAN] * 6, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]], 2)
    assert np.isnan(found.mean[0]).all()
    assert np.isnan(found.spread[0]).all()
    assert np.isfinite(found.mean[1]).all()


def test_leading_holes_change_nothing_and_a_series_that_ends_early_is_led_on() -> None:
    late = np.concatenate([[NAN] * 4, AIR])
    assert theta(late, 3).mean == pytest.approx(theta(AIR, 3).mean)
    early = np.concatenate([AIR, [NAN] * 2])
    assert theta(early, 3).mean[0] == pytest.approx(theta(AIR, 5).mean[0, 2:])


def test_a_season_is_found_and_goes_on() -> None:
    level = 100.0 + np.arange(40.0)
    season = np.tile([0.7, 1.0, 1.2, 1.1], 10)
    found = theta(level * season, 8, 4).mean[0]
    assert found / found.mean() == pytest.approx(np.tile([0.7, 1.0, 1.2, 1.1], 2), abs=0.05)


def test_series_do_not_hear_one_another_unless_pooled() -> None:
    rng = np.random.default_rng(1)
    rows = np.exp(rng.normal(0.05, 0.1, (12, 7)).cumsum(axis=1))
    whole, one = theta(rows, 3, log=True), theta(rows[4], 3, log=True)
    assert np.array_equal(whole.mean[4], one.mean[0])
    pooled = theta(rows, 3, log=True, pool=True)
    assert not np.allclose(pooled.mean, whole.mean)


@pytest.mark.parametrize(("horizon", "period"), [(0, 1), (3, 0)])
def test_no_step_ahead_or_no_period_is_refused(horizon: int, period: int) -> None:
    with pytest.raises(ValueError):
        theta(AIR, horizon, period)
