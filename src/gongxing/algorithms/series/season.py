"""Has a series a season, and what is it without?

The test and the decomposition are those of the theta method in the M3 and M4 competitions (Assimakopoulos and Nikolopoulos
2000; Hyndman's `thetaf`): autocorrelation at the period beyond its 90 % bound under a moving average of lower order, then
classical decomposition with a centred moving average.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.algorithms.series.panel import Flags, FloatArray, Scaled

_BOUND = 1.6448536269514722
"""Normal quantile at 95 %: a two-sided test at 10 %."""
_SLIGHT = 1e-4


@dataclass(frozen=True)
class Seasons:
    """The seasonal side of a panel: series without season, and how to put it back."""

    adjusted: FloatArray
    """(S, T)."""
    index: FloatArray
    """(S, period) by column modulo period; 1 or 0 where there is no season."""
    times: Flags
    """(S,) whether the season multiplies; otherwise it adds."""
    seasonal: Flags
    """(S,) whether a season was found."""

    def put_back(self, values: FloatArray, start: int) -> FloatArray:
        """Return values (S, K) of columns from `start` on with their season."""
        index = self._of(values.shape[1], start)
        found: FloatArray = np.where(self.times[:, None], values * index, values + index)
        return found

    def widened(self, spread: FloatArray, start: int) -> FloatArray:
        """Return spreads (S, K) as wide as the season makes them."""
        index = self._of(spread.shape[1], start)
        found: FloatArray = np.where(self.times[:, None], spread * np.abs(index), spread)
        return found

    def _of(self, count: int, start: int) -> FloatArray:
        found: FloatArray = self.index[:, (start + np.arange(count)) % self.index.shape[1]]
        return found


def seasons(data: Scaled, period: int) -> Seasons:
    """Return the panel seasonally adjusted where the test says so: by division where all values are positive, else by difference."""
    count, columns = data.values.shape
    least = np.min(np.where(np.isfinite(data.values), data.values, np.inf), axis=1, initial=np.inf)
    times = ~data.logged & (least > 0)
    index = np.where(times[:, None], np.ones((count, period)), 0.0)
    seasonal = np.zeros(count, dtype=np.bool_)
    if period == 1 or columns <= 2 * period:
        return Seasons(data.values, index, times, seasonal)
    adjusted = data.values.copy()
    for row in range(count):
        length = int(data.last[row] - data.first[row] + 1)
        if data.observed[row] == 0 or length <= 2 * period:
            continue
        begin = int(data.first[row])
        seasonal[row] = _season(data.values[row], begin, begin + length, period, bool(times[row]), index[row])
    by_column = index[:, np.arange(columns) % period]
    adjusted[times] = data.values[times] / by_column[times]
    adjusted[~times] -= by_column[~times]
    return Seasons(adjusted, index, times, seasonal)


@compiled
def _season(y: FloatArray, begin: int, end: int, period: int, times: bool, index: FloatArray) -> bool:
    """Write the seasonal index of y[begin:end] by column modulo period; False (and nothing written) where there is no season."""
    whole = _filled(y, begin, end)
    if not _tested(whole, period):
        return False
    found = _index(whole, begin, period, times)
    for phase in range(period):
        if not np.isfinite(found[phase]) or (times and found[phase] < _SLIGHT):
            return False
    index[:] = found
    return True


@compiled
def _filled(y: FloatArray, begin: int, end: int) -> FloatArray:
    """Return y[begin:end] with missing values between their neighbours on a straight line: for the season's sake only."""
    whole = y[begin:end].copy()
    before = 0
    for at in range(1, len(whole)):
        if np.isfinite(whole[at]):
            for gap in range(before + 1, at):
                whole[gap] = whole[before] + (whole[at] - whole[before]) * (gap - before) / (at - before)
            before = at
    return whole


@compiled
def _tested(y: FloatArray, period: int) -> bool:
    count = len(y)
    mean = y.mean()
    base = ((y - mean) ** 2).sum()
    if base <= 1e-12 * max(1.0, mean * mean) * count:
        return False
    total = 0.0
    last = 0.0
    for lag in range(1, period + 1):
        last = ((y[lag:] - mean) * (y[: count - lag] - mean)).sum() / base
        if lag < period:
            total += last * last
    return bool(abs(last) > _BOUND * np.sqrt((1.0 + 2.0 * total) / count))


@compiled
def _index(y: FloatArray, begin: int, period: int, times: bool) -> FloatArray:
    """Return seasonal indices by column modulo period: means of the ratios (or differences) to a centred moving average, levelled."""
    count, half = len(y), period // 2
    total, number = np.zeros(period), np.zeros(period)
    for at in range(half, count - half):
        mean = y[at - half : at + half + 1].sum()
        if period % 2 == 0:
            mean -= 0.5 * (y[at - half] + y[at + half])
        mean /= period
        phase = (begin + at) % period
        total[phase] += y[at] / mean if times else y[at] - mean
        number[phase] += 1
    found = total / number
    middle = found.mean()
    levelled: FloatArray = found / middle if times else found - middle
    return levelled
