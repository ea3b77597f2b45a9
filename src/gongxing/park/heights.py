"""How high is the ground at a point, as far as the spot heights tell?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.interpolate import LinearNDInterpolator, NearestNDInterpolator
from scipy.spatial import QhullError

from gongxing.park.park import Park

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Heights:
    """Ground heights (N,) in metres, NaN where the park has no spot height at all, and whether it has any."""

    z_m: FloatArray
    measured: bool


def heights(park: Park, xy: FloatArray) -> Heights:
    """Return the ground height at points (N, 2) in the park's CRS.

    Linear between the spot heights around a point (Delaunay triangles), the nearest spot height outside them all or
    where the spot heights lie on one line.
    """
    xy = np.asarray(xy, dtype=np.float64).reshape(-1, 2)
    table = park["spot_heights"].frame
    shapes = np.asarray(table.geometry.array)
    usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes)) & table["height_m"].notna().to_numpy(dtype=bool)
    if not usable.any():
        return Heights(np.full(len(xy), np.nan), False)
    known = shapely.get_coordinates(shapely.centroid(shapes[usable]))
    level = table["height_m"].to_numpy(dtype=np.float64)[usable]
    known, first = np.unique(known, axis=0, return_index=True)
    level = level[first]
    found = NearestNDInterpolator(known, level)(xy) if len(xy) else np.zeros(0)
    if len(known) >= 3 and len(xy):
        try:
            inside = LinearNDInterpolator(known, level)(xy)
        except QhullError:  # all on one line
            inside = np.full(len(xy), np.nan)
        found = np.where(np.isnan(inside), found, inside)
    return Heights(np.asarray(found, dtype=np.float64), True)
