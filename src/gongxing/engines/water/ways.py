"""Along which lines may water run: pipes that lie there, streets without one, and the short ties between them?

Present pipes and street centrelines are two drawings of the same streets. Here they become one graph: a street junction
within reach of a pipe is a point of that pipe, and a stretch of street that a pipe runs along is that pipe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry import LineString
from shapely.ops import substring

from gongxing.engines.water.problem import BoolArray, FloatArray, IntArray
from gongxing.park.streets import Streets, streets

NEAR_M = 25.0
"""A pipe this near to a street's centreline lies in that street."""
JOIN_M = 2.0
"""Pipe ends this near to one another are joined."""
_SAME_M = 8.0
_ALONG = 0.85
_PROBE_M = 10.0


@dataclass(frozen=True)
class Way:
    """One candidate link: its end nodes, course, the road it runs along, and the pipe that lies there ("" for none)."""

    start: int
    end: int
    line: LineString
    road: str
    pipe: str
    run: int = -1
    """Links with the same number are parts of one stretch between two junctions."""


@dataclass(frozen=True)
class Ways:
    """The graph of all lines along which water may run: nodes (N, 2) and links."""

    xy: FloatArray
    links: tuple[Way, ...]


def ways(
    pipes: Sequence[tuple[str, LineString]], roads: Sequence[tuple[str, LineString]], spacing_m: float = 120.0
) -> Ways:
    """Return the graph of pipes and streets, with a node at least every `spacing_m` along each line."""
    pipe_net = streets([line for _, line in pipes], [name for name, _ in pipes], JOIN_M)
    road_net = streets([line for _, line in roads], [name for name, _ in roads])
    road_net = _cut_at(road_net, _dead_ends(pipe_net))
    pipe_net, ties = _tied(pipe_net, road_net.xy)
    return _split(_merged(pipe_net, road_net, ties), spacing_m)


def _dead_ends(net: Streets) -> FloatArray:
    degree = np.bincount(net.ends.ravel(), minlength=len(net.xy))
    return np.asarray(net.xy[degree == 1])


def _nearest(net: Streets, spots: FloatArray) -> tuple[IntArray, IntArray]:
    """Return for spots within NEAR_M of an edge which spot it is and which edge is nearest."""
    if not len(net.shapes) or not len(spots):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    tree = shapely.STRtree(np.asarray(net.shapes, dtype=object))
    mine, edge = tree.query_nearest(shapely.points(spots), max_distance=NEAR_M, all_matches=False)
    return mine.astype(np.int64), edge.astype(np.int64)


def _cut_at(net: Streets, spots: FloatArray) -> Streets:
    """Return the street graph with a node abreast of each spot."""
    return _with_nodes(net, *_nearest(net, spots), spots)[0]


def _tied(pipes: Streets, junctions: FloatArray) -> tuple[Streets, IntArray]:
    """Return the pipe graph with a node abreast of every street junction near it, and (J,) that node, -1 for none."""
    mine, edge = _nearest(pipes, junctions)
    cut, at = _with_nodes(pipes, mine, edge, junctions)
    ties = np.full(len(junctions), -1, dtype=np.int64)
    ties[mine] = at
    return cut, ties


def _with_nodes(net: Streets, mine: IntArray, edge: IntArray, spots: FloatArray) -> tuple[Streets, IntArray]:
    """Return the graph with edges cut abreast of spots (unless an end is near enough), and the node of each spot."""
    at = np.full(len(mine), -1, dtype=np.int64)
    by_edge: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for row, (spot, link) in enumerate(zip(mine.tolist(), edge.tolist(), strict=True)):
        along = float(net.shapes[link].project(shapely.Point(spots[spot])))
        by_edge[link].append((along, row))
    xy = net.xy.tolist()
    ends, shapes, owners = [], [], []
    for link, line in enumerate(net.shapes):
        start, end = (int(node) for node in net.ends[link])
        places = [(0.0, start)]
        length = line.length
        for along, row in sorted(by_edge.get(link, [])):
            if along - places[-1][0] <= _SAME_M:
                at[row] = places[-1][1]
            elif length - along <= _SAME_M:
                at[row] = end
            else:
                spot = line.interpolate(along)
                xy.append([spot.x, spot.y])
                places.append((along, len(xy) - 1))
                at[row] = len(xy) - 1
        places.append((length, end))
        for (a, first), (b, last) in pairwise(places):
            ends.append((first, last))
            shapes.append(line if len(places) == 2 else substring(line, a, b))
            owners.append(net.roads[link])
    lengths = shapely.length(np.asarray(shapes, dtype=object)) if shapes else np.zeros(0)
    return Streets(
        np.array(xy, dtype=np.float64).reshape(-1, 2),
        np.array(ends, dtype=np.int64).reshape(-1, 2),
        np.asarray(lengths, dtype=np.float64),
        tuple(shapes),
        tuple(owners),
    ), at


