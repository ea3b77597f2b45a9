"""Which buildings stand on a lot: halls set back in their yards, housing rows, a school, shops, homesteads?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from gongxing.samples.shapes import Axes, axes, rectangle
from gongxing.samples.uses import Lot

_FLOORS_OF_HALL = (1, 1, 1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class House:
    """A building: footprint, kind, floors, year built and the id of its lot."""

    shape: Polygon
    kind: str
    floors: int
    year: int
    lot: str


def build(lots: list[Lot], rng: np.random.Generator) -> list[House]:
    """Return the buildings of all `lots`."""
    houses: list[House] = []
    for lot in lots:
        if lot.stands in ("works", "village works"):
            houses += _works(lot, rng)
        elif lot.stands == "depot":
            houses += _halls(lot, "warehouse", axes(lot.shape), 12.0, rng)
        elif lot.stands == "homes":
            houses += _homes(lot, rng)
        elif lot.stands in ("estate", "rows"):
            houses += _housing(lot, rng)
        elif lot.stands:
            houses += _public(lot, rng)
    return houses


def _grid(
    room: BaseGeometry, box: Axes, size: tuple[float, float], gap: tuple[float, float], span: tuple[float, float]
) -> NDArray[np.object_]:
    """Return rectangles of `size` (along, across) in rows over the part `span` of the box's length, those inside `room`."""
    (length, width), (gap_a, gap_b) = size, gap
    low, high = span
    many_a, many_b = int((high - low + gap_a) // (length + gap_a)), int((box.width + gap_b) // (width + gap_b))
    if many_a < 1 or many_b < 1:
        return np.array([], dtype=object)
    start_a = (low + high) / 2 - (many_a - 1) / 2 * (length + gap_a)
    start_b = -(many_b - 1) / 2 * (width + gap_b)
    spots = [
        box.at(start_a + i * (length + gap_a), start_b + j * (width + gap_b))
        for i in range(many_a)
        for j in range(many_b)
    ]
    made = np.array([rectangle(spot, box.along, length, width) for spot in spots], dtype=object)
    shapely.prepare(room)
    return np.asarray(made[shapely.contains(room, made)], dtype=object)


def _works(lot: Lot, rng: np.random.Generator) -> list[House]:
    """Return a factory: an office and perhaps a dormitory at one end of the yard, halls in the rest."""
    box = axes(lot.shape)
    setback = float(np.clip(0.09 * box.width, 3.5, 10.0))
    room = lot.shape.buffer(-setback, quad_segs=1)
    end = int(rng.choice([-1, 1]))
    year = int(np.clip(rng.normal(2011, 6), 1988, 2025))
    houses: list[House] = []
    depth = 13.0
    head = 0.0
    if lot.shape.area > 6_000:
        length = float(np.clip(0.45 * box.width, 18, 60))
        spot = box.at(
            end * (box.length / 2 - setback - depth / 2 - 1),
            (box.width / 2 - setback - length / 2 - 1) * rng.uniform(-0.9, 0.9),
        )
        office = rectangle(spot, box.across, length, depth)
        if room.contains(office):
            houses.append(House(office, "office", int(rng.integers(2, 6)), year, lot.id))
            head = depth + 14
        if lot.shape.area > 30_000 and head:
            beside = box.at(
                end * (box.length / 2 - setback - depth / 2 - 1),
                -np.sign(rng.normal()) * (box.width / 2 - setback - 24),
            )
            dormitory = rectangle(beside, box.across, 42, depth)
            if room.contains(dormitory) and dormitory.distance(office) > 6:
                houses.append(House(dormitory, "dormitory", int(rng.integers(3, 6)), year, lot.id))
    span = (-box.length / 2 + setback, box.length / 2 - setback - head)
    span = span if end > 0 else (-span[1], -span[0])
    return houses + _halls(lot, "workshop", box, setback, rng, span, year)


def _halls(
    lot: Lot,
    kind: str,
    box: Axes,
    setback: float,
    rng: np.random.Generator,
    span: tuple[float, float] | None = None,
    year: int | None = None,
) -> list[House]:
    room = lot.shape.buffer(-setback, quad_segs=1)
    low, high = span or (-box.length / 2 + setback, box.length / 2 - setback)
    clear = box.width - 2 * setback
    rows = max(1, round(clear / rng.uniform(36, 62)))
    width = min((clear - (rows - 1) * 13) / rows, 64.0) - 0.4
    columns = max(1, round((high - low) / rng.uniform(62, 118)))
    length = (high - low - (columns - 1) * 13) / columns - 0.4
    halls: NDArray[np.object_] = np.array([], dtype=object)
    for shrink in (1.0, 0.8, 0.62, 0.45, 0.3):
        halls = _grid(
            room,
            Axes(box.centre, box.along, box.length, clear),
            (length * shrink, width * shrink),
            (13.0, 13.0),
            (low, high),
        )
        if len(halls):
            break
    built = year if year is not None else int(np.clip(rng.normal(2014, 5), 1995, 2025))
    keep = rng.random(len(halls)) > (0.12 if len(halls) > 2 else 0.0)
    return [
        House(
            hall,
            kind if rng.random() > 0.12 or n == 0 or kind == "warehouse" else "warehouse",
            int(rng.choice(_FLOORS_OF_HALL)),
            int(np.clip(built + rng.integers(0, 7), 1985, 2025)),
            lot.id,
        )
        for n, hall in enumerate(halls[keep].tolist())
    ]


def _homes(lot: Lot, rng: np.random.Generator) -> list[House]:
    houses = []
    room = lot.shape.buffer(0.04)
    for shape in lot.patch.homes:
        if room.contains(shape):
            year = int(np.clip(rng.normal(2000, 9), 1976, 2023))
            houses.append(House(shape, "dwelling", int(rng.choice([1, 2, 3], p=[0.12, 0.66, 0.22])), year, lot.id))
    return houses + [
        House(shape, "other", 1, int(rng.integers(1985, 2020)), lot.id)
        for shape in lot.patch.sheds
        if room.contains(shape)
    ]


def _facing_south(box: Axes) -> Axes:
    """Return the axes turned so that the first runs nearest east-west: homes face south."""
    if abs(box.along[0]) >= abs(box.along[1]):
        return box
    across = box.across if box.across[0] >= 0 else (-box.across[0], -box.across[1])
    return Axes(box.centre, across, box.width, box.length)


def _housing(lot: Lot, rng: np.random.Generator) -> list[House]:
    estate = lot.stands == "estate"
    box = _facing_south(axes(lot.shape))
    room = lot.shape.buffer(-5 if estate else -3, quad_segs=1)
    sizes = [(52.0, 12.5), (36.0, 12.0), (24.0, 11.0)] if estate else [(32.0, 10.0), (21.0, 10.0), (12.0, 9.0)]
    gap = (12.0, 22.0) if estate else (5.0, 10.0)
    slabs: NDArray[np.object_] = np.array([], dtype=object)
    for size in sizes:
        trial = _grid(room, box, size, gap, (-box.length / 2, box.length / 2))
        if shapely.area(trial).sum() > 1.15 * shapely.area(slabs).sum():
            slabs = trial
    year = int(rng.integers(1998, 2022)) if estate else int(rng.integers(1982, 2005))
    low, high = (4, 7) if estate else (2, 4)
    return [
        House(slab, "dwelling", int(rng.integers(low, high)), year + int(rng.integers(0, 3)), lot.id)
        for slab in slabs.tolist()
    ]


_PUBLIC = {
    "school": ("school", (58.0, 14.0), (20.0, 26.0), 4, 5),
    "clinic": ("clinic", (44.0, 16.0), (14.0, 20.0), 4, 3),
    "office": ("office", (42.0, 15.0), (18.0, 24.0), 5, 3),
    "shops": ("shop", (30.0, 12.0), (3.0, 16.0), 3, 14),
    "plant": ("utility", (24.0, 14.0), (16.0, 16.0), 1, 8),
    "sheds": ("other", (36.0, 9.0), (6.0, 7.0), 1, 10),
}


def _public(lot: Lot, rng: np.random.Generator) -> list[House]:
    kind, size, gap, floors, most = _PUBLIC[lot.stands]
    box = _facing_south(axes(lot.shape))
    room = lot.shape.buffer(-4, quad_segs=1)
    for shrink in (1.0, 0.8, 0.6, 0.45):
        made = _grid(room, box, (size[0] * shrink, size[1] * shrink), gap, (-box.length / 2 + 4, box.length / 2 - 4))
        if len(made):
            break
    kind = "public" if lot.use == "0801" else kind
    year = int(rng.integers(1995, 2020))
    return [
        House(shape, kind, max(1, floors + int(rng.integers(-1, 2)) if floors > 1 else 1), year, lot.id)
        for shape in made[:most].tolist()
    ]
