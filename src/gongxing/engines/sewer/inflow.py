"""How much flows in, at which manhole, from which parcel?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from gongxing.diagnosis.demand import parcel_demand
from gongxing.engines.sewer.corridor import Corridor
from gongxing.engines.sewer.problem import SEWER, FloatArray, Lacking
from gongxing.park import Park
from gongxing.standards import land_use
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_DAY_S = 86400.0
_ROAD = "12"
_ON_ROAD_M = 15.0


@dataclass(frozen=True)
class Inflow:
    """Load (N,) and parcels at each node, and the parcels that no street serves."""

    load: FloatArray
    parcels: tuple[tuple[str, ...], ...]
    lacking: tuple[Lacking, ...]


def parcel_loads(park: Park, uses: Mapping[str, str], values: Parameters, kind: str) -> dict[str, float]:
    """Return by parcel the mean foul flow in m3/s, or the runoff area in m2; parcels without any are left out.

    Storm drains take the runoff of construction land and roads; fields and water keep their own.
    """
    demand = parcel_demand(park, uses, values)
    if kind == SEWER:
        per_day = values.value("sewage_share") / values.value("water_day_factor") / _DAY_S
        flows = demand.water_m3_day * per_day
        return {parcel: float(q) for parcel, q in zip(demand.parcels, flows, strict=True) if q > 0}
    found: dict[str, float] = {}
    area = dict(zip(park.parcels.ids, shapely.area(np.asarray(park.parcels.geometry.array)).tolist(), strict=True))
    for parcel in demand.parcels:
        code = uses.get(parcel, "")
        if code and land_use(code).built:
            runoff = area[parcel] * values.value("runoff_coefficient", code)
            if runoff > 0:
                found[parcel] = runoff
    return found


def connect(park: Park, loads: Mapping[str, float], corridor: Corridor, reach_m: float) -> Inflow:
    """Connect each parcel to the nearest manhole of a street within reach; the runoff of roads enters all along them."""
    count = len(corridor.xy)
    load = np.zeros(count)
    parcels: list[list[str]] = [[] for _ in range(count)]
    wanted = [parcel for parcel in park.parcels.ids if parcel in loads]
    shapes = dict(zip(park.parcels.ids, park.parcels.geometry, strict=True))
    codes = dict(zip(park.parcels.ids, park.parcels["use"].fillna("").astype(str), strict=True))
    lacking: list[Lacking] = []
    if not corridor.pieces:
        words = Text("园区没有可敷设管道的道路", "there is no street to lay drains in")
        return Inflow(load, ((),) * count, tuple(Lacking(parcel, loads[parcel], words) for parcel in wanted))
    streets = shapely.STRtree(_lines(corridor))
    manholes = shapely.STRtree(shapely.points(corridor.xy))
    for parcel in wanted:
        shape = shapes[parcel]
        near = streets.query_nearest(shape, max_distance=reach_m, all_matches=False)
        if not len(near):
            lacking.append(Lacking(parcel, loads[parcel], _too_far(reach_m)))
            continue
        along = np.sort(manholes.query(shape, predicate="dwithin", distance=_ON_ROAD_M))
        if not (codes[parcel].startswith(_ROAD) and len(along)):
            along = np.sort(manholes.query_nearest(shape, all_matches=True))
            middle = np.asarray(shape.representative_point().coords[0])
            along = along[[int(np.argmin(np.hypot(*(corridor.xy[along] - middle).T)))]]
        for node in along.tolist():
            load[node] += loads[parcel] / len(along)
            parcels[node].append(parcel)
    return Inflow(load, tuple(tuple(names) for names in parcels), tuple(lacking))


def _lines(corridor: Corridor) -> list[shapely.LineString]:
    return [shapely.LineString(piece.path) for piece in corridor.pieces]


def _too_far(reach_m: float) -> Text:
    return Text(f"{reach_m:g} 米内没有可接入的道路", f"no street within {reach_m:g} m to connect to")
