"""Where do lines of different networks cross in plan, at which levels, and is there enough room between them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.ndimage import map_coordinates
from shapely.geometry import LineString

from gongxing.engines.lines.places import Needs
from gongxing.engines.lines.problem import FloatArray, Line, LinesProblem
from gongxing.plan.lines import Path
from gongxing.standards.line_rules import Direction, Flow, Separation

_APART_M = 0.5
"""Two crossings of the same two lines closer than this are one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One crossing of lines `a` < `b`: where, how far along either path, the ground and both crown levels as planned, what is required."""

    a: int
    b: int
    x: float
    y: float
    at_a_m: float
    at_b_m: float
    share_a: float
    share_b: float
    ground_m: float
    crown_a_m: float
    crown_b_m: float
    separation: Separation

    @property
    def required_m(self) -> float:
        """Clear vertical distance that the rules ask for."""
        return self.separation.value_m

    def side(self, line: int) -> tuple[float, float, float]:
        """Return how far along `line` it is in metres and as a share of the path, and the line's crown level."""
        if line == self.a:
            return self.at_a_m, self.share_a, self.crown_a_m
        return self.at_b_m, self.share_b, self.crown_b_m

    def other(self, line: int) -> int:
        """Return the line that `line` crosses here."""
        return self.b if line == self.a else self.a


def clear_m(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the clear distance between two lines given as (crown level, outer diameter); negative where they overlap."""
    return max(first[0] - first[1] - second[0], second[0] - second[1] - first[0])


def ground_at(problem: LinesProblem, xy: FloatArray) -> FloatArray:
    """Return the ground level at points (N, 2), linear between the points of the problem's grid."""
    place = (np.asarray(xy, dtype=np.float64).reshape(-1, 2) - problem.ground_origin) / problem.ground_cell_m
    found = map_coordinates(problem.ground_m, [place[:, 1], place[:, 0]], order=1, mode="nearest")
    return np.asarray(found, dtype=np.float64)


def crown_at(line: Line, flow: Flow, share: float, ground_m: float) -> float:
    """Return the crown level at a share of a line's path: along the pipe for gravity, below the ground for all others."""
    if flow is Flow.GRAVITY:
        return line.crown_start_m + share * (line.crown_end_m - line.crown_start_m)
    return ground_m - (line.cover_start_m + share * (line.cover_end_m - line.cover_start_m))


def meetings(problem: LinesProblem, paths: Sequence[Path], asked: Needs) -> tuple[Meeting, ...]:
    """Return every crossing of lines of different kinds, sorted by the lines and along them."""
    shapes = np.empty(len(paths), dtype=object)
    shapes[:] = [LineString(path) for path in paths]
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    kinds = np.array([line.kind for line in problem.lines])
    other = (first < second) & (kinds[first] != kinds[second])
    pairs = np.column_stack([first[other], second[other]])
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    shared = shapely.intersection(shapes[pairs[:, 0]], shapes[pairs[:, 1]])
    rows: list[tuple[int, int, float, float]] = []
    for (a, b), part in zip(pairs.tolist(), shared, strict=True):
        rows += [(a, b, x, y) for x, y in _spots(part, shapes[a])]
    ground = ground_at(problem, np.array([row[2:] for row in rows], dtype=np.float64))
    found = []
    for (a, b, x, y), level in zip(rows, ground.tolist(), strict=True):
        point = shapely.Point(x, y)
        at = [float(shapes[line].project(point)) for line in (a, b)]
        share = [at[side] / max(shapes[line].length, 1e-9) for side, line in enumerate((a, b))]
        one, two = problem.lines[a], problem.lines[b]
        crowns = [
            crown_at(line, problem.rules.flow(line), part, level) for line, part in zip((one, two), share, strict=True)
        ]
        row = asked.row(Direction.VERTICAL, (one.kind, one.diameter_mm), (two.kind, two.diameter_mm))
        found.append(Meeting(a, b, x, y, at[0], at[1], share[0], share[1], level, crowns[0], crowns[1], row))
    return tuple(found)


def _spots(part: shapely.Geometry, along: LineString) -> list[tuple[float, float]]:
    """Return the points at which two paths cross; a stretch that they share counts as its middle."""
    found: list[tuple[float, tuple[float, float]]] = []
    for piece in shapely.get_parts(part).tolist():
        spot = piece if piece.geom_type == "Point" else piece.interpolate(0.5, normalized=True)
        found.append((float(along.project(spot)), (round(float(spot.x), 3), round(float(spot.y), 3))))
    kept: list[tuple[float, tuple[float, float]]] = []
    for at, spot in sorted(found):
        if not kept or at - kept[-1][0] > _APART_M:
            kept.append((at, spot))
    return [spot for _, spot in kept]
