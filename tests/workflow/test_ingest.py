"""Does an import keep all or nothing, name every fault, and let the same file be read again?"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, box

from gongxing import workflow
from gongxing.errors import DataError
from gongxing.store import Project

LON, LAT, STEP = 120.2, 32.5, 0.002


def parcels_file(folder: Path, ids: list[str], name: str = "parcels.geojson") -> Path:
    shapes = [box(LON + i * STEP, LAT, LON + (i + 1) * STEP, LAT + STEP) for i in range(len(ids))]
    path = folder / name
    gpd.GeoDataFrame({"parcel_id": ids, "用途": ["0101"] * len(ids)}, geometry=shapes, crs=4326).to_file(path)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return workflow.new(tmp_path / "p")


def test_the_first_import_chooses_the_zone(project: Project, tmp_path: Path) -> None:
    done = workflow.ingest(project, [parcels_file(tmp_path, ["a", "b"])])
    assert done.crs == "EPSG:4549"
    park = workflow.open_project(project.folder).load()
    assert park.parcels.ids == ("a", "b")
    assert park.parcels.geometry.area.iloc[0] == pytest.approx(0.002**2 * 111_000 * 94_000, rel=0.02)


def test_a_place_elsewhere_gets_its_own_zone(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "finland.geojson"
    gpd.GeoDataFrame({"parcel_id": ["x"]}, geometry=[box(26.93, 60.52, 26.94, 60.53)], crs=4326).to_file(path)
    assert workflow.ingest(project, [path], workflow.Wishes(table="parcels")).crs == "EPSG:32635"


def test_reading_a_file_again_replaces_what_it_gave(project: Project, tmp_path: Path) -> None:
    path = parcels_file(tmp_path, ["a", "b"])
    workflow.ingest(project, [path])
    workflow.ingest(project, [path])
    park = project.load()
    assert park.parcels.ids == ("a", "b")
    assert len(park["sources"]) == 1


def test_ids_of_another_source_are_not_overwritten(project: Project, tmp_path: Path) -> None:
    workflow.ingest(project, [parcels_file(tmp_path, ["a", "b"])])
    other = parcels_file(tmp_path, ["b", "c", "d"], "other.geojson")
    with pytest.raises(DataError) as error:
        workflow.ingest(project, [other])
    assert [fault.place.row for fault in error.value.faults] == ["b"]
    assert project.load().parcels.ids == ("a", "b")


def test_one_bad_file_of_several_keeps_all_out(project: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(DataError) as error:
        workflow.ingest(project, [parcels_file(tmp_path, ["a"]), bad, tmp_path / "gone.gpkg"])
    assert {fault.place.file.rsplit("/", 1)[-1] for fault in error.value.faults} == {"bad.xlsx", "gone.gpkg"}
    assert len(project.load().parcels) == 0


def test_without_parcels_blocks_are_cut_from_roads(project: Project, tmp_path: Path) -> None:
    # a grid of three by three streets 200 m apart encloses four blocks
    lines = [LineString([(x, 3_600_000), (x, 3_600_400)]) for x in (500_000, 500_200, 500_400)]
    lines += [LineString([(500_000, y), (500_400, y)]) for y in (3_600_000, 3_600_200, 3_600_400)]
    path = tmp_path / "roads.gpkg"
    gpd.GeoDataFrame({"road_id": list("abcdef"), "highway": ["residential"] * 6}, geometry=lines, crs=4549).to_file(
        path, layer="roads"
    )
    done = workflow.ingest(project, [path])
    park = project.load()
    assert len(park.parcels) == 4
    assert park.parcels["use"].isna().all()
    assert any("blocks" in note.en for note in done.notes)
    assert len(park["assumptions"]) > 0
    assert workflow.check(project)[0][0].faults == ()


def test_a_sheet_without_shapes_updates_rows_by_id(project: Project, tmp_path: Path) -> None:
    workflow.ingest(project, [parcels_file(tmp_path, ["a", "b", "c"])])
    sheet = tmp_path / "地块.csv"
    pd.DataFrame({"地块编号": ["b", "c"], "用途": ["M2", None], "权属": ["国有", None]}).to_csv(
        sheet, index=False, encoding="utf-8-sig"
    )
    workflow.ingest(project, [sheet], workflow.Wishes(table="parcels"))
    frame = project.load().parcels.frame.set_index("id")
    assert frame["use"].to_dict() == {"a": "0101", "b": "100102", "c": "0101"}
    assert frame["tenure"]["b"] == "state"
    assert frame.geometry.notna().all()


def test_a_dry_run_keeps_nothing(project: Project, tmp_path: Path) -> None:
    done = workflow.ingest(project, [parcels_file(tmp_path, ["a"])], workflow.Wishes(dry_run=True))
    assert done.layers[0].mapping.columns["use"] == "用途"
    assert len(project.load().parcels) == 0
    assert not (project.folder / "mapping.toml").exists()


def test_raw_files_are_kept_byte_for_byte(project: Project, tmp_path: Path) -> None:
    path = parcels_file(tmp_path, ["a"])
    workflow.ingest(project, [path])
    row = project.load()["sources"].frame.iloc[0]
    assert project.source_path(row["sha256"], row["file"]).read_bytes() == path.read_bytes()
    assert json.loads(row["mapping"])["table"] == "parcels"


@pytest.mark.data
def test_a_private_coding_is_never_guessed(project: Project, data_dir: Path) -> None:
    done = workflow.ingest(project, [data_dir / "osm" / "xinwu" / "xinwu_land_use.gpkg"])
    park = project.load()
    assert len(park.parcels) == pytest.approx(2033, rel=0.03)
    assert park.parcels["use"].isna().all()
    assert any("3" in note.zh and "mapping.toml" in note.zh for note in done.layers[0].notes)


@pytest.mark.data
def test_an_industrial_district_from_openstreetmap(project: Project, data_dir: Path) -> None:
    workflow.ingest(project, [data_dir / "osm" / "test.osm.pbf"])
    park = project.load()
    assert len(park["roads"]) == pytest.approx(331, rel=0.03)
    assert len(park.buildings) == pytest.approx(2219, rel=0.03)
    assert (park.parcels["use"] == "1001").sum() == 10
