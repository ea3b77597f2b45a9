"""Which village groups of the demo park must make way for works, what do their households wish, and where can they go?"""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Flags = NDArray[np.bool_]

_CLEARED_HOMES = (130, 200)
"""Households aimed at and the most that may have to move, at scale 1."""
_NEAR_M = 200.0
_FLATS = ((60.0, 0.12), (80.0, 0.34), (100.0, 0.12), (120.0, 0.26), (140.0, 0.16))
"""Floor area of the types of flat with their shares."""
_SUPPLY = (("standing", "示例新村", 0.28), ("planned", "示例家园二期", 0.5), ("building", "示例家园一期", 0.4))
"""State and name of each estate, and its flats as a multiple of the households that move."""
_READY_ON = dt.date(2027, 6, 30)
_SITE_M2, _SITES = 160.0, 14
_WISHES = (("flat", 0.55), ("cash", 0.12), ("homestead", 0.07), (None, 0.26))


def rehouse(
    parcels: pd.DataFrame, households: pd.DataFrame, scale: float, *, rng: np.random.Generator
) -> dict[str, pd.DataFrame]:
    """Return the tables parcels, households, estates and flat_types once the superior plan puts some hamlets to other uses.

    The hamlets with most works around them are cleared, estates near by take their households in, and these have said what
    they wish.
    """
    shapes = np.asarray(parcels["geometry"].array, dtype=object)
    groups = _cleared(parcels, shapes, households, scale)
    homes = parcels["id"].isin(households.loc[households["village"].isin(groups), "parcel"]).to_numpy()
    middle = shapely.centroid(shapely.union_all(shapes[homes]))
    estates = _estates(parcels, shapes, homes, middle)
    uses = np.array(parcels["fixed_use"], dtype=object)
    uses[homes] = "100102"
    for row, _, _, use in estates:
        uses[row] = use
    superior = uses.copy()
    superior[uses == "keep"] = None
    moving = int(households["village"].isin(groups).sum())
    return {
        "parcels": parcels.assign(fixed_use=uses, planned_use=superior),
        "households": _spoken(households, groups, rng),
        "estates": _estate_frame(parcels, shapes, estates),
        "flat_types": _flat_types(estates, moving),
    }


def _cleared(parcels: pd.DataFrame, shapes: NDArray[np.object_], households: pd.DataFrame, scale: float) -> list[str]:
    """Return the village groups with most works within reach, until enough households must move."""
    works = shapes[parcels["use"].isin(["100102", "100103"]).to_numpy()]
    tree = shapely.STRtree(works)
    sizes = households["village"].value_counts().to_dict()
    share: dict[str, float] = {}
    for group in sizes:
        lots = households.loc[households["village"] == group, "parcel"]
        around = shapely.buffer(shapely.union_all(shapes[parcels["id"].isin(lots).to_numpy()]), _NEAR_M)
        inside = shapely.area(shapely.intersection(works[tree.query(around)], around)).sum()
        share[str(group)] = float(inside / around.area)
    found: list[str] = []
    moving = 0
    for group in sorted(share, key=lambda name: (-share[name], name)):
        if moving < _CLEARED_HOMES[0] * scale and moving + sizes[group] <= _CLEARED_HOMES[1] * scale:
            found.append(group)
            moving += sizes[group]
    return found


Estate = tuple[int, str, str, str]
"""Row of its parcel, name, state, and the use the parcel is fixed to ("0703" for homestead sites)."""


