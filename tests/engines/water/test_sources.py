"""Is the source found, or assumed and told?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, Point
from tests.parks import CRS, settings

from gongxing.engines.water.present import PresentPipe
from gongxing.engines.water.sources import intakes, one_a_node, settled_heads
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.words import same


def facilities(*rows: dict[str, object]) -> Park:
    frame = gpd.GeoDataFrame(
        [{"id": f"F{i}", **row} for i, row in enumerate(rows)],
        geometry=[Point(i, 0) for i in range(len(rows))],
        crs=CRS,
    )
    return Park(settings()).with_table("facilities", frame)


def pipe(name: str, size: float, line: LineString) -> PresentPipe:
    return PresentPipe(name, line, size, size, 120.0, 1.0, False, same(name))


def test_sources_feed_and_pump_stations_only_with_a_head() -> None:
    park = facilities(
        {"kind": "water_source", "head_m": 50.0, "capacity_m3_day": 900.0},
        {"kind": "pump_station"},
        {"kind": "tank", "head_m": 48.0},
        {"kind": "outfall"},
        {"kind": "water_source"},
    )
    found = intakes(park, ())
    assert found.ids == ("F0", "F2", "F4")
    assert settled_heads(found, np.array([5.0, 5.0, 6.0]), 40.0).tolist() == [50.0, 48.0, 46.0]
    assert found.capacity_m3_day[0] == 900.0
    assert len(found.notes) == 1


def test_without_a_source_the_outer_end_of_the_largest_main_is_taken_and_told() -> None:
    mains = [pipe("G1", 300.0, LineString([(50, 0), (-100, 0)])), pipe("G2", 100.0, LineString([(50, 0), (80, 0)]))]
    found = intakes(Park(settings()), mains)
    assert found.ids == ("",)
    assert found.xy.tolist() == [[-100.0, 0.0]]
    assert "G1" in found.notes[0].en


def test_with_neither_there_is_nothing_to_plan_from() -> None:
    with pytest.raises(NotReadyError) as caught:
        intakes(Park(settings()), ())
    assert caught.value.faults[0].place.table == "facilities"


def test_of_two_sources_at_one_node_the_greater_head_counts() -> None:
    park = facilities(
        {"kind": "water_source", "head_m": 40.0}, {"kind": "tank", "head_m": 48.0}, {"kind": "tank", "head_m": 30.0}
    )
    found, node = one_a_node(intakes(park, ()), np.array([7, 7, 2]))
    assert found.ids == ("F1", "F2")
    assert node.tolist() == [7, 2]
    assert "F0" in found.notes[-1].en
