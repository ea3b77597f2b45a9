"""Are the shapes and labels of a drawing read layer by layer?"""

from __future__ import annotations

from pathlib import Path

import pytest
from ezdxf.filemanagement import new

from gongxing.errors import DataError
from gongxing.io.convert import to_table_frame
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers

X, Y = 520_000.0, 3_490_000.0
SQUARE = [(X, Y), (X + 100, Y), (X + 100, Y + 100), (X, Y + 100)]
HOLE = [(X + 20, Y + 20), (X + 40, Y + 20), (X + 40, Y + 40), (X + 20, Y + 40)]


def drawing(path: Path) -> Path:
    made = new("R2010")
    space = made.modelspace()
    space.add_lwpolyline(SQUARE, close=True, dxfattribs={"layer": "用地"})
    hatch = space.add_hatch(dxfattribs={"layer": "用地"})
    hatch.paths.add_polyline_path(SQUARE, is_closed=True)
    holed = space.add_hatch(dxfattribs={"layer": "绿地"})
    holed.paths.add_polyline_path(SQUARE, is_closed=True)
    holed.paths.add_polyline_path(HOLE, is_closed=True)
    space.add_text("工业用地", dxfattribs={"layer": "注记"}).set_placement((X + 50, Y + 50))
    space.add_mtext("地块 A-01", dxfattribs={"layer": "注记", "insert": (X + 60, Y + 60)})
    space.add_line((X, Y - 10), (X + 300, Y - 10), dxfattribs={"layer": "道路"})
    space.add_arc((X, Y), radius=50, start_angle=0, end_angle=90, dxfattribs={"layer": "道路"})
    space.add_circle((X + 500, Y), radius=10, dxfattribs={"layer": "道路"})
    block = made.blocks.new("房")
    block.add_lwpolyline([(0, 0), (10, 0), (10, 20), (0, 20)], close=True, dxfattribs={"layer": "建筑"})
    space.add_blockref("房", (X + 200, Y), dxfattribs={"rotation": 90})
    space.add_ray((X, Y), (1, 0), dxfattribs={"layer": "道路"})
    made.saveas(path)
    return path


def test_layers_of_a_drawing(tmp_path: Path) -> None:
    layers = {layer.layer: layer for layer in read_layers(drawing(tmp_path / "a.dxf"), crs="EPSG:4549")}
    assert {name: (layer.family, len(layer)) for name, layer in layers.items()} == {
        "用地": ("polygon", 1), "绿地": ("polygon", 1), "注记": ("point", 2), "道路 (line)": ("line", 2), "道路 (polygon)": ("polygon", 1), "建筑": ("polygon", 1),
    }  # fmt: skip
    assert layers["用地"].frame.area[0] == pytest.approx(10_000)  # the hatch and its outline are one area
    assert layers["绿地"].frame.area[0] == pytest.approx(10_000 - 400)
    assert layers["用地"].frame["text"][0] == "工业用地；地块 A-01"
    assert layers["建筑"].frame.area[0] == pytest.approx(200)
    assert layers["建筑"].frame.total_bounds[0] == pytest.approx(
        X + 180
    )  # turned by 90 degrees, 20 m reach to the west
    # a line of 300 m, and a quarter of a circle of radius 50: 78.5 m
    assert sorted(layers["道路 (line)"].frame.length) == pytest.approx([78.54, 300], rel=1e-3)
    assert any("RAY × 1" in note.en for layer in layers.values() for note in layer.notes)


def test_a_drawing_becomes_parcels_roads_and_buildings(tmp_path: Path) -> None:
    layers = read_layers(drawing(tmp_path / "a.dxf"), crs="EPSG:4549")
    tables = {layer.layer: guess_mapping(layer).mapping.table for layer in layers}
    assert (tables["用地"], tables["道路 (line)"], tables["建筑"]) == ("parcels", "roads", "buildings")
    land = next(layer for layer in layers if layer.layer == "用地")
    assert len(to_table_frame(land, guess_mapping(land).mapping, "EPSG:4549").frame) == 1


def test_a_drawing_needs_a_named_system(tmp_path: Path) -> None:
    layer = next(layer for layer in read_layers(drawing(tmp_path / "a.dxf")) if layer.layer == "用地")
    assert layer.crs is None
    with pytest.raises(DataError, match="--crs EPSG:4549"):
        to_table_frame(layer, guess_mapping(layer).mapping, "EPSG:4549")


def test_refused_drawings(tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_text("no drawing")
    with pytest.raises(DataError, match="DXF"):
        read_layers(path)
    new("R2010").saveas(path)
    with pytest.raises(DataError, match="model space"):
        read_layers(path)


def test_an_old_drawing_in_gbk(tmp_path: Path) -> None:
    made = new("R2000")
    made.encoding = "gbk"
    made.header["$DWGCODEPAGE"] = "ANSI_936"
    made.modelspace().add_lwpolyline(SQUARE, close=True, dxfattribs={"layer": "工业用地"})
    path = tmp_path / "a.dxf"
    made.saveas(path)
    assert "工业用地".encode("gbk") in path.read_bytes()
    (layer,) = read_layers(path, crs="EPSG:4549")
    assert (layer.layer, layer.encoding) == ("工业用地", "gbk")
    assert guess_mapping(layer).mapping.values["use"] == {"工业用地": "1001"}


def test_a_damaged_drawing_is_recovered_and_told(tmp_path: Path) -> None:
    path = drawing(tmp_path / "a.dxf")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("OBJECTS")], encoding="utf-8")
    layers = read_layers(path, crs="EPSG:4549")
    assert "用地" in {layer.layer for layer in layers}
    assert "recovered" in layers[0].notes[0].en