def _estates(parcels: pd.DataFrame, shapes: NDArray[np.object_], homes: Flags, middle: BaseGeometry) -> list[Estate]:
    """Return the estates: a standing one in town, one to be built and one under construction on reserve land, and a place for homesteads."""
    area, far = shapely.area(shapes), shapely.distance(shapes, middle)
    use = parcels["use"].to_numpy(dtype=str)
    quiet = shapely.distance(shapes, shapely.union_all(shapes[use == "100103"])) > 20.0
    clean = (parcels["soil"] != "polluted").to_numpy() & ~parcels["flood_risk"].to_numpy(dtype=bool)
    court = (use == "0701") & (parcels["name"] == "小区").to_numpy()
    reserve = (use == "16") & quiet & clean & (area > 5_000) & (area < 40_000)
    stays = shapely.union_all(shapes[(use == "0703") & ~homes])
    garden = np.isin(use, ["0301", "0103", "02"]) & ~parcels["permanent_farmland"].to_numpy(dtype=bool)
    beside = garden & quiet & (area > 2_500) & (area < 12_000) & (shapely.distance(shapes, stays) < 5.0)
    spots = [*_nearest(far, court, 1), *_nearest(far, reserve, 2)]
    found = [
        (spot, name, state, "keep" if state == "standing" else "0701")
        for spot, (state, name, _) in zip(spots, _SUPPLY, strict=False)
    ]
    return found + [(spot, "示例集中居住点", "planned", "0703") for spot in _nearest(far, beside, 1)]


def _nearest(far: NDArray[np.float64], among: Flags, count: int) -> list[int]:
    rows = np.flatnonzero(among)
    return [int(row) for row in rows[np.argsort(far[rows], kind="stable")][:count]]


def _estate_frame(parcels: pd.DataFrame, shapes: NDArray[np.object_], estates: list[Estate]) -> gpd.GeoDataFrame:
    ids = list(parcels["id"])
    frame = pd.DataFrame(
        {
            "id": [f"AZ{n + 1:02d}" for n in range(len(estates))],
            "name": [name for _, name, _, _ in estates],
            "kind": ["homesteads" if use == "0703" else "flats" for _, _, _, use in estates],
            "state": [state for _, _, state, _ in estates],
            "parcel": [ids[row] for row, _, _, _ in estates],
            "ready_on": [_READY_ON if state == "building" else None for _, _, state, _ in estates],
        }
    )
    return gpd.GeoDataFrame(frame, geometry=list(shapely.point_on_surface(shapes[[row for row, _, _, _ in estates]])))


def _flat_types(estates: list[Estate], moving: int) -> pd.DataFrame:
    shares = {name: share for _, name, share in _SUPPLY}
    rows: list[tuple[str, float, int]] = []
    for n, (_, name, _, _) in enumerate(estates):
        flats = shares.get(name, 0.0) * moving
        kinds = [(area, max(1, round(share * flats))) for area, share in _FLATS] if flats else [(_SITE_M2, _SITES)]
        rows += [(f"AZ{n + 1:02d}", area, number) for area, number in kinds]
    frame = pd.DataFrame(rows, columns=["estate", "area_m2", "number"])
    frame.insert(0, "id", [f"FY{n + 1:03d}" for n in range(len(frame))])
    return frame


def _spoken(households: pd.DataFrame, groups: list[str], rng: np.random.Generator) -> pd.DataFrame:
    """Return the households with the state of their homes and, where they have to move, what they wish and have signed."""
    count = len(households)
    asked = households["village"].isin(groups).to_numpy()
    drawn = rng.choice(len(_WISHES), count, p=[share for _, share in _WISHES])
    wish = np.array([_WISHES[i][0] for i in drawn], dtype=object)
    wish[~asked] = None
    said = np.array([one is not None for one in wish])
    signs = np.where(said, rng.random(count) < 0.35, False).astype(object)
    objects = (rng.random(count) < 0.06).astype(object)
    signs[~asked], objects[~asked] = None, None
    business = np.where(rng.random(count) < 0.07, rng.uniform(18, 60, count).round(0), np.nan)
    return households.assign(
        newness=rng.choice([0.4, 0.5, 0.6, 0.7, 0.8, 0.9], count),
        business_m2=business,
        tenure=rng.choice(["certified", "uncertified", "rented"], count, p=[0.89, 0.08, 0.03]),
        wish=wish,
        signed=signs,
        objection=objects,
    )
