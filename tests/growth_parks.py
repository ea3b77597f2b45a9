"""Which small parks with firms, years, leads and plans do tests of growth share?"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import Point

from gongxing.io.packs import load_industry_values
from gongxing.park import GrowthGoal, Park
from gongxing.plan import IndustryScheme, LandScheme, Plan, PortfolioScheme, Result, Status
from gongxing.plan.industry import FirmChoice
from gongxing.plan.land import AccountYear, ParcelChoice
from gongxing.plan.portfolio import SectorChoice
from gongxing.standards.parameters import Parameters
from gongxing.words import Text, same
from tests.parks import CRS, EAST, NORTH, settings

CHAINS = ("甲链", "乙链")


def values(**own: float) -> Parameters:
    """The packaged industry values, with figures of one's own for any kind."""
    found = load_industry_values()
    for key, value in own.items():
        found = found.with_value(key, "*", value, "test")
    return found


def register(count: int = 12, **columns: Any) -> pd.DataFrame:
    """Firms F00, F01 ... of two chains in turn, each on 1000 m2 with sales of 4 to 6 million."""
    sales = np.linspace(4e6, 6e6, count)
    frame = pd.DataFrame(
        {
            "id": [f"F{n:02d}" for n in range(count)], "name": [f"企业{n:02d}" for n in range(count)],
            "sector": ["3512", "3360"] * (count // 2), "chain": list(CHAINS) * (count // 2), "land_m2": 1000.0, "sales_yuan": sales,
            "output_yuan": sales, "tax_yuan": 0.04 * sales, "jobs": [5] * count, "value_added_yuan": 0.25 * sales,
        }
    )  # fmt: skip
    return frame.assign(**columns)


def years(
    firms: pd.DataFrame, first: int = 2018, last: int = 2025, growth: float = 0.04, sigma: float = 0.06
) -> pd.DataFrame:
    """Years of the firms that end at the register's figures: steady growth with swings of each firm's own."""
    rng = np.random.default_rng(3)
    count = last - first + 1
    steps = growth + sigma * rng.normal(size=(len(firms), count))
    level = np.cumsum(steps, axis=1)
    level = np.exp(level - level[:, -1:])
    rows = [
        {
            "id": f"N{firm}{first + t}", "firm": firm, "year": first + t, "output_yuan": output * level[i, t], "tax_yuan": 0.04 * output * level[i, t],
            "jobs": max(1, round(5 * level[i, t] ** 0.5)),
        }
        for i, (firm, output) in enumerate(zip(firms["id"], firms["output_yuan"], strict=True))
        for t in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def park_of(firms: pd.DataFrame | None = None, goal: GrowthGoal | None = None, **tables: pd.DataFrame) -> Park:
    """A park of firms alone, with further tables by name."""
    park = Park(settings(growth=goal or GrowthGoal()))
    found = register() if firms is None else firms
    park = park.with_table("firms", _with_points(found))
    for name, frame in tables.items():
        park = park.with_table(name, frame)
    return park


def _with_points(frame: pd.DataFrame) -> Any:
    return gpd.GeoDataFrame(frame, geometry=[Point(EAST + n, NORTH) for n in range(len(frame))], crs=CRS)


def empty_plan(park: Park, **parts: Any) -> Plan:
    """A plan without any part but those given."""
    chosen = park.settings
    return Plan(chosen.name, chosen.as_of, chosen.as_of, chosen.horizon, **parts)


def solved(part: Any) -> Result[Any]:
    """A part as if an engine had found it."""
    return Result(Status.FEASIBLE, part, 1.0, 1.0, 0.0, 1, same("test"))


def choice(firm: str, decision: str, **changes: Any) -> FirmChoice:
    """One decision on a firm."""
    told: dict[str, Any] = {
        "parcel": "P1", "site": "", "land_m2": 0.0, "cost_yuan": 0.0, "gain_yuan": 0.0, "lost_yuan": 0.0, "grade": "C", "votes": "C 5/5",
        "stable": True, "reason": same("test"),
    }  # fmt: skip
    return FirmChoice(firm, firm, decision, **(told | changes))


def industry(*choices: FirmChoice) -> Result[IndustryScheme]:
    """An industry scheme of these choices."""
    return solved(IndustryScheme(choices, (), 0.0, 0.0))


def land(*parcels: tuple[str, float, str, str], taken: dict[int, float] | None = None) -> Result[LandScheme]:
    """A land scheme of parcels (id, area, present, planned) with so much land taken by year."""
    choices = tuple(ParcelChoice(name, area, now, then, False, (), 0.0) for name, area, now, then in parcels)
    account = tuple(AccountYear(year, 0.0, 0.0, area, 0.0, None, area, None) for year, area in (taken or {}).items())
    return solved(LandScheme(("100101",), choices, (), account))


def portfolio(**land_m2: float) -> Result[PortfolioScheme]:
    """A portfolio that enters one sector of each chain with so much land."""
    choices = tuple(
        SectorChoice(
            "073", Text("某业", "a sector"), chain, "enter", 0, 0.0, None, None, None, 9e9, 0.0, same("test"), area
        )
        for chain, area in land_m2.items()
    )
    return solved(PortfolioScheme(choices, (), 0.0, 0.0, 0.0, 0.0, 0.0))
