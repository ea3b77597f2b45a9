"""Does a part join the plan without losing what is there, and is what it waits for told in both languages?"""

from __future__ import annotations

import datetime as dt

from gongxing.errors import Fault, NotReadyError, Place
from gongxing.plan import Action, Finding, Plan, TalentNeed
from gongxing.words import Text, same
from gongxing.workflow.parts import waiting, with_part

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
