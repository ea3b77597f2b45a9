"""How are series held, many at once, and what is a forecast of them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FEWEST = 4
"""Observations below which a series is carried on at its last value."""
SHORT = 10
"""Observations below which a trend is believed only in part: (n - 3) / (SHORT - 3) of it."""
PEERS = 8
"""Series from which on the others of a panel say what trend and spread to expect of a short one."""


@dataclass(frozen=True)
class Forecast:
    """What a method says of S series for the H steps after the last column of the panel.

    A series that ends before the last column is forecast from its own end, so its first step lies further ahead. Series
    without any value stay NaN throughout.
    """

    method: str
    mean: FloatArray
    """(S, H) points, in the units of the data; medians where the series was modelled in logarithms."""
    fitted: FloatArray
    """(S, T) what was said one step ahead within the history; NaN before the first value."""
    spread: FloatArray
    """(S, H) standard deviation of the error by horizon, in logarithms where `logged`."""
    logged: Flags
    """(S,) whether the series was modelled in logarithms: asked for and every value positive."""
    observed: IntArray
    """(S,) how many values the series has."""


@dataclass(frozen=True)
class Scaled:
    """A panel on the scale on which it is modelled."""

    values: FloatArray
    """(S, T), NaN where missing."""
    logged: Flags
    observed: IntArray
    first: IntArray
    """(S,) first column with a value, T without any."""
    last: IntArray
    """(S,) last column with a value, -1 without any."""
    pooled: bool
    floor: FloatArray
    """(S,) below which no forecast goes: 0 where no value is below it and it is not logged, else -inf."""

    def upto(self, columns: int) -> Scaled:
        """Return the panel as it stood when only its first `columns` columns were known."""
        return _laid(self.values[:, :columns], self.logged, self.floor, self.pooled)

    def back(self, values: FloatArray) -> FloatArray:
        """Return values (S, K) in the units of the data."""
        found: FloatArray = np.where(self.logged[:, None], _exp(values), np.maximum(values, self.floor[:, None]))
        return found


def panel(y: npt.ArrayLike) -> FloatArray:
    """Return series as (S, T) floats, one series as one row; ValueError for infinite values, no time or more than two dimensions."""
    values = np.array(y, dtype=np.float64)
    if values.ndim == 1:
        values = values[None]
    if values.ndim != 2:
        raise ValueError(f"expected series (n_series, n_times), found an array of {values.ndim} dimensions")
    if not values.shape[1]:
        raise ValueError("expected at least one time, found none")
    if np.isinf(values).any():
        raise ValueError("expected finite values or NaN for missing ones, found infinite ones")
    return np.ascontiguousarray(values)


def scaled(y: npt.ArrayLike, *, log: bool = False, pool: bool = False) -> Scaled:
    """Return a panel ready to be modelled; with `log`, series whose values are all positive are taken in logarithms."""
    values = panel(y)
    known = np.isfinite(values)
    least = np.min(np.where(known, values, np.inf), axis=1, initial=np.inf)
    logged = known.any(axis=1) & (least > 0) & log
    values[logged] = np.log(values[logged])
    floor = np.where(~logged & (least >= 0), 0.0, -np.inf)
    return _laid(values, logged, floor, pool)


def _laid(values: FloatArray, logged: Flags, floor: FloatArray, pool: bool) -> Scaled:
    known = np.isfinite(values)
    count = known.sum(axis=1).astype(np.int64)
    times = values.shape[1]
    some = count > 0
    first = np.where(some, known.argmax(axis=1) if times else 0, times).astype(np.int64)
    last = np.where(some, times - 1 - known[:, ::-1].argmax(axis=1) if times else -1, -1).astype(np.int64)
    pooled = pool and int((count >= FEWEST).sum()) >= PEERS
    return Scaled(np.ascontiguousarray(values), logged, count, first, last, pooled, floor)


def checked(horizon: int, period: int) -> None:
    """Raise ValueError unless horizon and period are whole numbers from one on."""
    if horizon < 1 or period < 1:
        raise ValueError(f"horizon and period are at least 1, found {horizon} and {period}")


def believed(observed: IntArray) -> FloatArray:
    """Return the share (S,) of its own trend that a series is credited with: none below FEWEST values, all from SHORT on."""
    found: FloatArray = np.clip((observed - (FEWEST - 1)) / (SHORT - (FEWEST - 1)), 0.0, 1.0)
    return found


def _exp(values: FloatArray) -> FloatArray:
    found: FloatArray = np.exp(np.minimum(values, 700.0))
    return found
