"""What does the whole synthetic demo park look like as a Park?"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from typing import cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point

from gongxing.park import AreaGoal, FinanceLimits, GrowthGoal, Park, ResettlementChoice, Settings, Table, schema
from gongxing.samples import delivery, economy, finance, markets, registers
from gongxing.samples.buildings import House, build
from gongxing.samples.emissions import emitting
from gongxing.samples.firms import settle_firms
from gongxing.samples.goals import area_goals
from gongxing.samples.network import TURN
from gongxing.samples.rehousing import rehouse
from gongxing.samples.relief import draw_relief, spot_heights
from gongxing.samples.status import parcel_frame
from gongxing.samples.terrain import lay_terrain
from gongxing.samples.uses import Lot, name_lots
from gongxing.samples.utilities import lay_utilities

NAME = "高新技术装备产业园区（合成示范）"
CRS = "EPSG:4549"
HORIZON = (2026, 2030)
BUDGET_YUAN = 1.5e9
INCENTIVES_YUAN = 3e7
GROWTH = GrowthGoal(output_rate=0.035, tax_rate=0.03, jobs_rate=0.0, probability=0.8)
_MIDDLE = (518_800.0, 3_597_300.0)
"""The park's middle in EPSG:4549: about 120.2 E, 32.5 N."""


def demo_park(seed: int = 1, scale: float = 1.0) -> Park:
    """Return a plausible, wholly synthetic industrial park of 16 km2 x `scale`; the same seed and scale give the same park.

    `seed` is any non-negative integer, `scale` at least 0.5 (below that there is no room for a town and a river).
    Calibrated at scale 1: 368 firms (252 in oil equipment), 8.0 billion yuan of sales with the two largest near 31 %,
    5 km of roads (lanes not counted) per km2 of construction land, some 60 % of the park. Raises ValueError outside these ranges.
    """
    if seed < 0 or not 0.5 <= scale <= 100:
        raise ValueError(f"seed must be >= 0 and scale between 0.5 and 100, found seed={seed}, scale={scale}")
    rng = np.random.default_rng(seed)
    terrain = lay_terrain(rng, scale)
    lots = name_lots(terrain, scale, rng=rng)
    houses = build(lots, rng)
    halls = Counter(house.lot for house in houses if house.kind in ("workshop", "warehouse", "shop"))
    firms = settle_firms(lots, halls, scale=scale, rng=rng)
    ids = [f"JZ{n + 1:06d}" for n in range(len(houses))]
    buildings = _buildings(houses, ids, firms=firms, scale=scale, rng=rng)
    quota = registers.quota(scale, range(HORIZON[0], HORIZON[1] + 1), rng=rng)
    parcels = parcel_frame(lots, houses, firms=firms, terrain=terrain, rng=rng)
    goals = area_goals(pd.DataFrame({"use": parcels["use"], "area_m2": parcels.area}), quota)
    plant = next((lot.shape.centroid for lot in lots if lot.use == "1302"), terrain.network.park.centroid)
    settings = _settings(goals, seed, scale)
    ground_rng = np.random.default_rng([seed, 7])
    relief = draw_relief(ground_rng)
    water = [w.shape for w in terrain.network.waters]
    utilities = lay_utilities(terrain.tiling.links, relief, plant, waters=water, rng=ground_rng)
    frames: dict[str, pd.DataFrame] = {
        "parcels": registers.with_gaps(
            parcels, {"plot_ratio": 0.05, "slope_percent": 0.04, "tenure": 0.03, "soil": 0.04}, rng=rng
        ),
        "buildings": registers.with_gaps(buildings, {"built_year": 0.07, "floors": 0.03}, rng=rng),
        "firms": registers.with_gaps(
            economy.with_uses(_placed(firms, lots, rng=rng), np.random.default_rng([seed, 11])),
            {"energy_tce": 0.06, "rd_yuan": 0.08, "emission_kg": 0.07, "founded": 0.03, "value_added_yuan": 0.04},
            rng=rng,
        ),
        "households": registers.with_gaps(
            registers.households(lots, houses, house_ids=ids, rng=rng), {"structure": 0.05, "floor_m2": 0.03}, rng=rng
        ),
        "roads": registers.with_gaps(registers.roads(terrain.tiling.links, rng), {"condition": 0.06}, rng=rng),
        "pipes": registers.with_gaps(utilities.pipes, {"material": 0.05, "laid_year": 0.08, "depth_m": 0.06}, rng=rng),
        "facilities": utilities.facilities,
        "spot_heights": spot_heights(relief, terrain.network.park, ground_rng),
        "waters": registers.waters(terrain, lots),
        "quota": quota,
        **_economy(firms, scale, rng=np.random.default_rng([seed, 12])),
        **_finance(scale, rng=np.random.default_rng([seed, 14])),
        "strategies": registers.strategies(),
        "duties": delivery.duties(),
        "indicators": delivery.indicators(),
        "indicator_values": delivery.indicator_values(HORIZON[0]),
        "sources": registers.sources(seed, scale),
    }
    frames.update(rehouse(frames["parcels"], frames["households"], scale, rng=np.random.default_rng([seed, 13])))
    return Park(settings, {name: _table(name, frame) for name, frame in frames.items()})


