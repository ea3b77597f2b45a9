"""What does the land register say of each lot: use, tenure, village, farmland protection, history, soil, flood?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from gongxing.samples.buildings import House
from gongxing.samples.terrain import Terrain
from gongxing.samples.uses import Lot
from gongxing.standards import land_use

PERMANENT_SHARE = 0.45
"""Permanent basic farmland aimed at, of all cultivated land."""
_FIXED = ("1202", "1207", "1302", "1303", "1701")


def parcel_frame(
    lots: list[Lot], houses: list[House], *, firms: pd.DataFrame, terrain: Terrain, rng: np.random.Generator
) -> gpd.GeoDataFrame:
    """Return the parcels table, still in the drawing frame."""
    uses = _uses(lots, firms)
    shapes = np.array([lot.shape for lot in lots], dtype=object)
    area = shapely.area(shapes)
    floor = pd.Series([h.shape.area * h.floors for h in houses]).groupby([h.lot for h in houses]).sum()
    collective = _collective(lots, uses, rng=rng)
    idle = np.array([lot.idle for lot in lots])
    industrial = np.array([use.startswith("1001") for use in uses])
    soil = np.where(
        industrial | idle,
        rng.choice(["unsurveyed", "clean", "polluted"], len(lots), p=[0.86, 0.11, 0.03]),
        "unsurveyed",
    )
    clean = np.array([land_use(use).code[:2] in ("01", "02", "03") for use in uses]) & (rng.random(len(lots)) < 0.25)
    rivers = [water.shape for water in terrain.network.waters if water.kind == "river"]
    low = np.zeros(len(lots), dtype=bool)
    reach = rng.uniform(20, 170, len(lots))
    low[shapely.STRtree(rivers).query(shapes, predicate="dwithin", distance=reach)[0]] = True
    built = np.array([land_use(use).built for use in uses])
    ratio = np.array([float(floor.get(lot.id, 0.0)) for lot in lots]) / area
    frame = pd.DataFrame(
        {
            "id": [lot.id for lot in lots],
            "name": [_label(lot) for lot in lots],
            "use": uses,
            "tenure": np.where(collective, "collective", "state"),
            "village": _villages(lots, shapes, terrain=terrain, collective=collective),
            "permanent_farmland": _permanent(uses, shapes, area=area, terrain=terrain),
            "former_factory": industrial | idle,
            "soil": np.where(clean, "clean", soil),
            "plot_ratio": np.where(built, ratio.round(2), np.nan),
            "slope_percent": np.clip(rng.gamma(2.0, 0.25, len(lots)), 0, 3).round(2),
            "flood_risk": low,
            "fixed_use": ["keep" if use in _FIXED else None for use in uses],
        }
    )
    return gpd.GeoDataFrame(frame, geometry=shapes)


def _label(lot: Lot) -> str | None:
    return lot.name or None


def _uses(lots: list[Lot], firms: pd.DataFrame) -> list[str]:
    """Return the classes, factory lots by the heaviest class of industry among their firms (class 2 where none is left)."""
    heaviest = firms.groupby("parcel")["industry_class"].max().to_dict()
    return [f"10010{heaviest.get(lot.id, '2')}" if lot.use == "1001" else lot.use for lot in lots]


def _collective(lots: list[Lot], uses: list[str], *, rng: np.random.Generator) -> NDArray[np.bool_]:
    chance = {"01": 1.0, "02": 1.0, "03": 0.85, "06": 1.0, "10": 0.22, "16": 0.4, "11": 0.2, "14": 0.1}
    share = [
        1.0 if use in ("0703", "1704", "1705") or lot.stands == "village works" else chance.get(use[:2], 0.0)
        for lot, use in zip(lots, uses, strict=True)
    ]
    return np.asarray(rng.random(len(lots)) < np.array(share))


def _villages(
    lots: list[Lot], shapes: NDArray[np.object_], *, terrain: Terrain, collective: NDArray[np.bool_]
) -> list[str | None]:
    """Return the village of each collective lot: its own hamlet's, else the nearest one's."""
    if not terrain.villages:
        return [None] * len(lots)
    names = [name for name, _ in terrain.villages]
    tree = shapely.STRtree([middle for _, middle in terrain.villages])
    near = tree.query_nearest(shapely.centroid(shapes), all_matches=False)[1]
    return [
        (lot.group if lot.group in names else names[j]).split("村")[0] + "村" if own else None
        for lot, own, j in zip(lots, collective.tolist(), near.tolist(), strict=True)
    ]


def _permanent(
    uses: list[str], shapes: NDArray[np.object_], *, area: NDArray[np.float64], terrain: Terrain
) -> NDArray[np.object_]:
    """Return which cultivated lots are permanent basic farmland: whole blocks, the largest first, until the share is met.

    Lots beside homesteads are left out, as room for the hamlets' lanes.
    """
    arable = np.array([land_use(use).arable for use in uses])
    farms = [block.shape for block in terrain.layout.blocks if block.character == "farm"]
    inside = shapely.STRtree(farms).query(shapely.point_on_surface(shapes), predicate="intersects")
    block = np.full(len(uses), -1)
    block[inside[0]] = inside[1]
    paddy = np.bincount(block[arable & (block >= 0)], area[arable & (block >= 0)], minlength=len(farms))
    wanted, given = PERMANENT_SHARE * area[arable].sum(), 0.0
    chosen = np.zeros(len(uses), dtype=bool)
    homes = shapes[[use == "0703" for use in uses]]
    beside = np.zeros(len(uses), dtype=bool)
    if len(homes):
        beside[shapely.STRtree(homes).query(shapes, predicate="dwithin", distance=2.0)[0]] = True
    big = (area > 2500) & ~beside
    for i in np.argsort(-paddy, kind="stable").tolist():
        mine = np.flatnonzero(arable & (block == i) & big & np.isin(uses, ["0101", "0103"]))
        if given >= wanted:
            break
        total = np.cumsum(area[mine])
        take = mine[total <= wanted - given + 8_000]
        chosen[take] = True
        given += area[take].sum()
    return np.where(arable, chosen, False)
