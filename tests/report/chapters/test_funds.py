"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "finance")
    assert "合计340.0万元" in text
    assert "规划期预算2.00亿元。在预算之内" in text
    assert "行动汇总" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "finance")
    assert "使用者尚未给出资金预算" in text
