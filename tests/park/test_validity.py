"""Do self-crossing shapes become areas, and do sound ones stay the same objects?"""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from tests.parks import CRS, grid_park

from gongxing.park.validity import with_valid_shapes


def test_a_bow_tie_becomes_two_triangles_and_the_rest_is_left_alone() -> None:
    park = grid_park([["100102"]])
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    whole = shapely.box(20, 0, 30, 10)
    frame = gpd.GeoDataFrame({"id": ["a", "b", "c"]}, geometry=[bow, whole, None], crs=CRS)
    found = with_valid_shapes(park.with_table("parcels", frame)).parcels.geometry
    assert found.iloc[0].is_valid
    # the two triangles have their tips at (5, 5): each 10 x 5 / 2
    assert found.iloc[0].area == pytest.approx(50)
    assert found.iloc[1].equals(whole)
    assert found.iloc[2] is None


def test_a_sound_park_is_handed_back_as_it_is() -> None:
    park = grid_park([["100102", "0101"]])
    assert with_valid_shapes(park) is park
