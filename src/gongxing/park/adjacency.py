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
    shorter of the two facing stretches. Corner contacts under one metre are no border.
    """
    polygons = np.asarray(shapes.array)
    tree = shapely.STRtree(polygons)
    left, right = tree.query(polygons, predicate="dwithin", distance=FACING_M)
    once = left < right
    left, right = left[once], right[once]
    rims = shapely.boundary(polygons)
    touching = shapely.dwithin(polygons[left], polygons[right], TOUCH_M)
    reach = np.where(touching, TOUCH_M, FACING_M)
    own = _near_length(rims, polygons, left, right, reach)
    other = _near_length(rims, polygons, right, left, reach)
    length = np.minimum(own, other)
    touching &= length > 2 * TOUCH_M + 1.0
    length = np.where(touching, np.maximum(length - 2 * TOUCH_M, 0.0), FACING_SHARE * np.maximum(length - FACING_M, 0.0))
    keep = length > 1.0
    pairs = np.column_stack([left[keep], right[keep]]).astype(np.int64)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return Borders(pairs[order], length[keep][order], touching[keep][order])


def _near_length(
    rims: npt.NDArray[np.object_],
    polygons: npt.NDArray[np.object_],
    ours: npt.NDArray[np.intp],
    theirs: npt.NDArray[np.intp],
    reach: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Return how much of each rim of `ours` lies within `reach` of the polygon of `theirs`."""
    grown = shapely.buffer(polygons[theirs], reach, quad_segs=2)
    found: npt.NDArray[np.float64] = shapely.length(shapely.intersection(rims[ours], grown))
    return found
