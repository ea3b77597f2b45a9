"""Is it told plainly how an engine ended, what its referee said and what it assumed?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.plan import Finding, Plan
from gongxing.report.chapters.verdicts import SHOWN, caveats, checked, notes, unsolved, verdict
from gongxing.report.document import Box, Bullets
from gongxing.report.material import Material, gather
from gongxing.report.network_tables import PARTS
from gongxing.words import Text

WATER = PARTS["water"]


def test_an_engine_that_was_not_run_is_said_to_be_missing(material: Material) -> None:
    (box,) = verdict(material, WATER, None)
    assert isinstance(box, Box)
    assert box.key == "gap.infrastructure.water"
    assert "给水引擎" in chapter(material, "infrastructure")


def test_the_smallest_conflict_is_told_in_words(stuck: Material) -> None:
    text = chapter(stuck, "infrastructure")
    assert "不可同时满足的要求" in text
    assert "P3 须双路供水" in text
    assert "在给定工作量内未得可行方案" in text


def test_a_scheme_without_a_bound_does_not_claim_one(networks: Material) -> None:
    text = chapter(networks, "infrastructure")
    assert "给水方案由引擎求解，状态为“可行”" in text
    assert "没有得到可证的下界" in text
    assert "管线综合方案由引擎求解，状态为“已证最优”" in text


def test_the_referee_is_heard_first_and_failures_are_named(networks: Material) -> None:
    text = chapter(networks, "infrastructure", "en")
    assert "EPANET referee (pass): 2 cases, no violation." in text
    assert text.index("EPANET referee") < text.index("supply (warning): P7 gets no water")
    assert "pressure (pass)" not in text


def test_no_findings_no_words_and_all_passed_is_said(material: Material, plan: Plan) -> None:
    assert checked(material, WATER) == ()
    passed = replace(plan, findings=(Finding("water.a", Text("甲", "a"), "pass", Text("好", "good")),))
    assert len(checked(gather(material.park, passed, material.standards), WATER)) == 1


def test_long_lists_are_cut_and_counted() -> None:
    words = tuple(Text(f"提示 {i}", f"warning {i}") for i in range(SHOWN + 3))
    (box,) = caveats(WATER, words, ())
    assert isinstance(box, Box)
    (items,) = [block for block in box.blocks if isinstance(block, Bullets)]
    assert len(items.items) == SHOWN + 1
    assert caveats(WATER, (), ()) == ()
    assert notes(WATER, ()) is None


def test_without_a_scheme_it_is_told_what_is_waited_for_or_what_the_referee_refused(stuck: Material) -> None:
    waiting = Finding(
        "storm.not_ready", Text("雨水：资料不足", "storm"), "unknown", Text("请导入高程点", "import heights")
    )
    flooded = Finding("sewer.swmm.flooding", Text("SWMM：冒溢", "SWMM: flooding"), "fail", Text("三处冒溢", "3 floods"))
    plan = replace(stuck.plan, findings=(waiting, flooded))
    text = chapter(gather(stuck.park, plan, stuck.standards), "infrastructure")
    assert "雨水：资料不足（资料不足）：请导入高程点。" in text
    assert "SWMM：冒溢（不通过）：三处冒溢。" in text
    assert unsolved(stuck, WATER, None) == ()
