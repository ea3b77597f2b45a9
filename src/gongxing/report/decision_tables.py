"""Which tables show what is decided for the firms: by decision, by chain, who moves where, who closes, who is upgraded, who has no place?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongxing.origins import computed
from gongxing.plan import IndustryScheme
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, code_of, id_of, name_of, plain, say
from gongxing.words import Text

TOP_MOVERS = 24
TOP_UPGRADES = 20
TOP_EXITS = 20
TOP_UNPLACED = 20
TOP_ZONES = 24
_ORIGIN = computed(
    "engines.industry.solve",
    Text("企业处置方案逐家汇总", "summed over the firms of the decisions"),
    "firms",
    "parcels",
    "industry_values",
)
_NO_CHAIN = Text("未归入产业链", "of no chain")
_WHOLE_LIST = Text(
    "其余从略，全部企业的处置与理由见随附工作簿。",
    "The rest is left out; all firms with their reasons are in the workbook.",
)
_FIRM = Column(Text("企业", "Firm"), "left", 2.0)
_REASON = Column(Text("理由", "Why"), "left", 5.0, _ORIGIN)


def decisions_table(scheme: IndustryScheme) -> TableBlock:
    """Return firms, land, money and output by decision."""
    columns = (
        Column(Text("处置", "Decision"), "left", 1.2),
        number_column(Text("企业（家）", "Firms"), _ORIGIN, 0.9),
        number_column(Text("规划用地（公顷）", "Land used (ha)"), _ORIGIN, 1.2),
        number_column(Text("腾出用地（公顷）", "Land given back (ha)"), _ORIGIN, 1.2),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.2),
        number_column(Text("其中公共资金（万元）", "Public money in it (million yuan)"), _ORIGIN, 1.3),
        number_column(Text("年增加值变化（万元）", "Value added a year (million yuan)"), _ORIGIN, 1.3),
    )
    groups = [(act, [c for c in scheme.choices if c.decision == act]) for act in DECISIONS]
    rows = [(cell(name_of(DECISIONS[act])), *_sums(found)) for act, found in groups if found]
    rows.append((plain(Text("合计", "Total")), *_sums(scheme.choices)))
    note = plain(
        Text(
            "“待安置”指须离开现址而尚无地块可容纳的企业，不是处置决定。",
            "“Unplaced” firms must leave and no site takes them yet; that is no decision.",
        )
    )
    return TableBlock(
        "table.decisions", Text("企业处置汇总", "Decisions on firms in sum"), columns, tuple(rows), 1,
        note if scheme.unplaced else Sentence((), ()),
    )  # fmt: skip


def _sums(choices: Sequence[FirmChoice]) -> tuple[Sentence, ...]:
    return (
        value_cell("decisions", float(len(choices)), unit="count", show="count", origin=_ORIGIN),
        value_cell("decisions", sum(c.land_m2 for c in choices), unit="m2", show="ha!", origin=_ORIGIN),
        value_cell("decisions", sum(c.left_m2 for c in choices), unit="m2", show="ha!", origin=_ORIGIN),
        value_cell("decisions", sum(c.cost_yuan for c in choices), unit="yuan", show="money!", origin=_ORIGIN),
        value_cell("decisions", sum(c.public_yuan for c in choices), unit="yuan", show="money!", origin=_ORIGIN),
        value_cell("decisions", sum(c.gain_yuan for c in choices), unit="yuan", show="money!", origin=_ORIGIN),
    )


def chain_decisions_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return how many firms of each chain are kept, upgraded, moved, closed and without a place, and how many zones gather it; None without chains."""
    chains = sorted({choice.chain for choice in scheme.choices if choice.chain})
    if not chains:
        return None
    acts = [act for act in DECISIONS if any(choice.decision == act for choice in scheme.choices)]
    columns = (
        Column(Text("产业链", "Chain"), "left", 2.2),
        *(number_column(DECISIONS[act], _ORIGIN) for act in acts),
        number_column(Text("集聚片区", "Zones that gather it"), _ORIGIN, 1.2),
    )
    rows: list[tuple[Sentence, ...]] = []
    for chain in [*chains, ""]:
        own = [choice for choice in scheme.choices if choice.chain == chain]
        zones = sum(1 for zone in scheme.zones if zone.chain == chain) if chain else 0
        if own:
            name = cell(name_of(chain)) if chain else plain(_NO_CHAIN)
            counts = [sum(1 for choice in own if choice.decision == act) for act in acts]
            rows.append((name, *(_count(count) for count in (*counts, zones))))
    return TableBlock("table.decisions.chains", Text("分产业链处置", "Decisions by chain"), columns, tuple(rows))


def _count(count: int) -> Sentence:
    return value_cell("decisions", float(count), unit="count", show="count", origin=_ORIGIN) if count else NONE


