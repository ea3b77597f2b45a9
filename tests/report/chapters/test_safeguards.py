"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "safeguards")
    assert "通过1项，不通过1项，提示0项，资料不足1项" in text
    assert "“预算”未通过" in text
    assert "“土壤关口”因资料不足未能判定" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "safeguards")
    assert "尚未运行规则审查" in text
