"""Which table shows how good forecasts were before: error against naive, and how often intervals held the truth?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.algorithms.series import METHOD, Backtest
from gongxing.origins import Origin, computed
from gongxing.plan.growth import MEASURED, Coverage
from gongxing.report.cells import number_column, value_cell
from gongxing.report.document import Column, Sentence, Stated, TableBlock, cell, join, name_of, plain, say
from gongxing.words import Text

LEVELS = {"firm": Text("单个企业", "single firms"), "park": Text("园区合计", "the park as a whole")}
_SLACK = 0.02
"""By how much coverage may fall short of what is said before the table speaks of it."""


def backtest_origin() -> Origin:
    """Return the origin of the scores."""
    return computed(
        "engines.growth.backtest",
        Text(
            "以企业历年数据逐起点回测：只用当时已知的数据预测，再与实际对照",
            "rolling back-test on the years of the firms: forecast with what was known then, held against what came",
        ),
        "firm_years",
    )


def backtest_table(coverage: Sequence[Coverage]) -> TableBlock | None:
    """Return error, naive error and coverage by measure and level of summing; None where nothing was tested."""
    tested = [each for each in coverage if each.tested]
    if not tested:
        return None
    origin = backtest_origin()
    nominal = sorted({each.nominal for each in tested})
    columns = (
        Column(Text("指标", "Measure"), "left", 1.0),
        Column(Text("口径", "Of"), "left", 1.3),
        number_column(Text("检验次数", "Forecasts tested"), origin),
        number_column(Text("误差", "Error"), origin),
        number_column(Text("朴素法误差", "Naive error"), origin),
        number_column(Text("误差之比", "Ratio"), origin),
        *_held_columns(nominal, origin),
    )
    held = {(each.measure, each.level, each.nominal): each for each in tested}
    keys = list(dict.fromkeys((each.measure, each.level) for each in tested))
    rows = tuple(_row(held, key, nominal, origin) for key in keys)
    caption = Text("预测回测：误差与区间覆盖", "Back-test of the forecast: error and coverage")
    return TableBlock("table.growth.backtest", caption, columns, rows, 0, _note(tested))


def _row(
    held: dict[tuple[str, str, float], Coverage], key: tuple[str, str], nominal: Sequence[float], origin: Origin
) -> tuple[Sentence, ...]:
    measure, level = key
    mine = [held[measure, level, share] for share in nominal if (measure, level, share) in held]
    first = mine[0]
    ratio = first.error / first.naive_error if first.naive_error > 0 else None
    covered = {each.nominal: each.covered for each in mine}
    return (
        cell(name_of(MEASURED[measure])),
        cell(name_of(LEVELS[level])),
        value_cell("growth", first.tested, unit="count", show="count", origin=origin),
        value_cell("growth", first.error, unit="", show="bare", origin=origin),
        value_cell("growth", first.naive_error, unit="", show="bare", origin=origin),
        value_cell("growth", ratio, unit="", show="bare", origin=origin),
        *(value_cell("growth", covered.get(share), unit="share", show="percent", origin=origin) for share in nominal),
    )


def _note(tested: Sequence[Coverage]) -> Sentence:
    lead = plain(
        Text(
            "误差以历史年均变动为单位；“朴素法”指末年数值不变。",
            "Errors are in units of the usual yearly change; naive means that the last year's value stays.",
        )
    )
    short = [each for each in tested if each.covered < each.nominal - _SLACK]
    if not short:
        return lead
    worst = min(short, key=lambda each: (each.covered - each.nominal, each.measure, each.level))
    measure, level = MEASURED[worst.measure], LEVELS[worst.level]
    words = Text(
        f"{measure.zh}（{level.zh}）名义 {worst.nominal:.0%} 的区间实际只覆盖 {worst.covered:.1%}",
        f"Intervals of nominal {worst.nominal:.0%} for {measure.en} of {level.en} held only {worst.covered:.1%}",
    )
    return join((lead, _wider(words, backtest_origin())))


def _wider(words: Text, origin: Origin) -> Sentence:
    template = Text("{said}，实际不确定性大于区间所示。", "{said}: expect more than they show.")
    return say(template, said=Stated(words, origin))


def horizon_table(key: str, caption: Text, past: Backtest, origin: Origin) -> TableBlock | None:
    """Return the rolling back-test of one series (a price, say) by steps ahead; None where nothing was tested.

    Errors of the method and of the naive forecast in the same run, and the share of truths within each interval.
    """
    if not past.tested:
        return None
    best, naive = past.of(METHOD), past.of("naive")
    columns = (
        number_column(Text("提前期数", "Steps ahead"), origin),
        number_column(Text("检验次数", "Forecasts tested"), origin),
        number_column(Text("误差", "Error"), origin),
        number_column(Text("朴素法误差", "Naive error"), origin),
        *_held_columns(past.levels, origin),
    )
    rows = []
    for step in range(past.horizon):
        if best.tested[step]:
            covered = (float(best.coverage[k, step]) for k in range(len(past.levels)))
            rows.append(
                (
                    value_cell(key, step + 1, unit="count", show="count", origin=origin),
                    value_cell(key, int(best.tested[step]), unit="count", show="count", origin=origin),
                    value_cell(key, float(best.mase_by[step]), unit="", show="bare", origin=origin),
                    value_cell(key, float(naive.mase_by[step]), unit="", show="bare", origin=origin),
                    *(value_cell(key, share, unit="share", show="percent", origin=origin) for share in covered),
                )
            )
    return TableBlock(key, caption, columns, tuple(rows), 0, _horizon_note(past, origin))


def _horizon_note(past: Backtest, origin: Origin) -> Sentence:
    best = past.of(METHOD)
    ratio = Text(
        f"误差为朴素法的 {past.ratio:.2f} 倍，方法在评分之前即已固定",
        f"The error is {past.ratio:.2f} times the naive one; the method was fixed before it was scored",
    )
    lead = say(Text("{said}。", "{said}."), said=Stated(ratio, origin))
    short = [k for k, level in enumerate(past.levels) if best.covered(k) < level - _SLACK]
    if not short:
        return lead
    worst = min(short, key=lambda k: best.covered(k) - past.levels[k])
    level, covered = past.levels[worst], best.covered(worst)
    words = Text(
        f"名义 {level:.0%} 的区间实际只覆盖 {covered:.1%}", f"Intervals of nominal {level:.0%} held only {covered:.1%}"
    )
    return join((lead, _wider(words, origin)))


def _held_columns(levels: Sequence[float], origin: Origin) -> tuple[Column, ...]:
    return tuple(
        Column(Text(f"名义 {share:.0%} 的实际覆盖", f"Held by {share:.0%}"), "right", 1.2, origin, quoted=True)
        for share in levels
    )
