"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_it_says_what_was_measured(framed: Material) -> None:
    text = chapter(framed, "requirements")
    assert "以人为本" in text
    assert "表2-2 约束性指标" in text
    assert "1个支柱支撑、3项指标牵引、2项行动落实" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "requirements")
    assert "使用者尚未填写规划理念" in text
    assert "尚未挂接支柱、目标与责任单位" in text


def test_targets_out_of_reach_are_named(framed: Material) -> None:
    framework = framed.plan.framework
    assert framework is not None
    goals = tuple(replace(goal, target=0.0) if goal.id == "conflicts" else goal for goal in framework.goals)
    short = replace(framed, plan=replace(framed.plan, framework=replace(framework, goals=goals)))
    assert "厂居冲突：目标0处，方案达到1处" in chapter(short, "requirements")
