"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "preface")
    assert "以甲产业园的现状资料" in text
    assert "在用规则共5项，其中已见法规原文的3项，仅凭记忆、只作提示的1项" in text
    assert "共8宗，面积0.08平方公里（120.0亩）" in text
    assert "资料完备与准确程度" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "preface")
    assert "尚无地块资料，规划范围无法说明" in text
