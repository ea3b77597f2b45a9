"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "requirements")
    assert "以人为本" in text
    assert "表2-2 规划指标表" in text
    assert "不少于1.00公顷；使用者目标" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "requirements")
    assert "使用者尚未填写规划理念" in text
    assert "尚无可行的用地方案" in text
