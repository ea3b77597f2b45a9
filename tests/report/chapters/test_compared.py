"""Does the report set the park beside its peers and tell strengths as comparisons?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_peers_and_strengths_are_comparisons(economy: Material) -> None:
    text = chapter(economy, "foundation")
    assert "优势、短板、机遇与挑战逐项以数字对照得出" in text
    assert "海陵工业园区" in text


def test_without_a_survey_the_comparison_is_open(material: Material) -> None:
    assert "尚无可比园区资料" in chapter(material, "foundation")
