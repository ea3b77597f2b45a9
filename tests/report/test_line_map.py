"""Can lines of one street be told apart on the map, and crossings by what came of them?"""

from __future__ import annotations

import pytest
from tests.report.networks import lines_scheme

from gongxing.report.line_map import beside, line_layers
from gongxing.report.map_frame import open_map
from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material


def test_kinds_and_verdicts_have_their_entries(material: Material) -> None:
    labels = [layer.label for layer in line_layers(lines_scheme(), ground_of(material), "zh") if layer.label]
    assert labels == [
        "规划给水 0.3 公里",
        "现状燃气 0.1 公里",
        "规划污水 0.1 公里",
        "规划雨水 0.3 公里",
        "交叉：净距足够 1 处",
        "交叉：现状管线之间不足 1 处",
        "交叉：避让后足够 1 处",
        "交叉：净距仍不足 1 处",
    ]
    english = [layer.label for layer in line_layers(lines_scheme(), ground_of(material), "en") if layer.label]
    assert english[0] == "Water planned 0.3 km"


def test_a_path_beside_another_is_on_the_same_side_whichever_way_it_was_drawn() -> None:
    # ten metres north of a line that runs east, and of the same line drawn from east to west
    for path in (((0.0, 0.0), (50.0, 0.0), (100.0, 0.0)), ((100.0, 0.0), (50.0, 0.0), (0.0, 0.0))):
        assert beside(path, 10.0) == [(0.0, 10.0), (100.0, 10.0)]


def test_a_corner_is_turned_half_way() -> None:
    found = beside(((0.0, 0.0), (100.0, 0.0), (100.0, 100.0)), 10.0)
    assert found[0] == pytest.approx((0.0, 10.0))
    assert found[1] == pytest.approx((95.0, 5.0))
    assert found[2] == pytest.approx((90.0, 100.0))


def test_crossings_that_stay_too_close_are_named(material: Material) -> None:
    _, axes = open_map((0.0, 0.0, 400.0, 200.0), legend=1)
    for layer in line_layers(lines_scheme(), ground_of(material), "zh"):
        layer.draw(axes)
    assert [text.get_text() for text in axes.texts] == ["JC2"]
