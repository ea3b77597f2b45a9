"""Which works does the plan order, how much of each and at which sum: the bills of quantities of its networks?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.plan import Plan
from gongxing.plan.bill import Bill, Work, draw_up
from gongxing.plan.lines import LinesScheme
from gongxing.plan.roads import RoadScheme
from gongxing.plan.sewer import DrainDecision, DrainPipe, SewerScheme
from gongxing.plan.water import PipeDecision, WaterScheme
from gongxing.report.line_tables import WAYS
from gongxing.report.network_tables import LINES
from gongxing.report.road_tables import DECISIONS, grade_words
from gongxing.words import Text, same

TITLES = {
    "roads": Text("道路工程", "Roads"),
    "water": Text("给水工程", "Water supply"),
    "sewer": Text("污水工程", "Sewers"),
    "storm": Text("雨水工程", "Storm drains"),
    "lines": Text("管线综合避让工程", "Works where lines cross"),
}
_DEPTHS_M = (2.0, 3.0, 4.0, 5.0, 6.0)
_STATIONS_L_S = (10, 50, 100, 200, 500)
_WITHIN = Text("费用含于管道综合单价", "priced with the drains")


def quantities(plan: Plan) -> tuple[Bill, ...]:
    """Return the bill of each network the plan holds a scheme for.

    The total of a bill is the cost of its scheme to the fen; new hydrants, which the water scheme does not price, are added
    at the engine's own figure `water.hydrant_yuan`.
    """
    found: list[Bill] = []
    if plan.roads and plan.roads.part:
        found.append(roads_bill(plan.roads.part))
    if plan.water and plan.water.part:
        known = {figure.key: figure.value for figure in plan.figures}
        found.append(water_bill(plan.water.part, hydrant_yuan=known.get("water.hydrant_yuan") or 0.0))
    for result in (plan.sewer, plan.storm):
        if result and result.part:
            found.append(drains_bill(result.part))
    if plan.lines and plan.lines.part:
        found.append(lines_bill(plan.lines.part))
    return tuple(bill for bill in found if bill.lines)


def roads_bill(scheme: RoadScheme) -> Bill:
    """Return the bill of road works: pavement by class and width, land, demolition, turning heads."""
    return draw_up("roads", TITLES["roads"], _roads(scheme))


def _roads(scheme: RoadScheme) -> Iterator[Work]:
    built = sorted(scheme.built, key=lambda s: (s.decision, s.grade, s.width_m, s.id))
    for segment in built:
        grade, done = grade_words(segment.grade), DECISIONS.get(segment.decision, same(segment.decision))
        item = Text(f"{done.zh}道路", f"Road, {done.en}")
        size = Text(f"{grade.zh}，红线宽 {segment.width_m:g} m", f"{grade.en}, {segment.width_m:g} m wide")
        if segment.decision == "new":
            yield Work(item, size, segment.length_m * segment.width_m, "m2", segment.construction_yuan)
        else:
            yield Work(item, size, segment.length_m, "m", segment.construction_yuan)
    for segment in built:
        if segment.land_yuan:
            land, kind = Text("征地补偿", "Land acquired"), Text("道路红线内", "within the road reserve")
            yield Work(land, kind, segment.land_take_m2, "m2", segment.land_yuan)
    for segment in built:
        if segment.demolition_yuan:
            gone, kind = Text("建筑拆除", "Demolition"), Text("红线内建筑", "buildings in the reserve")
            yield Work(gone, kind, float(len(segment.demolished)), "place", segment.demolition_yuan)
    for head in sorted(scheme.turning_heads, key=lambda h: h.segment):
        size = Text("尽头路末端（含占地）", "at dead ends, land included")
        yield Work(Text("回车场", "Turning head"), size, 1.0, "piece", head.cost_yuan)


def water_bill(scheme: WaterScheme, *, hydrant_yuan: float = 0.0) -> Bill:
    """Return the bill of the mains that are laid, by decision and diameter, and of the new hydrants (`hydrant_yuan` in all)."""
    return draw_up("water", TITLES["water"], (*_mains(scheme), *_hydrants(scheme, hydrant_yuan)))


def _mains(scheme: WaterScheme) -> Iterator[Work]:
    for decision, item in (
        (PipeDecision.NEW, Text("新建给水管", "New main")),
        (PipeDecision.REINFORCE, Text("并行加设给水管", "Main beside a present one")),
        (PipeDecision.REPLACE, Text("更换给水管", "Main replaced")),
        (PipeDecision.KEEP, Text("保留给水管改造", "Works on mains kept")),
        (PipeDecision.ABANDON, Text("停用给水管处置", "Mains given up")),
    ):
        pipes = sorted((p for p in scheme.pipes if p.decision is decision), key=lambda p: (p.diameter_mm, p.id))
        for pipe in pipes:
            if pipe.cost_yuan:
                yield Work(item, same(f"DN{pipe.diameter_mm:.0f}"), pipe.length_m, "m", pipe.cost_yuan)


def _hydrants(scheme: WaterScheme, hydrant_yuan: float) -> Iterator[Work]:
    new = sum(not hydrant.existing for hydrant in scheme.hydrants)
    if new:
        size = Text("含短管、弯头与井", "with branch, bend and chamber")
        yield Work(Text("室外消火栓", "Hydrant"), size, float(new), "piece", hydrant_yuan)


def drains_bill(scheme: SewerScheme) -> Bill:
    """Return the bill of sewers or storm drains: by decision, diameter and trench depth, manholes, stations and their energy."""
    works = (*_drains(scheme), *_manholes(scheme), *_stations(scheme))
    return draw_up(scheme.kind, TITLES[scheme.kind], works)


def _drains(scheme: SewerScheme) -> Iterator[Work]:
    name = Text("污水管", "sewer") if scheme.kind == "sewer" else Text("雨水管", "storm drain")
    for decision in DrainDecision:
        pipes = [p for p in scheme.pipes if p.decision is decision and p.cost_yuan]
        for pipe in sorted(pipes, key=lambda p: (p.pressure, p.diameter_mm, _depth(p), p.id)):
            verb = decision.label
            item = Text(f"{verb.zh}{name.zh}", f"{name.en.capitalize()}: {verb.en}")
            if pipe.pressure:
                item = Text(
                    f"{verb.zh}污水压力管" if scheme.kind == "sewer" else f"{verb.zh}雨水压力管",
                    f"Pressure main: {verb.en}",
                )
                yield Work(item, same(f"DN{pipe.diameter_mm:.0f}"), pipe.length_m, "m", pipe.cost_yuan)
                continue
            yield Work(item, _trench(pipe), pipe.length_m, "m", pipe.cost_yuan)


def _depth(pipe: DrainPipe) -> float:
    """Return the mean depth of the invert (m)."""
    return (pipe.cover_start_m + pipe.cover_end_m) / 2 + pipe.diameter_mm / 1000


def _trench(pipe: DrainPipe) -> Text:
    """Return diameter and depth class of a trench."""
    size, depth = f"DN{pipe.diameter_mm:.0f}", _depth(pipe)
    if depth > _DEPTHS_M[-1]:
        return Text(f"{size}，槽深 {_DEPTHS_M[-1]:g} m 以上", f"{size}, trench over {_DEPTHS_M[-1]:g} m")
    high = next(limit for limit in _DEPTHS_M if depth <= limit)
    if high == _DEPTHS_M[0]:
        return Text(f"{size}，槽深 {high:g} m 以内", f"{size}, trench up to {high:g} m")
    return Text(f"{size}，槽深 {high - 1:g}—{high:g} m", f"{size}, trench {high - 1:g}–{high:g} m")


def _manholes(scheme: SewerScheme) -> Iterator[Work]:
    laid = [pipe for pipe in scheme.pipes if pipe.decision.laid and not pipe.pressure]
    ends = {node for pipe in laid for node in (pipe.start, pipe.end)}
    if ends:
        size = Text("新设管道的检查井", "of the drains laid")
        yield Work(Text("检查井", "Manhole"), size, float(len(ends)), "piece", 0.0, _WITHIN)


def _stations(scheme: SewerScheme) -> Iterator[Work]:
    for pump in sorted(scheme.pumps, key=lambda p: (p.flow_m3_s, p.node)):
        yield Work(
            Text("提升泵站", "Lifting station"), _station(1000 * pump.flow_m3_s), 1.0, "piece", pump.capital_yuan
        )
    energy = sum(pump.energy_yuan for pump in scheme.pumps)
    if energy:
        size = Text("寿命期内折算", "over their life")
        yield Work(Text("泵站电费", "Energy of the stations"), size, 1.0, "sum", energy)


def _station(flow_l_s: float) -> Text:
    """Return the size class of a lifting station."""
    if flow_l_s > _STATIONS_L_S[-1]:
        return Text(f"流量 {_STATIONS_L_S[-1]} L/s 以上", f"over {_STATIONS_L_S[-1]} L/s")
    place = next(i for i, limit in enumerate(_STATIONS_L_S) if flow_l_s <= limit)
    high = _STATIONS_L_S[place]
    if place == 0:
        return Text(f"流量 {high} L/s 以内", f"up to {high} L/s")
    low = _STATIONS_L_S[place - 1]
    return Text(f"流量 {low}—{high} L/s", f"{low}–{high} L/s")


def lines_bill(scheme: LinesScheme) -> Bill:
    """Return the bill of the works with which lines yield at crossings, by way and kind of line."""
    return draw_up("lines", TITLES["lines"], _yielding(scheme))


def _yielding(scheme: LinesScheme) -> Iterator[Work]:
    order = list(WAYS)
    ranked = sorted(
        scheme.yields, key=lambda y: (order.index(y.way) if y.way in order else len(order), y.way, y.kind, y.id)
    )
    for work in ranked:
        way = WAYS.get(work.way, same(work.way))
        item = Text(f"交叉避让：{way.zh}", f"Crossing: {way.en}")
        yield Work(item, LINES.get(work.kind, same(work.kind)), 1.0, "place", work.cost_yuan)
