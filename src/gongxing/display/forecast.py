"""How do forecasts and their back-test look on a terminal?"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_forecast import ForecastBench
from gongxing.workflow.forecast import ForecastAnswer, SeriesForecast, Tried

METHODS = {
    "combined": Text("组合（theta 与阻尼趋势均值）", "combined (mean of theta and damped trend)"),
    "theta": Text("theta", "theta"),
    "damped_trend": Text("阻尼趋势", "damped trend"),
    "naive": Text("朴素（末值不变）", "naive (last value)"),
    "seasonal_naive": Text("季节朴素", "seasonal naive"),
    "drift": Text("漂移", "drift"),
}
"""The methods in words."""
MOST_IN_FULL = 3
"""Series up to which each is shown step by step."""


def show_forecast(answer: ForecastAnswer, lang: Lang) -> None:
    """Show points and intervals, the back-test against naive, and what must be told."""
    OUT.print(f"{answer.file}  {METHODS[answer.method].in_(lang)}", markup=False)
    if len(answer.series) <= MOST_IN_FULL:
        for series in answer.series:
            _steps(series, lang)
    else:
        _ends(answer.series, lang)
    _tried(answer.backtest, lang)
    for note in answer.notes:
        OUT.print("  ! " + note.in_(lang), markup=False)


def show_forecast_bench(bench: ForecastBench, lang: Lang) -> None:
    """Show each set of the benchmark on a line and the back-test of each."""
    OUT.print(Text("方法事先固定，逐起点滚动回测", "method fixed beforehand, rolling origins").in_(lang), markup=False)
    for part in bench.sets:
        OUT.print("", markup=False)
        words = Text(
            f"{part.name}：{part.series} 条序列，{part.columns} 期，预测 {part.horizon} 期，{part.seconds:.1f} 秒",
            f"{part.name}: {part.series} series, {part.columns} columns, {part.horizon} ahead, {part.seconds:.1f} s",
        )
        OUT.print(words.in_(lang), markup=False)
        _tried(part.backtest, lang)


def _steps(series: SeriesForecast, lang: Lang) -> None:
    words = Text(
        f"{series.name}：{series.observed} 个数值，至 {series.last_date}（{_number(series.last_value)}）",
        f"{series.name}: {series.observed} values up to {series.last_date} ({_number(series.last_value)})",
    )
    OUT.print(words.in_(lang), markup=False)
    table = Table(box=None, pad_edge=False)
    table.add_column(Text("日期", "date").in_(lang))
    table.add_column(Text("预测", "point").in_(lang), justify="right")
    for each in series.forecast[0].intervals:
        table.add_column(f"{each.level:.0%}", justify="right")
    for step in series.forecast:
        spans = (f"{_number(each.low)} – {_number(each.high)}" for each in step.intervals)
        table.add_row(step.date, _number(step.point), *spans)
    OUT.print(table)


def _ends(series: Sequence[SeriesForecast], lang: Lang) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column(Text("序列", "series").in_(lang))
    last = series[0].forecast[-1]
    widest = max(range(len(last.intervals)), key=lambda k: last.intervals[k].level)
    for label in (Text("末值", "last value"), Text(f"{last.date} 预测", f"point {last.date}")):
        table.add_column(label.in_(lang), justify="right")
    table.add_column(f"{last.intervals[widest].level:.0%}", justify="right")
    for each in series:
        end = each.forecast[-1]
        span = end.intervals[widest]
        cells = (_number(each.last_value), _number(end.point), f"{_number(span.low)} – {_number(span.high)}")
        table.add_row(each.name[:40], *cells)
    OUT.print(table)


def _tried(past: Tried, lang: Lang) -> None:
    words = Text(
        f"回测：{past.origins} 个起点，{past.tested} 次预测",
        f"back-test: {past.origins} origins, {past.tested} forecasts",
    )
    OUT.print(words.in_(lang), markup=False)
    if not past.tested:
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("  " + Text("方法", "method").in_(lang))
    for label in ("MASE", "sMAPE"):
        table.add_column(label, justify="right")
    covered = Text("覆盖", "held by")
    for each in past.methods[0].coverage:
        table.add_column(f"{covered.in_(lang)} {each.level:.0%}", justify="right")
    for score in past.methods:
        shares = ("-" if each.covered is None else f"{each.covered:.1%}" for each in score.coverage)
        table.add_row("  " + METHODS[score.method].in_(lang), _score(score.mase), _score(score.smape), *shares)
    OUT.print(table)
    if past.ratio is not None:
        words = Text(f"  误差为朴素法的 {past.ratio:.3f} 倍", f"  error {past.ratio:.3f} times the naive one")
        OUT.print(words.in_(lang), markup=False)


def _score(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _number(value: float) -> str:
    size = abs(value)
    return f"{value:,.0f}" if size >= 10_000 else f"{value:,.2f}" if size >= 1 else f"{value:.4g}"
