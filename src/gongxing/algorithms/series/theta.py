"""What does the theta method foresee?

Assimakopoulos and Nikolopoulos (2000) as Hyndman and Billah (2003) restate it: the mean of the least-squares line and of
simple smoothing of the series with doubled curvature, which is simple smoothing with half the line's slope as drift; on the
seasonally adjusted series.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.series.panel import FEWEST, FloatArray, Forecast, IntArray, Scaled, checked, scaled
from gongxing.algorithms.series.season import Seasons, seasons
from gongxing.algorithms.series.smoothing import best_alpha, level_path, level_start
from gongxing.algorithms.series.trends import credited, deviation, expected_slope, leads, slopes, steadied

_FITTED = 3


def theta(y: npt.ArrayLike, horizon: int, period: int = 1, *, log: bool = False, pool: bool = False) -> Forecast:
    """Return the theta forecast of series (S, T) or (T,), NaN where missing, for `horizon` steps.

    period: columns a year (1 for yearly data); log: model series with positive values in logarithms; pool: let the panel's
    median trend and spread steady short series (needs `log` and PEERS series).
    """
    checked(horizon, period)
    data = scaled(y, log=log, pool=pool)
    mean, fitted, spread = theta_scaled(data, seasons(data, period), horizon)
    return Forecast("theta", data.back(mean), data.back(fitted), spread, data.logged, data.observed)


def theta_scaled(data: Scaled, season: Seasons, horizon: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return points (S, H), fitted (S, T) and spread (S, H) on the scale of the model."""
    own = slopes(season.adjusted)
    used = credited(data, own, expected_slope(data, own))
    ahead = leads(data, horizon)
    alpha, mean, fitted = _rows(season.adjusted, data.first, data.last, data.observed, used, ahead)
    wide = deviation(data, season.adjusted - fitted, _FITTED)[:, None] * np.sqrt(
        1.0 + (ahead - 1) * (alpha * alpha)[:, None]
    )
    columns = data.values.shape[1]
    return (
        season.put_back(mean, columns),
        season.put_back(fitted, 0),
        season.widened(steadied(data, wide, ahead), columns),
    )


@compiled
def _rows(
    y: FloatArray, first: IntArray, last: IntArray, observed: IntArray, slope: FloatArray, ahead: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    rows = len(y)
    alphas = np.full(rows, np.nan)
    mean, fitted = np.full(ahead.shape, np.nan), np.full(y.shape, np.nan)
    for row in range(rows):
        if observed[row] == 0:
            continue
        own = y[row, first[row] : last[row] + 1]
        alpha, start = 1.0, own[0]
        if observed[row] >= FEWEST:
            alpha = best_alpha(own)
            _, start = level_start(own, alpha)
        line = slope[row] * np.arange(len(own))
        seen = line.copy()
        for t in range(len(own)):
            if not np.isfinite(own[t]):
                seen[t] = np.nan
        level, of_line = level_path(own, alpha, start), level_path(seen, alpha, 0.0)
        for t in range(len(own)):
            fitted[row, first[row] + t] = level[t] + 0.5 * (line[t] - of_line[t])
        for h in range(ahead.shape[1]):
            there = slope[row] * (len(own) - 1 + ahead[row, h])
            mean[row, h] = level[len(own)] + 0.5 * (there - of_line[len(own)])
        alphas[row] = alpha
    return alphas, mean, fitted
