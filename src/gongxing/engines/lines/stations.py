"""What lies beside each station of each street: which lines that stay, which buildings, which runs pass?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.engines.lines.frame import spots_at
from gongxing.engines.lines.problem import FloatArray, IntArray, Line, Piece, Run, Stretch

STATION_M = 5.0
_JUNCTION_M = 2.0
_LARGEST_TRIM = 0.3
_BEYOND_M = 3.0
"""How far beyond its boundary a street looks for lines that stay."""
_BUILDING_M = 4.0
_ALIGNED = 0.82
ShapeArray = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Stations:
    """Stations (T,) of all stretches, and their transversals."""

    stretch: IntArray
    at_m: FloatArray
    weight_m: FloatArray
    xy: FloatArray
    normal: FloatArray
    half_m: FloatArray


def place_stations(stretches: Sequence[Stretch]) -> Stations:
    """Return stations about 5 m apart along every stretch, none within the junctions at its ends.

    A junction, where three or more stretches meet, reaches half the width of its widest street and 2 m more, any other end of a
    stretch 2 m, at most three tenths of the stretch.
    """
    halves: dict[tuple[int, int], list[float]] = defaultdict(list)
    for street in stretches:
        for end in (street.path[0], street.path[-1]):
            halves[_spot(end)].append(street.half_m)
    widest = {spot: max(met) if len(met) > 2 else 0.0 for spot, met in halves.items()}
    parts: list[tuple[FloatArray, ...]] = []
    for place, street in enumerate(stretches):
        path = np.array(street.path, dtype=np.float64)
        length = float(np.hypot(*np.diff(path, axis=0).T).sum())
        first, last = (
            min(widest[_spot(end)] + _JUNCTION_M, _LARGEST_TRIM * length) for end in (street.path[0], street.path[-1])
        )
        free = length - first - last
        count = max(1, round(free / STATION_M))
        at = first + (np.arange(count) + 0.5) * free / count
        xy, normal = spots_at(path, at)
        parts.append(
            (np.full(count, place), at, np.full(count, free / count), xy, normal, np.full(count, street.half_m))
        )
    if not parts:
        none = np.zeros(0)
        return Stations(none.astype(np.int64), none, none, np.zeros((0, 2)), np.zeros((0, 2)), none)
    stretch, at, weight, xy, normal, half = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Stations(stretch.astype(np.int64), at, weight, xy, normal, half)


def _spot(xy: tuple[float, float]) -> tuple[int, int]:
    return round(xy[0] * 10), round(xy[1] * 10)


def _transversals(stations: Stations, beyond_m: float) -> tuple[ShapeArray, FloatArray]:
    """Return the lines across the streets at the stations, from left to right, and how far left they begin."""
    reach = stations.half_m + beyond_m
    left = stations.xy + stations.normal * reach[:, None]
    right = stations.xy - stations.normal * reach[:, None]
    return shapely.linestrings(np.stack([left, right], axis=1)), reach


def lines_beside(stations: Stations, lines: Sequence[Line]) -> tuple[IntArray, IntArray, FloatArray]:
    """Return station, line and lateral position of every line that stays, where it runs along the street."""
    segments, owner, heading = [], [], []
    for place, line in enumerate(lines):
        if line.movable:
            continue
        path = np.array(line.path, dtype=np.float64)
        along = np.diff(path, axis=0)
        segments.append(np.stack([path[:-1], path[1:]], axis=1))
        owner.append(np.full(len(along), place))
        heading.append(along / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-12)[:, None])
    if not segments or not len(stations.at_m):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    parts = np.concatenate(segments)
    owners, headings = np.concatenate(owner), np.concatenate(heading)
    shapes = shapely.linestrings(parts)
    across, _ = _transversals(stations, _BEYOND_M)
    station, segment = shapely.STRtree(shapes).query(across, predicate="intersects")
    along = np.column_stack([stations.normal[:, 1], -stations.normal[:, 0]])
    aligned = np.abs((along[station] * headings[segment]).sum(axis=1)) >= _ALIGNED
    station, segment = station[aligned], segment[aligned]
    start = parts[segment, 0] - stations.xy[station]
    normal, ahead = stations.normal[station], headings[segment]
    own = along[station]
    share = -(start * own).sum(axis=1) / (ahead * own).sum(axis=1)
    lateral = ((start + ahead * share[:, None]) * normal).sum(axis=1)
    return _once(station, owners[segment], lateral)


def _once(station: IntArray, line: IntArray, lateral: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
    order = np.lexsort((lateral, line, station))
    station, line, lateral = station[order], line[order], lateral[order]
    same = (np.diff(station) == 0) & (np.diff(line) == 0) & (np.diff(lateral) < 0.05)
    keep = np.concatenate([[True], ~same]) if len(station) else np.zeros(0, dtype=bool)
    return station[keep].astype(np.int64), line[keep].astype(np.int64), lateral[keep].astype(np.float64)


def walls_beside(stations: Stations, shapes: ShapeArray) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Return station, building and the lateral positions between which the building stands beside the station."""
    none = np.zeros(0, dtype=np.int64)
    if not len(shapes) or not len(stations.at_m):
        return none, none, np.zeros(0), np.zeros(0)
    across, _ = _transversals(stations, _BUILDING_M)
    station, building = shapely.STRtree(shapes).query(across, predicate="intersects")
    cut = shapely.intersection(across[station], shapes[building])
    solid = ~shapely.is_empty(cut)
    station, building, cut = station[solid], building[solid], cut[solid]
    points, place = shapely.get_coordinates(cut, return_index=True)
    lateral = ((points - stations.xy[station[place]]) * stations.normal[station[place]]).sum(axis=1)
    low, high = np.full(len(cut), np.inf), np.full(len(cut), -np.inf)
    np.minimum.at(low, place, lateral)
    np.maximum.at(high, place, lateral)
    return station.astype(np.int64), building.astype(np.int64), low, high


def passed(stations: Stations, runs: Sequence[Run], pieces: Sequence[tuple[Piece, ...]]) -> tuple[IntArray, IntArray]:
    """Return run and station of every station that a run passes."""
    spans: list[list[tuple[float, float]]] = [[] for _ in runs]
    for parts in pieces:
        for part in parts:
            if part.run >= 0:
                spans[part.run].append((min(part.first_m, part.last_m), max(part.first_m, part.last_m)))
    first = np.searchsorted(stations.stretch, np.arange(int(stations.stretch.max(initial=-1)) + 2))
    run, station = [], []
    for place, about in enumerate(runs):
        rows = np.arange(first[about.stretch], first[about.stretch + 1])
        at = stations.at_m[rows]
        inside = np.zeros(len(rows), dtype=bool)
        for low, high in spans[place]:
            inside |= (at >= low) & (at <= high)
        station.append(rows[inside])
        run.append(np.full(int(inside.sum()), place))
    if not runs:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(run).astype(np.int64), np.concatenate(station).astype(np.int64)
