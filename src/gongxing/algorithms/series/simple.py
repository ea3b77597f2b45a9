"""What do the forecasts say that any other has to beat: the last value, last year's, the last with drift?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.panel import FloatArray, Forecast, Scaled, checked, scaled
from gongxing.algorithms.series.trends import deviation, leads


def naive(y: npt.ArrayLike, horizon: int, *, log: bool = False) -> Forecast:
    """Return the last value of each series, for every step."""
    checked(horizon, 1)
    data = scaled(y, log=log)
    return _told("naive", data, naive_scaled(data, horizon))


def seasonal_naive(y: npt.ArrayLike, horizon: int, period: int, *, log: bool = False) -> Forecast:
    """Return the last known value of the same phase of the period, the last value where a phase has none."""
    checked(horizon, period)
    data = scaled(y, log=log)
    return _told("seasonal_naive", data, seasonal_scaled(data, horizon, period))


def drift(y: npt.ArrayLike, horizon: int, *, log: bool = False) -> Forecast:
    """Return the last value plus the mean change so far, for every step."""
    checked(horizon, 1)
    data = scaled(y, log=log)
    return _told("drift", data, drift_scaled(data, horizon))


def naive_scaled(data: Scaled, horizon: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return points (S, H), fitted (S, T) and spread (S, H) of the naive forecast on the scale of the model."""
    before = carried(data.values)
    fitted = _before(before, 1)
    mean = np.repeat(before[:, -1:], horizon, axis=1)
    return mean, fitted, deviation(data, data.values - fitted, 0)[:, None] * np.sqrt(leads(data, horizon))


def seasonal_scaled(data: Scaled, horizon: int, period: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the same of the seasonal naive forecast."""
    rows, columns = data.values.shape
    last = carried(data.values)
    whole = np.full((rows, -(-columns // period) * period + horizon), np.nan)
    whole[:, :columns] = data.values
    foreseen = np.full(whole.shape, np.nan)
    for phase in range(period):
        foreseen[:, phase::period] = _before(carried(whole[:, phase::period]), 1)
    mean = foreseen[:, columns : columns + horizon]
    mean = np.where(np.isfinite(mean), mean, last[:, -1:])
    fitted = foreseen[:, :columns]
    wide = deviation(data, data.values - fitted, 0)[:, None] * np.sqrt(1 + (leads(data, horizon) - 1) // period)
    return mean, fitted, wide


def drift_scaled(data: Scaled, horizon: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the same of the drift forecast; its drift is the mean change over the history known at the end."""
    rows = np.arange(len(data.values))
    span = np.maximum(data.last - data.first, 1)
    safe = np.maximum(data.last, 0), np.minimum(data.first, max(data.values.shape[1] - 1, 0))
    rise = (data.values[rows, safe[0]] - data.values[rows, safe[1]]) / span
    last = carried(data.values)
    ahead = leads(data, horizon)
    fitted = _before(last, 1) + rise[:, None]
    wide = deviation(data, data.values - fitted, 1)[:, None] * np.sqrt(ahead * (1 + ahead / span[:, None]))
    return last[:, -1:] + rise[:, None] * ahead, fitted, wide


def carried(values: FloatArray) -> FloatArray:
    """Return values (S, K) with each gap filled by the last value before it; NaN before the first."""
    at = np.where(np.isfinite(values), np.arange(values.shape[1]), -1)
    at = np.maximum.accumulate(at, axis=1)
    found: FloatArray = np.where(at >= 0, np.take_along_axis(values, np.maximum(at, 0), axis=1), np.nan)
    return found


def _before(values: FloatArray, lag: int) -> FloatArray:
    found = np.full(values.shape, np.nan)
    found[:, lag:] = values[:, :-lag] if values.shape[1] > lag else found[:, lag:]
    return found


def _told(method: str, data: Scaled, parts: tuple[FloatArray, FloatArray, FloatArray]) -> Forecast:
    mean, fitted, spread = parts
    return Forecast(method, data.back(mean), data.back(fitted), spread, data.logged, data.observed)
