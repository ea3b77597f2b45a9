"""Which small parks with firms do tests of the industry engine share?"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from gongxing.engines import industry
from gongxing.io.packs import load_industry_values, load_standards
from gongxing.park import Park
from gongxing.plan import LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.words import Text
from tests.parks import CRS, building, grid_park, with_buildings

COLUMNS = {
    "sector": "3512", "industry_class": "2", "chain": "装备", "land_m2": 6000.0, "sales_yuan": 8e6, "tax_yuan": 3e5,
    "value_added_yuan": 2e6,
}  # fmt: skip


def with_firms(park: Park, *rows: dict[str, Any]) -> Park:
    """The park with these firms; what a row does not say is taken from COLUMNS."""
    records = [{"name": f"厂{row['id']}", **COLUMNS, **row} for row in rows]
    points = [record.pop("geometry", None) for record in records]
    return park.with_table("firms", gpd.GeoDataFrame(records, geometry=points, crs=CRS))


def with_decisions(park: Park, **values: str) -> Park:
    """The park in which the user has decided on firms."""
    rows = [{"id": f"firm_decision/{name}", "value": value, "words": "会议纪要"} for name, value in values.items()]
    return park.with_table("assumptions", pd.DataFrame(rows))


def works_park() -> Park:
    """Two rows of three hectares: P00 class 2, P01 class 2, P02 homes; P10 class 1, P11 idle class 2, P12 storage."""
    park = grid_park([["100102", "100102", "0703"], ["100101", "100102", "1101"]])
    park = with_firms(
        park,
        {"id": "A", "parcel": "P00"},
        {"id": "B", "parcel": "P01", "sales_yuan": 4e6},
        {"id": "C", "parcel": "P10", "industry_class": "1"},
        {"id": "D", "parcel": "P12", "sector": "5920", "industry_class": "1", "chain": None},
    )
    return with_buildings(
        park,
        building("W1", "workshop", 160, 40, side=30, parcel="P01", firm="B", emits=True, protection_m=50.0),
        building("W0", "workshop", 10, 10, side=60, parcel="P00", firm="A", floors=1.0),
        building("H1", "dwelling", 215, 45, side=10, parcel="P02", floors=2.0),
    )


def land_plan(park: Park, **planned: str) -> Plan:
    """A plan whose land scheme gives the named parcels another use and keeps all others."""
    choices = tuple(
        ParcelChoice(row, 10_000.0, use, planned.get(row, use), False, (), 0.0)
        for row, use in zip(park.parcels.ids, park.parcels["use"], strict=True)
    )
    scheme = LandScheme((), choices, (), ())
    result = Result(Status.FEASIBLE, scheme, 1.0, 1.0, 0.0, 1, Text("方法", "method"))
    return Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030), land=result)


def abated(plan: Plan, *shops: str) -> Plan:
    """The plan in which these workshops are treated."""
    assert plan.land is not None
    assert plan.land.part is not None
    scheme = dataclasses.replace(plan.land.part, abated=tuple((shop, 1.0) for shop in shops))
    return dataclasses.replace(plan, land=dataclasses.replace(plan.land, part=scheme))


@dataclass(frozen=True)
class Grade:
    """A grade given by hand."""

    settled: str
    votes: str
    stable: bool


@dataclass(frozen=True)
class Grades:
    """Grades given by hand; nobody else is graded."""

    given: dict[str, Grade]

    def of(self, firm: str) -> Grade:
        """The grade of a firm."""
        return self.given.get(firm, Grade("", "", False))


@dataclass(frozen=True)
class Critical:
    """A critical firm named by hand."""

    firm: str


@dataclass(frozen=True)
class Chains:
    """A chain map made by hand: linkage by pair of sectors."""

    sector_of: dict[str, str]
    links: dict[tuple[str, str], float]
    critical: tuple[Critical, ...] = ()

    def linkage(self, a: str, b: str) -> float:
        """How much two sectors trade."""
        return self.links.get((a, b), 0.0)


def industry_problem(park: Park, plan: Plan | None = None, **given: Any) -> industry.IndustryProblem:
    """The problem of a park under the packaged rules and values."""
    standards = load_standards(park.settings.profile, park.settings.as_of)
    return industry.build_problem(park, standards, load_industry_values(), plan, **given)


def at(x: float, y: float) -> Point:
    """A point x, y metres from the park's corner."""
    return Point(500_000.0 + x, 3_600_000.0 + y)
