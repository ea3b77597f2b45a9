"""How does a park with its planned uses become the road problem?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.algorithms.steiner import AccessGraph
from gongxing.diagnosis.access import survey_access
from gongxing.diagnosis.parcel_needs import ROAD_USES
from gongxing.diagnosis.street_graph import STREETS, grade_of, widths
from gongxing.engines.roads.candidates import Ground, ShapeArray, Web, lines_of, web
from gongxing.engines.roads.prices import Corridors, corridors, widenings
from gongxing.engines.roads.problem import BoolArray, FloatArray, IntArray, RoadProblem, RoadRules
from gongxing.engines.roads.trips import NOBODY, trips
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.standards import land_use
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_TOUCH_M = 1.0
_PACE = 1000.0 / 3600.0
GRADES = ("arterial", "collector", "local", "lane")
_RULE_KEYS = {
    "frontage_m": "road_frontage_m", "fire_access_m": "fire_access_m", "fire_width_m": "fire_lane_width_m",
    "dead_end_m": "dead_end_m", "head_m2": "road_turning_head_m2", "truck_home_m": "truck_home_m",
}  # fmt: skip


@dataclass(frozen=True)
class _Parcels:
    """The parcels with a shape: ids, shapes, planned use, which wait for access, which have it, and how far off each is."""

    ids: tuple[str, ...]
    shapes: ShapeArray
    use: tuple[str, ...]
    waiting: BoolArray
    served: BoolArray
    frontage_m: FloatArray


def build_problem(
    park: Park, values: Parameters, uses: Mapping[str, str] | None = None, *, asked: RoadRules | None = None
) -> RoadProblem:
    """Return the road problem of a park under planned uses by parcel id (default: as they are today).

    `asked` brings budgets, the land limit and whether links are sought; the norms come from `values`. Parcels whose planned
    use is farmland, water or road need no access. NotReadyError if the park has no parcels or no street to start from.
    """
    uses = dict(zip(park.parcels.ids, park.parcels["use"].fillna(""), strict=True)) | dict(uses or {})
    rules = _rules(values, asked or RoadRules())
    parcels = _parcels(park, values, uses, rules)
    ground = _ground(park, values, parcels)
    found = _web(ground, parcels, rules)
    edges = np.asarray(found.graph.shapes, dtype=object)
    own = dict(zip(park["roads"].ids, park["roads"]["grade"], strict=True))
    start, nodes = _touched(found, parcels)
    grade = _grades(found, own, parcels, start, nodes)
    wide = dict(zip(park["roads"].ids, widths(park, values).tolist(), strict=True))
    width = np.array(
        [wide[r] if r else values.value("road_width_m", g) for r, g in zip(found.graph.roads, grade, strict=True)]
    )
    seconds = (
        found.graph.length_m / np.array([values.value("road_speed_kmh", g) * _PACE for g in grade])
        if len(edges)
        else np.zeros(0)
    )
    space = Corridors(edges, ground, _kinds(park), tuple(park.buildings.ids), values)
    costs, hit = corridors(space, ~found.stands, grade, width)
    waiting = tuple(np.asarray(parcels.ids, dtype=object)[parcels.waiting].tolist())
    served = tuple(np.asarray(parcels.ids, dtype=object)[parcels.served].tolist())
    wider = widenings(space, found, grade, width) if rules.links else ()
    travel = trips(park, uses, values, found) if rules.links else NOBODY
    return RoadProblem(
        found.graph.xy.copy(), found.graph.ends.copy(), found.graph.length_m.copy(), _paths(edges), found.stands, found.graph.roads,
        grade, width, seconds, costs, hit, _near_homes(park, edges, width, rules.truck_home_m), waiting, start, nodes, served,
        parcels.frontage_m[parcels.served], _fire(ground, parcels, rules), wider,
        travel, rules, _notes(parcels, found),
    )  # fmt: skip


def _rules(values: Parameters, asked: RoadRules) -> RoadRules:
    paces = tuple((grade, values.value("road_build_m_day", grade)) for grade in GRADES)
    origins = tuple((name, values.entry(key).origin) for name, key in _RULE_KEYS.items())
    origins += (("land", values.entry("road_land_yuan_m2").origin),)
    for grade in GRADES:
        origins += ((f"pace {grade}", values.entry("road_build_m_day", grade).origin),)
        origins += ((f"price {grade}", values.entry("road_cost_yuan_m2", grade).origin),)
    numbers = {name: values.value(key) for name, key in _RULE_KEYS.items()}
    price = values.value("road_cost_yuan_m2", "lane") + values.value("road_land_yuan_m2")
    head = price * numbers["head_m2"]
    return RoadRules(
        **numbers, head_yuan=head, budget_m=asked.budget_m, budget_yuan=asked.budget_yuan, land_limit_m2=asked.land_limit_m2,
        links=asked.links, paces_m_day=paces, origins=origins,
    )  # fmt: skip


def _parcels(park: Park, values: Parameters, uses: Mapping[str, str], rules: RoadRules) -> _Parcels:
    survey = survey_access(park, values)
    if not len(survey.parcels.ids):
        raise NotReadyError(
            Text("没有地块，无法规划道路：请先导入地块", "there are no parcels to give access to: import parcels first")
        )
    if not np.isfinite(survey.frontage_m).any():
        raise NotReadyError(
            Text(
                "没有可行车的道路，无从接起：请先导入道路中心线",
                "there is no street to start from: import road centrelines first",
            )
        )
    code = tuple(land_use(uses.get(parcel, "")).code for parcel in survey.parcels.ids)
    needing = np.array([(not c or land_use(c).built) and not c.startswith(ROAD_USES) for c in code], dtype=np.bool_)
    near = survey.frontage_m <= rules.frontage_m
    return _Parcels(survey.parcels.ids, survey.parcels.shapes, code, needing & ~near, needing & near, survey.frontage_m)


def _ground(park: Park, values: Parameters, parcels: _Parcels) -> Ground:
    roads = park["roads"].frame
    lines = np.asarray(roads.geometry.array, dtype=object)
    fit = np.array([grade_of(grade) in STREETS for grade in roads["grade"]], dtype=np.bool_)
    fit &= ~(shapely.is_missing(lines) | shapely.is_empty(lines))
    barred = dict(zip(park.parcels.ids, park.parcels["permanent_farmland"].fillna(False), strict=True))
    return Ground(
        parcels.shapes, np.array([bool(barred[p]) for p in parcels.ids], dtype=np.bool_), lines[fit],
        tuple(np.asarray(park["roads"].ids, dtype=object)[fit].tolist()), widths(park, values)[fit] / 2,
        _sound(park["waters"].geometry), np.asarray(park.buildings.geometry.array, dtype=object),
    )  # fmt: skip


def _sound(shapes: pd.Series) -> ShapeArray:
    found = np.asarray(shapes.array, dtype=object)
    return np.asarray(found[~(shapely.is_missing(found) | shapely.is_empty(found))], dtype=object)


def _kinds(park: Park) -> tuple[str, ...]:
    return tuple(str(kind) for kind in park.buildings["kind"].fillna("other"))


def _web(ground: Ground, parcels: _Parcels, rules: RoadRules) -> Web:
    """Return the graph; parcels that cannot be reached without crossing permanent farmland may cross it by a short piece."""
    lines = lines_of(ground, parcels.waiting, rules.frontage_m)
    found = web(ground, lines)
    start, nodes = _touched(found, parcels)
    graph = found.graph
    lost = ~AccessGraph(len(graph.xy), graph.ends, graph.length_m, found.stands, start, nodes).reachable
    if not lost.any():
        return found
    desperate = np.zeros(len(parcels.ids), dtype=np.bool_)
    desperate[np.flatnonzero(parcels.waiting)[lost]] = True
    return web(ground, lines, desperate)


def _touched(found: Web, parcels: _Parcels) -> tuple[IntArray, IntArray]:
    """Return start and nodes of each waiting parcel: the nodes of candidates at its border."""
    free = np.unique(found.graph.ends[~found.stands])
    shapes = parcels.shapes[parcels.waiting]
    if not len(free) or not len(shapes):
        return np.zeros(len(shapes) + 1, dtype=np.int64), np.zeros(0, dtype=np.int64)
    spots = shapely.points(found.graph.xy[free])
    which, node = shapely.STRtree(spots).query(shapes, predicate="dwithin", distance=_TOUCH_M)
    start = np.searchsorted(which, np.arange(len(shapes) + 1)).astype(np.int64)
    return start, free[node].astype(np.int64)


def _grades(
    found: Web, own: Mapping[str, object], parcels: _Parcels, start: IntArray, nodes: IntArray
) -> tuple[str, ...]:
    """Return the grade of each edge: a street's own; a candidate's is lane in pockets where only homes wait, else local."""
    graph = found.graph
    inner = graph.ends[~found.stands]
    on = np.zeros(len(graph.xy), dtype=np.bool_)
    on[graph.ends[found.stands]] = True
    loose = inner[~on[inner].any(axis=1)]
    links = coo_array((np.ones(len(loose)), (loose[:, 0], loose[:, 1])), shape=(len(on), len(on)))
    label = connected_components(links, directed=False)[1]
    codes = np.asarray(parcels.use, dtype=object)[parcels.waiting]
    homes = np.zeros(len(on), dtype=np.bool_)
    others = np.zeros(len(on), dtype=np.bool_)
    for place, code in enumerate(codes):
        touched = label[nodes[start[place] : start[place + 1]]]
        (homes if str(code).startswith("07") else others)[touched] = True
    lane = homes & ~others
    first = np.where(on[graph.ends[:, 0]], graph.ends[:, 1], graph.ends[:, 0])
    return tuple(
        grade_of(own.get(road)) if road else ("lane" if lane[label[node]] else "local")
        for road, node in zip(graph.roads, first.tolist(), strict=True)
    )


def _paths(edges: ShapeArray) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(tuple((round(x, 2), round(y, 2)) for x, y in shapely.get_coordinates(line).tolist()) for line in edges)


def _near_homes(park: Park, edges: ShapeArray, width: FloatArray, least_m: float) -> BoolArray:
    near = np.zeros(len(edges), dtype=np.bool_)
    kinds = park.buildings["kind"].fillna("").isin(("dwelling", "dormitory")).to_numpy(dtype=bool)
    homes = np.asarray(park.buildings.geometry.array, dtype=object)[kinds]
    if len(homes) and len(edges):
        edge, _ = shapely.STRtree(homes).query(edges, predicate="dwithin", distance=width / 2 + least_m)
        near[edge] = True
    return near


def _fire(ground: Ground, parcels: _Parcels, rules: RoadRules) -> FloatArray:
    """Return how far each served parcel is from a street wide enough for fire engines."""
    wide = 2 * ground.half_m >= rules.fire_width_m
    shapes = parcels.shapes[parcels.served]
    distance = np.full(len(shapes), np.inf)
    if wide.any() and len(shapes):
        reserves = shapely.buffer(ground.lines[wide], ground.half_m[wide], cap_style="flat", quad_segs=3)
        (mine, _), found = shapely.STRtree(reserves).query_nearest(shapes, all_matches=False, return_distance=True)
        distance[mine] = found
    return distance


def _notes(parcels: _Parcels, found: Web) -> tuple[Text, ...]:
    unknown = parcels.use.count("")
    notes = [
        Text(
            f"候选路段 {int((~found.stands).sum())} 段取自地块边界，不穿越水面、建筑和永久基本农田",
            f"{int((~found.stands).sum())} candidate segments follow parcel borders and cross no water, building or permanent farmland",
        )
    ]
    if unknown:
        notes.append(
            Text(f"{unknown} 宗地块用途不明，按须通路计", f"{unknown} parcels of unknown use are taken to need a road")
        )
    return tuple(notes)
