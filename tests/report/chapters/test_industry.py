"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "industry")
    assert "石油装备 | 2 | 50.0% | 160" in text
    assert "未注明 | 1" in text
    assert "产业链图谱" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "industry")
    assert "尚无企业名录资料" in text
