"""Is the ground of all maps the park's own, and do the words around a map name it?"""

from __future__ import annotations

from gongxing.report.map_frame import close_map, open_map
from gongxing.report.map_ground import base_legend, ground_of, map_words, overlay
from gongxing.report.material import Material
from gongxing.words import Text


def test_the_ground_holds_parcels_roads_waters_and_extent(material: Material) -> None:
    ground = ground_of(material)
    assert ground.ids == tuple(f"P{i}" for i in range(8))
    assert ground.bounds == (0.0, 0.0, 400.0, 200.0)
    assert len(ground.roads) == 1
    assert len(ground.waters) == 1


def test_the_words_name_park_source_day_and_synthetic_data(material: Material) -> None:
    words = map_words(material, Text("给水图", "Water"), "zh")
    assert words.title == "甲产业园 · 给水图"
    assert "地块.gpkg" in words.note
    assert "2026-01-01" in words.note
    assert "合成数据" in words.label
    assert map_words(material, Text("给水图", "Water"), "en").north == "N"


def test_what_is_drawn_over_a_map_stands_in_its_legend(material: Material) -> None:
    ground = ground_of(material)
    handles, labels = base_legend(ground, "en")
    assert labels == ["Roads", "Water bodies"]
    empty, axes = open_map(ground.bounds, legend=2)
    words = map_words(material, Text("图", "map"), "en")
    bare = close_map(empty, axes, words=words, handles=handles, labels=labels)
    drawing, axes = open_map(ground.bounds, legend=2)
    overlay(axes, ground)
    assert close_map(drawing, axes, words=words, handles=handles, labels=labels) != bare
