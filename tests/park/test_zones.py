"""Are a neighbour's facilities told apart from the park's own?"""

from __future__ import annotations

import geopandas as gpd
from shapely.geometry import Point
from tests.parks import CRS, settings

from gongxing.park import Park
from gongxing.park.zones import neighbours, own_park


def test_the_neighbours_facilities_are_left_out_of_the_own_park() -> None:
    frame = gpd.GeoDataFrame(
        {"id": ["A", "B", "C"], "kind": ["water_source"] * 3, "zone": [None, "毗邻高新区", " "]},
        geometry=[Point(0, 0), Point(1, 0), Point(2, 0)],
        crs=CRS,
    )
    park = Park(settings()).with_table("facilities", frame)
    assert own_park(park)["facilities"].ids == ("A", "C")
    assert neighbours(park) == ("毗邻高新区",)


def test_a_park_without_neighbours_stays_as_it_is() -> None:
    park = Park(settings())
    assert own_park(park) is park
    assert neighbours(park) == ()
