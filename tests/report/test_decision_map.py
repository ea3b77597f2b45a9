"""Does the map of firms tell decisions, where movers go and which zone gathers which chain?"""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pytest
from matplotlib.patches import FancyArrowPatch
from shapely.geometry import Point
from tests.report.decided import industry_scheme

from gongxing.plan import IndustryScheme, Result, Status
from gongxing.report.decision_map import decision_layers, draw_decisions, firm_spots
from gongxing.report.map_frame import open_map
from gongxing.report.map_ground import ground_of
from gongxing.report.material import Material
from gongxing.words import Text


@pytest.fixture
def scheme(material: Material) -> IndustryScheme:
    return industry_scheme(*material.park.parcels.ids[:3])


SPOTS = {identity: (20.0 + 30 * n, 40.0) for n, identity in enumerate("ABCDE")}


def test_everything_has_its_entry(material: Material, scheme: IndustryScheme) -> None:
    labels = [layer.label for layer in decision_layers(scheme, ground_of(material), "zh", spots=SPOTS) if layer.label]
    assert labels == [
        "甲链片区 1 个", "迁入地块 1 宗", "保留 1 家", "提升 1 家", "搬迁 1 家", "退出 1 家", "待安置 1 家", "搬迁去向",
    ]  # fmt: skip
    english = [layer.label for layer in decision_layers(scheme, ground_of(material), "en", spots=SPOTS) if layer.label]
    assert english[2] == "Keep (1)"


def test_movers_are_arrows_and_those_who_leave_are_named(material: Material, scheme: IndustryScheme) -> None:
    _, axes = open_map((0.0, 0.0, 400.0, 200.0), legend=1)
    for layer in decision_layers(scheme, ground_of(material), "zh", spots=SPOTS):
        layer.draw(axes)
    assert sum(isinstance(patch, FancyArrowPatch) for patch in axes.patches) == 1
    written = {text.get_text() for text in axes.texts}
    assert {"厂D", "厂E"} <= written
    assert "厂A" not in written


def test_a_firm_is_drawn_at_its_point_or_on_its_parcel(material: Material) -> None:
    first = material.park.parcels.ids[0]
    rows = {"id": ["A", "B", "C"], "name": ["甲", "乙", "丙"], "parcel": [first, first, None]}
    frame = gpd.GeoDataFrame(rows, geometry=[Point(1, 2), None, None], crs=material.park.settings.crs)
    spots = firm_spots(material.park.with_table("firms", frame))
    assert spots["A"] == (1.0, 2.0)
    assert set(spots) == {"A", "B"}


def test_the_picture_is_a_png_and_empty_without_decisions(material: Material, scheme: IndustryScheme) -> None:
    result = Result(Status.FEASIBLE, scheme, 1.0, 1.0, 0.0, 1, Text("方法", "method"))
    ground = ground_of(material)
    assert draw_decisions(replace(material, plan=replace(material.plan, industry=None)), ground, "zh") == b""
    picture = draw_decisions(replace(material, plan=replace(material.plan, industry=result)), ground, "en")
    assert picture.startswith(b"\x89PNG")
