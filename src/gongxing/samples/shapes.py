"""How is a polygon cut, bent, opened or laid along a line, with nothing lost?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

Vector = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axes:
    """The smallest rectangle round a polygon: centre, unit vector of its long side, length and width in metres."""

    centre: Vector
    along: Vector
    length: float
    width: float

    @property
    def across(self) -> Vector:
        """The unit vector of the short side."""
        return (-self.along[1], self.along[0])

    def at(self, a: float, b: float) -> Vector:
        """Return the point `a` metres along and `b` metres across from the centre."""
        (cx, cy), (ux, uy) = self.centre, self.along
        return (cx + a * ux - b * uy, cy + a * uy + b * ux)


def axes(shape: BaseGeometry) -> Axes:
    """Return the axes of the smallest rectangle round `shape`."""
    box = shapely.oriented_envelope(shape)
    corner = np.asarray(box.exterior.coords)[:3]
    first, second = corner[1] - corner[0], corner[2] - corner[1]
    lengths = (float(np.hypot(*first)), float(np.hypot(*second)))
    side, length, width = (
        (first, lengths[0], lengths[1]) if lengths[0] >= lengths[1] else (second, lengths[1], lengths[0])
    )
    centre = (corner[0] + corner[2]) / 2
    along = side / max(length, 1e-9)
    if along[0] < -1e-9:
        along = -along
    return Axes((float(centre[0]), float(centre[1])), (float(along[0]), float(along[1])), length, width)


def pieces(shape: BaseGeometry, least: float = 0.0) -> list[Polygon]:
    """Return the polygons of `shape` whose area exceeds `least` square metres."""
    return [part for part in shapely.get_parts(shape).tolist() if part.geom_type == "Polygon" and part.area > least]


def strings(shape: BaseGeometry, least: float = 0.0) -> list[LineString]:
    """Return the lines of `shape` longer than `least` metres."""
    return [
        part for part in shapely.get_parts(shape).tolist() if part.geom_type == "LineString" and part.length > least
    ]


def rectangle(centre: Vector, along: Vector, *, length: float, width: float) -> Polygon:
    """Return the rectangle of `length` (on `along`) and `width` round `centre`."""
    (cx, cy), (ux, uy), a, b = centre, along, length / 2, width / 2
    return Polygon(
        [(cx + s * a * ux - t * b * uy, cy + s * a * uy + t * b * ux) for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    )


def halve(shape: Polygon, point: Vector, *, along: Vector) -> list[Polygon]:
    """Return the parts of `shape` on either side of the straight line through `point`."""
    reach = shape.length + Point(point).distance(shape)
    side = rectangle(
        (point[0] - along[1] * reach, point[1] + along[0] * reach), along, length=2 * reach, width=2 * reach
    )
    return pieces(shape.intersection(side)) + pieces(shape.difference(side))


def smooth(points: Sequence[Vector] | NDArray[np.float64], rounds: int = 3) -> LineString:
    """Return the line through `points` with its corners cut (Chaikin's scheme), ends kept."""
    line = np.asarray(points, dtype=float)
    for _ in range(rounds):
        near, far = line[:-1] * 0.75 + line[1:] * 0.25, line[:-1] * 0.25 + line[1:] * 0.75
        line = np.vstack([line[:1], np.stack([near, far], axis=1).reshape(-1, 2), line[-1:]])
    return shapely.simplify(LineString(line), 0.2)


def opened(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Return `shape` without spikes and necks narrower than twice `radius`, corners rounded."""
    return shape.buffer(-radius, quad_segs=3).buffer(radius * 1.002, quad_segs=3).intersection(shape)


def ribbon(line: LineString, start: float, *, end: float, inner: float, outer: float) -> Polygon:
    """Return the band between the distances `inner` and `outer` left of `line` (right where negative), from start to end."""
    steps = np.linspace(start, end, max(2, int((end - start) / 25) + 2))
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, steps))
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(line, np.minimum(steps + 6, line.length)))
    behind = shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(steps - 6, 0)))
    tangent = ahead - behind
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1])[:, None], 1e-9)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    return Polygon(np.vstack([points + normal * inner, (points + normal * outer)[::-1]]))


def blob(centre: Vector, radius: float, *, rng: np.random.Generator) -> Polygon:
    """Return a round, uneven patch (a pond) of about `radius`."""
    angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    wave = 1 + 0.22 * np.cos(2 * angle + rng.uniform(0, 6)) + 0.1 * np.cos(3 * angle + rng.uniform(0, 6))
    return Polygon(
        np.stack([centre[0] + radius * wave * np.cos(angle), centre[1] + radius * wave * np.sin(angle)], axis=1)
    )


def merged(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the union of `shapes` (an empty collection for none)."""
    return shapely.union_all(np.array(list(shapes), dtype=object))
