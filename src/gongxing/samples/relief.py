"""How high is the ground of the demo park, and which spot heights does its map show?"""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon

FloatArray = npt.NDArray[np.float64]
_MEAN_M, _TILT = 5.2, 1.8e-4
_WAVES = 5
_STEP_M = 125.0
WATER_LEVEL_M = 2.2
"""Usual level of rivers and canals."""


@dataclass(frozen=True)
class Relief:
    """Delta land: nearly flat, falling eastwards, with long low waves (directions, phases and heights of each)."""

    waves: FloatArray

    def ground(self, xy: FloatArray) -> FloatArray:
        """Return the height in metres of points (N, 2) of the drawing frame."""
        xy = np.asarray(xy, dtype=np.float64).reshape(-1, 2)
        found = _MEAN_M - _TILT * xy[:, 0]
        for along, across, phase, high in self.waves:
            found = found + high * np.sin(xy[:, 0] * along + xy[:, 1] * across + phase)
        return np.asarray(found)


def draw_relief(rng: np.random.Generator) -> Relief:
    """Return a relief whose waves are one to three kilometres long and up to 0.3 m high."""
    length = rng.uniform(1100, 3200, _WAVES)
    angle = rng.uniform(0, np.pi, _WAVES)
    number = 2 * np.pi / length
    waves = np.column_stack(
        [
            number * np.cos(angle),
            number * np.sin(angle),
            rng.uniform(0, 2 * np.pi, _WAVES),
            rng.uniform(0.1, 0.3, _WAVES),
        ]
    )
    return Relief(waves)


def spot_heights(relief: Relief, park: Polygon, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Return the spot heights: a loose grid over the park and a little beyond, to the centimetre, with survey error."""
    reach = park.buffer(_STEP_M)
    west, south, east, north = reach.bounds
    x, y = np.meshgrid(np.arange(west, east, _STEP_M), np.arange(south, north, _STEP_M))
    spots = np.column_stack([x.ravel(), y.ravel()]) + rng.uniform(-35, 35, (x.size, 2))
    spots = spots[shapely.contains_xy(reach, spots[:, 0], spots[:, 1])]
    level = np.round(relief.ground(spots) + rng.normal(0, 0.03, len(spots)), 2)
    return gpd.GeoDataFrame(
        {"id": [f"GC{n + 1:05d}" for n in range(len(spots))], "height_m": level}, geometry=shapely.points(spots)
    )
