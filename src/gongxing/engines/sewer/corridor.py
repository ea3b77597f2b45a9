"""Where may drains lie: which manholes along the streets, and which reaches between them?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString

from gongxing.engines.sewer.problem import FloatArray, Path
from gongxing.park import Park
from gongxing.park.streets import Streets, streets
from gongxing.plan import Plan

_NO_DRAINS = ("motorway", "path")
_NEAR_M = 12.0
"""Points closer than this to a manhole are at that manhole."""


@dataclass(frozen=True)
class Piece:
    """One reach along a street between two nodes, in the direction of its path."""

    first: int
    last: int
    path: Path
    length_m: float
    road: str


@dataclass(frozen=True)
class Corridor:
    """Nodes (N, 2) and the pieces of street between them."""

    xy: FloatArray
    pieces: tuple[Piece, ...]


def street_graph(park: Park, plan: Plan | None) -> Streets:
    """Return the graph of present and planned streets; motorways and paths take no drains."""
    frame = park["roads"].frame
    kept = ~frame["grade"].isin(_NO_DRAINS).to_numpy()
    lines = [shape for shape, keep in zip(frame.geometry, kept, strict=True) if keep]
    names = [str(name) for name, keep in zip(frame["id"], kept, strict=True) if keep]
    for name, path in planned_roads(plan):
        lines.append(LineString(path))
        names.append(name)
    return streets(lines, names)


def planned_roads(plan: Plan | None) -> Iterable[tuple[str, Path]]:
    """Yield id and path of every new road of the plan's road scheme."""
    part = getattr(getattr(plan, "roads", None), "part", None)
    for name in ("segments", "roads"):
        for road in getattr(part, name, ()):
            path = getattr(road, "path", ())
            if len(path) >= 2 and str(getattr(road, "decision", "new")) in ("new", "widen"):
                yield str(road.id), tuple((float(x), float(y)) for x, y in path)


def lay_corridor(graph: Streets, spots: Sequence[tuple[float, float]], spacing_m: float, reach_m: float) -> Corridor:
    """Cut the streets at every `spacing_m` and beside each spot that is within `reach_m` of one; motorways excluded already."""
    cuts: dict[int, list[float]] = {}
    if len(graph.shapes) and len(spots):
        points = shapely.points(np.asarray(spots, dtype=np.float64))
        tree = shapely.STRtree(list(graph.shapes))
        (place, edge), away = tree.query_nearest(points, max_distance=reach_m, return_distance=True, all_matches=False)
        for i, e, _ in zip(place.tolist(), edge.tolist(), away.tolist(), strict=True):
            at = graph.shapes[e].project(points[i])
            if _NEAR_M < at < graph.length_m[e] - _NEAR_M:
                cuts.setdefault(e, []).append(at)
    nodes = [tuple(spot) for spot in graph.xy.tolist()]
    pieces: list[Piece] = []
    for e, shape in enumerate(graph.shapes):
        marks = _marks(float(graph.length_m[e]), cuts.get(e, []), spacing_m)
        ends = [int(graph.ends[e, 0]), *range(len(nodes), len(nodes) + len(marks) - 2), int(graph.ends[e, 1])]
        nodes += [shape.interpolate(mark).coords[0] for mark in marks[1:-1]]
        for i in range(len(marks) - 1):
            path = tuple(substring(shape, marks[i], marks[i + 1]))
            if ends[i] != ends[i + 1]:
                pieces.append(Piece(ends[i], ends[i + 1], path, marks[i + 1] - marks[i], graph.roads[e]))
    return Corridor(np.array(nodes, dtype=np.float64).reshape(-1, 2), tuple(pieces))


def _marks(length: float, cuts: list[float], spacing: float) -> list[float]:
    """Return the distances of the nodes along a street: both ends, the cuts that are not too close, and no gap above the spacing."""
    fixed = [0.0]
    for cut in sorted(cuts):
        if cut - fixed[-1] > _NEAR_M:
            fixed.append(cut)
    fixed.append(length)
    found = [0.0]
    for a, b in itertools.pairwise(fixed):
        parts = max(1, int(np.ceil((b - a) / spacing - 1e-9)))
        found += [a + (b - a) * (k + 1) / parts for k in range(parts)]
    return found


def substring(line: LineString, start: float, end: float) -> list[tuple[float, float]]:
    """Return the coordinates of a line between two distances along it."""
    coordinates = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(coordinates, axis=0).T))])
    inner = coordinates[(along > start + 1e-6) & (along < end - 1e-6)]
    first, last = line.interpolate(start).coords[0], line.interpolate(end).coords[0]
    return [(float(x), float(y)) for x, y in (first, *inner.tolist(), last)]


def nearest_node(xy: FloatArray, spot: tuple[float, float]) -> tuple[int, float]:
    """Return the node nearest to a spot and how far it is."""
    away = np.hypot(*(xy - np.asarray(spot)).T)
    place = int(np.argmin(away))
    return place, float(away[place])
