"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "foundation")
    assert "石油装备企业2家，占50.0%，集群特征鲜明" in text
    assert "前两户企业占全部销售的85.0%" in text
    assert "入园企业4家" in text
    assert "永久基本农田1.00公顷" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "foundation")
    assert "尚无企业名录资料" in text
    assert "资料不足" in text
