"""Do the smoothers reach the published values of published series?

Sheep in Asia, air passengers of Australia and oil of Saudi Arabia are the examples of Hyndman and Athanasopoulos, Forecasting:
principles and practice (1st edition, chapter 7), whose tables print parameters and errors; statsmodels 0.15 gives the same.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from gongxing.algorithms.series.smoothing import (
    best_alpha,
    best_trend,
    level_path,
    level_start,
    trend_path,
    trend_start,
)

OIL = np.array([446.6565, 454.4733, 455.663, 423.6322, 456.2713, 440.5881, 425.3325, 485.1494, 506.0482, 526.792, 514.2689, 494.211])  # fmt: skip
SHEEP = np.array([
    263.917747, 268.307222, 260.662556, 266.639419, 277.515778, 283.834045, 290.309028, 292.474198, 300.830694, 309.286657,
    318.331081, 329.37239, 338.883998, 339.244126, 328.600632, 314.255385, 314.459695, 321.413779, 329.789292, 346.385165,
    352.297882, 348.370515, 417.562922, 417.12357, 417.749459, 412.233904, 411.946817, 394.697075, 401.49927, 408.270468, 414.2428,
])  # fmt: skip
AIR = np.array([
    17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569, 33.477398, 39.021581,
    41.386432, 41.596552, 44.657324, 46.951775, 48.728837, 51.48843, 50.026967, 60.640912, 63.360310, 66.355274, 68.197955,
    68.123238, 69.779345, 72.5977,
])  # fmt: skip


def test_a_level_worked_by_hand() -> None:
    # alpha 1/2 from 10: 10, then (10 + 14) / 2 = 12, then, nothing being known, still 12, then (12 + 8) / 2 = 10
    assert level_path(np.array([14.0, np.nan, 8.0]), 0.5, 10.0).tolist() == [10.0, 12.0, 12.0, 10.0]


def test_a_damped_trend_worked_by_hand() -> None:
    # level 10, trend 4, alpha 1/2, beta 1/4, phi 1/2: foreseen 12, error 4: level 14, trend 3; foreseen 15.5, unknown:
    # level 15.5, trend 1.5; foreseen 16.25, error -2: level 15.25, trend 0.25
    foreseen, level, trend = trend_path(np.array([16.0, np.nan, 14.25]), np.array([0.5, 0.25, 0.5]), 10.0, 4.0)
    assert foreseen.tolist() == [12.0, 15.5, 16.25]
    assert (level, trend) == (15.25, 0.25)


def test_simple_smoothing_of_saudi_oil_is_the_published_one() -> None:
    alpha = best_alpha(OIL)
    error, start = level_start(OIL, alpha)
    assert alpha == pytest.approx(0.8920, abs=1e-4)
    assert error == pytest.approx(7573.4264, abs=1e-3)
    assert start == pytest.approx(447.478, abs=1e-3)


def test_damped_trend_of_asian_sheep_is_the_published_one() -> None:
    # printed: alpha 0.97, beta 0.00, phi 0.98, sum of squared errors 6036.56; simple smoothing: alpha 1.00, 6761.35
    alpha, beta, phi = best_trend(SHEEP)
    error, _, _ = trend_start(SHEEP, alpha, beta, phi)
    assert alpha == pytest.approx(0.975, abs=0.01)
    assert beta == pytest.approx(0.0, abs=1e-3)
    assert phi == 0.98
    assert error == pytest.approx(6036.56, rel=2e-4)
    assert level_start(SHEEP, best_alpha(SHEEP))[0] == pytest.approx(6761.35, rel=1e-4)


def test_damped_trend_of_australian_passengers_is_that_of_statsmodels() -> None:
    alpha, beta, phi = best_trend(AIR)
    error, level, trend = trend_start(AIR, alpha, beta, phi)
    assert (alpha, phi) == (pytest.approx(0.89426, abs=1e-3), 0.98)
    assert error == pytest.approx(137.495, abs=0.01)
    assert (level, trend) == (pytest.approx(15.1067, abs=1e-2), pytest.approx(2.6785, abs=1e-2))


def test_the_start_is_the_best_there_is() -> None:
    error, level, trend = trend_start(AIR, 0.3, 0.05, 0.9)
    assert error == pytest.approx(
        float(((AIR - trend_path(AIR, np.array([0.3, 0.05, 0.9]), level, trend)[0]) ** 2).sum())
    )
    for more, steeper in itertools.product((-0.1, 0.1), repeat=2):
        foreseen, _, _ = trend_path(AIR, np.array([0.3, 0.05, 0.9]), level + more, trend + steeper)
        assert ((AIR - foreseen) ** 2).sum() > error


@pytest.mark.parametrize("series", [OIL, SHEEP, AIR, AIR[:15], np.sin(np.arange(40.0)), np.arange(12.0) ** 2])
def test_no_point_of_a_fine_grid_beats_the_search(series: np.ndarray) -> None:
    alpha, beta, phi = best_trend(series)
    found, _, _ = trend_start(series, alpha, beta, phi)
    grid = itertools.product(np.linspace(1e-4, 0.9999, 25), np.linspace(1e-4, 0.9999, 15), (0.8, 0.85, 0.9, 0.95, 0.98))
    least = min(trend_start(series, a, a * share, damp)[0] for a, share, damp in grid)
    assert found <= least * 1.01 + 1e-9
    assert (
        level_start(series, best_alpha(series))[0]
        <= min(level_start(series, a)[0] for a in np.linspace(1e-4, 0.9999, 200)) + 1e-9
    )
