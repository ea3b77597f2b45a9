"""Does the exported drawing hold every thing on a layer of its class, in its colour, with labels that show?"""

from __future__ import annotations

from pathlib import Path

import pytest
from ezdxf.filemanagement import readfile

from gongxing.io.drawing import write_dxf
from gongxing.io.readers import read_layers
from gongxing.park import Park
from gongxing.plan import Plan


def test_layers_colours_and_labels(park: Park, tmp_path: Path) -> None:
    drawing = readfile(write_dxf(park, None, tmp_path / "a.dxf"))
    assert not drawing.audit().errors
    names = {layer.dxf.name for layer in drawing.layers}
    assert {
        "YD-XZ-1001-工业用地",
        "YD-XZ-0101-水田",
        "YD-XZ-不明",
        "JZ-厂房",
        "JZ-不明",
        "DL-支路",
        "DL-不明",
        "GX-污水",
        "SX-水体",
        "QY-企业",
    } <= names
    assert drawing.layers.get("YD-XZ-1001-工业用地").rgb == (187, 150, 116)
    texts = {text.dxf.text for text in drawing.modelspace().query("TEXT")}
    assert {"1001 工业用地", "0101 水田", "=甲公司", "合成数据 SYNTHETIC DATA"} <= texts
    styles = {text.dxf.style for text in drawing.modelspace().query("TEXT")}
    assert [drawing.styles.get(style).dxf.bigfont for style in styles] == ["gbcbig.shx"]
    assert drawing.units == 6  # metres


def test_with_a_plan_the_present_use_is_switched_off(park: Park, plan: Plan, tmp_path: Path) -> None:
    drawing = readfile(write_dxf(park, plan, tmp_path / "a.dxf"))
    shown = {layer.dxf.name: layer.is_on() for layer in drawing.layers}
    assert shown["YD-GH-100102-二类工业用地"]
    assert not shown["YD-XZ-0101-水田"]


def test_areas_come_back(park: Park, tmp_path: Path) -> None:
    layers = {
        layer.layer: layer for layer in read_layers(write_dxf(park, None, tmp_path / "a.dxf"), crs=park.settings.crs)
    }
    assert layers["YD-XZ-1001-工业用地"].frame.area.sum() == pytest.approx(10_000)
    assert layers["YD-XZ-不明"].frame.area.sum() == pytest.approx(5_000)
    assert layers["DL-支路"].frame.length.sum() == pytest.approx(300)
