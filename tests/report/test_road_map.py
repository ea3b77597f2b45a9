"""Does the road map tell what stays, is widened and built, who gets access, what has to go and how trucks drive?"""

from __future__ import annotations

from shapely.geometry import box
from tests.report.networks import roads_scheme

from gongxing.report.map_frame import open_map
from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material
from gongxing.report.road_map import road_layers, road_width


def test_everything_has_its_entry(material: Material) -> None:
    ground, homes = ground_of(material), {"B1": box(300, 140, 310, 150)}
    labels = [layer.label for layer in road_layers(roads_scheme(), ground, "zh", buildings=homes) if layer.label]
    assert labels == [
        "新增临路地块 1 处", "保留道路 0.2 公里", "拓宽道路 0.2 公里", "新建道路 0.2 公里", "新建通达道路 0.1 公里",
        "货运通道", "回车场 1 处", "须拆除建筑 1 处",
    ]  # fmt: skip
    english = [layer.label for layer in road_layers(roads_scheme(), ground, "en", buildings={}) if layer.label]
    assert english[0] == "Parcels that get a road (1)"
    assert all(label.isascii() for label in english)
    assert "Buildings to go (1)" not in english


def test_what_is_built_is_named_with_its_width(material: Material) -> None:
    _, axes = open_map((0.0, 0.0, 400.0, 200.0), legend=1)
    for layer in road_layers(roads_scheme(), ground_of(material), "zh", buildings={}):
        layer.draw(axes)
    assert "次干路 28 m" in [text.get_text() for text in axes.texts]


def test_wider_roads_have_wider_lines() -> None:
    assert road_width(7.0) < road_width(18.0) < road_width(40.0)
    assert road_width(0.5) == road_width(1.0)
