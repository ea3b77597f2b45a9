"""Can every kind of material be made into a whole report?"""

from __future__ import annotations

from tests.report.conftest import Bare
from tests.report.reading import read

from gongxing.report.assemble import assemble
from gongxing.report.citations import Citations
from gongxing.report.document import Heading
from gongxing.report.material import Material
from gongxing.report.spoken import speak


def test_an_empty_park_still_makes_fifteen_chapters_that_say_what_is_missing(bare: Bare, empty: Material) -> None:
    document = assemble(empty)
    assert sum(isinstance(block, Heading) and block.level == 1 for block in document.blocks) == 16
    text = read(speak(document, Citations(bare.park, bare.standards), "zh"))
    assert "尚无地块资料" in text
    assert "尚无企业名录资料" in text
    assert text.count("待补内容") >= 10
    assert not document.synthetic


def test_an_infeasible_plan_prints_the_conflict(infeasible: Material) -> None:
    text = read(speak(assemble(infeasible), Citations(infeasible.park, infeasible.standards), "zh"))
    assert "不可同时满足的要求" in text
    assert "耕地不少于 9 公顷" in text


def test_the_cover_names_park_years_and_dates(material: Material) -> None:
    script = speak(assemble(material), Citations(material.park, material.standards), "zh")
    assert script.title == "甲产业园用地与发展规划报告"
    assert ("规划期限", "2026—2030年") in script.cover
    assert ("资料与规则截至", "2026年1月1日") in script.cover
