"""Does a park come back from a GeoPackage as it was, and does QGIS find our styles in it?"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from gongxing.errors import DataError
from gongxing.io.convert import to_table_frame
from gongxing.io.geopackage import write_geojson, write_gpkg
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.park import Park, Table, schema
from gongxing.plan import Plan


@pytest.mark.parametrize("with_plan", [False, True])
def test_round_trip(park: Park, plan: Plan, tmp_path: Path, with_plan: bool) -> None:
    path = write_gpkg(park, plan if with_plan else None, tmp_path / "out.gpkg")
    back: dict[str, Table] = {}
    for layer in read_layers(path):
        mapping = guess_mapping(layer).mapping
        assert mapping.table == layer.layer
        frame, _, faults = to_table_frame(layer, mapping, park.settings.crs)
        assert not faults
        back[mapping.table] = Table(
            schema(mapping.table), frame, crs=park.settings.crs if schema(mapping.table).geometry else None
        )
    assert set(back) == set(park.tables)
    for name, table in park.tables.items():
        before, after = pd.DataFrame(table.frame), pd.DataFrame(back[name].frame)
        if table.schema.geometry:
            same = [
                a is b or shapely.equals_exact(a, b, 0.0)
                for a, b in zip(before.pop("geometry"), after.pop("geometry"), strict=True)
            ]
            assert all(same), name
        pd.testing.assert_frame_equal(before, after)


def test_styles_and_titles_for_qgis(park: Park, plan: Plan, tmp_path: Path) -> None:
    path = write_gpkg(park, plan, tmp_path / "out.gpkg")
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute(
            "SELECT f_table_name, f_geometry_column, styleName, useAsDefault FROM layer_styles ORDER BY id"
        ).fetchall()
        described = dict(base.execute("SELECT table_name, description FROM gpkg_contents").fetchall())
        columns = [row[1] for row in base.execute("PRAGMA table_info(parcels)")]
    assert rows[:2] == [
        ("parcels", "geometry", "方案用途 / use in the plan", 1),
        ("parcels", "geometry", "现状用途 / present use", 0),
    ]
    defaults = [layer for layer, _, _, default in rows if default]
    assert sorted(defaults) == sorted(set(defaults))
    assert "合成数据" in described["parcels"]
    assert {"use", "use_zh", "plan_use", "plan_why_zh", "plan_why_en", "plan_rules", "plan_next_use"} <= set(columns)


def test_an_older_file_is_replaced_whole(park: Park, tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    path.write_bytes(b"old")
    write_gpkg(park, None, path)
    write_gpkg(park, None, path)
    assert {len(layer) for layer in read_layers(path) if layer.layer == "parcels"} == {3}
    assert [p.name for p in tmp_path.iterdir()] == ["out.gpkg"]


def test_geojson_of_one_layer(park: Park, plan: Plan, tmp_path: Path) -> None:
    data = json.loads(write_geojson(park, plan, tmp_path / "a.geojson").read_text(encoding="utf-8"))
    first = data["features"][0]
    assert "crs" not in data
    assert first["properties"]["id"] == "P1"
    assert first["properties"]["plan_use"] == "1001"
    outline = np.array(first["geometry"]["coordinates"][0])
    assert (abs(outline - [120.21, 31.53]) < 0.1).all()
    ring = shapely.LinearRing(outline)
    assert ring.is_ccw  # RFC 7946: outer rings anticlockwise
    roads = write_geojson(park, None, tmp_path / "roads.geojson", layer="roads")
    (layer,) = read_layers(roads)
    assert (layer.family, len(layer), layer.crs) == ("line", 2, "EPSG:4326")


def test_a_layer_that_is_not_there(park: Park, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="parcels"):
        write_geojson(park, None, tmp_path / "a.geojson", layer="quota")
    assert not list(tmp_path.iterdir())


def test_an_empty_layer_and_a_path_with_blanks(park: Park, tmp_path: Path) -> None:
    path = write_geojson(park, None, tmp_path / "空 格" / "户.geojson", layer="households")
    assert json.loads(path.read_text(encoding="utf-8"))["features"] == []
