"""How much trend and spread is a series credited with, given how few values it has and what its peers do?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.panel import Flags, FloatArray, IntArray, Scaled, believed

_PEER_WEIGHT = 4.0
"""Observations that the median variance of the panel counts for beside a series' own."""


def slopes(values: FloatArray) -> FloatArray:
    """Return the least-squares slope (S,) of each series over its columns, 0 with fewer than two values."""
    known = np.isfinite(values)
    count = np.maximum(known.sum(axis=1), 1)
    at = np.arange(values.shape[1], dtype=np.float64)
    middle = (known * at).sum(axis=1) / count
    away = np.where(known, at - middle[:, None], 0.0)
    spread = (away * away).sum(axis=1)
    level = np.where(known, values, 0.0).sum(axis=1) / count
    rise = (away * np.where(known, values - level[:, None], 0.0)).sum(axis=1)
    found: FloatArray = np.where(spread > 0, rise / np.where(spread > 0, spread, 1.0), 0.0)
    return found


def expected_slope(data: Scaled, own: FloatArray) -> float:
    """Return the trend of which a short series is suspected: the panel's median in logarithms where it is pooled, else none."""
    heard = data.logged & (believed(data.observed) > 0)
    return float(np.median(own[heard])) if data.pooled and heard.any() else 0.0


def credited(data: Scaled, own: FloatArray, expected: float) -> FloatArray:
    """Return the trend (S,) that is used: the own one as far as it is believed, for the rest the one expected."""
    share = believed(data.observed)
    found: FloatArray = share * own + (1.0 - share) * np.where(data.logged, expected, 0.0)
    return found


def steepest(values: FloatArray) -> FloatArray:
    """Return the largest change per column (S,) between neighbouring values of each series, 0 without two."""
    found = np.zeros(len(values))
    for row in range(len(values)):
        at = np.flatnonzero(np.isfinite(values[row]))
        if len(at) > 1:
            found[row] = float(np.max(np.abs(np.diff(values[row, at])) / np.diff(at)))
    return found


def deviation(data: Scaled, errors: FloatArray, fitted_numbers: int) -> FloatArray:
    """Return the standard deviation (S,) of one-step errors (S, T), freedom spent on `fitted_numbers` parameters allowed for.

    In a pooled panel the median variance of the series in logarithms stands in for a few observations of each.
    """
    known = np.isfinite(errors)
    count: IntArray = known.sum(axis=1)
    free = np.maximum(count - fitted_numbers, np.maximum(count / 2, 1.0))
    variance = np.where(known, errors, 0.0) ** 2
    own = variance.sum(axis=1) / free
    heard: Flags = data.logged & (believed(data.observed) > 0)
    if data.pooled and heard.any():
        shared = float(np.median(own[heard]))
        own = np.where(data.logged, (count * own + _PEER_WEIGHT * shared) / (count + _PEER_WEIGHT), own)
    found: FloatArray = np.where(data.observed > 0, np.sqrt(own), np.nan)
    return found


def steadied(data: Scaled, spread: FloatArray, ahead: npt.NDArray[np.int64]) -> FloatArray:
    """Return spreads (S, H) in which a short series is credited with its own model only in part, for the rest with a random walk."""
    step = np.full(len(data.values), 0.0)
    for row in range(len(step)):
        at = np.flatnonzero(np.isfinite(data.values[row]))
        if len(at) > 1:
            step[row] = float(np.sum(np.diff(data.values[row, at]) ** 2) / (at[-1] - at[0]))
    heard: Flags = data.logged & (data.observed > 1)
    if data.pooled and heard.any():
        shared, count = float(np.median(step[heard])), np.maximum(data.observed - 1, 0)
        step = np.where(data.logged, (count * step + _PEER_WEIGHT * shared) / (count + _PEER_WEIGHT), step)
    share = believed(data.observed)[:, None]
    found: FloatArray = np.sqrt(share * spread**2 + (1.0 - share) * step[:, None] * ahead)
    return found


def leads(data: Scaled, horizon: int) -> npt.NDArray[np.int64]:
    """Return how many columns (S, H) each step lies after the end of its series."""
    behind = data.values.shape[1] - 1 - data.last
    found: npt.NDArray[np.int64] = behind[:, None] + 1 + np.arange(horizon)
    return found
