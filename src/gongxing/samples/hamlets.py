"""Where do the hamlets lie along their lanes, and how are homesteads, gardens and ponds grouped in them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gongxing.samples.blocks import reaching
from gongxing.samples.ground import Block, Patch, Street
from gongxing.samples.lots import fields, lane_surface, woodland
from gongxing.samples.shapes import Axes, axes, blob, merged, pieces, rectangle, ribbon, smooth

_PLOT_M = 15.0
_DEPTH_M = 29.0
_LANE_M = 5.0


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A hamlet to be placed: the village group it is, and how many households live there."""

    name: str
    homes: int


def farm_block(
    block: Block, hamlets: list[Hamlet], *, streets: list[Street], rng: np.random.Generator
) -> tuple[list[Patch], list[Street]]:
    """Return a block outside the built-up parts as hamlets, lanes, gardens, ponds and fields, and the lanes' centrelines."""
    box = axes(block.shape)
    patches: list[Patch] = []
    lanes: list[Street] = []
    rest: BaseGeometry = block.shape
    for number, hamlet in enumerate(hamlets):
        lane = _lane(block, box, streets=streets, place=(number + 0.5) / len(hamlets) - 0.5, rng=rng)
        if lane is None:
            continue
        laid = _hamlet(hamlet, lane, room=pieces(rest, 1), rng=rng)
        if not laid:
            continue
        lanes.append(Street(lane, "lane", _LANE_M, 1, f"{hamlet.name}路"))
        patches += laid
        ground = merged(patch.shape for patch in laid)
        rest = rest.difference(ground.buffer(7, quad_segs=2).buffer(-7, quad_segs=2).union(ground))
    return patches + fields(rest, box, rng=rng), lanes


def _lane(
    block: Block, box: Axes, *, streets: list[Street], place: float, rng: np.random.Generator
) -> LineString | None:
    around = tuple(street.path for street in streets)
    for trial in range(4):
        lengthwise = trial % 2 == 0
        span, extent = (box.width, box.length) if lengthwise else (box.length, box.width)
        offset = place * span * 0.9 + rng.normal(0, 0.05 * span)
        half = extent / 2 + 70
        points = [(s * half, offset + rng.normal(0, 16)) for s in (-1, -0.5, 0, 0.5, 1)]
        path = reaching(
            smooth([box.at(a, b) if lengthwise else box.at(b, a) for a, b in points]), block.shape, around=around
        )
        if path is not None and path.length > 200:
            return path
    return None


