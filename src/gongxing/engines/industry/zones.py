"""Into which clusters does the works land of a park fall, so that each can gather one chain?"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from gongxing.engines.industry.problem import BoolArray, FloatArray, IntArray


def zones(places: FloatArray, land_m2: FloatArray, radius_m: float) -> tuple[IntArray, IntArray]:
    """Return (N,) the zone of each place (N, 2), -1 where its position is not known, and (Z,) which place leads each zone.

    The largest place not yet within `radius_m` of a leader leads the next zone; each place then belongs to the nearest
    leader (leader clustering, Hartigan 1975), so that no two of a zone lie farther apart than twice the radius.
    """
    known = np.asarray(~np.isnan(places).any(axis=1), dtype=bool)
    order = [int(row) for row in np.lexsort((np.arange(len(places)), -np.nan_to_num(land_m2))) if known[row]]
    best = np.full(len(places), np.inf)
    zone = np.full(len(places), -1, dtype=np.int64)
    leaders: list[int] = []
    for row in order:
        if best[row] <= radius_m:
            continue
        apart = np.hypot(places[:, 0] - places[row, 0], places[:, 1] - places[row, 1])
        closer = known & (apart < best)
        best[closer], zone[closer] = apart[closer], len(leaders)
        leaders.append(row)
    return zone, np.array(leaders, dtype=np.int64)


def hearts(strength: FloatArray, most: int) -> BoolArray:
    """Return (Z, C) the zones, at most `most` of each chain, where its strength (Z, C) is greatest and above 0.

    A chain for which no zone is left once the others have theirs has none (maximum matching, Hopcroft & Karp 1973).
    """
    ranks = np.argsort(np.argsort(-strength, axis=0, kind="stable"), axis=0, kind="stable")
    found: BoolArray = (strength > 0) & (ranks < most)
    if found.size:
        matched = maximum_bipartite_matching(csr_array(found.T.astype(float)), perm_type="column")
        found &= matched[None, :] >= 0
    return found
