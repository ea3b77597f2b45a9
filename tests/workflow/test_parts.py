"""Does a part join the plan without losing what is there, and is what it waits for told in both languages?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from threading import Barrier

import pytest

from gongxing.errors import Fault, NotReadyError, Place
from gongxing.plan import Action, Finding, Plan, Progress, TalentNeed
from gongxing.words import Text, same
from gongxing.workflow.parts import at_once, in_turn, waiting, with_part
from gongxing.workflow.shares import Tell

DAY = dt.date(2026, 1, 1)


def test_what_a_part_brings_comes_after_what_is_there() -> None:
    first, second = (Action(name, "land", "x", same(name), (), None, None) for name in ("a", "b"))
    plan = Plan("甲园", DAY, DAY, (2026, 2030), actions=(first,))
    need = TalentNeed(2025, (), ())
    made = with_part(plan, (second,), findings=(Finding("f", same("f"), "pass", same("f")),), talent=need)
    assert made.actions == (first, second)
    assert (made.talent, len(made.findings), made.figures) == (need, 1, ())
    assert plan.actions == (first,)


def test_what_is_missing_is_told() -> None:
    fault = Fault(Place(table="firms"), Text("空表", "empty"), Text("一行", "a row"), Text("导入", "import it"))
    made = waiting(
        Plan("甲园", DAY, DAY, (2026, 2030)),
        "industry",
        Text("企业", "firms"),
        NotReadyError(Text("不足", "too little"), [fault]),
    )
    (finding,) = made.findings
    assert (finding.code, finding.verdict) == ("industry.not_ready", "unknown")
    assert "import it" in finding.words.en
    assert "导入" in finding.words.zh


def test_steps_follow_one_another_and_one_that_waits_stops_none() -> None:
    steps = (("a", Text("甲", "first"), 1.0), ("b", Text("乙", "second"), 1.0), ("c", Text("丙", "third"), 2.0))
    heard: list[float] = []

    def make(name: str, plan: Plan, tell: Tell) -> Plan:
        tell(Progress(same(name), 1.0))
        if name == "b":
            raise NotReadyError(Text("不足", "too little"))
        return with_part(plan, (Action(f"{name}{len(plan.actions)}", "x", "x", same(name), (), None, None),))

    made = in_turn(
        Plan("甲园", DAY, DAY, (2026, 2030)), steps, ("a", "b", "c"), make, lambda word: heard.append(word.share or 0.0)
    )
    assert [action.id for action in made.actions] == ["a0", "c1"]
    assert [finding.code for finding in made.findings] == ["b.not_ready"]
    assert heard == [0.0, 0.25, 0.25, 0.5, 0.5, 1.0]


def test_branches_run_at_once_and_what_they_bring_is_joined_in_their_order() -> None:
    first = Action("first", "x", "x", same("first"), (), None, None)
    base = with_part(Plan("甲园", DAY, DAY, (2026, 2030)), (first,))
    met, need = Barrier(2, timeout=10), TalentNeed(2025, (), ())

    def branch(name: str, **parts: object) -> Callable[[Plan], Plan]:
        def run(plan: Plan) -> Plan:
            met.wait()  # passes only when both branches are under way
            return with_part(plan, (Action(name, "x", "x", same(name), (), None, None),), **parts)

        return run

    made = at_once(base, [branch("a"), branch("b", talent=need)])
    assert [action.id for action in made.actions] == ["first", "a", "b"]
    assert made.talent == need
    assert base.actions == (first,)


def test_what_goes_wrong_in_a_branch_is_not_lost() -> None:
    def fails(plan: Plan) -> Plan:
        raise ValueError("lost")

    with pytest.raises(ValueError, match="lost"):
        at_once(Plan("甲园", DAY, DAY, (2026, 2030)), [lambda plan: plan, fails])
