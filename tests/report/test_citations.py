"""Does an origin lead to its rule, file or assumption?"""

from __future__ import annotations

from gongxing.origins import assumed, computed
from gongxing.park import Park
from gongxing.report.citations import Citations
from gongxing.standards import Standards
from gongxing.words import same


def test_rules_files_and_assumptions_are_cited(park: Park, standards: Standards) -> None:
    citations = Citations(park, standards)
    cited = citations.cite(computed("x", same("x"), "parcels.use", "ZB-30", "A1"), "zh")
    assert any("ZB-30" in line and "《试验规则》" in line and "B" in line for line in cited)
    assert any("S1" in line for line in cited)
    assert any("年增长" in line for line in cited)
    assert any("growth a year" in line for line in citations.cite(assumed("A1", same("x")), "en"))
    assert any("地块.gpkg" in line and "abab" in line for line in citations.cite(computed("x", same("x"), "S1"), "zh"))


def test_inputs_are_named_in_words(park: Park, standards: Standards) -> None:
    citations = Citations(park, standards)
    assert citations.name_input("parcels.use", "zh") == "地块·现状用途"
    assert citations.name_input("park.toml", "en") == "project settings"
    assert citations.name_input("ZB-30", "zh") == "ZB-30"


def test_parameters_and_engines_are_named_in_words(park: Park, standards: Standards) -> None:
    citations = Citations(park, standards)
    assert citations.name_input("industry_values/growth_capacity", "zh") == "产业参数"
    assert citations.name_input("io_sectors", "en") == "national input-output table"
    assert citations.name_input("engines.growth.outlook", "zh") == "增长预测"
