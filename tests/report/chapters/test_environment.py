"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "environment")
    assert "现状厂居冲突2处，方案实施后余1处" in text
    assert "须逐处确定" in text
    assert "防护距离自车间边界起算" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "environment")
    assert "尚无建筑资料" in text
