"""Is the demo's ground nearly flat, smooth, and seen by its spot heights as it is?"""

from __future__ import annotations

import numpy as np
from shapely.geometry import box

from gongxing.samples.relief import draw_relief, spot_heights


def test_delta_land_is_flat_but_not_level() -> None:
    relief = draw_relief(np.random.default_rng(3))
    xy = np.random.default_rng(4).uniform(-2000, 2000, (4000, 2))
    z = relief.ground(xy)
    assert 3.0 < z.min() < z.max() < 7.5
    slope = np.abs(relief.ground(xy + np.array([1.0, 0.0])) - z)
    assert slope.max() < 0.005


def test_spot_heights_lie_on_the_ground_within_survey_error() -> None:
    rng = np.random.default_rng(3)
    relief = draw_relief(rng)
    frame = spot_heights(relief, box(-1000, -1000, 1000, 1000), rng)
    assert 200 < len(frame) < 450
    there = relief.ground(np.column_stack([frame.geometry.x, frame.geometry.y]))
    assert np.abs(frame["height_m"].to_numpy() - there).max() < 0.2
