"""Does the report say how far the park grows, whether a target is reachable, and what it would take?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.report.material import Material, gather


def test_odds_and_package_are_told(economy: Material) -> None:
    text = chapter(economy, "requirements")
    assert "增长预测分布" in text
    assert ("不可达" in text) or ("可以达到" in text)
    assert "回测" in text


def test_a_target_out_of_reach_is_said_plainly(economy: Material) -> None:
    outlook = economy.plan.outlook
    assert outlook is not None
    hopeless = tuple(replace(target, probability=0.01, asked=0.9) for target in outlook.targets)
    plan = replace(economy.plan, outlook=replace(outlook, targets=hopeless), growth=None)
    text = chapter(gather(economy.park, plan, economy.standards, economy.industry), "requirements")
    assert "目标不可达：概率只有1.0%" in text


def test_nothing_is_made_up_without_an_outlook(material: Material) -> None:
    assert "增长预测分布" not in chapter(material, "requirements")
