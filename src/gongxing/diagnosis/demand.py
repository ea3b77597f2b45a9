"""How much water, how many trips and which fire flow does each parcel ask for under a given land use?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.park import Park
from gongxing.standards.parameters import Parameters
from gongxing.units import HECTARE_M2

FloatArray = npt.NDArray[np.float64]
_TEN_MILLION = 1e7


@dataclass(frozen=True)
class ParcelDemand:
    """What each parcel asks for: ids (N,), and per parcel the water of the maximum day, trips a day and fire flow."""

    parcels: tuple[str, ...]
    water_m3_day: FloatArray
    people_trips_day: FloatArray
    freight_trips_day: FloatArray
    fire_flow_l_s: FloatArray

    def __post_init__(self) -> None:
        for array in (self.water_m3_day, self.people_trips_day, self.freight_trips_day, self.fire_flow_l_s):
            array.flags.writeable = False


def parcel_demand(park: Park, uses: Mapping[str, str], values: Parameters) -> ParcelDemand:
    """Return the demand of every parcel with a shape, under the land-use classes `uses` (by parcel id; absent or "" asks for nothing).

    Rates per area by class. Where the firm register says more, trips follow it: jobs and sales of the firms that stay
    (those whose parcel keeps industry, storage or commerce) replace the area rate when they give more.
    """
    frame = park.parcels.frame
    shapes = np.asarray(frame.geometry.array)
    sound = shapely.area(shapes) > 0
    parcels = tuple(np.asarray(park.parcels.ids, dtype=object)[sound].tolist())
    hectares = shapely.area(shapes[sound]) / HECTARE_M2
    codes = [uses.get(parcel, "") for parcel in parcels]

    def rate(key: str) -> FloatArray:
        by_code = {code: values.value(key, code) if code else 0.0 for code in set(codes)}
        return np.array([by_code[code] for code in codes], dtype=np.float64)

    people, freight = hectares * rate("people_trips_ha_day"), hectares * rate("freight_trips_ha_day")
    by_jobs, by_sales = _by_firms(park, dict(zip(parcels, codes, strict=True)), values)
    place = {parcel: i for i, parcel in enumerate(parcels)}
    for parcel, trips in by_jobs.items():
        people[place[parcel]] = max(people[place[parcel]], trips)
    for parcel, trips in by_sales.items():
        freight[place[parcel]] = max(freight[place[parcel]], trips)
    return ParcelDemand(parcels, hectares * rate("water_m3_ha_day"), people, freight, rate("fire_flow_l_s"))


def _by_firms(park: Park, uses: Mapping[str, str], values: Parameters) -> tuple[dict[str, float], dict[str, float]]:
    """Return trips a day by parcel after the jobs and after the sales of the firms that stay there."""
    per_job = values.value("people_trips_job_day")
    per_sales = values.value("freight_trips_sales")
    firms = park.firms.frame
    stay = firms["parcel"].map(lambda parcel: uses.get(parcel, "") if isinstance(parcel, str) else "")
    firms = firms[stay.str.startswith(("10", "11", "09"))]
    jobs = firms.groupby("parcel")["jobs"].sum(min_count=1).dropna()
    sales = firms.groupby("parcel")["sales_yuan"].sum(min_count=1).dropna()
    return (
        {str(k): per_job * float(v) for k, v in jobs.items()},
        {str(k): per_sales * float(v) / _TEN_MILLION for k, v in sales.items()},
    )
