"""Which pieces is the ground made of while the demo park is being drawn?"""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry import LineString, Polygon


@dataclass(frozen=True, slots=True)
class Street:
    """A centreline with its grade, right-of-way width in metres, lanes both ways and name."""

    path: LineString
    grade: str
    width: float
    lanes: int
    name: str


@dataclass(frozen=True, slots=True)
class Town:
    """A market town: its name, its middle and its gross area in square metres."""

    name: str
    centre: tuple[float, float]
    area: float


@dataclass(frozen=True, slots=True)
class Water:
    """A stretch of open water: its name, kind (river, canal, pond) and surface."""

    name: str
    kind: str
    shape: Polygon


@dataclass(frozen=True, slots=True)
class Block:
    """Land between streets: its character (town, industry, farm), whether it lies in an older part, and its town."""

    shape: Polygon
    character: str
    old: bool = False
    town: int = -1


@dataclass(frozen=True, slots=True)
class Patch:
    """A future parcel: shape, land-use class, what stands on it, its hamlet or town and its front.

    `stands` says what to build: works, estate, rows, homes, school, shops, office, depot, plant or nothing.
    """

    shape: Polygon
    use: str
    stands: str = ""
    group: str = ""
    name: str = ""
    homes: tuple[Polygon, ...] = ()
    sheds: tuple[Polygon, ...] = ()
