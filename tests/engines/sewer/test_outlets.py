"""Where may water leave?"""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely.geometry import box
from tests.parks import CRS
from tests.sewer_problems import village

from gongxing.engines.sewer.corridor import lay_corridor, street_graph
from gongxing.engines.sewer.outlets import exits, join_exits
from gongxing.io.packs import load_network_values


def corridor_of(park):
    return lay_corridor(street_graph(park, None), [], 100.0, 60.0)


def test_the_plant_is_joined_by_a_reach_of_its_own() -> None:
    park = village()
    corridor = corridor_of(park)
    places, notes = exits(park, "sewer", corridor, load_network_values())
    assert [place.level_m for place in places] == [6.0]
    assert notes == ()
    xy, pieces, at, extra = join_exits(corridor, places)
    assert tuple(xy[at[0]]) == (-30.0, -20.0)
    assert pieces[-1].length_m == pytest.approx(1300**0.5)
    assert extra[-1] == 0.0


def test_a_level_that_is_not_known_is_assumed_and_told() -> None:
    park = village(level=float("nan"))
    places, notes = exits(park, "sewer", corridor_of(park), load_network_values())
    assert len(notes) == 1
    assert places[0].level_m < 10.0


def test_new_outfalls_beside_a_river_cost_extra_and_ponds_take_nothing() -> None:
    park = village(kind="storm")
    for kind, count in (("river", 7), ("pond", 0)):
        waters = gpd.GeoDataFrame({"id": ["W1"], "kind": [kind]}, geometry=[box(-200, 640, 800, 700)], crs=CRS)
        places, _ = exits(park.with_table("waters", waters), "storm", corridor_of(park), load_network_values())
        new = [place for place in places if not place.facility]
        assert len(new) == count  # the manholes of the street along y = 600
        assert all(place.extra_yuan > 0 and place.spot[1] == pytest.approx(640) for place in new)
