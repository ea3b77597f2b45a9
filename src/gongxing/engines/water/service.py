"""From which node is each parcel served, and which flow must a hydrant at a node give?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely

from gongxing.engines.water.problem import BoolArray, FloatArray, IntArray
from gongxing.plan.water import Unserved
from gongxing.words import Text

SOFT = ("12", "14")
"""Classes that take water where it is at hand and ask for no main of their own: streets washed, greens watered."""
_CLOSE_M = 30.0
_DAY_S = 86_400.0


@dataclass(frozen=True)
class Wishes:
    """What parcels ask for: ids (P,), shapes, class codes, water of the maximum day and fire flow."""

    parcels: tuple[str, ...]
    shapes: np.ndarray[tuple[int], np.dtype[np.object_]]
    codes: tuple[str, ...]
    water_m3_day: FloatArray
    fire_l_s: FloatArray

    @property
    def hard(self) -> BoolArray:
        """(P,) parcels that must be served."""
        soft = np.array([code.startswith(SOFT) for code in self.codes], dtype=bool)
        return np.asarray((self.water_m3_day > 0) & ~soft)


@dataclass(frozen=True)
class Service:
    """(P,) node of each parcel (-1: none), (P,) distance, and the parcels that want water and get none."""

    node: IntArray
    distance_m: FloatArray
    unserved: tuple[Unserved, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a service line goes: the usual and the longest length, in metres."""

    usual_m: float
    longest_m: float


def serve(wishes: Wishes, xy: FloatArray, usable: BoolArray, piped: BoolArray, reach: Reach) -> Service:
    """Return the node each parcel is served from: one on a pipe where within reach, else as few nodes as cover the rest.

    `usable` (N,) says which nodes some source can reach, `piped` which lie on a pipe that stays. Parcels that only take
    water where it is at hand go to the nearest node that serves another.
    """
    node = np.full(len(wishes.parcels), -1, dtype=np.int64)
    hard = np.flatnonzero(wishes.hard)
    pairs = _within(wishes, xy, usable, hard, reach.usual_m)
    for parcel, near in pairs.items():
        on_pipe = [(far, place) for far, place in near if piped[place]]
        if on_pipe:
            node[parcel] = min(on_pipe)[1]
    _cover({p: near for p, near in pairs.items() if node[p] < 0}, node)
    _settle_far(wishes, xy, usable, node, reach.longest_m)
    unserved = [_refused(wishes, int(parcel), xy, reach.longest_m) for parcel in hard if node[parcel] < 0]
    soft = np.flatnonzero((wishes.water_m3_day > 0) & ~wishes.hard)
    taken = np.unique(node[node >= 0])
    if len(taken) and len(soft):
        tree = shapely.STRtree(shapely.points(xy[taken]))
        node[soft] = taken[tree.nearest(shapely.centroid(wishes.shapes[soft]))]
    distance = np.zeros(len(node))
    placed = np.flatnonzero(node >= 0)
    distance[placed] = shapely.distance(wishes.shapes[placed], shapely.points(xy[node[placed]]))
    return Service(node, distance, tuple(unserved))


def _within(
    wishes: Wishes, xy: FloatArray, usable: BoolArray, rows: IntArray, reach_m: float
) -> dict[int, list[tuple[float, int]]]:
    """Return for each parcel the usable nodes within reach of its border, with their distance."""
    places = np.flatnonzero(usable)
    points = shapely.points(xy[places])
    tree = shapely.STRtree(points)
    mine, theirs = tree.query(wishes.shapes[rows], predicate="dwithin", distance=reach_m)
    distance = shapely.distance(wishes.shapes[rows[mine]], points[theirs])
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for row, place, far in zip(mine.tolist(), theirs.tolist(), distance.tolist(), strict=True):
        found[int(rows[row])].append((far, int(places[place])))
    return found


