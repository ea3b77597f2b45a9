"""Does the map of resettlement show groups, estates and the ways between them?"""

from __future__ import annotations

from dataclasses import replace

from tests.resettlement_parks import cleared_plan, lived_park

from gongxing.io.packs import load_standards
from gongxing.report.map_ground import ground_of
from gongxing.report.maps import TITLES, maps_of
from gongxing.report.material import gather
from gongxing.report.resettlement_map import draw_resettlement, resettlement_layers
from gongxing.workflow.resettlement import plan_resettlement

PARK = lived_park(H0={"wish": "flat"})
PLAN = plan_resettlement(cleared_plan(PARK, "P00"), PARK)
MATERIAL = gather(PARK, PLAN, load_standards("jiangsu", PLAN.as_of))


def test_the_map_is_drawn_where_somebody_moves() -> None:
    assert "map.resettlement" in maps_of(MATERIAL)
    assert "map.resettlement" in TITLES
    ground = ground_of(MATERIAL)
    assert draw_resettlement(MATERIAL, ground, "zh")[:4] == b"\x89PNG"
    bare = replace(MATERIAL, plan=replace(PLAN, resettlement=None))
    assert draw_resettlement(bare, ground, "zh") == b""
    assert "map.resettlement" not in maps_of(bare)


def test_the_legend_names_groups_and_estates_in_both_languages() -> None:
    assert PLAN.resettlement is not None
    assert PLAN.resettlement.part is not None
    ground = ground_of(MATERIAL)
    labels = {layer.label for layer in resettlement_layers(PLAN.resettlement.part, ground, "zh")}
    assert {"甲组 3 户", "安置小区", "安置去向（线宽示户数）"} <= labels
    assert any("households" in layer.label for layer in resettlement_layers(PLAN.resettlement.part, ground, "en"))
