"""How does a park become a water problem: ways, present pipes, sources, demands by node, hydrants and rules?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString

from gongxing.diagnosis.demand import parcel_demand
from gongxing.engines.water.present import PresentPipe, present_pipes
from gongxing.engines.water.problem import BoolArray, Catalogue, FloatArray, IntArray, WaterProblem, WaterRules
from gongxing.engines.water.service import HydrantNorm, Reach, Service, Wishes, fire_flows, mean_flow, serve
from gongxing.engines.water.sources import Intake, intakes, one_a_node, settled_heads
from gongxing.engines.water.ways import Way, Ways, ways, with_spots
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Origin
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.plan.water import Path
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

NO_MAINS = ("motorway", "path")
"""Road grades along which no main is laid."""
_SOURCE_REACH_M = 600.0
_SOURCE_TIES = 2
_HYDRANT_SNAP_M = 60.0

_RULE_KEYS: Mapping[str, str] = {
    "service_head_m": "water_service_head_m",
    "fire_head_m": "water_fire_head_m",
    "max_head_m": "water_max_head_m",
    "velocity_m_s": "water_velocity_max_m_s",
    "fire_velocity_m_s": "water_fire_velocity_max_m_s",
    "outage_share": "water_outage_share",
    "cut_share": "water_cut_share",
    "cover_m": "pipe_cover_m",
    "hydrant_yuan": "hydrant_cost_yuan",
    "economic_velocity_m_s": "water_economic_velocity_m_s",
}


@dataclass(frozen=True)
class Setting:
    """What the water plan rests on besides the park: planned land use by parcel, and streets still to be built.

    `uses` None means the present uses. `streets` are (id, path) of planned centrelines, each usable as a present one.
    """

    uses: Mapping[str, str] | None = None
    streets: Sequence[tuple[str, Path]] = field(default=())


def build_problem(park: Park, values: Parameters, setting: Setting | None = None) -> WaterProblem:
    """Return the water problem of a park. NotReadyError where it has no parcels, no lines to follow, or no source."""
    setting = setting or Setting()
    pipes, assumptions = present_pipes(park, values, park.settings.horizon[1])
    roads = [*_roads(park), *((name, LineString(path)) for name, path in setting.streets)]
    _refuse_bare(park, bool(pipes or roads))
    intake = intakes(park, pipes)
    graph = ways([(pipe.id, pipe.line) for pipe in pipes], roads, values.value("hydrant_spacing_m"))
    graph, source = with_spots(graph, intake.xy, reach_m=_SOURCE_REACH_M, ties=_SOURCE_TIES)
    intake, source = one_a_node(intake, source)
    material = _Material(
        graph,
        {pipe.id: pipe for pipe in pipes},
        source,
        intake,
        _wishes(park, setting.uses, values),
        (*assumptions, *intake.notes),
    )
    return _assembled(material, park, values)


@dataclass(frozen=True)
class _Material:
    """Everything read from the park, before nodes get their demands."""

    graph: Ways
    pipes: Mapping[str, PresentPipe]
    source: IntArray
    intake: Intake
    wishes: Wishes
    assumptions: tuple[Text, ...]

    @property
    def ends(self) -> IntArray:
        """(M, 2) the nodes of each link."""
        return np.array([(way.start, way.end) for way in self.graph.links], dtype=np.int64).reshape(-1, 2)


def _assembled(given: _Material, park: Park, values: Parameters) -> WaterProblem:
    xy, ends, wishes = given.graph.xy, given.ends, given.wishes
    usable = _reached(ends, len(xy), given.source)
    kept = np.array([bool(way.pipe) and not given.pipes[way.pipe].worn for way in given.graph.links], dtype=bool)
    piped = np.zeros(len(xy), dtype=bool)
    piped[ends[kept].ravel()] = True
    reach = Reach(values.value("pipe_service_m"), values.value("water_reach_m"))
    service = serve(wishes, xy, usable, piped & usable, reach)
    norm = HydrantNorm(values.value("hydrant_flow_l_s"), values.value("hydrant_radius_m"))
    demand = np.zeros(len(xy))
    placed = service.node >= 0
    np.add.at(demand, service.node[placed], mean_flow(wishes.water_m3_day[placed]))
    ground, head, flat = _levels(park, given, values)
    return WaterProblem(
        nodes=tuple(f"J{place + 1}" for place in range(len(xy))),
        xy=xy,
        ground_m=ground,
        demand_m3_s=demand * values.value("water_hour_factor"),
        fire_m3_s=np.where(usable, fire_flows(wishes, service, xy, norm), 0.0),
        secure=_secure(wishes, service, len(xy), values.value("water_loop_m3_day")),
        parcels=_by_node(wishes, service, len(xy)),
        **_link_columns(given, values),
        source_node=given.source,
        source_head_m=head,
        source_facility=given.intake.ids,
        source_capacity_m3_day=given.intake.capacity_m3_day,
        catalogue=catalogue_of(values),
        rules=rules_of(values),
        old_hydrants=_old_hydrants(park, xy, usable),
        unserved=service.unserved,
        warnings=_warnings(given, service, reach, usable),
        assumptions=(*given.assumptions, *flat),
        parcel_demand_m3_day=float(wishes.water_m3_day.sum()),
    )


def _link_columns(given: _Material, values: Parameters) -> dict[str, Any]:
    """Return the columns of the links by the names of WaterProblem."""
    lies = [given.pipes.get(way.pipe) for way in given.graph.links]
    fresh = Text("无现状管", "no pipe there")
    least = values.value("pipe_cover_m")
    return {
        "links": tuple(f"L{place + 1}" for place in range(len(lies))),
        "ends": given.ends,
        "length_m": np.array([way.line.length for way in given.graph.links], dtype=np.float64),
        "runs": np.array([way.run for way in given.graph.links], dtype=np.int64),
        "paths": tuple(_path(way) for way in given.graph.links),
        "roads": tuple(way.road for way in given.graph.links),
        "existing": tuple(way.pipe for way in given.graph.links),
        "present_dn_mm": np.array([pipe.dn_mm if pipe else 0.0 for pipe in lies]),
        "present_inner_mm": np.array([pipe.inner_mm if pipe else 0.0 for pipe in lies]),
        "present_roughness": np.array([pipe.roughness if pipe else 0.0 for pipe in lies]),
        "worn": np.array([pipe.worn if pipe else False for pipe in lies], dtype=bool),
        "states": tuple(pipe.words if pipe else fresh for pipe in lies),
        "cover_m": np.array([pipe.cover_m if pipe else least for pipe in lies]),
    }


def _path(way: Way) -> Path:
    return tuple((round(x, 3), round(y, 3)) for x, y in shapely.get_coordinates(way.line).tolist())


def _reached(ends: IntArray, count: int, source: IntArray) -> BoolArray:
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(count, count))
    piece = connected_components(graph, directed=False)[1]
    return np.asarray(np.isin(piece, piece[source]))


def _roads(park: Park) -> list[tuple[str, LineString]]:
    """Return the present centrelines along which a main may be laid."""
    frame = park["roads"].frame
    fit = ~frame["grade"].isin(NO_MAINS).to_numpy(dtype=bool)
    return list(zip(frame["id"][fit], np.asarray(frame.geometry.array)[fit], strict=True))


def _refuse_bare(park: Park, lines: bool) -> None:
    faults = []
    if not len(park.parcels):
        faults.append(
            Fault(
                Place(table="parcels"),
                Text("没有地块", "no parcels"),
                Text("规划用地地块", "parcels with their planned use"),
                Text("先导入地块", "import parcels first"),
                "water.parcels",
            )
        )
    if not lines:
        faults.append(
            Fault(
                Place(table="roads"),
                Text("没有道路，也没有给水管", "neither roads nor water pipes"),
                Text("可敷设管道的道路中心线", "street centrelines to lay mains along"),
                Text("先导入道路或给水管", "import roads or water pipes first"),
                "water.lines",
            )
        )
    if faults:
        raise NotReadyError(Text("给水规划缺少资料", "the water plan lacks material"), faults)


def _wishes(park: Park, uses: Mapping[str, str] | None, values: Parameters) -> Wishes:
    frame = park.parcels.frame
    present = {str(i): "" if pd.isna(use) else str(use) for i, use in zip(frame["id"], frame["use"], strict=True)}
    codes = present if uses is None else {**present, **uses}
    asked = parcel_demand(park, codes, values)
    shapes = dict(zip(frame["id"], np.asarray(frame.geometry.array), strict=True))
    held = np.empty(len(asked.parcels), dtype=object)
    held[:] = [shapes[parcel] for parcel in asked.parcels]
    return Wishes(
        asked.parcels,
        held,
        tuple(codes.get(parcel, "") for parcel in asked.parcels),
        asked.water_m3_day,
        asked.fire_flow_l_s,
    )


def _levels(park: Park, given: _Material, values: Parameters) -> tuple[FloatArray, FloatArray, tuple[Text, ...]]:
    """Return ground (N,), source heads (S,) and what had to be assumed about them."""
    pressure = values.value("water_source_pressure_m")
    found = heights(park, given.graph.xy)
    if found.measured:
        return found.z_m, settled_heads(given.intake, found.z_m[given.source], pressure), ()
    known = given.intake.head_m[~np.isnan(given.intake.head_m)]
    level = float(known.max()) - pressure if len(known) else 0.0
    ground = np.full(len(given.graph.xy), level)
    note = Text(
        f"没有高程点：地面按平坦、高程 {level:g} 米计（水源总水头减假定压力 {pressure:g} 米）",
        f"no spot heights: the ground is taken to be flat at {level:g} m (head of the source less {pressure:g} m)",
    )
    return ground, settled_heads(given.intake, ground[given.source], pressure), (note,)


def catalogue_of(values: Parameters) -> Catalogue:
    """Return the sizes that may be laid: those of the values from the least diameter upwards, in new ductile iron."""
    least = values.value("water_least_dn_mm")
    kinds = [kind for kind in values.kinds("water_pipe_inner_mm") if float(kind[2:]) >= least]
    kinds.sort(key=lambda kind: float(kind[2:]))
    return Catalogue(
        np.array([float(kind[2:]) for kind in kinds]),
        np.array([values.value("water_pipe_inner_mm", kind) for kind in kinds]),
        np.array([values.value("water_pipe_cost_yuan_m", kind) for kind in kinds]),
        values.value("pipe_roughness_hw", "球墨铸铁"),
    )


def rules_of(values: Parameters) -> WaterRules:
    """Return the rules of the network values, each with its origin."""
    entries = {name: values.entry(key) for name, key in _RULE_KEYS.items()}
    entries["lay_m_day"] = values.entry("pipe_build_m_day", "water")
    hour = values.entry("water_hour_factor")
    origins: list[tuple[str, Origin]] = [(name, entry.origin) for name, entry in entries.items()]
    numbers = {name: entry.value for name, entry in entries.items()}
    origins.append(("fire_share", hour.origin))
    return WaterRules(**numbers, fire_share=1.0 / hour.value, origins=tuple(origins))


def _secure(wishes: Wishes, service: Service, count: int, level_m3_day: float) -> BoolArray:
    """Return (N,) nodes that serve a parcel whose demand asks for two ways of supply."""
    marks = np.zeros(count, dtype=bool)
    marks[service.node[wishes.hard & (service.node >= 0) & (wishes.water_m3_day >= level_m3_day)]] = True
    return marks


def _by_node(wishes: Wishes, service: Service, count: int) -> tuple[tuple[str, ...], ...]:
    lists: list[list[str]] = [[] for _ in range(count)]
    for parcel, node in zip(wishes.parcels, service.node.tolist(), strict=True):
        if node >= 0:
            lists[node].append(parcel)
    return tuple(tuple(ids) for ids in lists)


def _old_hydrants(park: Park, xy: FloatArray, usable: BoolArray) -> tuple[str, ...]:
    """Return (N,) the present hydrant at each node, the nearest one within reach."""
    frame = park["facilities"].frame
    frame = frame[frame["kind"] == "hydrant"]
    shapes = np.asarray(frame.geometry.array)
    places = np.flatnonzero(usable)
    names = [""] * len(xy)
    if not len(frame) or not len(places):
        return ()
    tree = shapely.STRtree(shapely.points(xy[places]))
    mine, theirs = tree.query_nearest(shapes, max_distance=_HYDRANT_SNAP_M, all_matches=False)
    for row, place in zip(mine.tolist(), theirs.tolist(), strict=True):
        names[int(places[place])] = names[int(places[place])] or str(frame["id"].iloc[row])
    return tuple(names)


def _warnings(given: _Material, service: Service, reach: Reach, usable: BoolArray) -> tuple[Text, ...]:
    """Say which parcels lie far from their main, and which present pipes no source reaches."""
    found = []
    far = int((service.distance_m[given.wishes.hard] > reach.usual_m).sum())
    if far:
        found.append(
            Text(
                f"{far} 个地块距给水管超过 {reach.usual_m:g} 米，接户管较长",
                f"{far} parcels lie more than {reach.usual_m:g} m from their main and need long service lines",
            )
        )
    cut = sorted({way.pipe for way in given.graph.links if way.pipe and not usable[way.start]})
    if cut:
        some = "、".join(cut[:5])
        found.append(
            Text(
                f"{len(cut)} 段现状给水管与水源不连通，且没有道路可以接通（{some} 等）",
                f"{len(cut)} present water pipes are not joined to a source, and no street could join them ({', '.join(cut[:5])})",
            )
        )
    return tuple(found)
