"""Does the last chapter tell of scenarios and futures where there are any, and is silent otherwise?"""

from __future__ import annotations

from dataclasses import replace

from tests.comparisons import comparison
from tests.robustness_cases import robustness

from gongxing.report.chapters.scenarios import scenario_blocks
from gongxing.report.document import Bullets, MapBlock, TableBlock
from gongxing.report.material import Material


def test_without_scenarios_and_schedule_nothing_is_said(material: Material) -> None:
    assert scenario_blocks(material) == ()


def test_tables_map_and_boxes_are_there(material: Material) -> None:
    told = replace(material, comparison=comparison(*material.park.parcels.ids), robustness=robustness())
    blocks = scenario_blocks(told)
    assert [block.key for block in blocks if isinstance(block, TableBlock)] == [
        "table.scenarios.assumed", "table.scenarios.differences", "table.futures.tests", "table.futures.starts",
    ]  # fmt: skip
    assert any(isinstance(block, MapBlock) for block in blocks)
    assert sum(len(block.items) for block in blocks if isinstance(block, Bullets)) == 1
