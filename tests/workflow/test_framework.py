"""Does a plan get its framework with figures and findings that say what is not owned, faulty or out of reach?"""

from __future__ import annotations

from tests.frames import frame_plan, list_park

from gongxing.plan import Finding
from gongxing.workflow.framework import plan_framework


def findings(**tables: list[dict[str, object]]) -> dict[str, Finding]:
    return {f.code: f for f in plan_framework(frame_plan(), list_park(**tables)).findings}


def test_the_framework_joins_the_plan_with_its_counts() -> None:
    plan = plan_framework(frame_plan(), list_park())
    assert plan.framework is not None
    figures = {figure.key: figure.value for figure in plan.figures}
    assert (figures["framework.owned"], figures["framework.unowned"], figures["framework.pillars"]) == (4.0, 1.0, 6.0)
    assert len(plan.actions) == 5


def test_what_nobody_owns_warns_and_names_the_action() -> None:
    found = findings()["framework.owned"]
    assert (found.verdict, found.rows) == ("warn", ("strange.thing.5",))
    owned = findings(duties=[{"id": "R", "action": "*", "owner": "办公室"}])
    assert owned["framework.owned"].verdict == "pass"
    assert owned["framework.pillars"].rows == ("strange.thing.5",)


def test_faulty_lists_fail_and_idle_rows_warn() -> None:
    idle = findings(duties=[{"id": "R", "action": "sewer.*", "owner": "甲"}])["framework.lists"]
    assert (idle.verdict, idle.rows) == ("warn", ("R",))
    wrong = findings(duties=[{"id": "R", "action": "roads.*", "owner": "甲", "pillar": "无此"}])["framework.lists"]
    assert wrong.verdict == "fail"
    assert "无此" in wrong.words.zh
    assert findings()["framework.lists"].verdict == "pass"


def test_a_target_the_plan_does_not_reach_is_told() -> None:
    row: dict[str, object] = {
        "id": "I",
        "name": "通达",
        "unit": "%",
        "base": 80,
        "target": 120,
        "measure": "roads.access_share",
    }
    assert findings(indicators=[row])["framework.reached"].verdict == "warn"
    assert findings(indicators=[{**row, "kind": "binding"}])["framework.reached"].verdict == "fail"
    assert findings(indicators=[{**row, "target": 100}])["framework.reached"].verdict == "pass"
