"""Where do the demo park's outline, rivers, canals, highways and arterial roads run?

Drawn in a frame turned by `TURN` against the map: the newer quarters follow the frame, the older ones lie askew in it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gongxing.samples.ground import Street, Town, Water
from gongxing.samples.shapes import merged, pieces, smooth, strings

TURN = math.radians(7.0)
PARK_M2 = 16_000_000.0
_CELL_U, _CELL_V = 4400.0, 3700.0
_OLD_SHARE = 0.37
_ROWS = ((0.065, "arterial"), (0.36, "arterial"), (0.585, "highway"), (0.81, "collector"))
_RIVER_ROW = 0.21
_TOWN_M2 = 1_050_000.0


@dataclass(frozen=True)
class Network:
    """The outline, the open water, the main roads and the towns, in the turned frame."""

    park: Polygon
    waters: tuple[Water, ...]
    roads: tuple[Street, ...]
    towns: tuple[Town, ...]
    old: tuple[tuple[float, float], ...]
    """The ranges of u (frame east) that belong to the older parts."""

    def is_old(self, u: float) -> bool:
        """Whether the older part covers `u`."""
        return any(low <= u <= high for low, high in self.old)


@dataclass(frozen=True)
class _Frame:
    """The lattice of cells: column edges and canals along u, row edges along v, and the skew of the older columns."""

    west: float
    east: float
    south: float
    north: float
    starts: NDArray[np.float64]
    canals: NDArray[np.float64]
    skew: NDArray[np.float64]
    rows: NDArray[np.float64]
    height: float

    @property
    def knots(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where east-west lines bend, and how far they are shifted north there."""
        u = np.ravel(np.column_stack([self.starts, self.canals]))
        v = np.ravel(np.column_stack([np.r_[0.0, np.cumsum(self.skew)[:-1]], np.cumsum(self.skew)]))
        return np.r_[self.west - 900, u, self.east + 900], np.r_[v[0], v, v[-1]]

    def shift(self, u: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """Return how far an east-west line is shifted north at `u`."""
        return np.asarray(np.interp(u, *self.knots))


def lay_network(rng: np.random.Generator, scale: float) -> Network:
    """Return the skeleton of a park of 16 km2 x `scale`."""
    park = _outline(rng, scale)
    frame = _frame(park, rng)
    canals, rivers = _canal_lines(frame, rng), _river_shapes(frame, rng)
    waters = _waters(park, canals, rivers=rivers)
    roads = [*_east_west(frame, rng), *_north_south(frame, rng), _expressway(park)]
    towns = _towns(frame, park, scale=scale)
    old = tuple((float(a), float(b)) for a, b in zip(frame.starts, frame.canals, strict=True))
    return Network(park, waters, _noded(park, roads, rng=rng, towns=[town.centre for town in towns]), towns, old)


def _outline(rng: np.random.Generator, scale: float) -> Polygon:
    width, height = math.sqrt(PARK_M2 * scale * 1.2), math.sqrt(PARK_M2 * scale / 1.2)
    corners = [(-width / 2, -height / 2), (width / 2, -height / 2), (width / 2, height / 2), (-width / 2, height / 2)]
    points = []
    for i, (x, y) in enumerate(corners):
        x2, y2 = corners[(i + 1) % 4]
        points.append((x + rng.normal(0, 45), y + rng.normal(0, 45)))
        for share in (0.3, 0.34, 0.71) if i % 2 == 0 else (0.45,):
            points.append((x + (x2 - x) * share + rng.normal(0, 30), y + (y2 - y) * share + rng.normal(0, 70)))
    shape = affinity.rotate(Polygon(points), -math.degrees(TURN), origin=(0, 0))
    grow = math.sqrt(PARK_M2 * scale / shape.area)
    return affinity.scale(shape, grow, grow, origin=(0, 0))


def _frame(park: Polygon, rng: np.random.Generator) -> _Frame:
    west, south, east, north = park.bounds
    columns, rows = max(1, round((east - west) / _CELL_U)), max(1, round((north - south) / _CELL_V))
    cell, height = (east - west) / columns, (north - south) / rows
    starts = west + cell * np.arange(columns) + np.r_[0.0, rng.normal(0, 90, columns - 1)]
    canals = west + cell * (np.arange(columns) + _OLD_SHARE) + rng.normal(0, 60, columns)
    skew = rng.uniform(190, 260, columns) * np.where(np.arange(columns) % 2 == 0, -1, 1)
    return _Frame(west, east, south, north, starts, canals, skew, south + height * np.arange(rows), height)


def _canal_lines(frame: _Frame, rng: np.random.Generator) -> list[LineString]:
    lines = []
    for u in frame.canals:
        v = np.linspace(frame.south - 300, frame.north + 300, max(4, round((frame.north - frame.south) / 800)))
        lines.append(smooth(np.column_stack([u + rng.normal(0, 28, len(v)), v])))
    return lines


def _river_shapes(frame: _Frame, rng: np.random.Generator) -> list[Polygon]:
    u = np.arange(frame.west - 300, frame.east + 301, 22.0)
    bend = np.convolve(np.pad(frame.shift(u), 20, mode="edge"), np.ones(41) / 41, mode="valid")
    shapes = []
    for row in frame.rows:
        v = row + _RIVER_ROW * frame.height + bend
        for length, swing in ((2900.0, 85.0), (1500.0, 50.0), (820.0, 14.0)):
            v = v + swing * np.sin(2 * np.pi * u / (length * rng.uniform(0.85, 1.15)) + rng.uniform(0, 6.28))
        half = 27 + 5 * np.sin(2 * np.pi * u / 1700 + rng.uniform(0, 6.28)) + 2.5 * np.sin(2 * np.pi * u / 430)
        centre = LineString(np.column_stack([u, v]))
        slope = np.gradient(v, u)
        normal = np.column_stack([-slope, np.ones_like(slope)]) / np.sqrt(1 + slope**2)[:, None]
        bank = shapely.get_coordinates(centre)
        shapes.append(Polygon(np.vstack([bank + normal * half[:, None], (bank - normal * half[:, None])[::-1]])))
    return shapes


def _waters(park: Polygon, canals: list[LineString], *, rivers: list[Polygon]) -> tuple[Water, ...]:
    found = []
    for number, river in enumerate(rivers):
        name = "示例河" if number == 0 else f"示例河（{number + 1}）"
        found += [Water(name, "river", part) for part in pieces(river.intersection(park), 200)]
    open_water = merged(rivers)
    for number, line in enumerate(canals):
        name = "示例运河" if number == 0 else f"示例运河（{number + 1}）"
        band = line.buffer(14, quad_segs=3).intersection(park).difference(open_water)
        found += [Water(name, "canal", part) for part in pieces(band, 200)]
    return tuple(found)


def _east_west(frame: _Frame, rng: np.random.Generator) -> list[Street]:
    roads, number = [], 0
    for row in frame.rows:
        for share, grade in _ROWS:
            number += 1
            v = row + share * frame.height + rng.normal(0, 45)
            points = []
            for i, (a, canal) in enumerate(zip(frame.starts, frame.canals, strict=True)):
                end = frame.starts[i + 1] if i + 1 < len(frame.starts) else frame.east + 400
                inner = np.linspace(a, canal, 5)[1:-1] if grade != "highway" else np.array([])
                us = np.r_[a - 400 if i == 0 else a, inner, canal, (canal + end) / 2, end]
                wiggle = np.r_[0, rng.normal(0, 24, len(inner)), 0, 0, 0]
                points += list(zip(us.tolist(), (v + frame.shift(us) + wiggle).tolist(), strict=True))
            name = f"国道示例线{'' if number < 5 else number // 4 + 1}" if grade == "highway" else f"纬{number}路"
            width, lanes = {"highway": (44.0, 6), "arterial": (34.0, 4), "collector": (26.0, 4)}[grade]
            roads.append(Street(smooth(points, 2), "arterial" if grade == "highway" else grade, width, lanes, name))
    return roads


def _north_south(frame: _Frame, rng: np.random.Generator) -> list[Street]:
    roads, number = [], 0
    for i, (a, canal) in enumerate(zip(frame.starts, frame.canals, strict=True)):
        end = frame.starts[i + 1] if i + 1 < len(frame.starts) else frame.east
        low, high = frame.south - 300, frame.north + 300
        v = np.linspace(low, high, max(4, round((high - low) / 520)))
        lean = 150 * np.sin((v - frame.south) / frame.height * np.pi + 0.6)
        old = np.column_stack([a + 0.5 * (canal - a) + lean + rng.normal(0, 26, len(v)), v])
        number += 1
        roads.append(Street(smooth(old), "collector", 22.0, 2, f"经{number}路"))
        shares = (0.31, 0.635) if i + 1 == len(frame.starts) else (0.26, 0.54, 0.8)
        for share in shares:
            number += 1
            u = canal + share * (end - canal) + rng.normal(0, 40)
            main = abs(share - 0.5) < 0.15
            roads.append(
                Street(
                    LineString([(u, low), (u + rng.normal(0, 8), high)]),
                    "arterial" if main else "collector",
                    34.0 if main else 26.0,
                    4,
                    f"经{number}路",
                )
            )
        if i > 0:
            number += 1
            roads.append(Street(LineString([(a, low), (a, high)]), "arterial", 34.0, 4, f"经{number}路"))
    return roads


def _expressway(park: Polygon) -> Street:
    coordinates = shapely.get_coordinates(affinity.rotate(park, math.degrees(TURN), origin=(0, 0)))
    x = float(coordinates[:, 0].max()) - 150
    y = (float(coordinates[:, 1].min()) - 200, float(coordinates[:, 1].max()) + 200)
    points = [(x - 30, y[0]), (x - 5, (y[0] * 2 + y[1]) / 3), (x - 60, (y[0] + 2 * y[1]) / 3), (x - 190, y[1])]
    line = affinity.rotate(smooth(points, 4), -math.degrees(TURN), origin=(0, 0))
    return Street(line, "motorway", 40.0, 6, "高速公路示例线")


def _towns(frame: _Frame, park: Polygon, *, scale: float) -> tuple[Town, ...]:
    """Return one town per 16 km2, each where a canal meets a highway, spread over the park."""
    spots = []
    for row in frame.rows:
        for canal in frame.canals:
            spot = (float(canal) - 420, float(row + 0.585 * frame.height + frame.shift(float(canal) - 420)))
            if park.contains(shapely.Point(spot)):
                spots.append(spot)
    chosen = sorted(spots, key=lambda spot: spot[0] ** 2 + spot[1] ** 2)[:1]
    while spots and len(chosen) < min(len(spots), max(1, round(scale))):
        chosen.append(max(spots, key=lambda spot: min(math.dist(spot, town) for town in chosen)))
    stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    names = ["白米镇", *(f"{stems[i]}镇（示例）" if i < len(stems) else f"示例{i}镇" for i in range(len(chosen)))]
    return tuple(Town(name, spot, _TOWN_M2) for name, spot in zip(names, chosen, strict=False))


def _noded(
    park: Polygon, roads: list[Street], *, rng: np.random.Generator, towns: list[tuple[float, float]]
) -> tuple[Street, ...]:
    """Return the roads cut to the park and, away from towns, with a few never-built stretches left out."""
    others = shapely.STRtree([road.path for road in roads])
    found = []
    for road in roads:
        inside = road.path.intersection(park)
        if road.grade == "motorway" or road.lanes == 6:
            found += [Street(part, road.grade, road.width, road.lanes, road.name) for part in strings(inside, 150)]
            continue
        crossing = [roads[j].path for j in others.query(road.path, predicate="crosses")]
        stretch = strings(inside.difference(merged(crossing).buffer(0.001))) if crossing else strings(inside)
        kept: list[BaseGeometry] = []
        for part in stretch:
            middle = part.interpolate(0.5, normalized=True)
            near_town = any(math.dist((middle.x, middle.y), town) < 1300 for town in towns)
            edge = part.distance(park.exterior) < 1
            missing = rng.random() < (0.3 if edge and part.length < 450 else 0.0 if edge else 0.16)
            if part.length > 60 and (near_town or not missing):
                kept.append(part)
        snapped = shapely.line_merge(shapely.set_precision(merged(kept), 0.01)) if kept else merged([])
        found += [Street(part, road.grade, road.width, road.lanes, road.name) for part in strings(snapped, 60)]
    return tuple(found)
