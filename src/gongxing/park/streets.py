"""Which graph do road centrelines make: where do they meet, and which stretch lies between two meetings?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry import LineString

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
ShapeArray = npt.NDArray[np.object_]
_GRID_M = 0.01
_SHORTEST_M = 0.05


@dataclass(frozen=True)
class Streets:
    """A planar street graph: `N` nodes, `E` edges.

    Attributes:
        xy: (N, 2) where the nodes are.
        ends: (E, 2) the nodes each edge joins, in the direction of its shape.
        length_m: (E,) lengths along the shapes.
        shapes: (E,) centrelines, from node to node.
        roads: (E,) the id of the line each edge is part of.
    """

    xy: FloatArray
    ends: IntArray
    length_m: FloatArray
    shapes: tuple[LineString, ...]
    roads: tuple[str, ...]

    def __post_init__(self) -> None:
        for array in (self.xy, self.ends, self.length_m):
            array.flags.writeable = False

    def pieces(self) -> IntArray:
        """Return (N,) the number of the connected piece each node belongs to, the largest piece (by nodes) being 0."""
        count = len(self.xy)
        links = coo_array((np.ones(len(self.ends)), (self.ends[:, 0], self.ends[:, 1])), shape=(count, count))
        found, labels = connected_components(links, directed=False)
        order = np.argsort(-np.bincount(labels, minlength=found), kind="stable")
        rank = np.empty(found, dtype=np.int64)
        rank[order] = np.arange(found)
        return np.asarray(rank[labels], dtype=np.int64)


def streets(lines: Sequence[LineString], ids: Sequence[str], tolerance_m: float = 1.0) -> Streets:
    """Return the graph of centrelines cut wherever they meet or cross; ends closer than `tolerance_m` are one node.

    `lines` may be (multi)lines; missing and empty ones are left out. A line that ends within the tolerance of another's
    interior meets it there. Edges shorter than 5 cm vanish. The same lines give the same graph.
    """
    paths, owners = _parts(lines, ids)
    if not len(paths):
        return Streets(np.zeros((0, 2)), np.zeros((0, 2), dtype=np.int64), np.zeros(0), (), ())
    paths = _met(paths, tolerance_m)
    noded = shapely.get_parts(shapely.node(shapely.union_all(paths, grid_size=_GRID_M)))
    noded = noded[(shapely.get_type_id(noded) == 1) & (shapely.length(noded) > _SHORTEST_M)]
    middles = shapely.line_interpolate_point(noded, 0.5, normalized=True)
    _, source = shapely.STRtree(paths).query_nearest(middles, all_matches=False)
    order = np.lexsort((shapely.get_x(middles), shapely.get_y(middles), source))
    noded, source = noded[order], source[order]
    first, last = _ends(noded)
    label, xy = _joined(np.vstack([first, last]), tolerance_m)
    ends = np.column_stack([label[: len(noded)], label[len(noded) :]])
    keep = (ends[:, 0] != ends[:, 1]) | (shapely.length(noded) > 2 * tolerance_m)
    shapes = tuple(_anchored(line, xy[a], xy[b]) for line, (a, b) in zip(noded[keep], ends[keep].tolist(), strict=True))
    roads = tuple(owners[i] for i in source[keep].tolist())
    return _compact(xy, ends[keep], shapes, roads)


def _parts(lines: Sequence[LineString], ids: Sequence[str]) -> tuple[ShapeArray, list[str]]:
    found: list[LineString] = []
    owners: list[str] = []
    for line, name in zip(lines, ids, strict=True):
        if line is None or shapely.is_empty(line):
            continue
        for part in shapely.get_parts(line).tolist():
            if part.geom_type == "LineString" and part.length > _SHORTEST_M:
                found.append(shapely.force_2d(part))
                owners.append(name)
    array = np.empty(len(found), dtype=object)
    array[:] = found
    return array, owners


def _ends(lines: ShapeArray) -> tuple[FloatArray, FloatArray]:
    return (
        shapely.get_coordinates(shapely.get_point(lines, 0)),
        shapely.get_coordinates(shapely.get_point(lines, -1)),
    )


def _met(paths: ShapeArray, tolerance: float) -> ShapeArray:
    """Return the lines, their ends moved onto another line that passes within the tolerance, and that line cut there."""
    if tolerance <= 0:
        return paths
    tree = shapely.STRtree(paths)
    found = paths.copy()
    bends: dict[int, list[tuple[float, tuple[float, float]]]] = {}
    for place, points in ((0, shapely.get_point(paths, 0)), (-1, shapely.get_point(paths, -1))):
        own, other = tree.query(points, predicate="dwithin", distance=tolerance)
        for mine, theirs in zip(own.tolist(), other.tolist(), strict=True):
            if mine == theirs:
                continue
            at = paths[theirs].project(points[mine])
            if tolerance < at < paths[theirs].length - tolerance:
                spot = paths[theirs].interpolate(at)
                bends.setdefault(theirs, []).append((at, (spot.x, spot.y)))
                found[mine] = _moved(found[mine], place, (spot.x, spot.y))
    for line, extra in bends.items():
        found[line] = _with_points(found[line], paths[line], extra)
    return found


def _moved(line: LineString, place: int, spot: tuple[float, float]) -> LineString:
    coordinates = shapely.get_coordinates(line)
    coordinates[place] = spot
    return LineString(coordinates)


def _with_points(line: LineString, old: LineString, extra: list[tuple[float, tuple[float, float]]]) -> LineString:
    coordinates = shapely.get_coordinates(line)
    steps = np.hypot(*np.diff(shapely.get_coordinates(old), axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    merged = sorted([*zip(along.tolist(), map(tuple, coordinates.tolist()), strict=True), *extra])
    return LineString([spot for _, spot in merged])


def _joined(points: FloatArray, tolerance: float) -> tuple[IntArray, FloatArray]:
    """Return the node of each point and where the nodes are: chains of points closer than the tolerance are one node."""
    xy, place = np.unique(np.round(points / _GRID_M) * _GRID_M, axis=0, return_inverse=True)
    shapes = shapely.points(xy)
    a, b = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=max(tolerance, _GRID_M))
    count, label = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(len(xy), len(xy))), directed=False)
    size = np.bincount(label, minlength=count)
    middle = np.column_stack([np.bincount(label, xy[:, axis], count) / size for axis in (0, 1)])
    lone = size[label] == 1
    middle[label[lone]] = xy[lone]
    return label[place.ravel()].astype(np.int64), middle


def _anchored(line: LineString, first: FloatArray, last: FloatArray) -> LineString:
    coordinates = shapely.get_coordinates(line)
    coordinates[0], coordinates[-1] = first, last
    return LineString(coordinates)


def _compact(xy: FloatArray, ends: IntArray, shapes: tuple[LineString, ...], roads: tuple[str, ...]) -> Streets:
    used, renumbered = np.unique(ends, return_inverse=True)
    return Streets(
        xy[used].copy(),
        renumbered.reshape(-1, 2).astype(np.int64),
        shapely.length(np.asarray(shapes, dtype=object)) if shapes else np.zeros(0),
        shapes,
        roads,
    )