def movers_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return who moves from where to where, largest first; None where nobody does."""
    movers = _ranked(scheme, "move", lambda c: (-c.land_m2,))
    if not movers:
        return None
    columns = (
        _FIRM,
        Column(Text("现址 → 新址", "From → to"), "left", 1.8),
        number_column(Text("用地（公顷）", "Land (ha)"), _ORIGIN, 0.9),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN),
        _REASON,
    )
    rows = tuple(
        (
            cell(name_of(c.name)),
            say(Text("{a} → {b}", "{a} → {b}"), a=id_of(c.parcel), b=id_of(c.site)),
            value_cell("movers", c.land_m2, unit="m2", show="ha!", origin=_ORIGIN),
            value_cell("movers", c.cost_yuan, unit="yuan", show="money!", origin=_ORIGIN),
            stated(c.reason, _ORIGIN),
        )
        for c in movers[:TOP_MOVERS]
    )
    caption = Text("搬迁企业及去向", "Firms that move, and where to")
    return TableBlock("table.decisions.movers", caption, columns, rows, 0, _note(len(movers) > TOP_MOVERS))


def exits_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return who closes, with votes and stability of the grade; None where nobody does."""
    exits = _ranked(scheme, "exit", lambda c: (-c.left_m2,))
    if not exits:
        return None
    columns = (
        _FIRM,
        Column(Text("等级", "Grade"), "center", 0.7),
        Column(Text("各公式表决", "Votes"), "center", 1.0),
        Column(Text("依据", "Ground"), "left", 1.4),
        number_column(Text("腾地（公顷）", "Land freed (ha)"), _ORIGIN, 0.9),
        number_column(Text("补偿（万元）", "Compensation (million yuan)"), _ORIGIN),
        _REASON,
    )
    rows = tuple(
        (
            cell(name_of(c.name)),
            cell(code_of(c.grade)) if c.grade else NONE,
            cell(name_of(c.votes)) if c.votes else NONE,
            plain(_ground(c)),
            value_cell("exits", c.left_m2, unit="m2", show="ha!", origin=_ORIGIN),
            value_cell("exits", c.cost_yuan, unit="yuan", show="money!", origin=_ORIGIN),
            stated(c.reason, _ORIGIN),
        )
        for c in exits[:TOP_EXITS]
    )
    caption = Text("退出企业及等级稳定性", "Firms that close, and how sure their grade is")
    return TableBlock("table.decisions.exits", caption, columns, rows, 0, _note(len(exits) > TOP_EXITS))


def _ground(choice: FirmChoice) -> Text:
    if choice.fixed:
        return Text("使用者决定", "the user's decision")
    return Text("各公式一致", "every formula agrees")


def upgrades_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return who is upgraded in place, what binds first and then the most gain; None where nobody is."""
    upgrades = _ranked(scheme, "upgrade", lambda c: (not c.rules, -c.gain_yuan, -c.cost_yuan))
    if not upgrades:
        return None
    columns = (
        _FIRM,
        Column(Text("地块", "Parcel"), "left", 1.0),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN),
        number_column(Text("年增加值增加（万元）", "Value added won a year (million yuan)"), _ORIGIN, 1.2),
        _REASON,
    )
    rows = tuple(
        (
            cell(name_of(c.name)),
            cell(id_of(c.parcel)),
            value_cell("upgrades", c.cost_yuan, unit="yuan", show="money!", origin=_ORIGIN),
            value_cell("upgrades", c.gain_yuan, unit="yuan", show="money!", origin=_ORIGIN),
            stated(c.reason, _ORIGIN),
        )
        for c in upgrades[:TOP_UPGRADES]
    )
    caption = Text("就地提升企业", "Firms upgraded in place")
    return TableBlock("table.decisions.upgrades", caption, columns, rows, 0, _note(len(upgrades) > TOP_UPGRADES))


def unplaced_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return the firms that must leave and find no site, with the reason; None where all are placed."""
    if not scheme.unplaced:
        return None
    columns = (_FIRM, Column(Text("现址", "Parcel"), "left", 1.0), Column(Text("原因", "Why"), "left", 6.0, _ORIGIN))
    rows = tuple(
        (cell(name_of(c.name)), cell(id_of(c.parcel)), stated(c.reason, _ORIGIN))
        for c in scheme.unplaced[:TOP_UNPLACED]
    )
    caption = Text("待安置企业", "Firms without a place")
    note = _note(len(scheme.unplaced) > TOP_UNPLACED)
    return TableBlock("table.decisions.unplaced", caption, columns, rows, 0, note)


def zones_table(scheme: IndustryScheme) -> TableBlock | None:
    """Return which zone gathers which chain, most firms of the chain first; None where no zone gathers one."""
    zones = sorted((z for z in scheme.zones if z.chain), key=lambda z: (z.chain, -len(z.firms), z.zone))
    if not zones:
        return None
    columns = (
        Column(Text("集聚产业链", "Chain"), "left", 2.2),
        Column(Text("片区（首要地块）", "Zone (leading parcel)"), "left", 1.6),
        number_column(Text("地块（宗）", "Parcels"), _ORIGIN),
        number_column(Text("该链企业（家）", "Firms of the chain"), _ORIGIN),
    )
    rows = tuple(
        (cell(name_of(z.chain)), cell(id_of(z.zone)), _count(len(z.parcels)), _count(len(z.firms)))
        for z in zones[:TOP_ZONES]
    )
    caption = Text("产业片区", "Zones and the chains they gather")
    return TableBlock("table.decisions.zones", caption, columns, rows, 0, _note(len(zones) > TOP_ZONES))


def _ranked(scheme: IndustryScheme, act: str, order: Callable[[FirmChoice], tuple[float, ...]]) -> list[FirmChoice]:
    return sorted((c for c in scheme.choices if c.decision == act), key=lambda c: (order(c), c.firm))


def _note(shortened: bool) -> Sentence:
    return plain(_WHOLE_LIST) if shortened else Sentence((), ())
