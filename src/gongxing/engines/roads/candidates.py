"""Where could a road be built: along which parcel borders, joined to which street, without crossing what must stay?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString

from gongxing.park.streets import Streets, streets

ShapeArray = npt.NDArray[np.object_]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
_GRID_M = 0.05
_SNAP_M = 0.6
_SHORTEST_M = 0.5
_REACH_M = 60.0
"""How far a border may end from a street and still be joined to it by a straight piece."""
_BRIDGE_M = 80.0
"""How far a parcel that nothing else leads to may be joined across permanent farmland."""
_DETOUR_REACH_M = 400.0
"""How far a parcel that no border leads to may lie from what it is joined to."""


@dataclass(frozen=True)
class Ground:
    """What candidates are made of and must keep clear of.

    `parcels` (P,) polygons, `barred` (P,) parcels no road may cut (permanent farmland); `lines` street centrelines with
    `names` and half widths; `waters` and `buildings` polygons.
    """

    parcels: ShapeArray
    barred: BoolArray
    lines: ShapeArray
    names: tuple[str, ...]
    half_m: FloatArray
    waters: ShapeArray
    buildings: ShapeArray


@dataclass(frozen=True)
class Web:
    """Streets and candidates as one plane graph; `stands` (E,) says which edges are streets."""

    graph: Streets
    stands: BoolArray


@dataclass(frozen=True)
class Lines:
    """The lines a road may follow: parcel borders, the pieces that join them to streets, and spurs to waiting parcels."""

    pieces: ShapeArray
    joints: ShapeArray
    spurs: ShapeArray


def lines_of(ground: Ground, waiting: BoolArray, frontage_m: float) -> Lines:
    """Return the lines a road may follow; `waiting` (P,) are the parcels that must be reached."""
    kerbs = shapely.buffer(ground.lines, ground.half_m + frontage_m, cap_style="flat", quad_segs=3)
    pieces = _clear(_outside(_borders(ground.parcels), kerbs), ground)
    return Lines(pieces, _clear(_joints(pieces, ground), ground), _clear(_spurs(pieces, ground, waiting), ground))


def web(ground: Ground, lines: Lines, desperate: BoolArray | None = None) -> Web:
    """Return the graph of streets and candidates.

    The short pieces that join `desperate` (P,) parcels to what lies near may cross barred land, which their price tells.
    """
    built = np.concatenate([lines.pieces, lines.joints, lines.spurs])
    if desperate is not None and desperate.any():
        open_ground = replace(ground, barred=np.zeros_like(ground.barred))
        built = np.concatenate([built, _clear(_bridges(lines.pieces, ground, desperate), open_ground)])
    if not len(built) and not len(ground.lines):
        return Web(streets([], []), np.zeros(0, dtype=np.bool_))
    graph = streets([*ground.lines, *built], [*ground.names, *[""] * len(built)], _SNAP_M)
    stands = np.array([name != "" for name in graph.roads], dtype=np.bool_)
    return Web(graph, stands)


def _borders(parcels: ShapeArray) -> ShapeArray:
    """Return the borders of parcels cut where they meet; borders that two parcels share once."""
    rims = shapely.boundary(shapely.set_precision(parcels, _GRID_M))
    rims = rims[~shapely.is_empty(rims)]
    if not len(rims):
        return np.empty(0, dtype=object)
    noded = shapely.get_parts(shapely.union_all(rims, grid_size=_GRID_M))
    return np.asarray(shapely.get_parts(shapely.line_merge(shapely.union_all(noded))), dtype=object)


def _outside(lines: ShapeArray, kerbs: ShapeArray) -> ShapeArray:
    """Return what of the lines lies outside all kerbs, in pieces worth having."""
    if len(kerbs) and len(lines):
        line, kerb = shapely.STRtree(kerbs).query(lines, predicate="intersects")
        left = lines.copy()
        while len(line):
            here, first = np.unique(line, return_index=True)
            left[here] = shapely.difference(left[here], kerbs[kerb[first]])
            keep = np.ones(len(line), dtype=np.bool_)
            keep[first] = False
            line, kerb = line[keep], kerb[keep]
        lines = left
    parts = shapely.get_parts(lines)
    parts = parts[(shapely.get_type_id(parts) == 1) & (shapely.length(parts) > _SHORTEST_M)]
    return np.asarray(parts, dtype=object)


def _clear(lines: ShapeArray, ground: Ground) -> ShapeArray:
    """Return the lines that cross no water, run through no building and do not lie wholly within barred land."""
    if not len(lines):
        return lines
    bad = np.zeros(len(lines), dtype=np.bool_)
    barred = shapely.union_all(ground.parcels[ground.barred], grid_size=_GRID_M) if ground.barred.any() else None
    if barred is not None:
        shapely.prepare(barred)
        inner = shapely.buffer(barred, -0.5, quad_segs=1)
        shapely.prepare(inner)
        bad |= shapely.intersects(inner, lines)
    for obstacles in (ground.waters, ground.buildings):
        if len(obstacles):
            line, thing = shapely.STRtree(obstacles).query(lines, predicate="intersects")
            crossing = shapely.length(shapely.intersection(lines[line], obstacles[thing])) > _SHORTEST_M
            bad[line[crossing]] = True
    return np.asarray(lines[~bad], dtype=object)


def _joints(pieces: ShapeArray, ground: Ground) -> ShapeArray:
    """Return straight pieces from border ends that lie at a kerb to the middle of that street."""
    if not len(pieces) or not len(ground.lines):
        return np.empty(0, dtype=object)
    spots = np.concatenate([shapely.get_point(pieces, 0), shapely.get_point(pieces, -1)])
    place = np.unique(np.round(shapely.get_coordinates(spots), 2), axis=0)
    return _to_streets(place, ground, ground.half_m + 4.0)


def _to_streets(place: FloatArray, ground: Ground, reach: FloatArray) -> ShapeArray:
    spots = shapely.points(place)
    street, spot = shapely.STRtree(spots).query(ground.lines, predicate="dwithin", distance=reach)
    foot = shapely.line_interpolate_point(
        ground.lines[street], shapely.line_locate_point(ground.lines[street], spots[spot])
    )
    pairs = np.stack([place[spot], shapely.get_coordinates(foot)], axis=1)
    return _lines(pairs)


def _lines(pairs: FloatArray) -> ShapeArray:
    """Return the straight lines (n,) between pairs (n, 2, 2) of places that are not the same."""
    far = np.hypot(*(pairs[:, 0] - pairs[:, 1]).T) > _SHORTEST_M if len(pairs) else np.zeros(0, dtype=np.bool_)
    found = np.empty(int(far.sum()), dtype=object)
    found[:] = [LineString(pair) for pair in pairs[far]]
    return found


def _spurs(pieces: ShapeArray, ground: Ground, waiting: BoolArray) -> ShapeArray:
    """Return straight pieces from each waiting parcel to the nearest streets and, across gaps, to its neighbours' borders."""
    rows = np.flatnonzero(waiting)
    if not len(rows):
        return np.empty(0, dtype=object)
    found: list[tuple[Sequence[float], Sequence[float]]] = []
    targets = np.concatenate([ground.lines, pieces]) if len(pieces) else ground.lines
    if not len(targets):
        return np.empty(0, dtype=object)
    tree = shapely.STRtree(targets)
    rims = shapely.boundary(ground.parcels[rows])
    for distance, least in ((_REACH_M, 1.0), (_DETOUR_REACH_M, 1.0)):
        own, other = tree.query_nearest(rims, max_distance=distance, all_matches=True, exclusive=True)
        gap = shapely.distance(rims[own], targets[other])
        for line in shapely.shortest_line(rims[own], targets[other])[gap > least]:
            (a, b) = line.coords
            found.append((a, b))
    if len(ground.lines):
        own, street = shapely.STRtree(ground.lines).query_nearest(rims, max_distance=_DETOUR_REACH_M, all_matches=False)
        for line in shapely.shortest_line(rims[own], ground.lines[street]):
            (a, b) = line.coords
            found.append((a, b))
    return _lines(np.array(sorted(set(found)), dtype=np.float64).reshape(-1, 2, 2))


def _bridges(pieces: ShapeArray, ground: Ground, desperate: BoolArray) -> ShapeArray:
    """Return the shortest straight pieces from each desperate parcel to every border and street that lies near."""
    rims = shapely.boundary(ground.parcels[desperate])
    targets = np.concatenate([ground.lines, pieces])
    own, other = shapely.STRtree(targets).query(rims, predicate="dwithin", distance=_BRIDGE_M)
    lines = shapely.shortest_line(rims[own], targets[other])
    return _lines(shapely.get_coordinates(lines).reshape(-1, 2, 2))