def _settings(goals: tuple[AreaGoal, ...], seed: int, scale: float) -> Settings:
    """Return the settings of the demo."""
    return Settings(
        NAME,
        CRS,
        dt.date(2026, 1, 1),
        HORIZON,
        profile="jiangsu",
        synthetic=True,
        seed=seed,
        area_goals=goals,
        budget_yuan=BUDGET_YUAN * scale,
        growth=GROWTH,
        resettlement=ResettlementChoice(profile="hangzhou"),
        finance=FinanceLimits(incentives_yuan=INCENTIVES_YUAN * scale),
    )


def _economy(firms: pd.DataFrame, scale: float, *, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return the tables of the economy; peers and prices stay empty, the package brings published ones."""
    return {
        "firm_years": economy.firm_years(firms, rng),
        "leads": markets.leads(scale, HORIZON[0], rng),
        "region_sectors": markets.region_sectors(firms, rng),
        "supply_links": markets.supply_links(firms, rng),
        "neighbour_firms": markets.neighbour_firms(scale, rng),
        "staff": economy.staff(firms, rng),
    }


def _finance(scale: float, *, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return the tables of money."""
    return {
        "budget": finance.budget(scale, HORIZON[0], rng),
        "debts": finance.debts(scale),
        "bond_offers": finance.bond_offers(scale),
        "incentives": finance.incentives(scale),
    }


def _table(name: str, frame: pd.DataFrame) -> Table:
    found = schema(name)
    named = frame if name == "sources" else _on_map(frame).assign(source=registers.SOURCE)
    return Table(found, named, crs=CRS if found.geometry else None)


def _on_map(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with its shapes turned and moved from the drawing frame to the map."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return frame
    cos, sin = math.cos(TURN), math.sin(TURN)

    def place(points: NDArray[np.float64]) -> NDArray[np.float64]:
        turned = points @ np.array([[cos, sin], [-sin, cos]])
        return np.asarray(turned + np.array(_MIDDLE))

    moved = shapely.transform(frame.geometry.to_numpy(), place)
    bare = pd.DataFrame(frame.drop(columns="geometry"))
    return cast(pd.DataFrame, gpd.GeoDataFrame(bare, geometry=moved))


def _buildings(
    houses: list[House], ids: list[str], *, firms: pd.DataFrame, scale: float, rng: np.random.Generator
) -> gpd.GeoDataFrame:
    users = _users(houses, firms)
    frame = pd.DataFrame(
        {
            "id": ids,
            "kind": [house.kind for house in houses],
            "floors": [house.floors for house in houses],
            "built_year": [house.year for house in houses],
            "firm": users,
            "parcel": [house.lot for house in houses],
        }
    )
    found = gpd.GeoDataFrame(frame, geometry=[house.shape for house in houses])
    return emitting(found, dict(zip(firms["id"], firms["industry_class"], strict=True)), scale=scale, rng=rng)


def _users(houses: list[House], firms: pd.DataFrame) -> list[str | None]:
    """Return the firm of each building on a lot with firms: the largest first, halls dealt out in turn."""
    tenants = (
        firms.sort_values("sales_yuan", ascending=False, kind="stable")
        .groupby("parcel", sort=False)["id"]
        .apply(list)
        .to_dict()
    )
    dealt: dict[str, int] = {}
    users: list[str | None] = []
    for house in houses:
        here = tenants.get(house.lot, [])
        if not here or house.kind in ("dwelling", "other"):
            users.append(None)
            continue
        users.append(here[dealt.get(house.lot, 0) % len(here)])
        if house.kind in ("workshop", "warehouse", "shop"):
            dealt[house.lot] = dealt.get(house.lot, 0) + 1
    return users


def _placed(firms: pd.DataFrame, lots: list[Lot], *, rng: np.random.Generator) -> gpd.GeoDataFrame:
    shapes = {lot.id: lot.shape for lot in lots}
    points = []
    for parcel in firms["parcel"]:
        shape = shapes[parcel]
        centre = shape.point_on_surface()
        reach = 0.15 * math.sqrt(shape.area)
        spot = Point(centre.x + rng.uniform(-reach, reach), centre.y + rng.uniform(-reach, reach))
        points.append(spot if shape.contains(spot) else centre)
    return gpd.GeoDataFrame(firms, geometry=points)
