"""Along which stretch of street does each new line run, and at which stations? Positions are told in the street's own frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString

from gongxing.engines.lines.problem import FloatArray, IntArray, Line, Stretch
from gongxing.park.streets import Streets
from gongxing.plan.lines import Path
from gongxing.standards.line_rules import Side

STEP_M = 3.0
_BESIDE_M = 3.0
"""How far beyond its boundary a line still belongs to a street."""
_ALIGNED = 0.82
_SHORTEST_M = 9.0
SOUTH_EAST = np.array([1.0, -1.0]) / np.sqrt(2.0)


@dataclass(frozen=True, slots=True)
class Stay:
    """A part of a line along one stretch (`stretch` -1: along none), from one share of its length to another."""

    stretch: int
    first: float
    last: float


def stretches_of(streets: Streets, half_m: dict[str, float]) -> tuple[Stretch, ...]:
    """Return the stretches of a street graph; `half_m` is half the width of each road."""
    found = []
    for place, (shape, road) in enumerate(zip(streets.shapes, streets.roads, strict=True)):
        path = tuple((float(x), float(y)) for x, y in shapely.get_coordinates(shape))
        found.append(Stretch(f"{road}#{place}", road, path, half_m[road]))
    return tuple(found)


def side_of(path: Path) -> float:
    """Return +1 where the left side of a path is its south-eastern side, else -1."""
    along = np.subtract(path[-1], path[0])
    return 1.0 if float(np.dot([-along[1], along[0]], SOUTH_EAST)) > 0 else -1.0


def customary(stretch: Stretch, side: Side, position: float) -> float:
    """Return the customary lateral position in a stretch."""
    sense = side_of(stretch.path) * (1.0 if side is Side.SOUTH_EAST else -1.0)
    return sense * position * stretch.half_m


class Frame:
    """The street graph made ready to be asked which stretch a point belongs to."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.stretches = tuple(stretches)
        self.shapes = np.empty(len(stretches), dtype=object)
        self.shapes[:] = [LineString(s.path) for s in stretches]
        self.half = np.array([s.half_m for s in stretches], dtype=np.float64)
        self.tree = shapely.STRtree(self.shapes)

    def stays(self, line: Line) -> tuple[Stay, ...]:
        """Return the parts of a line, each along one stretch or along none, in the order of its path."""
        shape = LineString(line.path)
        count = max(2, int(np.ceil(shape.length / STEP_M)))
        shares = (np.arange(count) + 0.5) / count
        owner = self._owners(shape, shares)
        cuts = np.flatnonzero(np.diff(owner)) + 1
        edges = np.concatenate([[0], cuts, [count]])
        parts = [[int(owner[a]), a / count, b / count] for a, b in pairwise(edges)]
        least = min(_SHORTEST_M / max(shape.length, 1e-9), 0.5)
        return tuple(Stay(int(s), float(a), float(b)) for s, a, b in _without_short(parts, least))

    def _owners(self, shape: LineString, shares: FloatArray) -> IntArray:
        """Return the stretch each sample of a line belongs to, -1 where there is none beside it."""
        length = shape.length
        spots = shapely.line_interpolate_point(shape, shares * length)
        ahead = shapely.line_interpolate_point(shape, np.minimum(shares * length + 1.0, length))
        back = shapely.line_interpolate_point(shape, np.maximum(shares * length - 1.0, 0.0))
        heading = shapely.get_coordinates(ahead) - shapely.get_coordinates(back)
        reach = float(self.half.max(initial=0.0)) + _BESIDE_M
        sample, stretch = self.tree.query(spots, predicate="dwithin", distance=reach)
        owner = np.full(len(shares), -1, dtype=np.int64)
        if not len(sample):
            return owner
        away = shapely.distance(spots[sample], self.shapes[stretch])
        cosine = np.abs((_unit(heading[sample]) * self._headings(spots[sample], stretch)).sum(axis=1))
        fits = (away <= self.half[stretch] + _BESIDE_M) & (cosine >= _ALIGNED)
        score = np.where(fits, away + 20.0 * (1.0 - cosine), np.inf)
        for row in np.lexsort((stretch, -score)):
            if np.isfinite(score[row]):
                owner[sample[row]] = stretch[row]
        return owner

    def _headings(self, spots: object, stretch: IntArray) -> FloatArray:
        shapes = self.shapes[stretch]
        at = shapely.line_locate_point(shapes, spots)
        length = shapely.length(shapes)
        ahead = shapely.get_coordinates(shapely.line_interpolate_point(shapes, np.minimum(at + 1.0, length)))
        back = shapely.get_coordinates(shapely.line_interpolate_point(shapes, np.maximum(at - 1.0, 0.0)))
        return _unit(ahead - back)


def _unit(vectors: FloatArray) -> FloatArray:
    return np.asarray(vectors / np.maximum(np.hypot(vectors[:, 0], vectors[:, 1]), 1e-12)[:, None])


def _without_short(parts: list[list[float]], least: float) -> list[list[float]]:
    """Return the parts with short ones given to the longer neighbour, neighbours along the same stretch joined."""
    parts = [list(part) for part in parts]
    while len(parts) > 1:
        sizes = [part[2] - part[1] for part in parts]
        place = int(np.argmin(sizes))
        if sizes[place] >= least:
            break
        beside = [p for p in (place - 1, place + 1) if 0 <= p < len(parts)]
        heir = max(beside, key=lambda p: (sizes[p], -p))
        parts[heir][1] = min(parts[heir][1], parts[place][1])
        parts[heir][2] = max(parts[heir][2], parts[place][2])
        del parts[place]
        joined = [parts[0]]
        for part in parts[1:]:
            if part[0] == joined[-1][0]:
                joined[-1][2] = part[2]
            else:
                joined.append(part)
        parts = joined
    return parts


def normals(path: FloatArray) -> FloatArray:
    """Return (V - 1, 2) the left normals of the segments of a path."""
    along = _unit(np.diff(path, axis=0))
    return np.column_stack([-along[:, 1], along[:, 0]])


def stations_along(path: FloatArray) -> FloatArray:
    """Return (V,) how far along a path each of its vertices is."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])


def spots_at(path: FloatArray, at: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the points (N, 2) of a path at stations (N,), and the left normals (N, 2) there."""
    along = stations_along(path)
    segment = np.clip(np.searchsorted(along, at, side="right") - 1, 0, len(path) - 2)
    size = np.maximum(along[segment + 1] - along[segment], 1e-12)
    share = ((at - along[segment]) / size)[:, None]
    return path[segment] * (1 - share) + path[segment + 1] * share, normals(path)[segment]
