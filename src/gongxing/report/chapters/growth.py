"""How far does the park grow, how sure are its targets, and what would it take to reach them?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.origins import Figure
from gongxing.plan import GrowthOutlook
from gongxing.plan.growth import MEASURED
from gongxing.report.backtest_tables import backtest_table
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body
from gongxing.report.chapters.verdicts import checked, notes, unsolved, verdict
from gongxing.report.document import (
    Block,
    Box,
    FigureRun,
    MapBlock,
    Ref,
    Sentence,
    name_of,
    plain,
    say,
)
from gongxing.report.economy_parts import ECONOMY_PARTS
from gongxing.report.growth_tables import (
    growth_origin,
    parts_table,
    rates_table,
    road_table,
    spread_table,
    targets_table,
)
from gongxing.report.industry_charts import chart_titles
from gongxing.report.lever_tables import closers_table, odds_table, package_table
from gongxing.report.material import Material
from gongxing.words import Text

_PART = ECONOMY_PARTS["growth"]


def growth_section(material: Material) -> tuple[Block, ...]:
    """Return the outlook with its odds and the least package that reaches the targets."""
    outlook = material.plan.outlook
    if outlook is None:
        return unsolved(material, _PART, None)
    return body(*_outlook(material, outlook), *_package(material, outlook))


def _outlook(material: Material, outlook: GrowthOutlook) -> Iterator[Block | None]:
    spread, rates = spread_table(outlook), rates_table(outlook)
    lead = Text(
        "增速不是拍出来的：由现有企业、招商线索、规划地块和企业去留逐项推算，叠加油价与需求冲击，得到的是分布而不是一个数，见{table}。",
        "The rate of growth is not set by wish: firms, leads, planned plots and decisions on firms are added up under shocks of oil and "
        "demand, which gives a distribution and not a number, see {table}.",
    )
    yield paragraph(say(lead, table=Ref(spread.key)), _odds(outlook))
    yield spread
    titles = chart_titles(material)
    yield from (MapBlock(key, titles[key]) for key in ("chart.growth", "chart.growth_parts") if key in titles)
    yield from (
        targets_table(outlook),
        rates,
        parts_table(outlook),
        road_table(outlook),
        backtest_table(outlook.coverage),
    )
    if outlook.notes:
        listed = notes(_PART, outlook.notes)
        if listed is not None:
            yield Box("box.growth_notes", Text("预测所据", "What the forecast rests on"), (listed,))  # type: ignore[arg-type]


def _odds(outlook: GrowthOutlook) -> Sentence:
    """Say of the target that is hardest to meet whether it can be reached."""
    if not outlook.targets:
        return plain(Text("尚未设定增长目标。", "No growth target is set."))
    hardest = min(outlook.targets, key=lambda target: target.probability - target.asked)
    words = (
        Text(
            "按现方案，{name}年均增长{rate}的目标可以达到，概率{odds}。",
            "As the plan stands, the target of {rate} a year for {name} is within reach: its probability is {odds}.",
        )
        if hardest.reachable
        else Text(
            "按现方案，{name}年均增长{rate}的目标不可达：概率只有{odds}，要求是{asked}。",
            "As the plan stands, the target of {rate} a year for {name} is not reachable: its probability is only {odds}, {asked} is asked.",
        )
    )
    return say(
        words,
        name=name_of(MEASURED[hardest.measure]),
        rate=_share(outlook, "rate", hardest.rate),
        odds=_share(outlook, "odds", hardest.probability),
        asked=_share(outlook, "asked", hardest.asked),
    )


def _share(outlook: GrowthOutlook, name: str, value: float) -> FigureRun:
    label = Text("增长目标与概率", "growth target and odds")
    return FigureRun(Figure(f"report.growth.{name}", label, value, "share", growth_origin(outlook)))


def _package(material: Material, outlook: GrowthOutlook) -> tuple[Block, ...]:
    result = material.plan.growth
    lead = verdict(material, _PART, result)
    if result is None:
        return unsolved(material, _PART, result)
    closers = closers_table(outlook)
    if result.part is None:
        return body(*lead, closers, *unsolved(material, _PART, result))
    package, odds = package_table(result), odds_table(result, outlook)
    words = Text(
        "反过来问：要达到目标，至少还须追加多少指标、招商或提质增效？最省的组合见{table}。",
        "Asked the other way round: how much more quota, promotion or productivity would the targets take? {table} gives the least package.",
    )
    said = paragraph(say(words, table=Ref(package.key))) if package is not None else None
    return body(*lead, said, package, odds, closers, *checked(material, _PART))
