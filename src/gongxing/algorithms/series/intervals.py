"""Between which bounds will a series lie, going by how far such forecasts were off before?

Split-conformal intervals from rolling origins: for each horizon the quantile of absolute errors, in units of the usual change
of their series, that were known by then. Where a series has too few errors of its own those of the panel serve, and where
the panel has too few the model's own spread does. The guarantee of conformal prediction wants exchangeable errors, which
prices in a storm do not give: the coverage in the back-test says what the intervals are worth.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from gongxing.algorithms.series.combined import METHOD, every_method
from gongxing.algorithms.series.panel import FloatArray, IntArray, checked, scaled
from gongxing.algorithms.series.rolling import Rolled, Trial, rolled, usual_change

ENOUGH = 20
"""Errors from which on a quantile is taken from them."""


@dataclass(frozen=True)
class Intervals:
    """Central intervals of S series over H steps at L levels, in the units of the data."""

    levels: tuple[float, ...]
    point: FloatArray
    """(S, H)."""
    low: FloatArray
    """(L, S, H)."""
    high: FloatArray
    basis: tuple[tuple[str, ...], ...]
    """By series and step: "own" errors, errors of the "panel", or the spread of the "model"."""


def intervals(
    y: npt.ArrayLike, horizon: int, period: int = 1, trial: Trial | None = None, *, past: Rolled | None = None
) -> Intervals:
    """Return the combined forecast of series (S, T) or (T,) with conformal intervals at the levels of `trial`.

    `past` is what `roll` gave for the same arguments, to spare the work of it.
    """
    checked(horizon, period)
    trial = trial or Trial()
    data = scaled(y, log=trial.log, pool=trial.pool)
    mean, _, spread = every_method(data, horizon, period)[METHOD]
    past = past or rolled(data, horizon, period, trial)
    scores, columns = past.scores(METHOD), data.values.shape[1]
    scale = usual_change(data.values, period)
    half = np.full((len(trial.levels), *mean.shape), np.nan)
    basis = [["model"] * horizon for _ in range(len(mean))]
    for step in range(horizon):
        seen = scores[past.known + step < columns, :, step]
        width, source = conformal(seen, trial.levels)
        wide = width * scale
        formal = model_width(spread[:, step], data.observed, trial.levels)
        half[:, :, step] = np.where(source == 0, formal, wide)
        for row in range(len(mean)):
            basis[row][step] = ("model", "own", "panel")[int(source[row])]
    low = np.array([data.back(mean - each) for each in half])
    high = np.array([data.back(mean + each) for each in half])
    return Intervals(trial.levels, data.back(mean), low, high, tuple(tuple(row) for row in basis))


def conformal(scores: FloatArray, levels: tuple[float, ...]) -> tuple[FloatArray, IntArray]:
    """Return half widths (L, S) from earlier scores (O, S), and (S,) whence: 1 own, 2 panel, 0 too few (NaN).

    The quantile is the ceil((n + 1) level)-th smallest of n scores, the largest where there are not that many.
    """
    rows = scores.shape[1]
    number = np.isfinite(scores).sum(axis=0)
    width, source = np.full((len(levels), rows), np.nan), np.zeros(rows, dtype=np.int64)
    whole = np.sort(scores[np.isfinite(scores)])
    mine = np.sort(scores, axis=0)
    own = number >= ENOUGH
    for k, level in enumerate(levels):
        if len(whole) >= ENOUGH:
            width[k] = whole[min(int(np.ceil((len(whole) + 1) * level)), len(whole)) - 1]
        if own.any():
            rank = np.minimum(np.ceil((number + 1) * level).astype(np.int64), number) - 1
            width[k, own] = np.take_along_axis(mine, np.maximum(rank, 0)[None], axis=0)[0][own]
    source[:] = 2 if len(whole) >= ENOUGH else 0
    source[own] = 1
    return width, source


def model_width(spread: FloatArray, observed: IntArray, levels: tuple[float, ...]) -> FloatArray:
    """Return half widths (L, S) of a model's own intervals: Student's t with observations less three degrees, at least three."""
    free = np.maximum(observed - 3, 3).astype(np.float64)
    found: FloatArray = np.array([stdtrit(free, 0.5 + 0.5 * level) * spread for level in levels])
    return found
