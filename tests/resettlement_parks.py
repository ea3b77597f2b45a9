"""Which small park with households, estates and a land plan do tests of resettlement share?"""

from __future__ import annotations

import datetime as dt
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from gongxing.park import Park
from gongxing.plan import Action, LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.words import Text
from tests.parks import EAST, NORTH, building, grid_park

DAY = dt.date(2026, 1, 1)


def lived_park(**households: dict[str, Any]) -> Park:
    """Two parcels of homesteads and a housing estate; five households in two groups. `households` changes single rows by id."""
    park = grid_park([["0703", "0703", "0701"]])
    rows = [
        {"id": f"H{n}", "parcel": "P00" if n < 3 else "P01", "building": f"B{n}", "village": "甲组" if n < 3 else "乙组",
         "persons": 3, "floor_m2": 120.0, "structure": "砖混", "newness": 0.7, **households.get(f"H{n}", {})}
        for n in range(5)
    ]  # fmt: skip
    places = [Point(EAST + 10 + 30 * n, NORTH + 20) for n in range(5)]
    houses = [building(f"B{n}", "dwelling", 10.0 + 40 * n, 40.0, side=10.0, parcel=rows[n]["parcel"]) for n in range(5)]
    crs = park.settings.crs
    estates = gpd.GeoDataFrame(
        {"id": ["E1", "E2"], "name": ["新村", "家园"], "kind": ["flats", "flats"], "state": ["standing", "planned"], "parcel": ["P02", "P02"]},
        geometry=[None, None], crs=crs,
    )  # fmt: skip
    flats = pd.DataFrame({"id": ["F1", "F2"], "estate": ["E1", "E2"], "area_m2": [120.0, 120.0], "number": [3, 4]})
    for name, frame in (
        ("buildings", gpd.GeoDataFrame(houses, crs=crs)),
        ("households", gpd.GeoDataFrame(rows, geometry=places, crs=crs)),
        ("estates", estates),
        ("flat_types", flats),
    ):
        park = park.with_table(name, frame)
    return park


def cleared_plan(park: Park, *parcels: str) -> Plan:
    """A plan that turns some homestead parcels into works, at a million each."""
    uses = dict(zip(park.parcels.ids, park.parcels["use"], strict=True))
    choices = tuple(
        ParcelChoice(p, 10_000.0, use, "100102" if p in parcels else use, False, (), 1e6 if p in parcels else 0.0)
        for p, use in uses.items()
    )
    scheme = LandScheme(("0701", "0703", "100102"), choices, (), ())
    result = Result(Status.OPTIMAL, scheme, 1.0, 1.0, 0.0, 1, Text("试", "test"))
    actions = tuple(
        Action(f"land.change.{p}", "land", "change_use", Text(f"改变 {p}", f"change {p}"), (p,), 1e6, None, origins=())
        for p in parcels
    )
    settings = park.settings
    return Plan(settings.name, DAY, settings.as_of, settings.horizon, result, actions)
