"""Which tables tell what it would take to grow as asked: the package of levers, each lever alone, what could close the gap?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.origins import Origin, computed
from gongxing.plan import GrowthOutlook, GrowthScheme, Result
from gongxing.plan.growth import MEASURED, Lever
from gongxing.report.cells import NONE, number_column, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.growth_tables import growth_origin, measure_cell, measure_name, share_cell
from gongxing.words import Text

_NAMES = {"m2": Text("公顷", "ha"), "count": Text("条", "number"), "share": Text("占产值", "of output")}


def package_origin(result: Result[GrowthScheme]) -> Origin:
    """Return the origin of the figures of a package."""
    words = Text(
        f"增长引擎求得的最省举措组合（随机种子 {result.seed}，概率计算 {result.work} 次）",
        f"least package found by the growth engine (seed {result.seed}, odds reckoned {result.work} times)",
    )
    return computed("engines.growth.solve", words, "firm_years", "leads", "industry_values", "park.toml")


def package_table(result: Result[GrowthScheme]) -> TableBlock | None:
    """Return the least package: each lever with its amount, limit and cost, and what it would take alone; None where there is none."""
    scheme = result.part
    if scheme is None:
        return None
    origin = package_origin(result)
    columns = (
        Column(Text("举措", "Lever"), "left", 2.6), number_column(Text("用量", "Amount"), origin), number_column(Text("上限", "Limit"), origin),
        number_column(Text("费用（亿元）", "Cost (million yuan)"), origin, 1.1), number_column(Text("单独使用需", "Alone it takes"), origin, 1.1),
        number_column(Text("单独费用（亿元）", "Alone (million yuan)"), origin, 1.2),
    )  # fmt: skip
    alone = {lever.key: lever for lever in scheme.alone}
    rows = [_lever_row(lever, alone.get(lever.key), origin) for lever in scheme.levers]
    cheapest = min((lever.cost_yuan for lever in scheme.alone), default=None)
    total = _money(scheme.cost_yuan, origin), NONE, _money(cheapest, origin)
    rows.append((plain(Text("合计（单独：最省一项）", "Total (alone: the cheapest)")), NONE, NONE, *total))
    note = plain(
        Text("“—”表示单独用到上限也达不到目标。", "A dash means that the lever alone is not enough even at its limit.")
    )
    return TableBlock(
        "table.growth.package",
        Text("达标所需的最省举措组合", "The least package that reaches the targets"),
        columns,
        tuple(rows),
        1,
        note,
    )


def _lever_row(lever: Lever, alone: Lever | None, origin: Origin) -> tuple[Sentence, ...]:
    unit = _NAMES[lever.unit]
    label = name_of(
        Text(f"{lever.label.zh}（{unit.zh}）", f"{lever.label.en[:1].upper()}{lever.label.en[1:]} ({unit.en})")
    )
    return (
        cell(label), _amount(lever.amount, lever.unit, origin), _amount(lever.limit, lever.unit, origin), _money(lever.cost_yuan, origin),
        _amount(alone.amount if alone else None, lever.unit, origin), _money(alone.cost_yuan if alone else None, origin),
    )  # fmt: skip


def _amount(value: float | None, unit: str, origin: Origin) -> Sentence:
    show = {"m2": "ha!", "count": "count", "share": "percent"}[unit]
    return value_cell("growth", value, unit=unit, show=show, origin=origin)


def _money(value: float | None, origin: Origin) -> Sentence:
    return value_cell("growth", value, unit="yuan", show="large!", origin=origin)


def odds_table(result: Result[GrowthScheme], outlook: GrowthOutlook) -> TableBlock | None:
    """Return the probability of each target as the plan stands and with the package; None without a package."""
    if result.part is None:
        return None
    before = {target.measure: target.probability for target in outlook.targets}
    plain_origin, origin = growth_origin(outlook), package_origin(result)
    columns = (
        Column(Text("指标", "Measure"), "left", 1.6), number_column(Text("年均增速目标", "Rate asked for"), origin, 1.2),
        number_column(Text("现有计划", "As the plan stands"), plain_origin, 1.2), number_column(Text("加上举措组合", "With the package"), origin, 1.2),
        number_column(Text("要求概率", "Probability asked"), origin, 1.2),
    )  # fmt: skip
    rows = tuple(
        (
            cell(name_of(Text(MEASURED[t.measure].zh, MEASURED[t.measure].en.capitalize()))), share_cell(t.rate, origin),
            share_cell(before.get(t.measure), plain_origin), share_cell(t.probability, origin), share_cell(t.asked, origin),
        )
        for t in result.part.targets
    )  # fmt: skip
    return TableBlock(
        "table.growth.odds", Text("举措组合前后的达成概率", "Odds before and with the package"), columns, rows
    )


def closers_table(outlook: GrowthOutlook) -> TableBlock | None:
    """Return what each lever at its limit adds to each measure with a target, and how much of the gap that closes; None without targets."""
    if not outlook.closers:
        return None
    origin = growth_origin(outlook)
    measures = tuple(dict.fromkeys(closer.measure for closer in outlook.closers))
    columns = (
        Column(Text("举措（用到上限）", "Lever at its limit"), "left", 2.4),
        *(column for measure in measures for column in _pair(measure, origin)),
    )
    found = {(closer.lever, closer.measure): closer for closer in outlook.closers}
    labels = {closer.lever: closer.label for closer in outlook.closers}
    rows = []
    for lever, label in labels.items():
        cells: list[Sentence] = [cell(name_of(Text(label.zh, label.en[:1].upper() + label.en[1:])))]
        for measure in measures:
            closer = found[lever, measure]
            cells += [measure_cell(measure, closer.gain, origin), share_cell(closer.share, origin)]
        rows.append(tuple(cells))
    note = plain(
        Text(
            "占缺口为末年增量均值占目标缺口的比例；“—”表示没有缺口。",
            "Of the gap: mean gain in the last year over the gap; a dash means there is no gap.",
        )
    )
    return TableBlock(
        "table.growth.closers",
        Text("各项举措可补的缺口", "How much of the gap each lever closes"),
        columns,
        tuple(rows),
        0,
        note,
    )


def _pair(measure: str, origin: Origin) -> Sequence[Column]:
    name = measure_name(measure).words
    return (
        Column(Text(f"{name.zh}增量", f"{name.en} gained"), "right", 1.2, origin),
        Column(Text("占缺口", "Of the gap"), "right", 0.8, origin),
    )
