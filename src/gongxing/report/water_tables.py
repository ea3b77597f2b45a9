"""Which tables show the planned water network: pipes, reasons, sources, load cases, parcels without supply?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongxing.plan.water import PipeDecision, WaterPipe, WaterScheme
from gongxing.report.cells import number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, code_of, id_of, name_of, plain, say
from gongxing.report.network_tables import ALIKE, PARTS, alike, blanked, listed_note
from gongxing.words import Text

TOP_CASES = 12
TOP_REASONS = 18
TOP_UNSERVED = 15
_PART = PARTS["water"]
_ORIGIN = _PART.origin
_SHORT = {
    PipeDecision.KEEP: "Kept",
    PipeDecision.REINFORCE: "Beside",
    PipeDecision.REPLACE: "Replaced",
    PipeDecision.NEW: "New",
    PipeDecision.ABANDON: "Given up",
}


def pipes_table(scheme: WaterScheme) -> TableBlock:
    """Return the length of pipes by diameter and by what becomes of them, and what each diameter costs."""
    decisions = [d for d in PipeDecision if any(pipe.decision is d for pipe in scheme.pipes)]
    columns = (
        Column(Text("公称管径", "Diameter"), "left", 1.2),
        *(number_column(Text(f"{d.label.zh}（公里）", f"{_SHORT[d]} (km)"), _ORIGIN, 1.2) for d in decisions),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.3),
    )
    rows: list[tuple[Sentence, ...]] = []
    for size in sorted({pipe.diameter_mm for pipe in scheme.pipes}):
        pipes = [pipe for pipe in scheme.pipes if pipe.diameter_mm == size]
        rows.append((cell(code_of(f"DN{size:.0f}")), *_size_cells(pipes, decisions)))
    rows.append((plain(Text("合计", "Total")), *_size_cells(scheme.pipes, decisions)))
    return TableBlock("table.water.pipes", Text("给水管网构成", "The water network"), columns, tuple(rows), 1)


def _size_cells(pipes: Sequence[WaterPipe], decisions: Sequence[PipeDecision]) -> tuple[Sentence, ...]:
    lengths = [sum(pipe.length_m for pipe in pipes if pipe.decision is d) or None for d in decisions]
    return (
        *(value_cell("water", length, unit="m", show="km2d!", origin=_ORIGIN) for length in lengths),
        value_cell("water", sum(p.cost_yuan for p in pipes), unit="yuan", show="money!", origin=_ORIGIN),
    )


def _sums(entry: Sequence[float]) -> tuple[Sentence, ...]:
    return (
        value_cell("water", entry[0], unit="count", show="count", origin=_ORIGIN),
        value_cell("water", entry[1], unit="m", show="km2d!", origin=_ORIGIN),
        value_cell("water", entry[2], unit="yuan", show="money!", origin=_ORIGIN),
    )


def reasons_table(pipes: Sequence[WaterPipe]) -> TableBlock | None:
    """Return why pipes are reinforced, replaced, laid anew or given up; None where none is."""
    sums: dict[tuple[PipeDecision, Text], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    words = alike(pipe.reason for pipe in pipes)
    for pipe in pipes:
        if pipe.decision is not PipeDecision.KEEP:
            entry = sums[pipe.decision, words[pipe.reason]]
            entry[0] += 1
            entry[1] += pipe.length_m
            entry[2] += pipe.cost_yuan
    if not sums:
        return None
    columns = (
        Column(Text("处置", "Decision"), "left", 1.6),
        Column(Text("理由", "Reason"), "left", 3.4),
        number_column(Text("管段（段）", "Pipes"), _ORIGIN),
        number_column(Text("长度（公里）", "Length (km)"), _ORIGIN),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _ORIGIN, 1.3),
    )
    order = list(PipeDecision)
    ranked = sorted(sums, key=lambda k: (order.index(k[0]), -sums[k][1], k[1].en))
    shown = sorted(sorted(ranked, key=lambda k: -sums[k][1])[:TOP_REASONS], key=ranked.index)
    rows = [(cell(name_of(d.label)), stated(why, _ORIGIN), *_sums(sums[d, why])) for d, why in shown]
    rest = [sum(sums[k][i] for k in ranked if k not in shown) for i in range(3)]
    if rest[0]:
        rows.append((plain(Text("其余", "The rest")), plain(Text("各种理由", "various reasons")), *_sums(rest)))
    return TableBlock("table.water.reasons", Text("管段处置理由", "Why pipes change"), columns, blanked(rows), 0, ALIKE)


def sources_table(scheme: WaterScheme) -> TableBlock | None:
    """Return where water enters: facility, total head, flow at the maximum hour; None without a source."""
    if not scheme.sources:
        return None
    columns = (
        Column(Text("水源接入点", "Source"), "left", 2.4),
        number_column(Text("总水头（米）", "Total head (m)"), _ORIGIN),
        number_column(Text("最高时流量（立方米/小时）", "Flow at the maximum hour (m³/h)"), _ORIGIN, 1.6),
    )
    rows = tuple(
        (
            cell(id_of(s.facility))
            if s.facility
            else say(Text("假设接入点 {node}", "assumed at {node}"), node=id_of(s.node)),
            value_cell("water", s.head_m, unit="m", show="m1!", origin=_ORIGIN),
            value_cell("water", s.flow_m3_s, unit="m3/s", show="m3_h!", origin=_ORIGIN),
        )
        for s in scheme.sources
    )
    return TableBlock("table.water.sources", Text("水源", "Sources of water"), columns, rows)


def cases_table(scheme: WaterScheme) -> TableBlock | None:
    """Return the load cases in which pressure was judged, those with the least to spare first; None without any."""
    judged = [case for case in scheme.cases if case.worst_node]
    if not judged:
        return None
    cases = sorted(judged, key=lambda c: (c.worst_margin_m, c.name))
    shown = cases[:TOP_CASES]
    columns = (
        Column(Text("工况", "Load case"), "left", 2.8),
        Column(Text("最不利节点", "Worst node"), "left", 1.2),
        number_column(Text("该点压力（米）", "Pressure there (m)"), _ORIGIN),
        number_column(Text("富余（米）", "To spare (m)"), _ORIGIN),
        number_column(Text("最大流速（米/秒）", "Highest velocity (m/s)"), _ORIGIN),
    )
    rows = tuple(
        (
            stated(c.label, _ORIGIN),
            cell(id_of(c.worst_node)),
            value_cell("water", c.worst_pressure_m, unit="m", show="m1!", origin=_ORIGIN),
            value_cell("water", c.worst_margin_m, unit="m", show="m1!", origin=_ORIGIN),
            value_cell("water", c.max_velocity_m_s, unit="m/s", show="m_s!", origin=_ORIGIN),
        )
        for c in shown
    )
    words = Text("按压力富余由小到大排列。", "Those with the least to spare come first.")
    note = listed_note(_PART, "cases", words, (len(cases), len(shown)))
    return TableBlock("table.water.cases", Text("水力校核工况", "Load cases"), columns, rows, 0, note)


def unserved_table(scheme: WaterScheme) -> TableBlock | None:
    """Return the parcels that want water and get none, the thirstiest first; None without any."""
    if not scheme.unserved:
        return None
    found = sorted(scheme.unserved, key=lambda u: (-u.demand_m3_day, u.parcel))
    columns = (
        Column(Text("地块", "Parcel"), "left", 1.2),
        number_column(Text("需水量（立方米/日）", "Demand (m³/day)"), _ORIGIN, 1.3),
        Column(Text("原因", "Why"), "left", 4.0),
    )
    rows = tuple(
        (
            cell(id_of(u.parcel)),
            value_cell("water", u.demand_m3_day, unit="m3/day", show="m1!", origin=_ORIGIN),
            stated(u.reason, _ORIGIN),
        )
        for u in found[:TOP_UNSERVED]
    )
    note = listed_note(
        _PART, "unserved", Text("按需水量由大到小排列。", "The largest demands come first."), (len(found), len(rows))
    )
    return TableBlock("table.water.unserved", Text("未供水地块", "Parcels without supply"), columns, rows, 0, note)
