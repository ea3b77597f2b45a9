"""Which layers do the network schemes of a plan make: streets, pipes, junctions, hydrants, crossings, each with what the plan says of it?"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from gongxing.plan import Plan
from gongxing.words import Text

ENGINES: Mapping[str, Text] = {
    "roads": Text("规划道路", "planned roads"),
    "water": Text("规划给水", "planned water supply"),
    "sewer": Text("规划污水", "planned sewers"),
    "storm": Text("规划雨水", "planned storm drains"),
    "lines": Text("管线综合", "line coordination"),
}
"""The parts of a plan that are networks, in the order in which they are drawn."""


def network_layers(plan: Plan | None, crs: str) -> dict[str, gpd.GeoDataFrame]:
    """Return one layer per kind of thing that has a place: `plan_water_pipes`, `plan_roads_segments` and so on.

    A thing with a `path` becomes a line, one with `x` and `y` a point. Its plain values are the columns, sentences in both
    languages (`reason_zh`, `reason_en`), lists of ids joined by commas. Things without a place are left out.
    """
    found: dict[str, gpd.GeoDataFrame] = {}
    for engine in ENGINES:
        result = getattr(plan, engine, None)
        scheme = None if result is None else result.part
        if scheme is None:
            continue
        for field in dataclasses.fields(scheme):
            things = getattr(scheme, field.name)
            if isinstance(things, tuple) and things and dataclasses.is_dataclass(things[0]):
                shapes = [_shape(thing) for thing in things]
                if all(shape is not None for shape in shapes):
                    rows = [_values(thing) for thing in things]
                    found[f"plan_{engine}_{field.name}"] = gpd.GeoDataFrame(rows, geometry=shapes, crs=crs)
    return found


def _shape(thing: Any) -> shapely.Geometry | None:
    path = getattr(thing, "path", None)
    if isinstance(path, tuple) and len(path) >= 2:
        return shapely.LineString(np.array(path))
    x, y = getattr(thing, "x", None), getattr(thing, "y", None)
    return shapely.Point(x, y) if isinstance(x, float) and isinstance(y, float) else None


def _values(thing: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if field.name in ("path", "x", "y"):
            continue
        if isinstance(value, Enum):
            row[field.name] = value.value
        elif isinstance(value, Text):
            row[f"{field.name}_zh"], row[f"{field.name}_en"] = value.zh, value.en
        elif value is None or isinstance(value, str | int | float | bool):
            row[field.name] = value
        elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
            row[field.name] = ", ".join(value)
    return row
