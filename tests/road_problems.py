"""Small parks and road problems whose answers can be worked out by hand."""

from __future__ import annotations

import datetime as dt
import itertools

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, box

from gongxing.engines.roads import RoadProblem, RoadRules, build_problem
from gongxing.io.packs import load_network_values
from gongxing.park import Park, Settings

CRS = "EPSG:4549"
STEP = 40.0


def village_park(side: int = 3, *, use: str = "0703", pond: bool = False) -> Park:
    """Return side x side homesteads 40 m wide with a street 12 m wide all round, its kerb on the parcels' rim.

    With `pond` a pond lies round the parcel in the middle, so that no road can reach it.
    """
    names, shapes = [], []
    for i in range(side):
        for j in range(side):
            names.append(f"P{i}{j}")
            shapes.append(box(i * STEP, j * STEP, (i + 1) * STEP, (j + 1) * STEP))
    parcels = gpd.GeoDataFrame({"id": names, "use": use}, geometry=shapes, crs=CRS)
    low, high = -6.0, side * STEP + 6.0
    corners = [(low, low), (high, low), (high, high), (low, high), (low, low)]
    lines = [LineString(pair) for pair in itertools.pairwise(corners)]
    gate = LineString([(low, low), (low - 200, low)])
    roads = gpd.GeoDataFrame(
        {"id": ["S", "E", "N", "W", "G"], "grade": "local", "width_m": 12.0}, geometry=[*lines, gate], crs=CRS
    )
    park = Park(Settings("village", CRS, dt.date(2026, 1, 1), (2026, 2030)))
    park = park.with_table("parcels", parcels).with_table("roads", roads)
    if pond:
        middle = side // 2
        inner = box(middle * STEP, middle * STEP, (middle + 1) * STEP, (middle + 1) * STEP)
        ring = inner.buffer(3, join_style="mitre").difference(inner.buffer(-3, join_style="mitre"))
        park = park.with_table("waters", gpd.GeoDataFrame({"id": ["T"], "kind": ["pond"]}, geometry=[ring], crs=CRS))
    return park


def with_house(park: Park, west: float, south: float, *, side: float = 8.0) -> Park:
    """Return the park with one dwelling more."""
    house = gpd.GeoDataFrame(
        {"id": [f"H{len(park.buildings)}"], "kind": ["dwelling"]},
        geometry=[box(west, south, west + side, south + side)],
        crs=CRS,
    )
    old = park.buildings.frame
    joined = gpd.GeoDataFrame(pd.concat([old, house]), geometry="geometry", crs=CRS) if len(old) else house
    return park.with_table("buildings", joined)


def road_problem(side: int = 3, **asked: float | None) -> RoadProblem:
    """Return the problem of a village."""
    return build_problem(village_park(side), load_network_values(), asked=RoadRules(**asked))


def impossible_problem() -> RoadProblem:
    """Return a village whose middle parcel cannot be reached."""
    return build_problem(village_park(pond=True), load_network_values())
