"""Which tables show the planned sewers or storm drains: drains, reasons, stations, outlets, parcels not drained?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongxing.plan.sewer import DrainDecision, DrainOutlet, DrainPipe, SewerScheme
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, code_of, id_of, name_of, plain, say
from gongxing.report.network_tables import ALIKE, PARTS, alike, blanked, listed_note
from gongxing.words import Text

TOP_REASONS = 18
TOP_UNSERVED = 15
_NAMES = {"sewer": Text("污水管网", "sewers"), "storm": Text("雨水管网", "storm drains")}
_SHORT = {
    DrainDecision.KEEP: "Kept",
    DrainDecision.RELIEVE: "Beside",
    DrainDecision.REPLACE: "Replaced",
    DrainDecision.NEW: "New",
    DrainDecision.ABANDON: "Given up",
}


def drains_table(scheme: SewerScheme) -> TableBlock:
    """Return the length of drains by diameter and by what becomes of them, and what each diameter costs."""
    part, name = PARTS[scheme.kind], _NAMES[scheme.kind]
    decisions = [d for d in DrainDecision if any(pipe.decision is d for pipe in scheme.pipes)]
    columns = (
        Column(Text("公称管径", "Diameter"), "left", 1.2),
        *(number_column(Text(f"{d.label.zh}（公里）", f"{_SHORT[d]} (km)"), part.origin, 1.2) for d in decisions),
        number_column(Text("费用（万元）", "Cost (million yuan)"), part.origin, 1.3),
    )
    rows: list[tuple[Sentence, ...]] = []
    for size in sorted({pipe.diameter_mm for pipe in scheme.pipes}):
        pipes = [pipe for pipe in scheme.pipes if pipe.diameter_mm == size]
        rows.append((cell(code_of(f"DN{size:.0f}")), *_size_cells(scheme.kind, pipes, decisions)))
    rows.append((plain(Text("合计", "Total")), *_size_cells(scheme.kind, scheme.pipes, decisions)))
    caption = Text(f"{name.zh}构成", f"The {name.en}")
    return TableBlock(f"table.{scheme.kind}.pipes", caption, columns, tuple(rows), 1)


def _size_cells(kind: str, pipes: Sequence[DrainPipe], decisions: Sequence[DrainDecision]) -> tuple[Sentence, ...]:
    origin = PARTS[kind].origin
    lengths = [sum(pipe.length_m for pipe in pipes if pipe.decision is d) or None for d in decisions]
    return (
        *(value_cell(kind, length, unit="m", show="km2d!", origin=origin) for length in lengths),
        value_cell(kind, sum(p.cost_yuan for p in pipes), unit="yuan", show="money!", origin=origin),
    )


def drain_reasons_table(scheme: SewerScheme) -> TableBlock | None:
    """Return why drains are relieved, replaced, laid anew or given up; None where none is."""
    origin, name = PARTS[scheme.kind].origin, _NAMES[scheme.kind]
    sums: dict[tuple[DrainDecision, Text], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    words = alike(pipe.reason for pipe in scheme.pipes)
    for pipe in scheme.pipes:
        if pipe.decision is not DrainDecision.KEEP:
            entry = sums[pipe.decision, words[pipe.reason]]
            entry[0] += 1
            entry[1] += pipe.length_m
            entry[2] += pipe.cost_yuan
    if not sums:
        return None
    columns = (
        Column(Text("处置", "Decision"), "left", 1.6),
        Column(Text("理由", "Reason"), "left", 3.4),
        number_column(Text("管段（段）", "Drains"), origin),
        number_column(Text("长度（公里）", "Length (km)"), origin),
        number_column(Text("费用（万元）", "Cost (million yuan)"), origin, 1.3),
    )
    order = list(DrainDecision)
    ranked = sorted(sums, key=lambda k: (order.index(k[0]), -sums[k][1], k[1].en))
    shown = sorted(sorted(ranked, key=lambda k: -sums[k][1])[:TOP_REASONS], key=ranked.index)
    rows = [(cell(name_of(d.label)), stated(why, origin), *_sums(scheme.kind, sums[d, why])) for d, why in shown]
    rest = [sum(sums[k][i] for k in ranked if k not in shown) for i in range(3)]
    if rest[0]:
        various = plain(Text("各种理由", "various reasons"))
        rows.append((plain(Text("其余", "The rest")), various, *_sums(scheme.kind, rest)))
    caption = Text(f"{name.zh}处置理由", f"Why the {name.en} change")
    return TableBlock(f"table.{scheme.kind}.reasons", caption, columns, blanked(rows), 0, ALIKE)


def _sums(kind: str, entry: Sequence[float]) -> tuple[Sentence, ...]:
    origin = PARTS[kind].origin
    return (
        value_cell(kind, entry[0], unit="count", show="count", origin=origin),
        value_cell(kind, entry[1], unit="m", show="km2d!", origin=origin),
        value_cell(kind, entry[2], unit="yuan", show="money!", origin=origin),
    )


def pumps_table(scheme: SewerScheme) -> TableBlock | None:
    """Return the lifting stations: where, how high, how much, at which cost and why; None without any."""
    if not scheme.pumps:
        return None
    origin, name = PARTS[scheme.kind].origin, _NAMES[scheme.kind]
    columns = (
        Column(Text("位置", "Place"), "left", 1.2),
        number_column(Text("扬程（米）", "Lift (m)"), origin, 0.9),
        number_column(Text("流量（升/秒）", "Flow (L/s)"), origin, 0.9),
        number_column(Text("建设费（万元）", "Building (million yuan)"), origin, 1.1),
        number_column(Text("寿命期电费（万元）", "Energy over its life (million yuan)"), origin, 1.2),
        Column(Text("理由", "Why"), "left", 2.6),
    )
    rows = tuple(
        (
            cell(id_of(p.node)),
            value_cell(scheme.kind, p.lift_m, unit="m", show="m1!", origin=origin),
            value_cell(scheme.kind, p.flow_m3_s, unit="m3/s", show="m3_s_in_l!", origin=origin),
            value_cell(scheme.kind, p.capital_yuan, unit="yuan", show="money!", origin=origin),
            value_cell(scheme.kind, p.energy_yuan, unit="yuan", show="money!", origin=origin),
            stated(p.reason, origin),
        )
        for p in scheme.pumps
    )
    caption = Text(f"{name.zh}提升泵站", f"Lifting stations of the {name.en}")
    return TableBlock(f"table.{scheme.kind}.pumps", caption, columns, rows)


def outlets_table(scheme: SewerScheme) -> TableBlock | None:
    """Return where water leaves, used outlets first, each with why it is used or not; None without any."""
    if not scheme.outlets:
        return None
    origin = PARTS[scheme.kind].origin
    columns = (
        Column(Text("去向", "Outlet"), "left", 1.4),
        Column(Text("采用", "Used"), "center", 0.8),
        number_column(Text("控制高程（米）", "Level (m)"), origin, 1.0),
        number_column(Text("设计流量（升/秒）", "Design flow (L/s)"), origin, 1.1),
        Column(Text("理由", "Why"), "left", 3.6),
    )
    ranked = sorted(scheme.outlets, key=lambda o: (not o.used, -o.flow_m3_s, o.facility, o.node))
    rows = tuple((*_outlet(scheme.kind, o), stated(o.why, origin)) for o in ranked)
    caption = (
        Text("污水去向", "Where sewage goes") if scheme.kind == "sewer" else Text("雨水排口", "Outfalls of rain water")
    )
    return TableBlock(f"table.{scheme.kind}.outlets", caption, columns, rows)


def _outlet(kind: str, outlet: DrainOutlet) -> tuple[Sentence, ...]:
    origin = PARTS[kind].origin
    name = (
        say(Text("新设 {node}", "new at {node}"), node=id_of(outlet.node))
        if outlet.new
        else cell(id_of(outlet.facility or outlet.node))
    )
    used = plain(Text("是", "yes")) if outlet.used else plain(Text("否", "no"))
    flow = value_cell(kind, outlet.flow_m3_s, unit="m3/s", show="m3_s_in_l!", origin=origin) if outlet.used else NONE
    return (name, used, value_cell(kind, outlet.level_m, unit="m", show="m2d!", origin=origin), flow)


def undrained_table(scheme: SewerScheme) -> TableBlock | None:
    """Return the parcels that are to be drained and are not, the largest first; None without any."""
    if not scheme.unserved:
        return None
    part = PARTS[scheme.kind]
    sewer = scheme.kind == "sewer"
    load = Text("污水量（升/秒）", "Sewage (L/s)") if sewer else Text("产流面积（公顷）", "Runoff area (ha)")
    unit, show = ("m3/s", "m3_s_in_l!") if sewer else ("m2", "ha!")
    found = sorted(scheme.unserved, key=lambda u: (-u.load, u.parcel))
    columns = (
        Column(Text("地块", "Parcel"), "left", 1.2),
        number_column(load, part.origin, 1.3),
        Column(Text("原因", "Why"), "left", 4.0),
    )
    rows = tuple(
        (
            cell(id_of(u.parcel)),
            value_cell(scheme.kind, u.load, unit=unit, show=show, origin=part.origin),
            stated(u.reason, part.origin),
        )
        for u in found[:TOP_UNSERVED]
    )
    order = Text("按水量由大到小排列。", "The largest come first.")
    note = listed_note(part, "unserved", order, (len(found), len(rows)))
    caption = (
        Text("未接入污水管网的地块", "Parcels without a sewer")
        if sewer
        else Text("未接入雨水管网的地块", "Parcels without a storm drain")
    )
    return TableBlock(f"table.{scheme.kind}.unserved", caption, columns, rows, 0, note)
