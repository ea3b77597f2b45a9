"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "appendix")
    assert "主要调整地块及理由" in text
    assert "地块.gpkg" in text
    assert "随机种子7" in text
    assert "丙，仅提示" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "appendix")
    assert "没有用途调整的地块" in text
    assert "没有登记导入资料" in text
