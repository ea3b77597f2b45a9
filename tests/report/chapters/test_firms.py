"""Does the report grade the firms under every formula and tell what is decided for them?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_grades_and_decisions_are_told(economy: Material) -> None:
    text = chapter(economy, "industry")
    assert "亩均评价结果" in text
    assert "企业处置汇总" in text
    assert "没有企业因不稳定的等级被要求退出" in text


def test_what_is_missing_is_said(empty: Material) -> None:
    assert "尚无企业用地与效益资料" in chapter(empty, "industry")
