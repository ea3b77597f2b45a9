"""Does the chapter put both scenarios side by side, and say what is missing where there are none?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.report.material import Material
from gongxing.words import Text
from gongxing.workflow.integration import Integration, Row, figures


def test_it_says_what_was_compared(material: Material) -> None:
    row = Row("water.new_m", Text("新建管道", "new pipes"), "m", 900.0, 400.0)
    found = figures(Integration("东园", ("毗邻高新区",), (), (row,)))
    text = chapter(replace(material, figures={**material.figures, **{f.key: f for f in found}}), "integration")
    assert "900" in text
    assert "400" in text
    assert "只用本园区设施" in text
    assert "待补内容" not in text


def test_it_says_what_is_missing(empty: Material) -> None:
    assert "待补内容" in chapter(empty, "integration")
