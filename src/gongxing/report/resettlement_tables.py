"""Which tables show a resettlement: groups with where they go, cost and risk, estates with their flats, and what is paid for what?"""

from __future__ import annotations

from gongxing.origins import computed
from gongxing.plan import ResettlementScheme
from gongxing.plan.resettlement import ITEMS, RISKS, WAYS, EstateLine, GroupLine
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, id_of, join, name_of, plain
from gongxing.words import Text

ORIGIN = computed(
    "engines.resettlement.solve",
    Text("安置引擎计算", "computed by the resettlement engine"),
    "households", "estates", "flat_types", "resettlement_values",
)  # fmt: skip
_STATES = {
    "standing": Text("现房", "standing"),
    "building": Text("在建", "under construction"),
    "planned": Text("拟建", "to be built"),
}


def _count(value: float | None) -> Sentence:
    return value_cell("resettlement", value, unit="", show="count", origin=ORIGIN)


def _yuan(fen: int) -> Sentence:
    return value_cell("resettlement", fen / 100, unit="yuan", show="yuan2!", origin=ORIGIN)


def groups_table(scheme: ResettlementScheme) -> TableBlock:
    """Return every group with its households, where they go, what it costs to the fen, and its risk with the reasons."""
    columns = (
        Column(Text("村组", "Group"), "left", 1.1),
        number_column(Text("户", "Households"), ORIGIN, 0.7),
        number_column(Text("人", "Persons"), ORIGIN, 0.7),
        Column(Text("安置小区", "Estates"), "left", 1.3),
        number_column(Text("套（处）", "Flats, sites"), ORIGIN, 0.8),
        number_column(Text("货币", "Money"), ORIGIN, 0.7),
        number_column(Text("补偿净额（元）", "Compensation (yuan)"), ORIGIN, 1.5),
        Column(Text("稳定风险", "Risk"), "left", 2.4),
    )
    rows = [_group(scheme, group) for group in scheme.groups]
    total = (
        plain(Text("合计", "Total")), _count(len(scheme.lines)), _count(sum(g.persons for g in scheme.groups)), NONE,
        _count(sum(number for g in scheme.groups for _, number in g.estates)), _count(sum(g.money for g in scheme.groups)),
        _yuan(scheme.compensation_fen), NONE,
    )  # fmt: skip
    return TableBlock(
        "table.resettlement.groups",
        Text("各村组安置去向与风险", "Groups: where they go and the risk"),
        columns,
        (*rows, total),
        1,
    )


def _group(scheme: ResettlementScheme, group: GroupLine) -> tuple[Sentence, ...]:
    between = Text("、", ", ")
    homes = join(tuple(cell(name_of(scheme.estate(estate).name)) for estate, _ in group.estates), between)
    reasons = tuple(stated(words, ORIGIN) for words in group.reasons)
    risk = plain(Text(f"{RISKS[group.risk].zh}", RISKS[group.risk].en))
    return (
        cell(name_of(group.group)), _count(group.households), _count(group.persons), homes,
        _count(sum(number for _, number in group.estates) or None), _count(group.money or None), _yuan(group.cost_fen),
        join((risk, join(reasons, between)), Text("：", ": ")),
    )  # fmt: skip


def estates_table(scheme: ResettlementScheme) -> TableBlock:
    """Return the estates: what stands or is built, how many flats there are, are given away and are left."""
    columns = (
        Column(Text("编号", "Id"), "left", 0.8),
        Column(Text("小区", "Estate"), "left", 1.6),
        Column(Text("状态", "State"), "left", 1.0),
        number_column(Text("可供（套、处）", "On offer"), ORIGIN, 1.0),
        number_column(Text("分配", "Given"), ORIGIN, 0.8),
        number_column(Text("剩余", "Left"), ORIGIN, 0.8),
        number_column(Text("分配面积（平方米）", "Area given (m²)"), ORIGIN, 1.3),
        number_column(Text("建设费用（元）", "Building (yuan)"), ORIGIN, 1.5),
        number_column(Text("交付（天）", "Ready after (days)"), ORIGIN, 1.0),
    )
    total = (
        plain(Text("合计", "Total")), NONE, NONE, _count(sum(e.number for e in scheme.estates)), _count(sum(e.taken for e in scheme.estates)),
        _count(sum(e.number - e.taken for e in scheme.estates)), _area(sum(map(_given, scheme.estates))), _yuan(scheme.building_fen), NONE,
    )  # fmt: skip
    note = plain(
        Text(
            "宅基地安置点以处计，面积为宅基地面积；现房与在建小区不再计建设费用；未使用的小区不建。",
            "Homestead places are counted in sites, their area is ground; what stands or is under construction costs nothing more; estates not used are not built.",
        )
    )
    rows = tuple(_estate(estate) for estate in scheme.estates)
    return TableBlock(
        "table.resettlement.estates", Text("房源与分配", "Flats on offer and given"), columns, (*rows, total), 1, note
    )


def _given(estate: EstateLine) -> float:
    return sum(flat.area_m2 * flat.taken for flat in estate.flats)


def _area(value: float) -> Sentence:
    return value_cell("resettlement", value, unit="m2", show="m2!", origin=ORIGIN)


def _estate(estate: EstateLine) -> tuple[Sentence, ...]:
    return (
        cell(id_of(estate.estate)), cell(name_of(estate.name)), plain(_STATES[estate.state]), _count(estate.number), _count(estate.taken),
        _count(estate.number - estate.taken), _area(_given(estate)), _yuan(estate.cost_fen) if estate.cost_fen else NONE,
        _count(estate.ready_days),
    )  # fmt: skip


def accounts_table(scheme: ResettlementScheme) -> TableBlock:
    """Return what is paid for what under each way, to the fen; the parts add up to the whole."""
    ways = [way for way in WAYS if any(line.way == way for line in scheme.lines)]
    columns = (
        Column(Text("项目", "Item"), "left", 2.2),
        *(
            number_column(Text(f"{WAYS[way].zh}（元）", f"{WAYS[way].en.capitalize()} (yuan)"), ORIGIN, 1.3)
            for way in ways
        ),
        number_column(Text("合计（元）", "Total (yuan)"), ORIGIN, 1.4),
    )
    sums = {key: [_sum(scheme, key, way) for way in ways] for key in ITEMS}
    rows = [(plain(ITEMS[key]), *map(_yuan, fen), _yuan(sum(fen))) for key, fen in sums.items() if any(fen)]
    totals = [sum(line.total_fen for line in scheme.lines if line.way == way) for way in ways]
    households = [sum(line.way == way for line in scheme.lines) for way in ways]
    total = (plain(Text("净额", "Net")), *map(_yuan, totals), _yuan(scheme.compensation_fen))
    counts = (plain(Text("户数", "Households")), *map(_count, households), _count(len(scheme.lines)))
    return TableBlock(
        "table.resettlement.accounts", Text("补偿项目合计", "What is paid for what"), columns, (*rows, total, counts), 2,
        plain(Text("负数为住户应付的房款。", "Sums below zero are what households pay for flats.")),
    )  # fmt: skip


def _sum(scheme: ResettlementScheme, key: str, way: str) -> int:
    return sum(item.sum_fen for line in scheme.lines if line.way == way for item in line.items if item.key == key)