def _cover(left: dict[int, list[tuple[float, int]]], node: IntArray) -> None:
    """Choose few nodes that cover the parcels left, the one that serves most first, then the nearest chosen one for each."""
    waiting = {parcel: {place for _, place in near} for parcel, near in left.items()}
    chosen = {int(place) for place in node[node >= 0]}
    waiting = {parcel: places for parcel, places in waiting.items() if not places & chosen}
    counts: dict[int, int] = defaultdict(int)
    for places in waiting.values():
        for place in places:
            counts[place] += 1
    while waiting:
        best = max(counts, key=lambda place: (counts[place], -place))
        chosen.add(best)
        for parcel in [p for p, places in waiting.items() if best in places]:
            for place in waiting.pop(parcel):
                counts[place] -= 1
        counts = defaultdict(int, {place: count for place, count in counts.items() if count})
    for parcel, near in left.items():
        node[parcel] = min((far, place) for far, place in near if place in chosen)[1]


def _settle_far(wishes: Wishes, xy: FloatArray, usable: BoolArray, node: IntArray, longest_m: float) -> None:
    """Serve parcels that no node is near from the nearest usable node within the longest reach."""
    rows = np.flatnonzero(wishes.hard & (node < 0))
    places = np.flatnonzero(usable)
    if not len(rows) or not len(places):
        return
    tree = shapely.STRtree(shapely.points(xy[places]))
    mine, theirs = tree.query_nearest(wishes.shapes[rows], max_distance=longest_m, all_matches=False)
    node[rows[mine]] = places[theirs]


def _refused(wishes: Wishes, parcel: int, xy: FloatArray, longest_m: float) -> Unserved:
    """Say why a parcel gets no water: no street near, or streets that no source reaches."""
    near = len(xy) and bool((shapely.distance(wishes.shapes[parcel], shapely.points(xy)) <= longest_m).any())
    if near:
        reason = Text(
            "附近道路与水源不连通：先打通道路或补充水源",
            "the streets nearby are not joined to any source: join the streets or add a source",
        )
    else:
        reason = Text(
            f"{longest_m:g} 米内没有可敷设给水管的道路：先修路",
            f"no street that could hold a main within {longest_m:g} m: build a road first",
        )
    return Unserved(wishes.parcels[parcel], float(wishes.water_m3_day[parcel]), reason)


@dataclass(frozen=True, slots=True)
class HydrantNorm:
    """What hydrants must do: the outflow of one in L/s, the radius it protects in metres."""

    flow_l_s: float
    radius_m: float


def fire_flows(wishes: Wishes, service: Service, xy: FloatArray, norm: HydrantNorm) -> FloatArray:
    """Return (N,) m3/s that a hydrant at each node must give, 0 where none is needed.

    A node that serves parcels gives the largest fire flow among them; any other node within the radius of a parcel with a
    fire flow gives one hydrant's outflow, unless a hydrant stands close by.
    """
    need = np.zeros(len(xy))
    for parcel in np.flatnonzero((wishes.fire_l_s > 0) & (service.node >= 0)).tolist():
        place = service.node[parcel]
        need[place] = max(need[place], float(wishes.fire_l_s[parcel]), norm.flow_l_s)
    burning = np.flatnonzero((wishes.fire_l_s > 0) & wishes.hard)
    if not len(burning):
        return need
    points = shapely.points(xy)
    near = np.zeros(len(xy), dtype=bool)
    near[shapely.STRtree(points).query(wishes.shapes[burning], predicate="dwithin", distance=norm.radius_m)[1]] = True
    standing = xy[need > 0].tolist()
    for place in np.flatnonzero(near & (need == 0)).tolist():
        if standing and np.min(np.hypot(*(np.array(standing) - xy[place]).T)) < _CLOSE_M:
            continue
        need[place] = norm.flow_l_s
        standing.append(xy[place].tolist())
    return need / 1000.0


def mean_flow(water_m3_day: FloatArray) -> FloatArray:
    """Return m3/s of the mean hour of the maximum day."""
    return np.asarray(water_m3_day / _DAY_S)
