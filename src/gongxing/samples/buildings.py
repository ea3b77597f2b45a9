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
_OFFICE_M, _GAP_M = 13.0, 13.0


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
            houses += _depot(lot, rng)
        elif lot.stands == "homes":
            houses += _homes(lot, rng)
        elif lot.stands in ("estate", "rows"):
            houses += _housing(lot, rng)
        elif lot.stands:
            houses += _public(lot, rng)
    return houses


def _grid(
    room: BaseGeometry, box: Axes, *, size: tuple[float, float], gap: tuple[float, float], span: tuple[float, float]
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
    made = np.array([rectangle(spot, box.along, length=length, width=width) for spot in spots], dtype=object)
    shapely.prepare(room)
    return np.asarray(made[shapely.contains(room, made)], dtype=object)


@dataclass(frozen=True, slots=True)
class _Yard:
    """The part of a lot where halls stand: its axes, setback, the span left along the axes, and the firm's year."""

    box: Axes
    setback: float
    low: float
    high: float
    year: int


def _works(lot: Lot, rng: np.random.Generator) -> list[House]:
    """Return a factory: an office and perhaps a dormitory at one end of the yard, halls in the rest."""
    box = axes(lot.shape)
    setback = float(np.clip(0.09 * box.width, 3.5, 10.0))
    end = int(rng.choice([-1, 1]))
    year = int(np.clip(rng.normal(2011, 6), 1988, 2025))
    front = _front_row(lot, box, at=end * (box.length / 2 - setback - _OFFICE_M / 2 - 1), setback=setback, rng=rng)
    houses = [House(shape, kind, int(rng.integers(2, 6)), year, lot.id) for shape, kind in front]
    head = _OFFICE_M + 14 if front else 0.0
    low, high = -box.length / 2 + setback, box.length / 2 - setback - head
    yard = _Yard(box, setback, *((low, high) if end > 0 else (-high, -low)), year)
    return houses + _halls(lot, "workshop", yard=yard, rng=rng)


def _front_row(
    lot: Lot, box: Axes, *, at: float, setback: float, rng: np.random.Generator
) -> list[tuple[Polygon, str]]:
    """Return the office, and on large lots a dormitory, that stand `at` metres along the lot's axis."""
    if lot.shape.area < 6_000:
        return []
    room = lot.shape.buffer(-setback, quad_segs=1)
    length = float(np.clip(0.45 * box.width, 18, 60))
    sway = (box.width / 2 - setback - length / 2 - 1) * rng.uniform(-0.9, 0.9)
    office = rectangle(box.at(at, sway), box.across, length=length, width=_OFFICE_M)
    if not room.contains(office):
        return []
    found = [(office, "office")]
    if lot.shape.area > 30_000:
        beside = box.at(at, -float(np.sign(sway)) * (box.width / 2 - setback - 24))
        dormitory = rectangle(beside, box.across, length=42, width=_OFFICE_M)
        if room.contains(dormitory) and dormitory.distance(office) > 6:
            found.append((dormitory, "dormitory"))
    return found


def _depot(lot: Lot, rng: np.random.Generator) -> list[House]:
    box = axes(lot.shape)
    setback = float(np.clip(0.1 * box.width, 4.0, 12.0))
    year = int(np.clip(rng.normal(2014, 5), 1995, 2025))
    yard = _Yard(box, setback, -box.length / 2 + setback, box.length / 2 - setback, year)
    return _halls(lot, "warehouse", yard=yard, rng=rng)


def _halls(lot: Lot, kind: str, *, yard: _Yard, rng: np.random.Generator) -> list[House]:
    """Return halls in rows over the yard, shrunk until some fit where the lot is crooked; a few places stay empty."""
    room = lot.shape.buffer(-yard.setback, quad_segs=1)
    clear, span = yard.box.width - 2 * yard.setback, yard.high - yard.low
    rows = max(1, round(clear / rng.uniform(36, 62)))
    width = min((clear - (rows - 1) * _GAP_M) / rows, 64.0) - 0.4
    columns = max(1, round(span / rng.uniform(62, 118)))
    length = (span - (columns - 1) * _GAP_M) / columns - 0.4
    inner = Axes(yard.box.centre, yard.box.along, yard.box.length, clear)
    halls: NDArray[np.object_] = np.array([], dtype=object)
    for shrink in (1.0, 0.8, 0.62, 0.45, 0.3):
        halls = _grid(
            room, inner, size=(length * shrink, width * shrink), gap=(_GAP_M, _GAP_M), span=(yard.low, yard.high)
        )
        if len(halls):
            break
    keep = rng.random(len(halls)) > (0.12 if len(halls) > 2 else 0.0)
    houses = []
    for number, hall in enumerate(halls[keep].tolist()):
        use = kind if number == 0 or rng.random() > 0.12 else "warehouse"
        year = int(np.clip(yard.year + rng.integers(0, 7), 1985, 2025))
        houses.append(House(hall, use, int(rng.choice(_FLOORS_OF_HALL)), year, lot.id))
    return houses


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
        trial = _grid(room, box, size=size, gap=gap, span=(-box.length / 2, box.length / 2))
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
        made = _grid(
            room,
            box,
            size=(size[0] * shrink, size[1] * shrink),
            gap=gap,
            span=(-box.length / 2 + 4, box.length / 2 - 4),
        )
        if len(made):
            break
    kind = "public" if lot.use == "0801" else kind
    year = int(rng.integers(1995, 2020))
    return [
        House(shape, kind, max(1, floors + int(rng.integers(-1, 2)) if floors > 1 else 1), year, lot.id)
        for shape in made[:most].tolist()
    ]
