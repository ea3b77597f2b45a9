"""How does the series of any file go on, how sure is that, and how good were such forecasts of it before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gongxing.algorithms.series import METHOD, Backtest, Intervals, MethodScore, Trial, backtest, intervals, roll
from gongxing.errors import DataError, Fault, Place
from gongxing.io.series_file import SeriesTable, read_series
from gongxing.words import Text, same

FEWEST = 4
"""Values without which nothing is forecast."""
LEVELS = (0.5, 0.8, 0.9)
HORIZONS = {"year": 5, "quarter": 8, "month": 12, "week": 26, "day": 20}
"""Steps ahead by default."""
MOST_AHEAD = 1000


@dataclass(frozen=True)
class ForecastAsked:
    """What a user may ask beside the file; None takes what the file suggests.

    Attributes:
        column: the one series wanted, by heading or row label.
        date: heading of the date column.
        horizon: steps ahead.
        period: steps after which a season begins anew, 1 for none.
        levels: nominal levels of the intervals, between 0 and 1.
        log: model growth rates instead of differences; only series that are above zero throughout.
    """

    column: str | None = None
    date: str | None = None
    horizon: int | None = None
    period: int | None = None
    levels: tuple[float, ...] = LEVELS
    log: bool = False


@dataclass(frozen=True)
class Range:
    """A central interval at a nominal level."""

    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Step:
    """One date ahead: point and intervals."""

    date: str
    point: float
    intervals: tuple[Range, ...]
    basis: str
    """What the intervals rest on: "own" errors, errors of the "panel", or the spread of the "model"."""


@dataclass(frozen=True)
class SeriesForecast:
    """The forecast of one series."""

    name: str
    observed: int
    last_date: str
    last_value: float
    forecast: tuple[Step, ...]


@dataclass(frozen=True)
class Covered:
    """How often intervals of a nominal level held the truth in the back-test."""

    level: float
    covered: float | None
    model_covered: float | None
    """The same of the intervals of the model's own spread."""


@dataclass(frozen=True)
class Score:
    """How a method did in the back-test; None where nothing could be tested."""

    method: str
    mase: float | None
    smape: float | None
    coverage: tuple[Covered, ...]


@dataclass(frozen=True)
class HorizonScore:
    """How the method and the naive forecast did at one horizon."""

    step: int
    tested: int
    mase: float | None
    naive_mase: float | None
    coverage: tuple[Covered, ...]


@dataclass(frozen=True)
class Tried:
    """The rolling back-test: method and peers in one run."""

    origins: int
    tested: int
    mase: float | None
    naive_mase: float | None
    ratio: float | None
    """MASE over that of the naive forecast; below 1 the method is better."""
    methods: tuple[Score, ...]
    by_horizon: tuple[HorizonScore, ...]


@dataclass(frozen=True)
class ForecastAnswer:
    """What comes back: forecasts of each series, the back-test, notes."""

    file: str
    method: str
    step: str
    period: int
    horizon: int
    log: bool
    series: tuple[SeriesForecast, ...]
    backtest: Tried
    notes: tuple[Text, ...]


def forecast_file(path: Path | str, asked: ForecastAsked | None = None) -> ForecastAnswer:
    """Forecast the series of a file by the fixed method and try it on their past; DataError with all faults."""
    asked = asked or ForecastAsked()
    table = read_series(path, column=asked.column, date=asked.date)
    horizon = HORIZONS[table.calendar.step] if asked.horizon is None else asked.horizon
    period = table.calendar.period if asked.period is None else asked.period
    _refuse(asked, horizon, period)
    kept = _long_enough(table)
    notes = list(_left_out(table, kept))
    values = table.values[kept]
    trial = Trial(levels=asked.levels, log=asked.log)
    rolled = roll(values, horizon, period, trial)
    found = intervals(values, horizon, period, trial, past=rolled)
    past = backtest(values, horizon, period, trial, past=rolled)
    notes += _said(found, past, table, kept)
    named = tuple(_forecast(table, k, found, place) for place, k in enumerate(kept))
    step = table.calendar.step
    return ForecastAnswer(table.file, METHOD, step, period, horizon, asked.log, named, tried(past), tuple(notes))


def tried(past: Backtest) -> Tried:
    """Return a back-test in plain numbers."""
    best, naive = past.of(METHOD), past.of("naive")
    steps = tuple(
        HorizonScore(
            h + 1, int(best.tested[h]), _or_none(best.mase_by[h]), _or_none(naive.mase_by[h]),
            tuple(
                Covered(level, _or_none(best.coverage[k, h]), _or_none(best.model_coverage[k, h]))
                for k, level in enumerate(past.levels)
            ),
        )
        for h in range(past.horizon)
    )  # fmt: skip
    scores = tuple(_score(score, past.levels) for score in past.scores)
    return Tried(
        past.origins, past.tested, _or_none(best.mase), _or_none(naive.mase), _or_none(past.ratio), scores, steps
    )


