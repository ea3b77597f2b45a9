"""Where may water leave: the treatment plants, the storm outfalls that stand, and places where a new one could be built?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from shapely.ops import nearest_points

from gongxing.engines.sewer.corridor import Corridor, Piece, nearest_node
from gongxing.engines.sewer.problem import SEWER, FloatArray, Path
from gongxing.park import Park
from gongxing.park.heights import heights
from gongxing.standards.parameters import Parameters
from gongxing.words import Text, same

_OPEN_WATERS = ("river", "canal", "lake")
_AT_M = 1.0


@dataclass(frozen=True, slots=True)
class Exit:
    """One place where water may leave, the connection to it from a manhole, and its price."""

    facility: str
    level_m: float
    name: Text
    start: int
    spot: tuple[float, float]
    extra_yuan: float


def facility_spots(park: Park, kind: str) -> list[tuple[float, float]]:
    """Return where the facilities that take water stand."""
    return [spot for _, spot, _, _ in _facilities(park, kind)]


def _facilities(park: Park, kind: str) -> list[tuple[str, tuple[float, float], float | None, Text]]:
    frame = park["facilities"].frame
    wanted = "treatment_plant" if kind == SEWER else "outfall"
    found = []
    for row, shape in zip(frame.to_dict("records"), frame.geometry, strict=True):
        if row["kind"] != wanted or shape is None or shape.is_empty:
            continue
        name = str(row["id"]) if pd.isna(row["name"]) else str(row["name"])
        level = None if pd.isna(row["level_m"]) else float(row["level_m"])
        spot = shape.centroid.coords[0]
        found.append((str(row["id"]), (float(spot[0]), float(spot[1])), level, same(name)))
    return found


def exits(park: Park, kind: str, corridor: Corridor, values: Parameters) -> tuple[tuple[Exit, ...], tuple[Text, ...]]:
    """Return every place where water may leave, and notes on levels that had to be assumed."""
    if not len(corridor.xy):
        return (), ()
    notes: list[Text] = []
    found: list[Exit] = []
    below = values.value("drain_depth_max_m", kind) if kind == SEWER else values.value("storm_outfall_below_m")
    for facility, spot, level, name in _facilities(park, kind):
        node, _ = nearest_node(corridor.xy, spot)
        if level is None:
            level = float(np.nan_to_num(heights(park, np.array([spot])).z_m[0])) - below
            notes.append(
                Text(
                    f"设施 {facility} 没有水位，假定低于地面 {below:g} 米",
                    f"facility {facility} has no level: assumed {below:g} m below ground",
                )
            )
        found.append(Exit(facility, level, name, node, spot, 0.0))
    if kind != SEWER:
        new = _new_outfalls(park, corridor, values, below)
        found += new
        if new:
            notes.append(
                Text(
                    f"可在水边新建排口的位置 {len(new)} 处，水位假定低于地面 {below:g} 米",
                    f"new outfalls are possible at {len(new)} places beside the water, its level assumed {below:g} m below ground",
                )
            )
    return tuple(found), tuple(notes)


def _new_outfalls(park: Park, corridor: Corridor, values: Parameters, below: float) -> list[Exit]:
    """Return an exit for each manhole near open water."""
    waters = park["waters"].frame
    shapes = [
        shape
        for shape, water in zip(waters.geometry, waters["kind"], strict=True)
        if shape is not None and not shape.is_empty and water in _OPEN_WATERS
    ]
    if not shapes:
        return []
    reach, price = values.value("storm_outfall_reach_m"), values.value("storm_outfall_yuan")
    points = shapely.points(corridor.xy)
    (node, water), _ = shapely.STRtree(shapes).query_nearest(
        points, max_distance=reach, return_distance=True, all_matches=False
    )
    ground = np.nan_to_num(heights(park, corridor.xy[node]).z_m)
    found = []
    for i, w, level in zip(node.tolist(), water.tolist(), ground.tolist(), strict=True):
        _, edge = nearest_points(points[i], shapes[w].boundary)
        name = Text("新建雨水排口", "a new storm outfall")
        found.append(Exit("", level - below, name, i, (float(edge.x), float(edge.y)), price))
    return found


def join_exits(corridor: Corridor, places: tuple[Exit, ...]) -> tuple[FloatArray, list[Piece], list[int], list[float]]:
    """Return nodes and pieces with a node for each exit, the nodes of the exits, and the extra price of each piece.

    A facility at a manhole shares its node.
    """
    nodes = [tuple(spot) for spot in corridor.xy.tolist()]
    pieces, extra = list(corridor.pieces), [0.0] * len(corridor.pieces)
    at: list[int] = []
    for place in places:
        here = nodes[place.start]
        length = float(np.hypot(place.spot[0] - here[0], place.spot[1] - here[1]))
        if length < _AT_M and place.extra_yuan == 0.0 and place.start not in at:
            at.append(place.start)
            continue
        nodes.append(place.spot)
        path: Path = ((float(here[0]), float(here[1])), place.spot)
        pieces.append(Piece(place.start, len(nodes) - 1, path, max(length, _AT_M), ""))
        extra.append(place.extra_yuan)
        at.append(len(nodes) - 1)
    return np.array(nodes, dtype=np.float64).reshape(-1, 2), pieces, at, extra
