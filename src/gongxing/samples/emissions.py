"""Which workshops have unorganised emissions, at which protection distance, and how many homes lie within it?"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

EMITTING_SHARE = 0.15
_CONFLICTS = 190
_DISTANCES, _CHANCES = (50.0, 100.0, 200.0), (0.5, 0.42, 0.08)


def emitting(
    buildings: gpd.GeoDataFrame, classes: Mapping[str, str], *, scale: float, rng: np.random.Generator
) -> gpd.GeoDataFrame:
    """Return `buildings` with `emits` and `protection_m`: some 15 % of workshops, about 190 pairs with homes at scale 1.

    Firms of class 3 come first, then 2, then 1. Workshops near homes are taken until the pairs are enough, the others
    from those without a home in reach, as in a park where some plants have moved away from the villages and some have not.
    """
    shapes = buildings.geometry.to_numpy()
    kinds = buildings["kind"].to_numpy()
    halls = np.flatnonzero(kinds == "workshop")
    homes = np.flatnonzero((kinds == "dwelling") | (kinds == "school"))
    distance = rng.choice(_DISTANCES, len(halls), p=_CHANCES)
    pairs = shapely.STRtree(shapes[homes]).query(shapes[halls], predicate="dwithin", distance=distance)[0]
    met = np.bincount(pairs, minlength=len(halls))
    rank = np.array(
        [
            {"3": 0.0, "2": 0.7, "1": 1.8}.get(classes.get(str(firm), "1"), 1.8)
            for firm in buildings["firm"].to_numpy()[halls]
        ]
    )
    order = np.argsort(rank + rng.uniform(0, 1.6, len(halls)), kind="stable")
    wanted, budget = round(EMITTING_SHARE * len(halls)), _CONFLICTS * scale
    chosen: list[int] = []
    for i in order[met[order] > 0].tolist():
        if met[i] <= min(budget, 32) and len(chosen) < 0.7 * wanted:
            chosen.append(i)
            budget -= met[i]
    chosen += order[met[order] == 0].tolist()[: wanted - len(chosen)]
    emits = np.full(len(buildings), None, dtype=object)
    emits[halls] = False
    protection = np.full(len(buildings), np.nan)
    emits[halls[chosen]] = True
    protection[halls[chosen]] = distance[chosen]
    return buildings.assign(emits=emits, protection_m=protection)
