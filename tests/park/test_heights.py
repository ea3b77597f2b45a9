"""Is the ground between spot heights a plane through them, and unknown where there are none?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import Point
from tests.parks import CRS, settings

from gongxing.park import Park
from gongxing.park.heights import heights


def park(*spots: tuple[float, float, float]) -> Park:
    frame = gpd.GeoDataFrame(
        {"id": [f"E{i}" for i in range(len(spots))], "height_m": [z for _, _, z in spots]},
        geometry=[Point(x, y) for x, y, _ in spots],
        crs=CRS,
    )
    return Park(settings()).with_table("spot_heights", frame)


def test_linear_inside_and_nearest_outside() -> None:
    # z = 3 + x / 100 on the corners of a square: 3.5 in its middle, 4 east of it
    found = heights(park((0, 0, 3), (100, 0, 4), (0, 100, 3), (100, 100, 4)), np.array([[50.0, 50.0], [300.0, 90.0]]))
    assert found.measured
    assert found.z_m == pytest.approx([3.5, 4.0])


def test_spots_on_one_line_and_spots_given_twice() -> None:
    found = heights(park((0, 0, 1), (10, 0, 2), (20, 0, 3), (20, 0, 3)), np.array([[19.0, 5.0]]))
    assert found.z_m == pytest.approx([3.0])


def test_no_spot_height_is_not_zero() -> None:
    found = heights(Park(settings()), np.array([[1.0, 2.0]]))
    assert not found.measured
    assert np.isnan(found.z_m).all()
