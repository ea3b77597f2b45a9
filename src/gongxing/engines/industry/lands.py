"""How much land does each firm use, how much would it need at a new site, and what value does it add, as far as the data can say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gongxing.engines.industry.problem import FloatArray
from gongxing.park import Park
from gongxing.standards.parameters import Parameters

LEAST_ALIKE = 3
"""From so many firms of a sector on its land per sale is taken as known."""


@dataclass(frozen=True, slots=True)
class FirmLand:
    """Land today, land needed elsewhere and value added of every firm (F,), NaN where not known; and what was estimated."""

    land_m2: FloatArray
    need_m2: FloatArray
    value_added_yuan: FloatArray
    estimated: tuple[tuple[str, ...], ...]


def firm_lands(park: Park, values: Parameters) -> FirmLand:
    """Return what each firm uses, needs and yields.

    Land not on record is estimated from sales by the median land per sale of the nearest sector (four digits, then
    three, two, all) with at least three firms; value added from sales by the usual share of its sector.
    """
    frame = park.firms.frame
    sales = frame["sales_yuan"].to_numpy(dtype=float)
    sectors = [str(code).lstrip("ABCDEFGHIJKLMNOPQRST") for code in frame["sector"].fillna("")]
    land = frame["land_m2"].to_numpy(dtype=float).copy()
    land[land <= 0] = np.nan
    guessed_land = np.isnan(land) & (sales > 0)
    guess = _land_from_sales(land, sales, sectors)
    guessed_land &= ~np.isnan(guess)
    land = np.where(guessed_land, guess, land)
    added = frame["value_added_yuan"].to_numpy(dtype=float).copy()
    ratio = np.array([values.value("value_added_ratio", code or "*") for code in sectors])
    guessed_added = np.isnan(added) & ~np.isnan(sales)
    added = np.where(guessed_added, sales * ratio, added)
    estimated = tuple(
        tuple(name for name, marks in (("land_m2", guessed_land), ("value_added_yuan", guessed_added)) if marks[row])
        for row in range(len(frame))
    )
    return FirmLand(land, needed(land, floors_of(park), values), added, estimated)


def needed(land: FloatArray, floor: FloatArray, values: Parameters) -> FloatArray:
    """Return (F,) the land a firm needs at a new site: its floor area at the norm plot ratio, within a least share and all of today's land."""
    at_norm = np.where(floor > 0, floor / values.value("site_plot_ratio"), land)
    found: FloatArray = np.clip(at_norm, values.value("site_least_share") * land, land)
    return found


def floors_of(park: Park) -> FloatArray:
    """Return (F,) the floor area on record of each firm; floors not on record count as one."""
    frame = park.buildings.frame
    shapes = np.asarray(frame.geometry.array)
    sound = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    floor = np.where(sound, shapely.area(shapes), 0.0) * frame["floors"].fillna(1.0).to_numpy(dtype=float)
    by_firm = pd.Series(floor).groupby(frame["firm"].fillna("").to_numpy()).sum()
    return np.array([float(by_firm.get(firm, 0.0)) for firm in park.firms.ids], dtype=float)


def _land_from_sales(land: FloatArray, sales: FloatArray, sectors: Sequence[str]) -> FloatArray:
    known = ~np.isnan(land) & (sales > 0)
    rate = np.full(len(land), np.nan)
    codes = np.array(sectors, dtype=object)
    for digits in (0, 2, 3, 4):
        prefixes = np.array([code[:digits] for code in codes], dtype=object)
        whole = np.array([len(code) >= digits for code in codes], dtype=bool)
        for prefix in dict.fromkeys(prefixes[whole]):
            alike = whole & (prefixes == prefix)
            if (alike & known).sum() >= LEAST_ALIKE:
                rate[alike] = np.median(land[alike & known] / sales[alike & known])
    found: FloatArray = rate * sales
    return found
