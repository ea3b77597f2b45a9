"""Are water and sewers planned alone and with a neighbour's facilities, and put side by side?"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point
from tests.parks import CRS, EAST, NORTH, grid_park

from gongxing import workflow
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.workflow.integration import PREFIX, diagnose_integration


def small_park(zone: str | None) -> Park:
    """Four by three hectares of works on a ring of streets with a weak source of its own, the neighbour's beside it."""
    park = grid_park([["100102"] * 4, ["100102"] * 4, ["0701"] * 4])
    east, north = EAST + 400, NORTH + 300
    corners = [(EAST, NORTH), (east, NORTH), (east, north), (EAST, north)]
    lines = [LineString([corners[i], corners[(i + 1) % 4]]) for i in range(4)]
    lines.append(LineString([(EAST + 200, NORTH), (EAST + 200, north)]))
    roads = {"id": [f"R{i}" for i in range(5)], "grade": ["collector"] * 5, "width_m": [24.0] * 5}
    park = park.with_table("roads", gpd.GeoDataFrame(roads, geometry=lines, crs=CRS))
    spots = gpd.GeoDataFrame(
        {"id": ["a", "b", "c"], "height_m": [5.0, 5.0, 5.2]}, geometry=[Point(*c) for c in corners[:3]], crs=CRS
    )
    park = park.with_table("spot_heights", spots)
    kinds = ["water_source", "treatment_plant", "water_source", "treatment_plant"]
    frame = gpd.GeoDataFrame(
        {
            "id": ["S1", "T1", "S2", "T2"],
            "kind": kinds,
            "head_m": [41.0, None, 45.0, None],
            "level_m": [None, 1.5, None, 1.0],
            "zone": [None, None, zone, zone],
        },
        geometry=[Point(*corners[0]), Point(*corners[0]), Point(*corners[2]), Point(*corners[2])],
        crs=CRS,
    )
    return park.with_table("facilities", frame)


def test_a_second_source_raises_the_least_pressure_with_a_main_out(tmp_path: Path) -> None:
    park = small_park("毗邻高新区")
    project = workflow.new(tmp_path / "park")
    project.adopt(park)
    project.save_plan(workflow.make_plan(park, workflow.Effort(networks=())))
    found = diagnose_integration(project)
    assert found.zones == ("毗邻高新区",)
    assert {name for name, _, _ in found.statuses} == {"water", "sewer"}
    rows = {row.key: row for row in found.rows}
    cost = rows["water.cost_yuan"]
    assert cost.alone is not None
    assert cost.shared is not None
    assert cost.shared <= cost.alone
    kept = {figure.key for figure in project.latest_plan().figures}
    assert f"{PREFIX}water.cost_yuan.shared" in kept
    diagnose_integration(project)
    again = [figure.key for figure in project.latest_plan().figures]
    assert len(again) == len(set(again))


def test_without_a_neighbour_it_says_what_to_import(tmp_path: Path) -> None:
    project = workflow.new(tmp_path / "park")
    project.adopt(small_park(None))
    with pytest.raises(NotReadyError, match="zone"):
        diagnose_integration(project)
