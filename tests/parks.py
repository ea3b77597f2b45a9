"""Which small parks made by hand do tests share?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, box

from gongxing.engines import land
from gongxing.io.packs import load_land_values, load_standards
from gongxing.park import AreaGoal, Park, Settings

CRS = "EPSG:4549"
AS_OF = dt.date(2026, 1, 1)
EAST, NORTH = 500_000.0, 3_600_000.0
SIDE = 100.0


def settings(**changes: Any) -> Settings:
    """The settings of the small parks: 2026 to 2030, no goals, no budget."""
    return replace(Settings("试验园区", CRS, AS_OF, (2026, 2030), profile="jiangsu"), **changes)


def grid_park(rows: list[list[str]], *, chosen: Settings | None = None, **columns: dict[str, Any]) -> Park:
    """A park of square parcels of one hectare, `rows` of use codes from south to north; ids P<row><column>.

    `columns` gives further parcel columns by id. A street runs along the southern edge.
    """
    records, shapes = [], []
    for y, row in enumerate(rows):
        for x, use in enumerate(row):
            identity = f"P{y}{x}"
            records.append(
                {"id": identity, "use": use or None, **{name: given.get(identity) for name, given in columns.items()}}
            )
            shapes.append(box(EAST + x * SIDE, NORTH + y * SIDE, EAST + (x + 1) * SIDE, NORTH + (y + 1) * SIDE))
    street = gpd.GeoDataFrame(
        {"id": ["R1"], "grade": ["arterial"]},
        geometry=[LineString([(EAST, NORTH), (EAST + SIDE * len(rows[0]), NORTH)])],
        crs=CRS,
    )
    park = Park(chosen or settings()).with_table("parcels", gpd.GeoDataFrame(records, geometry=shapes, crs=CRS))
    return park.with_table("roads", street)


def building(identity: str, kind: str, x: float, y: float, *, side: float = 20.0, **values: Any) -> dict[str, Any]:
    """A square building with its south-west corner x, y metres from the park's corner."""
    return {
        "id": identity,
        "kind": kind,
        "floors": 1.0,
        **values,
        "geometry": box(EAST + x, NORTH + y, EAST + x + side, NORTH + y + side),
    }


def with_buildings(park: Park, *rows: dict[str, Any]) -> Park:
    """The park with these buildings."""
    return park.with_table("buildings", gpd.GeoDataFrame(list(rows), geometry="geometry", crs=CRS))


def with_quota(park: Park, *, new_m2: float = 0.0, linked_m2: float = 0.0, replenished_m2: float = 0.0) -> Park:
    """The park with the whole quota granted in the first year."""
    kinds = {"new_construction": new_m2, "linked": linked_m2, "replenished_farmland": replenished_m2}
    rows = [{"id": f"Q{kind}", "year": 2026, "kind": kind, "area_m2": area} for kind, area in kinds.items()]
    return park.with_table("quota", pd.DataFrame(rows))


def checker_park() -> Park:
    """Six by five parcels of mixed uses, a workshop beside a farmhouse, quota, goals and a budget: something of everything."""
    rows = [
        ["100102", "0703", "16", "0101", "0101", "0701"],
        ["100102", "100102", "16", "0101", "0701", "0701"],
        ["1101", "100103", "1402", "1207", "0703", "0101"],
        ["16", "16", "0301", "1701", "0101", "0101"],
        ["100101", "09", "0804", "0101", "0101", "16"],
    ]
    goals = (
        AreaGoal("0701", 20_000, 60_000),
        AreaGoal("10", 40_000, 80_000),
        AreaGoal("14", 10_000, 40_000),
        AreaGoal("01", 50_000),
    )
    park = grid_park(
        rows, chosen=settings(area_goals=goals, budget_yuan=60e6), permanent_farmland={"P03": True, "P13": True}
    )
    park = with_quota(park, new_m2=20_000, linked_m2=10_000, replenished_m2=20_000)
    return with_buildings(
        park,
        building("W1", "workshop", 60, 40, side=30, parcel="P00", emits=True, protection_m=50.0),
        building("W2", "workshop", 120, 130, side=40, parcel="P11", emits=False),
        building("H1", "dwelling", 110, 40, side=10, parcel="P01", floors=2.0),
        building("H2", "dwelling", 440, 240, side=10, parcel="P24", floors=2.0),
    )


def impossible_park() -> Park:
    """Four hectares of which the user wants three of homes and two of industry."""
    goals = (AreaGoal("0701", 30_000), AreaGoal("10", 20_000))
    return with_quota(grid_park([["16", "16"], ["16", "16"]], chosen=settings(area_goals=goals)))


def land_problem(park: Park) -> land.LandProblem:
    """The land problem of a park under the packaged rules and values."""
    return land.build_problem(park, load_standards(park.settings.profile, park.settings.as_of), load_land_values())
