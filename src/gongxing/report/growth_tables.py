"""Which tables tell how far the park grows: distribution, parts, targets and odds, the way there?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.origins import Origin, computed
from gongxing.plan.growth import MEASURED, PARTS, ChainPart, GrowthOutlook
from gongxing.report.cells import NONE, number_column, value_cell
from gongxing.report.document import Column, Quoted, QuoteKind, Sentence, TableBlock, cell, name_of, plain
from gongxing.words import Text, same

SHOWN = (0.1, 0.25, 0.5, 0.75, 0.9)
"""The quantiles that are shown."""
NO_CHAIN = Text("未归链企业", "Firms of no chain")
_UNITS = {"output": Text("亿元", "million yuan"), "tax": Text("亿元", "million yuan"), "jobs": Text("人", "persons")}


def growth_origin(outlook: GrowthOutlook) -> Origin:
    """Return the origin of every figure of an outlook."""
    words = Text(
        f"自下而上增长预测（{outlook.draws} 次抽样，随机种子 {outlook.seed}）",
        f"growth from below ({outlook.draws} draws, seed {outlook.seed})",
    )
    return computed("engines.growth.outlook", words, "firm_years", "firms", "leads", "industry_values", "park.toml")


def measure_name(measure: str) -> Quoted:
    """Return the name of a measure with the unit its cells are in."""
    name, unit = MEASURED[measure], _UNITS[measure]
    return name_of(Text(f"{name.zh}（{unit.zh}）", f"{name.en.capitalize()} ({unit.en})"))


def measure_cell(measure: str, value: float | None, origin: Origin) -> Sentence:
    """Return a cell with an amount of a measure."""
    unit, show = ("persons", "persons!") if measure == "jobs" else ("yuan", "large!")
    return value_cell("growth", value, unit=unit, show=show, origin=origin)


def year_of(year: int) -> Quoted:
    """Return a quoted year."""
    return Quoted(same(str(year)), QuoteKind.DATE)


def share_cell(value: float | None, origin: Origin) -> Sentence:
    """Return a cell with a share in percent."""
    return value_cell("growth", value, unit="share", show="percent", origin=origin)


def _percent_column(share: float, origin: Origin, width: float = 1.0) -> Column:
    return Column(same(f"{share:.0%}"), "right", width, origin, quoted=True)


def spread_table(outlook: GrowthOutlook) -> TableBlock:
    """Return the distribution of each measure by year: mean and quantiles."""
    origin = growth_origin(outlook)
    columns = (
        Column(Text("指标", "Measure"), "left", 1.8), Column(Text("年份", "Year"), "center", 0.8), number_column(Text("均值", "Mean"), origin),
        *(_percent_column(share, origin) for share in SHOWN),
    )  # fmt: skip
    rows = [
        (
            cell(measure_name(spread.measure)) if place == 0 else NONE, cell(year_of(spread.year)), measure_cell(spread.measure, spread.mean, origin),
            *(measure_cell(spread.measure, spread.at(share), origin) for share in SHOWN),
        )
        for measure in MEASURED
        for place, spread in enumerate(s for s in outlook.spreads if s.measure == measure)
    ]  # fmt: skip
    note = plain(
        Text(
            "百分数为不超过该值的概率。",
            "A percentage is the probability that the value is not exceeded.",
        )
    )
    return TableBlock(
        "table.growth.spread", Text("增长预测分布", "Distribution of growth"), columns, tuple(rows), 0, note
    )


def parts_table(outlook: GrowthOutlook) -> TableBlock:
    """Return what each part adds to each measure, by year, on average."""
    origin = growth_origin(outlook)
    base = dict(outlook.base)
    means = {(row.measure, row.year, row.part): row.mean for row in outlook.parts}
    columns = (
        Column(Text("指标", "Measure"), "left", 1.8), Column(Text("年份", "Year"), "center", 0.8), number_column(Text("合计", "Total"), origin),
        *(number_column(_capital(label), origin) for label in PARTS.values()), number_column(Text("较基年", "Against the base"), origin),
    )  # fmt: skip
    rows = []
    for measure in MEASURED:
        for place, year in enumerate(outlook.years):
            parts = [means.get((measure, year, part)) for part in PARTS]
            total = sum(part for part in parts if part is not None)
            ahead = total / base[measure] - 1 if base.get(measure) else None
            rows.append(
                (
                    cell(measure_name(measure)) if place == 0 else NONE, cell(year_of(year)), measure_cell(measure, total, origin),
                    *(measure_cell(measure, part or None, origin) for part in parts), share_cell(ahead, origin),
                )
            )  # fmt: skip
    return TableBlock(
        "table.growth.parts", Text("增长来源分解（均值）", "Where growth comes from (means)"), columns, tuple(rows)
    )


def chains_table(outlook: GrowthOutlook) -> TableBlock | None:
    """Return the output of the last year by chain and part; None where no chain is told."""
    year = outlook.years[-1]
    found = [row for row in outlook.chains if row.measure == "output" and row.year == year]
    if not found:
        return None
    origin = growth_origin(outlook)
    chains = sorted({row.chain for row in found}, key=lambda name: -_sum(found, chain=name))
    columns = (
        Column(Text("产业链", "Chain"), "left", 2.0), number_column(Text("产值（亿元）", "Output (million yuan)"), origin, 1.2),
        number_column(Text("占比", "Share"), origin), *(number_column(_capital(label), origin) for label in PARTS.values()),
    )  # fmt: skip
    whole = _sum(found)
    rows = [
        _chain_row(name_of(name) if name else name_of(NO_CHAIN), [r for r in found if r.chain == name], whole, origin)
        for name in chains
    ]
    rows.append(_chain_row(name_of(Text("合计", "Total")), found, whole, origin))
    return TableBlock(
        "table.growth.chains", Text("末年产值按产业链", "Output of the last year by chain"), columns, tuple(rows), 1
    )


def _sum(rows: Sequence[ChainPart], chain: str | None = None, part: str | None = None) -> float:
    return sum(r.mean for r in rows if chain in (None, r.chain) and part in (None, r.part))


def _chain_row(name: Quoted, mine: Sequence[ChainPart], whole: float, origin: Origin) -> tuple[Sentence, ...]:
    total = _sum(mine)
    return (
        cell(name), measure_cell("output", total, origin), share_cell(total / whole if whole else None, origin),
        *(measure_cell("output", _sum(mine, part=part) or None, origin) for part in PARTS),
    )  # fmt: skip


def targets_table(outlook: GrowthOutlook) -> TableBlock | None:
    """Return each target against the distribution: asked, median, probability, verdict; None without targets."""
    if not outlook.targets:
        return None
    origin, last = growth_origin(outlook), outlook.years[-1]
    columns = (
        Column(Text("指标", "Measure"), "left", 1.8), number_column(Text("下达年均增速", "Rate asked for"), origin, 1.2),
        number_column(Text("末年应达", "Wanted in the last year"), origin, 1.2), number_column(Text("末年中位预测", "Median forecast"), origin, 1.2),
        number_column(Text("达成概率", "Probability"), origin), number_column(Text("要求概率", "Probability asked"), origin, 1.1),
        Column(Text("结论", "Verdict"), "center", 1.1),
    )  # fmt: skip
    rows = tuple(
        (
            cell(measure_name(t.measure)), share_cell(t.rate, origin), measure_cell(t.measure, t.value, origin),
            measure_cell(t.measure, outlook.spread(t.measure, last).at(0.5), origin), share_cell(t.probability, origin), share_cell(t.asked, origin),
            plain(Text("可达", "reachable") if t.reachable else Text("不可达", "not reachable")),
        )
        for t in outlook.targets
    )  # fmt: skip
    return TableBlock("table.growth.targets", Text("增长目标与达成概率", "Targets and their odds"), columns, rows)


def rates_table(outlook: GrowthOutlook) -> TableBlock | None:
    """Return the yearly rates that are met or exceeded with some probability; None without any."""
    if not outlook.rates:
        return None
    origin = growth_origin(outlook)
    sure = sorted({rate.probability for rate in outlook.rates})
    found = {(rate.measure, rate.probability): rate.rate for rate in outlook.rates}
    columns = (Column(Text("指标", "Measure"), "left", 1.6), *(_percent_column(share, origin) for share in sure))
    rows = tuple(
        (
            cell(name_of(Text(name.zh, name.en.capitalize()))),
            *(share_cell(found.get((measure, share)), origin) for share in sure),
        )
        for measure, name in MEASURED.items()
        if any(key[0] == measure for key in found)
    )
    note = plain(
        Text(
            "表头为达到或超过该年均增速的概率。",
            "The heading is the probability that the yearly rate is met or exceeded.",
        )
    )
    return TableBlock(
        "table.growth.rates",
        Text("各把握程度下的年均增速", "Yearly rates by how sure they are"),
        columns,
        rows,
        0,
        note,
    )


def road_table(outlook: GrowthOutlook) -> TableBlock | None:
    """Return the targets year by year against what grows from below, with the gap; None without targets."""
    if not outlook.road:
        return None
    origin = growth_origin(outlook)
    columns = (
        Column(Text("指标", "Measure"), "left", 1.8), Column(Text("年份", "Year"), "center", 0.8), number_column(Text("自上而下应达", "Wanted from above"), origin, 1.2),
        number_column(Text("自下而上均值", "Mean from below"), origin, 1.2), number_column(Text("按要求概率可达", "Met as surely as asked"), origin, 1.3),
        number_column(Text("缺口", "Gap"), origin),
    )  # fmt: skip
    shown: set[str] = set()
    rows = []
    for row in outlook.road:
        name = NONE if row.measure in shown else cell(measure_name(row.measure))
        shown.add(row.measure)
        values = (row.wanted, row.expected, row.sure, row.gap)
        rows.append((name, cell(year_of(row.year)), *(measure_cell(row.measure, value, origin) for value in values)))
    return TableBlock(
        "table.growth.road", Text("目标与预测逐年对账", "Targets against forecasts, year by year"), columns, tuple(rows)
    )


def _capital(label: Text) -> Text:
    return Text(label.zh, label.en[:1].upper() + label.en[1:])