def _merged(pipes: Streets, roads: Streets, ties: IntArray) -> Ways:
    """Return one graph: every pipe, and every stretch of street that no pipe runs along."""
    shift = len(pipes.xy)
    free = np.flatnonzero(ties < 0)
    place = ties.copy()
    place[free] = shift + np.arange(len(free))
    xy = np.vstack([pipes.xy.reshape(-1, 2), roads.xy[free].reshape(-1, 2)])
    found = [
        Way(int(a), int(b), line, _road_of(line, roads), name)
        for (a, b), line, name in zip(pipes.ends, pipes.shapes, pipes.roads, strict=True)
        if a != b
    ]
    along = _accompanied(roads, pipes)
    for row, (line, name) in enumerate(zip(roads.shapes, roads.roads, strict=True)):
        a, b = int(place[roads.ends[row, 0]]), int(place[roads.ends[row, 1]])
        if a == b or (along[row] and max(a, b) < shift):
            continue
        inner = shapely.get_coordinates(line)[1:-1]
        course = LineString(np.vstack([xy[a], inner, xy[b]]))
        if course.length > 0.1:
            found.append(Way(a, b, course, name, ""))
    return _compacted(xy, found)


def _accompanied(roads: Streets, pipes: Streets) -> BoolArray:
    """Return (E,) which stretches of street have pipes beside them nearly all the way."""
    if not len(pipes.shapes) or not len(roads.shapes):
        return np.zeros(len(roads.shapes), dtype=bool)
    probes, owner = [], []
    for row, line in enumerate(roads.shapes):
        count = max(3, int(line.length / _PROBE_M))
        probes.append(shapely.line_interpolate_point(line, (np.arange(count) + 0.5) / count, normalized=True))
        owner.append(np.full(count, row))
    spots, rows = np.concatenate(probes), np.concatenate(owner)
    tree = shapely.STRtree(np.asarray(pipes.shapes, dtype=object))
    near = np.zeros(len(spots), dtype=bool)
    near[np.unique(tree.query(spots, predicate="dwithin", distance=NEAR_M)[0])] = True
    share = np.bincount(rows, near, len(roads.shapes)) / np.bincount(rows, minlength=len(roads.shapes))
    return np.asarray(share >= _ALONG)


def _road_of(line: LineString, roads: Streets) -> str:
    """Return the road beside the middle of a pipe, "" where there is none."""
    if not len(roads.shapes):
        return ""
    middle = line.interpolate(0.5, normalized=True)
    distance = shapely.distance(np.asarray(roads.shapes, dtype=object), middle)
    nearest = int(np.argmin(distance))
    return roads.roads[nearest] if distance[nearest] <= NEAR_M else ""


def _split(given: Ways, spacing_m: float) -> Ways:
    """Return the graph with links longer than the spacing cut into equal parts."""
    xy = given.xy.tolist()
    found = []
    for run, way in enumerate(given.links):
        length = way.line.length
        parts = max(1, int(np.ceil(length / spacing_m - 1e-9)))
        nodes = [way.start]
        for part in range(1, parts):
            spot = way.line.interpolate(length * part / parts)
            xy.append([spot.x, spot.y])
            nodes.append(len(xy) - 1)
        nodes.append(way.end)
        for part, (a, b) in enumerate(pairwise(nodes)):
            line = way.line if parts == 1 else substring(way.line, length * part / parts, length * (part + 1) / parts)
            found.append(Way(a, b, line, way.road, way.pipe, run))
    return Ways(np.array(xy, dtype=np.float64).reshape(-1, 2), tuple(found))


def _compacted(xy: FloatArray, links: list[Way]) -> Ways:
    used = sorted({node for way in links for node in (way.start, way.end)})
    place = {node: row for row, node in enumerate(used)}
    return Ways(
        np.asarray(xy[used], dtype=np.float64).reshape(-1, 2),
        tuple(Way(place[way.start], place[way.end], way.line, way.road, way.pipe) for way in links),
    )


def with_spots(given: Ways, spots: FloatArray, *, reach_m: float, ties: int) -> tuple[Ways, IntArray]:
    """Return the graph with a node for each spot (a source), and that node: an end of a link where one is at hand, else a
    node of its own tied to the `ties` nearest nodes within `reach_m` (to the nearest one at least)."""
    xy = given.xy.tolist()
    links = list(given.links)
    found = []
    tree = cKDTree(given.xy)
    on_pipe = {node for way in given.links if way.pipe for node in (way.start, way.end)}
    for spot in spots:
        distance, order = tree.query(spot, k=min(len(given.xy), 60))
        near = list(zip(np.atleast_1d(distance).tolist(), np.atleast_1d(order).tolist(), strict=True))
        piped = [node for far, node in near if far <= _SAME_M * 2 and node in on_pipe]
        if piped or near[0][0] <= JOIN_M:
            found.append(piped[0] if piped else near[0][1])
            continue
        xy.append(spot.tolist())
        found.append(len(xy) - 1)
        for node in _apart(near, given, reach_m, ties):
            course = LineString([spot, given.xy[node]])
            links.append(Way(len(xy) - 1, node, course, "", "", len(links)))
    return Ways(np.array(xy), tuple(links)), np.array(found, dtype=np.int64)


def _apart(near: list[tuple[float, int]], given: Ways, reach_m: float, ties: int) -> list[int]:
    """Return the nearest nodes that are not ends of one link, the very nearest whatever its distance."""
    beside: dict[int, set[int]] = defaultdict(set)
    for way in given.links:
        beside[way.start].add(way.end)
        beside[way.end].add(way.start)
    chosen: list[int] = []
    for distance, node in near:
        if chosen and (distance > reach_m or len(chosen) >= ties):
            break
        if not any(node in beside[other] for other in chosen):
            chosen.append(node)
    return chosen
