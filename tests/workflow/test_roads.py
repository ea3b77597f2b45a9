"""Does a bare parcel file get its roads, whatever it holds besides?"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import LineString, Point, box

from gongxing.errors import DataError
from gongxing.plan import to_jsonable
from gongxing.workflow.roads import RoadsAsked, plan_roads

CRS = "EPSG:4549"
EAST, NORTH = 500_000.0, 3_500_000.0


def parcels(file: Path, side: int = 5, step: float = 40.0) -> Path:
    """Write side x side square parcels that touch one another."""
    shapes = [
        box(EAST + i * step, NORTH + j * step, EAST + (i + 1) * step, NORTH + (j + 1) * step)
        for i in range(side)
        for j in range(side)
    ]
    frame = gpd.GeoDataFrame({"id": [f"P{n}" for n in range(side * side)]}, geometry=shapes, crs=CRS)
    pyogrio.write_dataframe(frame, file, layer="plots")
    return file


def test_without_roads_the_rim_counts_as_road(tmp_path: Path) -> None:
    out = tmp_path / "new.geojson"
    answer = plan_roads(parcels(tmp_path / "plots.gpkg"), out=out)
    # sixteen of twenty-five lie on the rim
    assert (answer.parcels, answer.needing, answer.access_before, answer.access_after) == (25, 25, 16 / 25, 1.0)
    assert answer.proven
    assert answer.status == "optimal"
    assert answer.checks_failed == ()
    assert answer.access_m == pytest.approx(answer.new_m)
    # five edges of 40 m reach all nine: one from the rim and four more
    assert answer.least_access_m == pytest.approx(200.0, abs=2.0)
    written = pyogrio.read_dataframe(out)
    assert written.crs.to_epsg() == 4326
    assert written.to_crs(CRS).length.sum() == pytest.approx(answer.new_m, rel=1e-3)
    json.dumps(to_jsonable(answer), allow_nan=False)


def test_roads_of_another_file_are_taken(tmp_path: Path) -> None:
    line = LineString([(EAST - 6, NORTH - 100), (EAST - 6, NORTH + 300)])
    streets = gpd.GeoDataFrame({"id": ["S"], "highway": ["residential"], "width": [12.0]}, geometry=[line], crs=CRS)
    file = tmp_path / "streets.gpkg"
    pyogrio.write_dataframe(streets, file, layer="streets")
    answer = plan_roads(parcels(tmp_path / "plots.gpkg"), RoadsAsked(roads=file), out=tmp_path / "new.gpkg")
    assert answer.access_before == 5 / 25
    assert answer.access_after == 1.0
    assert "1 roads" in answer.roads_from.en
    assert len(pyogrio.read_dataframe(tmp_path / "new.gpkg"))


def test_a_budget_too_small_is_told_and_one_large_enough_kept(tmp_path: Path) -> None:
    file = parcels(tmp_path / "plots.gpkg")
    small = plan_roads(file, RoadsAsked(budget_m=100.0), out=tmp_path / "none.gpkg")
    assert small.status == "infeasible"
    assert any("at most 100 m" in words.en for words in small.conflict)
    assert not (tmp_path / "none.gpkg").exists()
    large = plan_roads(file, RoadsAsked(budget_m=400.0))
    assert large.new_m is not None
    assert large.new_m <= 400.0
    assert large.access_after == 1.0


def test_files_without_parcels_and_wrong_suffixes_are_refused(tmp_path: Path) -> None:
    points = gpd.GeoDataFrame({"id": ["a"]}, geometry=[Point(EAST, NORTH)], crs=CRS)
    pyogrio.write_dataframe(points, tmp_path / "points.gpkg")
    with pytest.raises(DataError):
        plan_roads(tmp_path / "points.gpkg")
    with pytest.raises(DataError, match="format"):
        plan_roads(parcels(tmp_path / "plots.gpkg"), out=tmp_path / "new.dwg")
    with pytest.raises(DataError):
        plan_roads(tmp_path / "absent.gpkg")


@pytest.mark.data
def test_a_real_extract_gets_full_access(data_dir: Path) -> None:
    answer = plan_roads(data_dir / "osm" / "test.osm.pbf")
    assert answer.access_before is not None
    assert answer.access_before < 1.0
    assert answer.access_after == 1.0
    assert answer.proven
    assert answer.checks_failed == ()
