"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter
from tests.resettlement_problems import impossible_problem, small_problem

from gongxing.engines.resettlement import measure, solve
from gongxing.report.material import Material


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "resettlement")
    assert "方案不涉及住户动迁" in text
    assert "方案公告时间（不少于30日）" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "resettlement")
    assert "尚无住户资料" in text


def test_a_resettlement_is_told_with_groups_estates_and_money(material: Material) -> None:
    problem = small_problem()
    result = solve(problem)
    assert result.part is not None
    figures = {f.key: f for f in measure(problem, result, baseline_value=None)}
    told = replace(material, plan=replace(material.plan, resettlement=result), figures={**material.figures, **figures})
    text = chapter(told, "resettlement")
    for part in ("方案使14户", "各村组安置去向与风险", "E1小区", "补偿项目合计", "按期签约奖励", "预公告"):
        assert part in text, part
    assert f"{result.part.compensation_fen / 100:.2f}元" in text
    assert "待补内容" not in text


def test_what_cannot_hold_together_is_told(material: Material) -> None:
    text = chapter(
        replace(material, plan=replace(material.plan, resettlement=solve(impossible_problem()))), "resettlement"
    )
    assert "不能同时成立" in text
    assert "3 户选择安置房" in text
