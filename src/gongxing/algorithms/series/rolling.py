"""What would each method have said at earlier times, and how far was it off?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.combined import every_method
from gongxing.algorithms.series.panel import FloatArray, IntArray, Scaled, checked, scaled


@dataclass(frozen=True)
class Trial:
    """How a method is tried on its own past.

    Attributes:
        levels: nominal levels of the intervals, each between 0 and 1.
        log: model series with positive values in logarithms.
        pool: let the panel's median trend and spread steady short series.
        origins: at most so many times from which the past is forecast, evenly spaced, the latest included.
        first: columns known at the first of them; 0 takes two periods and two columns, at least five.
    """

    levels: tuple[float, ...] = (0.5, 0.8, 0.9)
    log: bool = False
    pool: bool = False
    origins: int = 200
    first: int = 0

    def __post_init__(self) -> None:
        if not self.levels or not all(0 < level < 1 for level in self.levels):
            raise ValueError(f"levels lie between 0 and 1, found {self.levels}")
        if self.origins < 1 or self.first < 0:
            raise ValueError(f"at least one origin after no fewer than 0 columns, found {self.origins}, {self.first}")


@dataclass(frozen=True)
class Rolled:
    """Forecasts from O earlier times; everything on the scale of the model."""

    known: IntArray
    """(O,) how many columns were known."""
    truth: FloatArray
    """(O, S, H), NaN where it is not known yet."""
    mean: Mapping[str, FloatArray]
    """(O, S, H) by method."""
    spread: Mapping[str, FloatArray]
    scale: FloatArray
    """(O, S) mean absolute change over a period in the history known then; NaN without one."""

    def scores(self, method: str) -> FloatArray:
        """Return absolute errors (O, S, H) in units of the scale of their time; NaN where the scale is nil."""
        if not len(self.known):
            return np.full(self.truth.shape, np.nan)
        scale = np.where(self.scale > 0, self.scale, np.nan)[:, :, None]
        found: FloatArray = np.abs(self.truth - self.mean[method]) / scale
        return found


def roll(y: npt.ArrayLike, horizon: int, period: int = 1, trial: Trial | None = None) -> Rolled:
    """Return what every method would have said of series (S, T) or (T,) at earlier times, on the scale of the model."""
    checked(horizon, period)
    trial = trial or Trial()
    return rolled(scaled(y, log=trial.log, pool=trial.pool), horizon, period, trial)


def rolled(data: Scaled, horizon: int, period: int, trial: Trial) -> Rolled:
    """Forecast again from earlier times, with all that was known then and nothing else."""
    columns = data.values.shape[1]
    first = trial.first or max(5, 2 * period + 2)
    known = np.arange(first, columns)
    if len(known) > trial.origins:
        known = known[np.unique(np.linspace(0, len(known) - 1, trial.origins).round().astype(np.int64))]
    rows = len(data.values)
    ahead = np.full((rows, columns + horizon), np.nan)
    ahead[:, :columns] = data.values
    mean: dict[str, list[FloatArray]] = {}
    spread: dict[str, list[FloatArray]] = {}
    truth, scale = np.full((len(known), rows, horizon), np.nan), np.full((len(known), rows), np.nan)
    for place, at in enumerate(known.tolist()):
        then = data.upto(at)
        truth[place] = ahead[:, at : at + horizon]
        scale[place] = usual_change(then.values, period)
        for name, (points, _, wide) in every_method(then, horizon, period).items():
            mean.setdefault(name, []).append(points)
            spread.setdefault(name, []).append(wide)
    return Rolled(
        known.astype(np.int64), truth, {k: np.array(v) for k, v in mean.items()},
        {k: np.array(v) for k, v in spread.items()}, scale,
    )  # fmt: skip


def usual_change(values: FloatArray, period: int) -> FloatArray:
    """Return the mean absolute change over a period (S,): the error of the seasonal naive forecast within the history, by
    which MASE is scaled (Hyndman and Koehler 2006); with gaps, over the pairs that are known; over one column where no pair a
    period apart is known."""
    found = np.full(len(values), np.nan)
    for lag in dict.fromkeys((period, 1)):
        if values.shape[1] > lag:
            change = np.abs(values[:, lag:] - values[:, :-lag])
            pairs = np.isfinite(change)
            number = pairs.sum(axis=1)
            mean = np.where(pairs, change, 0.0).sum(axis=1) / np.maximum(number, 1)
            found = np.where(np.isnan(found) & (number > 0), mean, found)
    return found
