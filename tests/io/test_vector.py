"""Are GeoPackage, Shapefile and GeoJSON read, in the encodings and with the slips they come with?"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

from gongxing.errors import DataError
from gongxing.io.readers import read_layers

AREA = shapely.box(520_000, 3_490_000, 520_100, 3_490_100)
FRAME = gpd.GeoDataFrame(
    {"DKBH": ["甲一", "甲二"], "DLMC": ["工业用地", "水田"]},
    geometry=[AREA, shapely.affinity.translate(AREA, 200)],
    crs="EPSG:4549",
)


def code(path: Path, crs: str | None = None) -> str:
    with pytest.raises(DataError) as caught:
        read_layers(path, crs=crs)
    for lang in ("zh", "en"):
        assert path.name in caught.value.in_(lang)
    return caught.value.faults[0].code


@pytest.mark.parametrize("encoding", ["GB18030", "GBK", "UTF-8"])
@pytest.mark.parametrize("claim", [True, False])
def test_shapefile_encodings(tmp_path: Path, encoding: str, claim: bool) -> None:
    path = tmp_path / "地块.shp"
    pyogrio.write_dataframe(FRAME, path, encoding="GBK" if encoding == "GB18030" else encoding)
    if not claim:
        path.with_suffix(".cpg").unlink(missing_ok=True)
    else:
        path.with_suffix(".cpg").write_text(encoding)
    (layer,) = read_layers(path)
    assert list(layer.frame["DKBH"]) == ["甲一", "甲二"]
    assert list(layer.frame["DLMC"]) == ["工业用地", "水田"]
    assert (layer.layer, layer.family, layer.crs) == ("地块", "polygon", "EPSG:4549")


def test_a_wrong_cpg_is_overruled_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.shp"
    pyogrio.write_dataframe(FRAME, path, encoding="UTF-8")
    path.with_suffix(".cpg").write_text("ISO-8859-1")
    (layer,) = read_layers(path)
    assert layer.frame["DKBH"][0] == "甲一"
    assert "claims iso-8859-1" in layer.notes[0].en


def test_shapefile_without_prj_takes_the_named_system(tmp_path: Path) -> None:
    path = tmp_path / "a.shp"
    pyogrio.write_dataframe(FRAME, path)
    path.with_suffix(".prj").unlink()
    assert read_layers(path)[0].crs is None
    assert read_layers(path, crs="EPSG:4549")[0].crs == "EPSG:4549"
    assert code(path, "EPSG:4490") == "crs.absurd"


@pytest.mark.parametrize("suffix", [".shx", ".dbf"])
def test_shapefile_with_a_part_missing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "a.shp"
    pyogrio.write_dataframe(FRAME, path)
    path.with_suffix(suffix).unlink()
    assert code(path) == "shp.parts"


def test_shapefile_of_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.shp"
    pyogrio.write_dataframe(FRAME, path, encoding="UTF-8")
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace("甲一".encode(), b"\xff\xff\xff\xff\xff\xff"))
    assert code(path) == "file.encoding"


def test_geopackage_with_several_layers(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.write_dataframe(FRAME, path, layer="地块")
    pyogrio.write_dataframe(FRAME.assign(geometry=FRAME.geometry.centroid), path, layer="点", append=True)
    pyogrio.write_dataframe(FRAME.drop(columns="geometry"), path, layer="表", append=True)
    assert [(layer.layer, layer.family, len(layer)) for layer in read_layers(path)] == [
        ("地块", "polygon", 2),
        ("点", "point", 2),
        ("表", "", 2),
    ]


def test_damaged_files(tmp_path: Path) -> None:
    good = tmp_path / "good.gpkg"
    pyogrio.write_dataframe(FRAME, good)
    for name, content in {
        "a.gpkg": b"nonsense", "b.gpkg": good.read_bytes()[:3000], "a.geojson": b"{", "b.geojson": b'{"type": "FeatureCollection"}', "a.shp": b"nonsense",
        "c.geojson": b'{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Polygon"}}]}', "d.geojson": b"[1]",
    }.items():  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content)
        if path.suffix == ".shp":
            for suffix in (".shx", ".dbf"):
                path.with_suffix(suffix).write_bytes(b"nonsense")
        assert code(path) == "file.corrupt", name
    empty = tmp_path / "e.geojson"
    empty.write_text('{"type": "FeatureCollection", "features": []}')
    assert code(empty) == "file.empty"


def geojson(path: Path, shape: shapely.Geometry, **more: object) -> Path:
    feature = {
        "type": "Feature",
        "id": 7,
        "properties": {"用途": "工业用地"},
        "geometry": shapely.geometry.mapping(shape),
    }
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature], **more}, ensure_ascii=False), encoding="utf-8"
    )
    return path


def test_geojson_is_wgs_84_unless_it_says_otherwise(tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", shapely.box(120.3, 31.5, 120.31, 31.51))
    (layer,) = read_layers(path, crs="EPSG:4549")
    assert layer.crs == "EPSG:4326"
    assert layer.headings == ("id", "用途")
    assert layer.frame["id"][0] == "7"
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4549"}}}
    assert read_layers(geojson(path, AREA, **named))[0].crs == "EPSG:4549"
    assert read_layers(geojson(path, AREA), crs="EPSG:4549")[0].crs == "EPSG:4549"
    assert code(geojson(path, AREA)) == "crs.absurd"


def test_geojson_with_latitude_first(tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", shapely.box(31.5, 120.3, 31.51, 120.31))
    with pytest.raises(DataError, match="swap longitude and latitude"):
        read_layers(path)
