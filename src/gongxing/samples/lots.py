"""How are blocks divided into lots along their streets, and fields into long strips?"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gongxing.samples.blocks import cut_across
from gongxing.samples.ground import Block, Patch, Street
from gongxing.samples.shapes import Axes, axes, halve, merged, opened, pieces

Draw = Callable[[], float]
_NARROWEST_M = 17.0
_SLIMMEST = 4.2


def divide(shape: Polygon, front: BaseGeometry, *, target: Draw, rng: np.random.Generator) -> list[Polygon]:
    """Return `shape` split again and again across its long side until the lots are as small as `target` draws.

    `front` is a band one metre deep along the streets; a split that would leave a lot without front is not made.
    """
    lots: list[Polygon] = []
    open_lots: list[tuple[Polygon, float]] = [(shape, target())]
    while open_lots:
        lot, wanted = open_lots.pop()
        parts = None if lot.area < 1.45 * wanted else _split(lot, front, rng=rng)
        if parts is None:
            lots.append(lot)
            continue
        open_lots += [(part, wanted if rng.random() < 0.6 else target()) for part in parts]
    return lots


def _split(lot: Polygon, front: BaseGeometry, *, rng: np.random.Generator) -> list[Polygon] | None:
    box = axes(lot)
    share = float(np.clip(rng.normal(0, 0.06), -0.14, 0.14))
    for direction, extent in ((box.across, box.length), (box.along, box.width)):
        point = box.at(share * extent, 0.0) if direction == box.across else box.at(0.0, share * extent)
        parts = halve(lot, point, along=direction)
        if len(parts) != 2:
            continue
        boxes = [axes(part) for part in parts]
        slim = any(b.length > _SLIMMEST * b.width or b.width < 26 for b in boxes)
        if not slim and all(part.intersection(front).area >= _NARROWEST_M for part in parts):
            return parts
    return None


def street_front(shape: Polygon, streets: list[Street]) -> BaseGeometry:
    """Return the band one metre deep along those edges of `shape` that face `streets`."""
    near = merged(street.path.buffer(street.width / 2 + 11, quad_segs=2) for street in streets)
    return shape.difference(shape.buffer(-1.0, quad_segs=1)).intersection(near)


def factory_lots(block: Block, streets: list[Street], *, rng: np.random.Generator) -> tuple[list[Patch], list[Street]]:
    """Return the lots of a factory block and the lanes laid to reach the small ones."""
    kind = rng.random()
    small = kind < 0.3
    median = 13_000.0 if small else 85_000.0 if kind > 0.88 else 34_000.0
    hidden = street_front(block.shape, streets).area < 0.24 * block.shape.length
    parts, lanes = _lanes(block, streets, rng=rng, largest=75_000.0) if small or hidden else ([block.shape], [])

    def target() -> float:
        return float(np.clip(median * math.exp(rng.normal(0, 0.55)), 3_000, 120_000))

    patches = []
    for part in parts:
        front = street_front(part, [*streets, *lanes])
        patches += [Patch(lot, "1001", "works") for lot in divide(part, front, target=target, rng=rng)]
    patches += [
        Patch(part, "1207", group="lane")
        for lane in lanes
        for part in pieces(
            lane.path.buffer(lane.width / 2, cap_style="square").intersection(block.shape).difference(merged(parts)), 20
        )
    ]
    return patches, lanes


def _lanes(
    block: Block, streets: list[Street], *, rng: np.random.Generator, largest: float
) -> tuple[list[Polygon], list[Street]]:
    todo: list[Polygon] = [block.shape]
    done: list[Polygon] = []
    lanes: list[Street] = []
    while todo:
        shape = todo.pop()
        around = tuple(street.path for street in [*streets, *lanes] if street.path.distance(shape) < 60)
        cut = None if shape.area < largest else cut_across(Block(shape, "industry"), around, width=9.0, rng=rng)
        if cut is None:
            done.append(shape)
        else:
            lanes.append(Street(cut[0], "lane", 9.0, 2, "厂区支路"))
            todo += cut[1]
    return done, lanes


def town_lots(block: Block, streets: list[Street], *, town: str, rng: np.random.Generator) -> list[Patch]:
    """Return the lots of a town block, their uses still open."""
    median = rng.choice([4_500.0, 8_000.0, 14_000.0], p=[0.35, 0.4, 0.25])

    def target() -> float:
        return float(np.clip(median * math.exp(rng.normal(0, 0.45)), 1_500, 40_000))

    return [
        Patch(lot, "town", group=town)
        for lot in divide(block.shape, street_front(block.shape, streets), target=target, rng=rng)
    ]


def fields(shape: BaseGeometry, box: Axes, *, rng: np.random.Generator) -> list[Patch]:
    """Return `shape` (what a hamlet leaves of a block) as long strips of field with ditches between groups of them.

    Strips run across the long side of `box`, the axes of the whole block.
    """
    rows = max(1, round(box.width / 430))
    edges = np.linspace(-box.width / 2 - 5, box.width / 2 + 5, rows + 1)
    edges[1:-1] += rng.normal(0, 18, rows - 1)
    patches: list[Patch] = []
    for low, high in itertools.pairwise(edges):
        a = -box.length / 2 - 5
        while a < box.length / 2 + 5:
            use, stands = _crop(rng)
            for _ in range(int(rng.integers(3, 6)) if use == "0101" else int(rng.integers(1, 3))):
                width = float(rng.uniform(46, 88))
                patches += _strip(shape, box, edges=(a, a + width, low, high), use=use, stands=stands)
                a += width
            if a < box.length / 2 - 30:
                patches += _strip(shape, box, edges=(a, a + 5.0, low, high), use="1705", stands="")
                a += 5.0
    return patches


def _strip(
    shape: BaseGeometry, box: Axes, *, edges: tuple[float, float, float, float], use: str, stands: str
) -> list[Patch]:
    a, b, low, high = edges
    corners = [box.at(a, low), box.at(b, low), box.at(b, high), box.at(a, high)]
    group = "water" if use in ("1705", "1704") else "field"
    return [Patch(part, use, stands, group=group) for part in pieces(Polygon(corners).intersection(shape), 1.0)]


def _crop(rng: np.random.Generator) -> tuple[str, str]:
    uses = ("0101", "0103", "02", "03", "0602", "1704")
    use = str(rng.choice(uses, p=[0.64, 0.12, 0.1, 0.05, 0.05, 0.04]))
    return use, "sheds" if use == "0602" else ""


def woodland(shape: BaseGeometry, rng: np.random.Generator) -> list[Patch]:
    """Return a leftover corner of land as garden plots or woodland, thin tails cut off."""
    use = "0301" if rng.random() < 0.35 else "0103"
    return [Patch(part, use, group="garden") for part in pieces(opened(shape, 2.5), 60)]


def near_streets(block: Block, tree: shapely.STRtree, *, streets: list[Street]) -> list[Street]:
    """Return the streets that run within 45 m of `block`."""
    return [streets[i] for i in tree.query(block.shape, predicate="dwithin", distance=45.0)]


def lane_surface(path: LineString, width: float, *, shape: Polygon) -> list[Patch]:
    """Return the rural lane along `path` inside `shape` as ground."""
    return [
        Patch(part, "0601", group="lane")
        for part in pieces(path.buffer(width / 2, cap_style="square", quad_segs=2).intersection(shape), 10)
    ]
