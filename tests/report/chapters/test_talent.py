"""Does the chapter on talent show the gap by skill and year, and say what is missing where nothing is planned?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_shows_the_gap_and_its_grounds(economy: Material) -> None:
    text = chapter(economy, "talent")
    assert "高技能人才" in text
    assert "创新平台布局" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "talent")
    assert "尚无企业用工与增长资料" in text
    assert "待补内容" in text
