"""Are roads, buildings, land uses and waters read from OpenStreetMap extracts, as many as there are?"""

from __future__ import annotations

from pathlib import Path

import pytest

from gongxing.errors import DataError
from gongxing.io.convert import TableFrame, to_table_frame
from gongxing.io.crs import centre, default_crs
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.park import Table, schema

SMALL = """<?xml version='1.0' encoding='UTF-8'?><osm version="0.6" generator="hand">
<node id="4" lat="31.5010" lon="120.3000"/><node id="1" lat="31.5000" lon="120.3000"/><node id="2" lat="31.5000" lon="120.3010"/>
<node id="3" lat="31.5010" lon="120.3010"/>
<way id="11"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name:zh" v="创业路"/><tag k="lanes" v="4"/></way>
<way id="12"><nd ref="2"/><nd ref="3"/><tag k="highway" v="footway"/></way>
<way id="13"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="landuse" v="industrial"/></way>
<way id="14"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="industrial"/><tag k="building:levels" v="3"/></way>
<way id="15"><nd ref="1"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="natural" v="water"/><tag k="water" v="pond"/></way>
<way id="16"><nd ref="1"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="leisure" v="park"/></way>
<way id="17"><nd ref="4"/><nd ref="99"/><nd ref="98"/><nd ref="4"/><tag k="landuse" v="residential"/></way>
</osm>"""


def read(path: Path) -> tuple[dict[str, TableFrame], str]:
    """Read every layer that is recognised; the rows must suit the park's tables."""
    found: dict[str, TableFrame] = {}
    crs = ""
    for layer in read_layers(path):
        place = centre(layer.frame)
        assert place is not None
        crs = crs or default_crs(*place)
        mapping = guess_mapping(layer).mapping
        if mapping.table:
            found[mapping.table] = to_table_frame(layer, mapping, crs)
            Table(schema(mapping.table), found[mapping.table].frame, crs=crs)
    return found, crs


def test_a_small_extract_with_nodes_out_of_order(tmp_path: Path) -> None:
    path = tmp_path / "a.osm"
    path.write_text(SMALL, encoding="utf-8")
    found, crs = read(path)
    assert crs == "EPSG:4549"
    roads = found["roads"].frame.set_index("id")
    assert dict(roads["grade"]) == {"way/11": "arterial", "way/12": "path"}
    assert (roads["name"]["way/11"], roads["lanes"]["way/11"]) == ("创业路", 4)
    building = found["buildings"].frame.iloc[0]
    assert (building["id"], building["kind"], building["floors"]) == ("way/14", "workshop", 3)
    assert found["waters"].frame["kind"].tolist() == ["pond"]
    assert found["parcels"].frame[["id", "use"]].to_numpy().tolist() == [["way/13", "1001"], ["way/17", "0701"]]
    # the area of which the extract holds one corner keeps its row without a shape, and is told
    assert found["parcels"].frame.geometry.isna().tolist() == [False, True]
    (fault,) = found["parcels"].faults
    assert (fault.place.row, fault.code) == ("way/17", "geometry.unusable")
    assert "larger area" in fault.remedy.en


def test_land_cover_is_offered_but_not_imported_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.osm"
    path.write_text(SMALL, encoding="utf-8")
    cover = next(layer for layer in read_layers(path) if layer.layer == "landcover")
    assert guess_mapping(cover).mapping.table == ""
    rows = to_table_frame(cover, guess_mapping(cover, table="parcels").mapping, "EPSG:4549").frame
    assert rows["use"].tolist() == ["1401"]


def test_refused_extracts(tmp_path: Path) -> None:
    path = tmp_path / "a.osm"
    path.write_text("<osm version='0.6'></osm>")
    with pytest.raises(DataError, match="no roads, buildings"):
        read_layers(path)
    (tmp_path / "a.pbf").write_bytes(b"nonsense" * 10)
    with pytest.raises(DataError, match="sound OSM file"):
        read_layers(tmp_path / "a.pbf")


@pytest.mark.data
def test_industrial_district(data_dir: Path) -> None:
    found, _ = read(data_dir / "osm" / "test.osm.pbf")
    assert len(found["roads"].frame) == pytest.approx(331, rel=0.03)
    assert len(found["buildings"].frame) == pytest.approx(2219, rel=0.03)
    told = [fault for fault in found["parcels"].faults if fault.code == "geometry.unusable"]
    # ten industrial areas, of one of which the extract holds a single corner
    industrial = found["parcels"].frame[found["parcels"].frame["use"] == "1001"]
    assert (len(industrial), industrial.geometry.isna().sum()) == (10, 1)
    assert "way/369836478" in {fault.place.row for fault in told}


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "roads"), [("shanghai_center.osm", 4701), ("berlin.osm", 88), ("Helsinki.osm.pbf", 2504)]
)
def test_other_extracts(data_dir: Path, name: str, roads: int) -> None:
    found, _ = read(data_dir / "osm" / name)
    assert len(found["roads"].frame) == roads


@pytest.mark.data
def test_a_chinese_district(data_dir: Path) -> None:
    folder = data_dir / "osm" / "xinwu"
    land, crs = read(folder / "xinwu_land_use.gpkg")
    assert crs == "EPSG:4549"
    assert len(land["parcels"].frame) == 2033
    assert land["parcels"].frame["use"].isna().all()  # bare codes 0 to 10 are nobody's scheme
    assert len(read(folder / "xinwu_road_centerlines.gpkg")[0]["roads"].frame) == 5835
    assert len(read(folder / "xinwu_water_osm.gpkg")[0]["waters"].frame) == 87
    assert read(folder / "xinwu_bus_network.gpkg")[0] == {}
