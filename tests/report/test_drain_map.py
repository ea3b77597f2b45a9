"""Does the map of drains tell decisions, pressure mains, stations and outlets apart, with arrows the way water flows?"""

from __future__ import annotations

from matplotlib.collections import PolyCollection
from tests.report.networks import drains_scheme

from gongxing.report.drain_map import drain_layers
from gongxing.report.map_frame import open_map
from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material


def test_everything_has_its_entry(material: Material) -> None:
    ground = ground_of(material)
    labels = [layer.label for layer in drain_layers(drains_scheme("sewer"), ground, "zh") if layer.label]
    assert labels == [
        "未接入地块 1 处", "停用 0.3 公里", "保留 0.1 公里", "新建 0.1 公里", "原位更换 0.1 公里", "压力管 0.1 公里",
        "DN300", "DN400", "DN500", "未采用的去向 1 处", "污水去向（采用） 1 处", "提升泵站 1 处",
    ]  # fmt: skip
    english = [layer.label for layer in drain_layers(drains_scheme("storm"), ground, "en") if layer.label]
    assert "Outfalls used (1)" in english
    assert all(label.isascii() for label in english)


def test_arrows_point_to_the_outlet_and_points_are_named(material: Material) -> None:
    _, axes = open_map((0.0, 0.0, 400.0, 200.0), legend=1)
    for layer in drain_layers(drains_scheme("sewer"), ground_of(material), "en"):
        layer.draw(axes)
    heads = [c for c in axes.collections if isinstance(c, PolyCollection) and len(c.get_paths()[0].vertices) == 4]
    for path in heads[-1].get_paths():  # every drain flows west
        tip, left, right = path.vertices[:3]
        assert tip[0] < min(left[0], right[0])
    written = [text.get_text() for text in axes.texts]
    assert "lift 0.9 m" in written
