"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "land")
    assert "方案价值1.23亿元，已证上界1.24亿元，与理论最优的差距不超过0.16%" in text
    assert "用地平衡表" in text
    assert "须分期" in text
    assert "占多少垦多少（不少于1公顷/公顷）" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "land")
    assert "尚无地块资料" in text
