"""How often were forecasts and their intervals right before, beside the naive ones in the same trial?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.combined import METHOD
from gongxing.algorithms.series.intervals import conformal, model_width
from gongxing.algorithms.series.panel import FloatArray, IntArray, Scaled, checked, scaled
from gongxing.algorithms.series.rolling import Rolled, Trial, rolled, usual_change

__all__ = ["Backtest", "MethodScore", "Trial", "backtest"]


@dataclass(frozen=True)
class MethodScore:
    """How one method did; by horizon (H,), by level and horizon (L, H). NaN where nothing could be tested."""

    method: str
    mase_by: FloatArray
    """Mean absolute scaled error: in units of the seasonal naive error within the history (Hyndman and Koehler 2006)."""
    smape_by: FloatArray
    """Symmetric mean absolute percentage error, 0 to 200."""
    coverage: FloatArray
    """Share of truths within the conformal intervals."""
    model_coverage: FloatArray
    """Share of truths within the intervals of the model's own spread."""
    width: FloatArray
    """Mean width of the conformal intervals, in the units of MASE."""
    tested: IntArray
    """(H,) forecasts whose truth is known."""

    @property
    def mase(self) -> float:
        """MASE over all forecasts tested, each horizon weighing as many as it has."""
        return _weighed(self.mase_by, self.tested)

    @property
    def smape(self) -> float:
        """sMAPE over all forecasts tested."""
        return _weighed(self.smape_by, self.tested)

    def covered(self, level: int) -> float:
        """Return the share of truths within the conformal intervals of the level at that place, all horizons together."""
        return _weighed(self.coverage[level], self.tested)

    def model_covered(self, level: int) -> float:
        """Return the same of the intervals of the model's own spread."""
        return _weighed(self.model_coverage[level], self.tested)


@dataclass(frozen=True)
class Backtest:
    """A rolling trial: from each origin every method forecasts with what was known then, parameters fitted anew."""

    horizon: int
    period: int
    levels: tuple[float, ...]
    origins: int
    series: int
    scores: tuple[MethodScore, ...]
    """The method of this house first, then its peers."""

    def of(self, method: str) -> MethodScore:
        """Return the scores of a method; KeyError for one that was not tried."""
        for score in self.scores:
            if score.method == method:
                return score
        raise KeyError(method)

    @property
    def tested(self) -> int:
        """How many forecasts could be held against the truth."""
        return int(self.scores[0].tested.sum())

    @property
    def ratio(self) -> float:
        """MASE of the method over that of the naive forecast: below 1 it is better."""
        return self.of(METHOD).mase / self.of("naive").mase if self.tested else float("nan")


def backtest(
    y: npt.ArrayLike, horizon: int, period: int = 1, trial: Trial | None = None, *, past: Rolled | None = None
) -> Backtest:
    """Try the method of this house and its peers on series (S, T) or (T,) from rolling origins.

    Intervals at each origin rest on errors known by then alone. With `log`, whether a series is positive is judged on all of it.
    `past` is what `roll` gave for the same arguments, to spare the work of it.
    """
    checked(horizon, period)
    trial = trial or Trial()
    data = scaled(y, log=trial.log, pool=trial.pool)
    past = past or rolled(data, horizon, period, trial)
    units = np.array([usual_change(_units(data, data.upto(int(at))), period) for at in past.known])
    scale = np.where(units > 0, units, np.nan).reshape(len(past.known), len(data.values))
    names = tuple(past.mean)
    scores = tuple(_scored(name, data, past, scale, trial.levels) for name in names)
    if not scores:
        scores = tuple(_untried(name, horizon, len(trial.levels)) for name in (METHOD, "naive"))
    return Backtest(horizon, period, trial.levels, len(past.known), len(data.values), scores)


def _units(data: Scaled, then: Scaled) -> FloatArray:
    return data.back(then.values)


def _scored(name: str, data: Scaled, past: Rolled, scale: FloatArray, levels: tuple[float, ...]) -> MethodScore:
    mean, horizon = past.mean[name], past.truth.shape[2]
    truth = np.array([data.back(each) for each in past.truth])
    points = np.array([data.back(each) for each in mean])
    valid = np.isfinite(truth) & np.isfinite(points) & np.isfinite(scale)[:, :, None]
    off = np.abs(truth - points)
    size = np.abs(truth) + np.abs(points)
    scaled_off = _means(off / scale[:, :, None], valid)
    percent = _means(np.where(size > 0, 200.0 * off / np.where(size > 0, size, 1.0), 0.0), valid)
    shape = (len(levels), horizon)
    covered, formally, wide = np.full(shape, np.nan), np.full(shape, np.nan), np.full(shape, np.nan)
    halves, formal = _halves(name, data, past, levels)
    for k in range(len(levels)):
        low, high = _bounds(data, mean, halves[k])
        covered[k] = _means((low <= truth) & (truth <= high), valid)
        wide[k] = _means((high - low) / scale[:, :, None], valid)
        low, high = _bounds(data, mean, formal[k])
        formally[k] = _means((low <= truth) & (truth <= high), valid)
    tested = valid.sum(axis=(0, 1)).astype(np.int64)
    return MethodScore(name, scaled_off, percent, covered, formally, wide, tested)


def _halves(name: str, data: Scaled, past: Rolled, levels: tuple[float, ...]) -> tuple[FloatArray, FloatArray]:
    """Return half widths (L, O, S, H): conformal at each origin from errors known by then, and the model's own."""
    scores = past.scores(name)
    origins, rows, horizon = scores.shape
    formal, found = (np.full((len(levels), origins, rows, horizon), np.nan) for _ in range(2))
    for place, known in enumerate(past.known.tolist()):
        observed = data.upto(known).observed
        for step in range(horizon):
            formal[:, place, :, step] = model_width(past.spread[name][place, :, step], observed, levels)
            seen = scores[: int(np.searchsorted(past.known + step, known)), :, step]
            width, source = conformal(seen, levels)
            found[:, place, :, step] = np.where(source == 0, formal[:, place, :, step], width * past.scale[place])
    return found, formal


def _bounds(data: Scaled, mean: FloatArray, half: FloatArray) -> tuple[FloatArray, FloatArray]:
    low = np.array([data.back(each) for each in mean - half])
    high = np.array([data.back(each) for each in mean + half])
    return low, high


def _means(values: npt.NDArray[np.generic], valid: npt.NDArray[np.bool_]) -> FloatArray:
    """Return means (H,) over origins and series where valid, NaN without any."""
    number = valid.sum(axis=(0, 1))
    total = np.where(valid, values, 0.0).sum(axis=(0, 1))
    found: FloatArray = np.where(number > 0, total / np.maximum(number, 1), np.nan)
    return found


def _weighed(by: FloatArray, tested: IntArray) -> float:
    some = tested > 0
    return float((by[some] * tested[some]).sum() / tested[some].sum()) if some.any() else float("nan")


def _untried(name: str, horizon: int, levels: int) -> MethodScore:
    by, both = np.full(horizon, np.nan), np.full((levels, horizon), np.nan)
    return MethodScore(name, by, by, both, both, both, np.zeros(horizon, dtype=np.int64))