def _score(score: MethodScore, levels: Sequence[float]) -> Score:
    covered = tuple(
        Covered(level, _or_none(score.covered(k)), _or_none(score.model_covered(k))) for k, level in enumerate(levels)
    )
    return Score(score.method, _or_none(score.mase), _or_none(score.smape), covered)


def _forecast(table: SeriesTable, k: int, found: Intervals, place: int) -> SeriesForecast:
    known = np.flatnonzero(np.isfinite(table.values[k]))
    labels = table.calendar.following(found.point.shape[1])
    steps = tuple(
        Step(
            label,
            float(found.point[place, h]),
            tuple(
                Range(level, float(found.low[n, place, h]), float(found.high[n, place, h]))
                for n, level in enumerate(found.levels)
            ),
            found.basis[place][h],
        )
        for h, label in enumerate(labels)
    )
    last = int(known[-1])
    return SeriesForecast(
        table.names[k], len(known), table.calendar.label(table.calendar.days[last]), float(table.values[k, last]), steps
    )


def _or_none(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _refuse(asked: ForecastAsked, horizon: int, period: int) -> None:
    """Raise DataError with every option that cannot be."""
    checks = (
        ("--horizon", horizon, 1 <= horizon <= MOST_AHEAD, Text(f"1 至 {MOST_AHEAD}", f"from 1 to {MOST_AHEAD}")),
        ("--period", period, 1 <= period <= MOST_AHEAD, Text(f"1 至 {MOST_AHEAD}", f"from 1 to {MOST_AHEAD}")),
        ("--levels", asked.levels, bool(asked.levels) and all(0 < level < 1 for level in asked.levels),
         Text("0 与 100 之间的百分数，如 50,80,90", "percentages between 0 and 100, such as 50,80,90")),
    )  # fmt: skip
    faults = [
        Fault(
            Place(column=option),
            same(str(value)),
            expected,
            Text("改正该选项", "correct the option"),
            "forecast.option",
        )
        for option, value, good, expected in checks
        if not good
    ]
    if faults:
        raise DataError(Text("选项有误", "options have faults"), faults)


def _long_enough(table: SeriesTable) -> list[int]:
    """Return the series with enough values; DataError where none has."""
    count = np.isfinite(table.values).sum(axis=1)
    kept = [k for k in range(len(count)) if count[k] >= FEWEST]
    if kept:
        return kept
    faults = [
        Fault(
            Place(table.file, column=name),
            Text(f"{number} 个数值", f"{number} values"),
            Text(f"至少 {FEWEST} 个", f"at least {FEWEST}"),
            Text("补充更早的数据", "add earlier data"),
            "series.short",
        )
        for name, number in zip(table.names, count.tolist(), strict=True)
    ]
    raise DataError(Text("序列太短，无法预测", "the series is too short to be forecast"), faults)


def _left_out(table: SeriesTable, kept: list[int]) -> list[Text]:
    short = [name for k, name in enumerate(table.names) if k not in set(kept)]
    if not short:
        return []
    listed = ", ".join(short[:6])
    return [
        Text(f"{len(short)} 条序列不足 {FEWEST} 个数值，未预测：{listed}", f"{len(short)} series with fewer than {FEWEST} values left out: {listed}")
    ]  # fmt: skip


def _said(found: Intervals, past: Backtest, table: SeriesTable, kept: list[int]) -> list[Text]:
    """Return what should be known of how far the intervals can be trusted."""
    notes = []
    missing = int(np.isnan(table.values[kept]).sum())
    if missing:
        notes.append(Text(f"{missing} 个数值空缺，未填补", f"{missing} values are missing and were not filled in"))
    if any("model" in basis for basis in found.basis):
        notes.append(
            Text(
                "历史太短，部分区间取自模型自身的离差，覆盖率未经检验",
                "the history is short: some intervals rest on the model's own spread, and their coverage is not tested",
            )
        )
    if not past.tested:
        notes.append(Text("历史太短，未能回测", "the history is too short for a back-test"))
        return notes
    best = past.of(METHOD)
    for k, level in enumerate(past.levels):
        covered = best.covered(k)
        if covered < level - 0.02:
            notes.append(
                Text(
                    f"名义 {level:.0%} 的区间在回测中只覆盖了 {covered:.1%}：实际不确定性更大",
                    f"intervals of nominal {level:.0%} held only {covered:.1%} of the truths in the back-test: expect more than they say",
                )
            )
    if past.ratio > 1:
        notes.append(
            Text(
                f"回测误差为朴素法的 {past.ratio:.2f} 倍：此序列上不如“末值不变”",
                f"the error in the back-test is {past.ratio:.2f} times the naive one: for this series the last value does better",
            )
        )
    return notes
