"""Which small park do the tests of reading and writing share?"""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from gongxing.park import Park, Settings, Table, schema
from gongxing.plan import LandScheme, ParcelChoice, Plan, Result, Status, ValuePart
from gongxing.words import Text

CRS = "EPSG:4549"
X, Y = 520_000.0, 3_490_000.0


def square(x: float, y: float, size: float = 100.0) -> shapely.Polygon:
    return shapely.box(X + x, Y + y, X + x + size, Y + y + size)


def table(name: str, rows: list[dict[str, object]], shapes: list[shapely.Geometry | None] | None = None) -> Table:
    if shapes is None:
        return Table(schema(name), pd.DataFrame(rows))
    return Table(schema(name), gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS), crs=CRS)


@pytest.fixture(scope="session")
def park() -> Park:
    ring = square(200, 0).difference(shapely.box(X + 230, Y + 30, X + 260, Y + 60))
    apart = shapely.MultiPolygon([square(0, 200, 50), square(100, 200, 50)])
    tables = {
        "parcels": table("parcels", [
            {"id": "P1", "name": "甲厂", "use": "1001", "tenure": "state", "permanent_farmland": False, "plot_ratio": 0.8},
            {"id": "P2", "name": None, "use": "0101", "tenure": "collective", "permanent_farmland": True, "plot_ratio": None},
            {"id": "P3", "name": "不明", "use": None, "tenure": None, "permanent_farmland": None, "plot_ratio": 1.25},
        ], [square(0, 0), ring, apart]),
        "buildings": table("buildings", [{"id": "B1", "kind": "workshop", "floors": 1.0, "built_year": 1998, "emits": True, "protection_m": 50.0},
                                         {"id": "B2", "kind": None, "floors": None, "built_year": None, "emits": None, "protection_m": None}],
                           [square(10, 10, 20), square(60, 60, 10)]),
        "roads": table("roads", [{"id": "R1", "name": "创业路", "grade": "local", "lanes": 2}, {"id": "R2", "name": None, "grade": None, "lanes": None}],
                       [shapely.LineString([(X, Y - 10), (X + 300, Y - 10)]), shapely.LineString([(X + 150, Y - 10), (X + 150, Y + 250)])]),
        "waters": table("waters", [{"id": "W1", "kind": "river"}], [square(400, 0)]),
        "pipes": table("pipes", [{"id": "G1", "kind": "sewer", "diameter_mm": 400.0, "laid_year": 2005}],
                       [shapely.LineString([(X, Y - 5), (X + 300, Y - 5)])]),
        "firms": table("firms", [{"id": "0007", "name": "=甲公司", "parcel": "P1", "sales_yuan": 1.5e8, "jobs": 120, "above_scale": True},
                                 {"id": "0008", "name": "乙公司", "parcel": None, "sales_yuan": None, "jobs": None, "above_scale": None}],
                       [shapely.Point(X + 20, Y + 20), None]),
        "quota": table("quota", [{"id": "Q1", "year": 2026, "kind": "new_construction", "area_m2": 66_666.0}]),
    }  # fmt: skip
    return Park(Settings("测试园", CRS, dt.date(2026, 1, 1), (2026, 2030), synthetic=True), tables)


@pytest.fixture(scope="session")
def plan() -> Plan:
    part = (ValuePart("access", Text("交通", "access"), 1.5), ValuePart("noise", Text("噪声", "noise"), -2.0))
    choices = (
        ParcelChoice("P1", 10_000.0, "1001", "1001", True, part, 0.0),
        ParcelChoice("P2", 9_100.0, "0101", "100102", False, part, 250_000.0, ("R-1",), "1401", 3.25),
    )
    scheme = LandScheme(("1001", "100102"), choices, (), ())
    result = Result(Status.FEASIBLE, scheme, 1.0, 1.1, 0.1, 1, Text("试", "trial"))
    return Plan("测试园", dt.date(2026, 2, 1), dt.date(2026, 1, 1), (2026, 2030), result)
