"""Does every part of a planned network that has a place become a layer, with its words in both languages?"""

from __future__ import annotations

from pathlib import Path

import pyogrio
from openpyxl import load_workbook
from tests.network_plans import water_plan
from tests.parks import grid_park

from gongxing.io.geopackage import write_geojson, write_gpkg
from gongxing.io.guess import guess_table
from gongxing.io.layers import RawLayer, family_of
from gongxing.io.planned_networks import network_layers
from gongxing.io.workbook import write_xlsx

CRS = "EPSG:4549"


def test_pipes_are_lines_and_nodes_points_with_plain_columns() -> None:
    layers = network_layers(water_plan(), CRS)
    assert set(layers) == {"plan_water_nodes", "plan_water_pipes", "plan_water_hydrants"}
    pipe = layers["plan_water_pipes"].iloc[0]
    assert (pipe["decision"], pipe["reason_zh"], pipe["reason_en"]) == ("new", "服务新地块", "serves new land")
    assert pipe.geometry.length == 100
    assert layers["plan_water_nodes"].iloc[1]["parcels"] == "P00, P01"
    assert network_layers(None, CRS) == {}


def test_they_leave_in_every_format_and_do_not_come_back_as_what_stands(tmp_path: Path) -> None:
    park, plan = grid_park([["100102", "0101"]]), water_plan()
    packed = write_gpkg(park, plan, tmp_path / "a.gpkg")
    assert "plan_water_pipes" in {name for name, _ in pyogrio.list_layers(packed)}
    frame = pyogrio.read_dataframe(packed, layer="plan_water_pipes")
    assert guess_table(RawLayer("a.gpkg", "plan_water_pipes", frame, CRS, family_of(frame))) == ""
    one = write_geojson(park, plan, tmp_path / "a.geojson", layer="plan_water_pipes")
    assert len(pyogrio.read_dataframe(one)) == 1
    book = load_workbook(write_xlsx(park, plan, tmp_path / "a.xlsx"))
    assert "方案-规划给水 pipes" in book.sheetnames