def _hamlet(hamlet: Hamlet, lane: LineString, *, room: list[Polygon], rng: np.random.Generator) -> list[Patch]:
    """Return the hamlet's ground: lane, rows of homesteads, a works plot, a pond and the gardens between."""
    shape = max(
        (part for part in room if part.intersects(lane)), key=lambda part: part.intersection(lane).length, default=None
    )
    if shape is None:
        return []
    usable = lane.intersection(shape).length
    rows = 1 if hamlet.homes < 50 else 2
    while rows < 3 and hamlet.homes / (2 * rows) * _PLOT_M * 1.25 > 0.8 * usable:
        rows += 1
    length = min(hamlet.homes / (2 * rows) * _PLOT_M * 1.25, 0.9 * usable)
    start = max(0.5 * (lane.length - length) + rng.uniform(-0.3, 0.3) * (usable - length), 40)
    inner = shape.buffer(-7, quad_segs=2)
    taken = lane.buffer(_LANE_M / 2 + 0.5)
    patches: list[Patch] = []
    left = hamlet.homes
    for row in range(rows + 2):
        for side in (1, -1):
            quota = left if row >= rows - 1 and side == -1 else -(-hamlet.homes // (2 * rows))
            near = _LANE_M / 2 + 1.5 + row * (_DEPTH_M + 4.5)
            made = _row(
                hamlet,
                lane,
                place=(start, near * side, (near + _DEPTH_M) * side),
                homes=min(quota, left),
                room=(inner, taken),
                rng=rng,
            )
            left -= sum(len(patch.homes) for patch in made)
            patches += made
    if not patches:
        return []
    patches += _works(
        hamlet, lane, at=start + length, room=(inner, merged([taken, *(p.shape for p in patches)])), rng=rng
    )
    return patches + _between(lane, shape, patches=patches, rng=rng)


def _row(
    hamlet: Hamlet,
    lane: LineString,
    *,
    place: tuple[float, float, float],
    homes: int,
    room: tuple[BaseGeometry, BaseGeometry],
    rng: np.random.Generator,
) -> list[Patch]:
    at, inner, outer = place
    at += rng.uniform(-18, 30)
    patches: list[Patch] = []
    longest = at + 1.25 * homes * _PLOT_M + 60
    while homes > 0 and at < min(lane.length - 25, longest):
        count = int(min(homes if homes < 7 else min(homes, rng.integers(5, 12)), (lane.length - 10 - at) // _PLOT_M))
        if count < 1:
            break
        end = at + count * _PLOT_M
        depth = outer + (1 if outer > 0 else -1) * rng.uniform(-2, 3)
        cluster = ribbon(lane, at, end=end, inner=inner, outer=depth)
        if cluster.is_valid and room[0].contains(cluster) and not cluster.intersects(room[1]):
            drawn = _houses(lane, at, end=end, inner=inner, count=count, rng=rng)
            houses, sheds = (tuple(shape for shape in some if cluster.contains(shape)) for some in drawn)
            patches.append(Patch(cluster, "0703", "homes", hamlet.name, f"{hamlet.name}宅基地", houses, sheds))
            homes -= len(houses)
        at = end + (rng.uniform(3, 6) if rng.random() < 0.6 else rng.uniform(10, 26))
    return patches


def _houses(
    lane: LineString, start: float, *, end: float, inner: float, count: int, rng: np.random.Generator
) -> tuple[tuple[Polygon, ...], tuple[Polygon, ...]]:
    houses: list[Polygon] = []
    sheds: list[Polygon] = []
    pitch = (end - start) / count
    side = 1.0 if inner > 0 else -1.0
    for i in range(count):
        middle = start + (i + 0.5) * pitch
        a, b = lane.interpolate(max(middle - 4, 0)), lane.interpolate(min(middle + 4, lane.length))
        ux, uy = (b.x - a.x), (b.y - a.y)
        norm = max(float(np.hypot(ux, uy)), 1e-9)
        ux, uy = ux / norm, uy / norm
        cx, cy = (a.x + b.x) / 2, (a.y + b.y) / 2
        width, depth = float(rng.uniform(9.5, min(12.0, pitch - 1.5))), float(rng.uniform(8.5, 11.0))
        off = inner + side * (7.5 + depth / 2 + rng.uniform(-0.8, 0.8))
        house = rectangle((cx - uy * off, cy + ux * off), (ux, uy), length=width, width=depth)
        if houses and houses[-1].distance(house) < 0.5:
            continue
        houses.append(house)
        if rng.random() < 0.24:
            back, sway = inner + side * 23.5, rng.uniform(-3, 3)
            sheds.append(
                rectangle(
                    (cx - uy * back + ux * sway, cy + ux * back + uy * sway),
                    (ux, uy),
                    length=float(rng.uniform(4, 6)),
                    width=3.6,
                )
            )
    return tuple(houses), tuple(sheds)


def _works(
    hamlet: Hamlet, lane: LineString, *, at: float, room: tuple[BaseGeometry, BaseGeometry], rng: np.random.Generator
) -> list[Patch]:
    if rng.random() > 0.65:
        return []
    for side in (1, -1):
        near = (_LANE_M / 2 + 1.5) * side
        plot = ribbon(
            lane,
            min(at + 45, lane.length - 90),
            end=min(at + 45 + rng.uniform(55, 85), lane.length - 8),
            inner=near,
            outer=near + side * rng.uniform(48, 75),
        )
        if plot.is_valid and plot.area > 2500 and room[0].contains(plot) and not plot.intersects(room[1]):
            return [Patch(plot, "1001", "village works", hamlet.name)]
    return []


def _between(lane: LineString, shape: Polygon, *, patches: list[Patch], rng: np.random.Generator) -> list[Patch]:
    """Return the ground between and behind the homesteads: the lane, a pond, and gardens out to the hamlet's edge."""
    homes = merged(patch.shape for patch in patches)
    lanes = lane_surface(lane, _LANE_M, shape=shape)
    envelope = homes.buffer(24, quad_segs=4).buffer(-13, quad_segs=4).intersection(shape)
    middle = homes.centroid
    spot = lane.interpolate(lane.project(middle) + rng.uniform(-90, 90))
    angle = rng.uniform(0, 2 * np.pi)
    pond = blob((spot.x + 85 * np.cos(angle), spot.y + 85 * np.sin(angle)), float(rng.uniform(18, 32)), rng=rng)
    free = pond.difference(merged([homes, *(p.shape for p in lanes)]).buffer(3)).intersection(shape)
    ponds = [Patch(part, "1704", group="water", name="村塘") for part in pieces(free, 700)]
    garden = merged([envelope, *(p.shape.buffer(6).intersection(shape) for p in ponds)])
    garden = garden.difference(merged([homes, *(p.shape for p in lanes), *(p.shape for p in ponds)]))
    plots: list[Patch] = []
    for part in pieces(garden, 40):
        plots += woodland(part, rng)
    return [*lanes, *ponds, *plots]
