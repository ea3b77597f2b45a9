"""Which network do the recorded pipes of one kind make: where do they join, and which pipe lies between two joints?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.algorithms.distances import graph, pieces
from gongxing.park import Park

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
JOIN_M = 1.0
"""Ends of pipes closer than this are one joint, as is an end this close to the middle of another pipe (digitising slack)."""
REACH_M = 30.0
"""A source, plant or outfall belongs to the nearest joint within this distance."""
_SHORTEST_M = 0.05


@dataclass(frozen=True)
class PipeGraph:
    """The pipes of one kind as a graph. Row i of every (E,) belongs to stretch i, a pipe or the part of one between joints.

    Attributes:
        kind: the kind of line.
        xy: (N, 2) where the joints are.
        ends: (E, 2) the joints of each stretch, in the direction of its line.
        shapes: (E,) lines.
        length_m: (E,) lengths.
        pipe: (E,) the id of the pipe each stretch is part of.
        row: (E,) the position of that pipe among the pipes of the table.
        share: (E, 2) where on its pipe a stretch begins and ends, from 0 to 1.
        piece: (N,) the connected piece of each joint, the longest piece being 0.
    """

    kind: str
    xy: FloatArray
    ends: IntArray
    shapes: npt.NDArray[np.object_]
    length_m: FloatArray
    pipe: tuple[str, ...]
    row: IntArray
    share: FloatArray
    piece: IntArray

    def joint_near(self, spot: shapely.Point, reach_m: float = REACH_M) -> int | None:
        """Return the joint nearest to a point, None where none lies within reach."""
        if not len(self.xy):
            return None
        far = np.hypot(self.xy[:, 0] - spot.x, self.xy[:, 1] - spot.y)
        return int(far.argmin()) if far.min() <= reach_m else None


def pipe_graph(park: Park, kind: str) -> PipeGraph:
    """Return the graph of the park's pipes of a kind; pipes that only cross are not joined."""
    table = park["pipes"].frame
    lines, row = _lines(table, kind)
    cuts = _cuts(lines)
    stretches, owner, share = _cut(lines, cuts)
    first, last = (shapely.get_coordinates(shapely.get_point(stretches, end)) for end in (0, -1))
    joint, xy = _joints(np.vstack([first, last]))
    ends = np.column_stack([joint[: len(stretches)], joint[len(stretches) :]])
    length = shapely.length(stretches)
    keep = ends[:, 0] != ends[:, 1]
    ends, length, owner, share, stretches = ends[keep], length[keep], owner[keep], share[keep], stretches[keep]
    used, renumbered = np.unique(ends, return_inverse=True)
    ends = renumbered.reshape(-1, 2).astype(np.int64)
    ids = table["id"].to_numpy()
    return PipeGraph(
        kind,
        xy[used],
        ends,
        stretches,
        length,
        tuple(str(ids[row[k]]) for k in owner),
        row[owner],
        share,
        _by_length(ends, length, len(used)),
    )


def _lines(table: pd.DataFrame, kind: str) -> tuple[npt.NDArray[np.object_], IntArray]:
    """Return the lines of a kind and the table row of each; a pipe of several lines gives several."""
    rows = np.flatnonzero((table["kind"] == kind).to_numpy(dtype=bool, na_value=False))
    shapes = np.asarray(table["geometry"].to_numpy()[rows], dtype=object)
    parts, owner = shapely.get_parts(shapes, return_index=True)
    sound = (shapely.get_type_id(parts) == 1) & (shapely.length(parts) > _SHORTEST_M)
    return np.asarray(shapely.force_2d(parts[sound]), dtype=object), rows[owner[sound]].astype(np.int64)


def _cuts(lines: npt.NDArray[np.object_]) -> list[list[float]]:
    """Return, for every line, the distances along it at which the end of another one meets its middle."""
    cuts: list[list[float]] = [[] for _ in lines]
    if not len(lines):
        return cuts
    tree = shapely.STRtree(lines)
    for end in (0, -1):
        spots = shapely.get_point(lines, end)
        mine, theirs = tree.query(spots, predicate="dwithin", distance=JOIN_M)
        along = shapely.line_locate_point(lines[theirs], spots[mine])
        inner = (mine != theirs) & (along > JOIN_M) & (along < shapely.length(lines[theirs]) - JOIN_M)
        for k in np.flatnonzero(inner).tolist():
            cuts[theirs[k]].append(float(along[k]))
    return cuts


def _cut(
    lines: npt.NDArray[np.object_], cuts: list[list[float]]
) -> tuple[npt.NDArray[np.object_], IntArray, FloatArray]:
    """Return the stretches, the line each is part of, and where on it the stretch begins and ends (0 to 1)."""
    stretches: list[shapely.LineString] = []
    owner: list[int] = []
    share: list[tuple[float, float]] = []
    for number, line in enumerate(lines.tolist()):
        marks = [0.0, *_spaced(sorted(cuts[number])), line.length]
        for begin, end in pairwise(marks):
            whole = len(marks) == 2
            stretches.append(line if whole else _between(line, begin, end))
            owner.append(number)
            share.append((begin / line.length, end / line.length))
    made = np.empty(len(stretches), dtype=object)
    made[:] = stretches
    return made, np.asarray(owner, dtype=np.int64), np.asarray(share, dtype=float).reshape(-1, 2)


def _spaced(marks: list[float]) -> list[float]:
    kept: list[float] = []
    for mark in marks:
        if not kept or mark - kept[-1] > JOIN_M:
            kept.append(mark)
    return kept


def _between(line: shapely.LineString, begin: float, end: float) -> shapely.LineString:
    """Return the part of a line between two distances along it."""
    points = shapely.get_coordinates(line)
    along = np.r_[0.0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    inner = points[(along > begin) & (along < end)]
    ends = shapely.get_coordinates(shapely.line_interpolate_point(line, [begin, end]))
    return shapely.LineString(np.vstack([ends[:1], inner, ends[1:]]))


def _joints(points: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return the joint of each end and where the joints are: chains of ends closer than JOIN_M are one joint."""
    if not len(points):
        return np.zeros(0, dtype=np.int64), np.zeros((0, 2))
    spots = shapely.points(points)
    one, two = shapely.STRtree(spots).query(spots, predicate="dwithin", distance=JOIN_M)
    near = coo_array((np.ones(len(one)), (one, two)), shape=(len(points), len(points)))
    count, label = connected_components(near, directed=False)
    size = np.bincount(label, minlength=count)
    xy = np.column_stack([np.bincount(label, points[:, axis], count) / size for axis in (0, 1)])
    return label.astype(np.int64), xy


def _by_length(ends: IntArray, length: FloatArray, nodes: int) -> IntArray:
    """Return the connected piece of each joint, the pieces numbered from the longest to the shortest."""
    piece = pieces(graph(ends, length, nodes))
    total = np.bincount(piece[ends[:, 0]], weights=length, minlength=int(piece.max()) + 1) if len(ends) else np.zeros(0)
    rank = np.empty(len(total), dtype=np.int64)
    rank[np.argsort(-total, kind="stable")] = np.arange(len(total))
    return rank[piece]
