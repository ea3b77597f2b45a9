"""Do duties and lights reach the report, and is it said where nothing is known yet?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.report.material import Material


def test_duties_and_lights_are_told(framed: Material) -> None:
    text = chapter(framed, "safeguards")
    assert "2项行动逐项明确责任单位，由2个单位牵头" in text
    assert "责任分工表" in text
    assert "2026年，指标绿灯0项指标、黄灯0项指标、红灯1项指标" in text
    assert "“厂居冲突”红灯：由生态环境分局牵头" in text


def test_before_anything_is_reported_the_rule_is_told(framed: Material) -> None:
    text = chapter(replace(framed, lights=None), "safeguards")
    assert "还没有任何年度的实际值" in text
    assert "达到当年应有进度为绿灯" in text


def test_what_nobody_owns_is_listed(framed: Material) -> None:
    frame = framed.plan.framework
    assert frame is not None
    bare = replace(framed, plan=replace(framed.plan, framework=replace(frame, unowned=("strange.thing.5",))))
    assert "strange.thing.5" in chapter(bare, "safeguards")


def test_without_a_framework_it_is_still_missing(material: Material) -> None:
    assert "责任分工表" in chapter(material, "safeguards")
