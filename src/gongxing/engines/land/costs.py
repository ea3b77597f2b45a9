"""What does it cost to turn a parcel into another class: ground works, demolition, moving people and firms, acquisition?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.engines.land.classes import HOMES, built, counted, flags, keeps
from gongxing.engines.land.problem import FloatArray
from gongxing.park import Park
from gongxing.standards import land_use
from gongxing.standards.land_values import LandKey, LandValues
from gongxing.words import Text

_DWELLINGS = ("dwelling", "dormitory")
_PUBLIC = ("school", "clinic", "public", "utility")


def floor_areas(park: Park) -> tuple[dict[str, FloatArray], bool]:
    """Return the floor area (N,) on each parcel by family ("homes", "public", "business") and whether buildings were known.

    A building belongs to the parcel it states, else to the one under its centre; floors not on record count as one.
    """
    ids = {parcel: place for place, parcel in enumerate(park.parcels.ids)}
    frame = park.buildings.frame
    found = {family: np.zeros(len(ids)) for family in ("homes", "public", "business")}
    shapes = np.asarray(frame.geometry.array)
    usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if not usable.any():
        return found, False
    stated = frame["parcel"].map(ids).to_numpy(dtype=float, copy=True)
    lost = np.flatnonzero(np.isnan(stated) & usable)
    if len(lost):
        tree = shapely.STRtree(np.asarray(park.parcels.geometry.array))
        which, under = tree.query(shapely.point_on_surface(shapes[lost]), predicate="within")
        stated[lost[which]] = under
    floor = np.where(usable, shapely.area(shapes), 0.0) * frame["floors"].fillna(1.0).to_numpy(dtype=float)
    kinds = frame["kind"].fillna("other")
    families = np.where(kinds.isin(_DWELLINGS), "homes", np.where(kinds.isin(_PUBLIC), "public", "business"))
    for family, total in found.items():
        chosen = (families == family) & ~np.isnan(stated)
        np.add.at(total, stated[chosen].astype(int), floor[chosen])
    return found, True


def costs(park: Park, values: LandValues, uses: tuple[str, ...]) -> tuple[FloatArray, tuple[Text, ...]]:
    """Return the cost (N, K) in yuan of turning each parcel into each class, and notes; keeping a class costs nothing.

    Ground works by the conversion table; where the class changes, buildings come down and who used them is moved:
    homes at the household price, public buildings at the price of rebuilding, the rest at the firm price. Turning one
    industrial class into another keeps the halls. Collective or unbuilt land that becomes built is acquired.
    """
    present = [counted(code) for code in park.parcels["use"].fillna("")]
    area = shapely.area(np.asarray(park.parcels.geometry.array))
    works = {(now, use): values.conversion(now, use).yuan_m2 for now in dict.fromkeys(present) for use in uses}
    total = area[:, None] * np.array([[works[now, use] for use in uses] for now in present])
    floors, known = _floors(park, values, present, area)
    notes = (
        ()
        if known
        else (
            Text(
                "没有建筑数据，拆除与搬迁费用按默认容积率估计",
                "no buildings given: demolition and moving use the default plot ratio",
            ),
        )
    )
    moving = _moving(present, floors, values)
    kept_halls = np.outer([now.startswith("10") for now in present], flags(uses, ("10",)))
    stays = np.array(keeps(park.parcels["use"].fillna(""), uses))[:, None] == np.arange(len(uses))[None, :]
    total += np.where(stays | kept_halls, 0.0, moving[:, None])
    total += _acquisition(park, present, area, values, uses)
    return np.where(stays, 0.0, total), notes


def _floors(park: Park, values: LandValues, present: list[str], area: FloatArray) -> tuple[dict[str, FloatArray], bool]:
    """Return the floor area by family, by the default plot ratio where no buildings are given, and whether they were."""
    floors, known = floor_areas(park)
    if not known:
        guess = area * np.array([values.value(LandKey.PLOT_RATIO, now or "*") for now in present])
        homes = np.array([now.startswith("07") for now in present])
        floors = {"homes": guess * homes, "public": guess * 0.0, "business": guess * ~homes}
    return floors, known


def household_moving(park: Park, values: LandValues) -> dict[str, float]:
    """Return by parcel the lump sum that `costs` counts for moving its households, in yuan, where it is cleared."""
    present = [counted(code) for code in park.parcels["use"].fillna("")]
    area = shapely.area(np.asarray(park.parcels.geometry.array))
    homes = _floors(park, values, present, area)[0]["homes"]
    prices = [values.value(LandKey.RELOCATION_HOUSEHOLD, now or "*") for now in present]
    return {parcel: float(floor * price) for parcel, floor, price in zip(park.parcels.ids, homes, prices, strict=True)}


def _moving(present: list[str], floors: dict[str, FloatArray], values: LandValues) -> FloatArray:
    """Return (N,) what it costs to clear each parcel of buildings and to move or compensate who used them."""
    whole = floors["homes"] + floors["public"] + floors["business"]

    def priced(key: LandKey, floor: FloatArray) -> FloatArray:
        table = {now: values.value(key, now or "*") for now in dict.fromkeys(present)}
        priced_floor: FloatArray = floor * np.array([table[now] for now in present])
        return priced_floor

    moved: FloatArray = (
        priced(LandKey.DEMOLITION, whole)
        + priced(LandKey.RELOCATION_HOUSEHOLD, floors["homes"])
        + priced(LandKey.REBUILD_PUBLIC, floors["public"])
        + priced(LandKey.RELOCATION_FIRM, floors["business"])
    )
    return moved


def _acquisition(
    park: Park, present: list[str], area: FloatArray, values: LandValues, uses: tuple[str, ...]
) -> FloatArray:
    """Return (N, K) the price of acquiring land: collective or unbuilt land put to an urban use, homes and farms excepted."""
    urban = built(uses) & ~flags(uses, HOMES[1:])
    tenure = park.parcels["tenure"].fillna("").to_numpy()
    price = np.array([values.value(LandKey.ACQUISITION, now or "*") for now in present])
    collective = (tenure == "collective") | ((tenure == "") & ~np.array([land_use(now).built for now in present]))
    bought: FloatArray = (area * price * collective)[:, None] * urban[None, :]
    return bought
