"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "talent")
    assert "现有资料不足以判断创新能力与人才需求" in text
    assert "人才需求测算：需要分岗位用工与研发投入" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "talent")
    assert "待补内容" in text
