"""What does exponential smoothing with a damped trend foresee (Gardner and McKenzie 1985)?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.series.panel import FEWEST, FloatArray, Forecast, IntArray, Scaled, checked, scaled
from gongxing.algorithms.series.season import Seasons, seasons
from gongxing.algorithms.series.smoothing import best_trend, trend_path, trend_start
from gongxing.algorithms.series.trends import credited, deviation, expected_slope, leads, slopes, steadied, steepest

_FITTED = 5
_DAMP = 0.9
"""The damping where a series is too short to tell."""


def damped_trend(y: npt.ArrayLike, horizon: int, period: int = 1, *, log: bool = False, pool: bool = False) -> Forecast:
    """Return the damped-trend forecast of series (S, T) or (T,), NaN where missing, for `horizon` steps; parameters as in `theta`."""
    checked(horizon, period)
    data = scaled(y, log=log, pool=pool)
    mean, fitted, spread = damped_scaled(data, seasons(data, period), horizon)
    return Forecast("damped_trend", data.back(mean), data.back(fitted), spread, data.logged, data.observed)


def damped_scaled(data: Scaled, season: Seasons, horizon: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return points (S, H), fitted (S, T) and spread (S, H) on the scale of the model.

    The trend at the end is never taken to be steeper than the steepest change the series has seen.
    """
    adjusted = season.adjusted
    weights, level, trend, fitted = _rows(adjusted, data.first, data.last, data.observed)
    limit = steepest(adjusted)
    own = np.clip(trend, -limit, limit)
    used = credited(data, own, expected_slope(data, slopes(adjusted)))
    ahead = leads(data, horizon)
    phi = weights[:, 2][:, None]
    run = phi * (1.0 - phi**ahead) / (1.0 - phi)
    mean = level[:, None] + used[:, None] * run
    wide = deviation(data, adjusted - fitted, _FITTED)[:, None] * _growing(weights, ahead)
    columns = data.values.shape[1]
    return (
        season.put_back(mean, columns),
        season.put_back(fitted, 0),
        season.widened(steadied(data, wide, ahead), columns),
    )


def _growing(weights: FloatArray, ahead: IntArray) -> FloatArray:
    """Return how much wider (S, H) the error is at each step than one step ahead (Hyndman et al. 2008, class 1)."""
    alpha, beta, phi = (weights[:, k][:, None] for k in range(3))
    steps = np.arange(1, int(ahead.max(initial=1)))
    each = alpha + beta * phi * (1.0 - phi**steps) / (1.0 - phi)
    total = np.concatenate([np.ones((len(weights), 1)), 1.0 + np.cumsum(each * each, axis=1)], axis=1)
    found: FloatArray = np.sqrt(np.take_along_axis(total, np.minimum(ahead - 1, total.shape[1] - 1), axis=1))
    return found


@compiled
def _rows(
    y: FloatArray, first: IntArray, last: IntArray, observed: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    rows = len(y)
    weights, fitted = np.full((rows, 3), np.nan), np.full(y.shape, np.nan)
    level, trend = np.full(rows, np.nan), np.full(rows, np.nan)
    for row in range(rows):
        if observed[row] == 0:
            continue
        own = y[row, first[row] : last[row] + 1]
        used = np.array([1.0, 0.0, _DAMP])
        begin, rise = own[0], 0.0
        if observed[row] >= FEWEST:
            used = best_trend(own)
            _, begin, rise = trend_start(own, used[0], used[1], used[2])
        foreseen, at_end, slope = trend_path(own, used, begin, rise)
        fitted[row, first[row] : last[row] + 1] = foreseen
        weights[row] = used
        level[row] = at_end
        trend[row] = slope
    return weights, level, trend, fitted
