"""Which parcels border one another, over which length, touching or facing each other across a road?"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

TOUCH_M = 0.5
"""Digitising slack under which two parcels still count as touching."""
FACING_M = 25.0
"""Widest street across which two parcels still face each other: a collector road's right of way."""
FACING_SHARE = 0.5
"""What a metre of facing border counts against a metre of touching border."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Pairs of neighbouring parcels: positions (E, 2) with first < second, border length (E,) in metres, touching (E,)."""

    pairs: npt.NDArray[np.int64]
    length_m: npt.NDArray[np.float64]
    touching: npt.NDArray[np.bool_]


def borders(shapes: gpd.GeoSeries) -> Borders:
    """Return the neighbour pairs among polygons in a metric CRS; missing or empty shapes have no neighbours.

    Touching pairs count their common border; pairs that only face each other within FACING_M count FACING_SHARE of the
    stretch of the larger one's rim that lies within reach of the smaller. Contacts under one metre are no border.
    """
    polygons = np.asarray(shapes.array)
    left, right = shapely.STRtree(polygons).query(polygons, predicate="dwithin", distance=FACING_M)
    once = left < right
    left, right = left[once], right[once]
    touching = shapely.dwithin(polygons[left], polygons[right], TOUCH_M)
    rims = shapely.boundary(polygons)
    long_first = shapely.length(rims[left]) > shapely.length(rims[right])
    small, large = np.where(long_first, right, left), np.where(long_first, left, right)
    length = np.zeros(len(left))
    for chosen, reach in ((touching, TOUCH_M), (~touching, FACING_M)):
        grown = _grown(polygons, small[chosen], reach)
        length[chosen] = shapely.length(shapely.intersection(rims[large[chosen]], grown))
    overcount = 2 * np.where(touching, TOUCH_M, FACING_M - shapely.distance(polygons[left], polygons[right]))
    touching &= length > overcount + 1.0
    length = np.where(touching, 1.0, FACING_SHARE) * np.maximum(length - overcount, 0.0)
    keep = length > 1.0
    pairs = np.column_stack([left[keep], right[keep]]).astype(np.int64)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return Borders(pairs[order], length[keep][order], touching[keep][order])


def _grown(polygons: npt.NDArray[np.object_], rows: npt.NDArray[np.intp], reach: float) -> npt.NDArray[np.object_]:
    """Return the polygons of `rows` grown by `reach`, each different one grown once."""
    different, back = np.unique(rows, return_inverse=True)
    grown: npt.NDArray[np.object_] = shapely.buffer(polygons[different], reach, quad_segs=2)[back]
    return grown
