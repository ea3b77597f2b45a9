"""Which parks of a few firms do the tests of grading and of efficiency share?"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from gongxing.park import Park
from gongxing.units import MU_M2
from tests.parks import CRS, settings

WAN = 10_000.0


def firms_park(*rows: dict[str, Any], assumptions: tuple[dict[str, Any], ...] = ()) -> Park:
    """A park of nothing but firms; a row may give any column of the register, names default to the id."""
    given = [{"name": row["id"], **row} for row in rows]
    frame = gpd.GeoDataFrame(given, geometry=[None] * len(given), crs=CRS)
    park = Park(settings()).with_table("firms", frame)
    if not assumptions:
        return park
    return park.with_table(
        "assumptions", pd.DataFrame([{"words": "试", "words_en": "a try", **row} for row in assumptions])
    )


def exemplary(**changes: Any) -> dict[str, Any]:
    """A firm above scale that stands exactly at every fixed base of Huangyan's formula for its size."""
    value_added = 18.14 * WAN * 10
    land_mu = value_added / (136.16 * WAN)
    sales = 5e6
    return {
        "id": "HY",
        "above_scale": True,
        "land_m2": land_mu * MU_M2,
        "tax_yuan": 24.097 * WAN * land_mu,
        "value_added_yuan": value_added,
        "energy_tce": value_added / (2.694 * WAN),
        "emission_kg": value_added / (4929.81 * WAN) * 1000.0,
        "jobs": 10,
        "sales_yuan": sales,
        "rd_yuan": 0.0302 * sales,
        **changes,
    }


def many_firms(count: int = 60, *, seed: int = 7, gaps: bool = False) -> Park:
    """A park of many firms drawn at random, every column given unless `gaps`."""
    rng = np.random.default_rng(seed)
    land = rng.lognormal(9.5, 0.8, count) + 2000.0
    quality = rng.normal(0, 0.7, count)
    sales = land * 1500 * np.exp(quality + rng.normal(0, 0.3, count))
    frame = pd.DataFrame(
        {
            "id": [f"F{row:03d}" for row in range(count)],
            "sector": "C3512",
            "above_scale": sales > 2e7,
            "land_m2": land,
            "sales_yuan": sales,
            "output_yuan": sales * 1.02,
            "tax_yuan": sales * 0.04 * np.exp(rng.normal(0, 0.3, count)),
            "value_added_yuan": sales * 0.25 * np.exp(rng.normal(0, 0.2, count)),
            "jobs": np.maximum(1, (sales / 6e5 * np.exp(rng.normal(0, 0.3, count))).astype(int)),
            "energy_tce": sales / 2e5 * np.exp(rng.normal(0, 0.5, count)),
            "rd_yuan": sales * 0.03 * np.exp(rng.normal(0, 0.5, count)),
            "emission_kg": sales / 2e5 * np.exp(rng.normal(0, 0.6, count)),
            "electricity_kwh": sales / 10 * np.exp(rng.normal(0, 0.5, count)),
            "water_m3": sales / 3000 * np.exp(rng.normal(0, 0.5, count)),
            "cod_kg": sales / 2e4 * np.exp(rng.normal(0, 0.6, count)),
        }
    )
    if gaps:
        frame.loc[::5, "energy_tce"] = np.nan
        frame.loc[1::7, ["value_added_yuan", "emission_kg"]] = np.nan
    return firms_park(*frame.to_dict("records"))
