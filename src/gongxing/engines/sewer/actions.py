"""Which works does a drainage scheme ask for: drains road by road, stations, each with cost, duration and what comes first?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gongxing.engines.sewer.problem import SEWER, SewerProblem
from gongxing.origins import computed
from gongxing.plan.action import Action
from gongxing.plan.sewer import DrainPipe, SewerScheme
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


def sewer_actions(
    problem: SewerProblem, scheme: SewerScheme, values: Parameters, *, road_actions: Mapping[str, str] | None = None
) -> tuple[Action, ...]:
    """Return the actions: all drains laid in one road are one work; a drain in a new road waits for the action that builds it.

    `road_actions` names for each street that is built or widened the action that does it. Durations come from the progress of a
    crew and the usual time of building a station: assumptions, told as origin.
    """
    kind = scheme.kind
    what = Text("污水管", "sewers") if kind == SEWER else Text("雨水管", "storm drains")
    place = {node.id: node for node in scheme.nodes}
    by_road: dict[str, list[DrainPipe]] = defaultdict(list)
    for pipe in scheme.pipes:
        if pipe.decision.laid:
            by_road[pipe.road].append(pipe)
    per_day = values.entry("pipe_build_m_day", kind)
    station = values.entry("pump_build_days", kind)
    origin = computed("engines.sewer.solve", Text("排水方案", "drainage scheme"), "pipes", "roads", "network_values")
    found = []
    for road, pipes in sorted(by_road.items()):
        length = sum(pipe.length_m for pipe in pipes)
        sizes = f"DN{min(p.diameter_mm for p in pipes):g}–{max(p.diameter_mm for p in pipes):g}"
        parcels = tuple(dict.fromkeys(parcel for p in pipes if p.start in place for parcel in place[p.start].parcels))
        where = Text(f"道路 {road}", f"road {road}") if road else Text("出口连接段", "connections to outlets")
        title = Text(
            f"{where.zh}敷设{what.zh} {length:,.0f} 米（{sizes}）",
            f"{what.en} in {where.en}: {length:,.0f} m ({sizes})",
        )
        before = (road_actions or {}).get(road)
        after = () if before is None else (before,)
        found.append(
            Action(f"{kind}.pipes.{road or 'outlets'}", kind, "lay_pipes", title, parcels, sum(p.cost_yuan for p in pipes),
                   length / per_day.value, after, origins=(origin, per_day.origin))
        )  # fmt: skip
    for pump in scheme.pumps:
        title = Text(
            f"{what.zh[:2]}提升泵站 {pump.node}（扬程 {pump.lift_m:.1f} 米，{pump.flow_m3_s * 1000:,.0f} L/s）",
            f"pumping station {pump.node} ({pump.lift_m:.1f} m, {pump.flow_m3_s * 1000:,.0f} L/s)",
        )
        parcels = place[pump.node].parcels if pump.node in place else ()
        found.append(
            Action(
                f"{kind}.pump.{pump.node}",
                kind,
                "build_pump",
                title,
                parcels,
                pump.capital_yuan,
                station.value,
                origins=(origin, station.origin),
            )
        )
    return tuple(found)
