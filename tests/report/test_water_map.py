"""Does the water map tell decisions, sizes, sources, hydrants and weak points apart, in both languages?"""

from __future__ import annotations

from tests.report.networks import water_scheme

from gongxing.report.map_frame import open_map
from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material
from gongxing.report.water_map import water_layers


def test_each_decision_and_point_has_its_entry(material: Material) -> None:
    ground = ground_of(material)
    labels = [layer.label for layer in water_layers(water_scheme(), ground, "zh") if layer.label]
    assert labels == [
        "未供水地块 1 处",
        "停用 0.1 公里",
        "保留 0.1 公里",
        "新建 0.1 公里",
        "原位更换 0.1 公里",
        "并行加设 0.1 公里",
        "DN200",
        "DN300",
        "现状消火栓 1 处",
        "新增消火栓 1 处",
        "压力最低的节点",
        "水源接入点",
    ]
    english = [layer.label for layer in water_layers(water_scheme(), ground, "en") if layer.label]
    assert len(english) == len(labels)
    assert all(label.isascii() for label in english)


def test_the_lowest_pressures_are_written_beside_their_nodes(material: Material) -> None:
    _, axes = open_map((0.0, 0.0, 400.0, 200.0), legend=1)
    for layer in water_layers(water_scheme(), ground_of(material), "en"):
        layer.draw(axes)
    written = [text.get_text() for text in axes.texts]
    assert "pressure 20.0 m" in written
    assert "head 50.0 m" in written
    assert "DN300" in written
