"""Does a plan get its schedule with figures and sound checks, and does the land account follow it?"""

from __future__ import annotations

from dataclasses import replace

from tests.phasing_plans import DAY, quota_park, street_plan

from gongxing.io.packs import load_standards
from gongxing.plan import AccountYear, Plan, Progress
from gongxing.workflow.phasing import Ruled, phase


def counted(plan: Plan) -> Plan:
    """The plan with an empty land account of its two years."""
    assert plan.land is not None
    assert plan.land.part is not None
    account = tuple(AccountYear(year, 0.0, 0.0, 0.0, 0.0, 2e4, 0.0, 2e4) for year in (2026, 2027))
    return replace(plan, land=replace(plan.land, part=replace(plan.land.part, account=account)))


def test_the_schedule_joins_the_plan() -> None:
    heard: list[Progress] = []
    park = quota_park(y2026=2e4, y2027=1e4)
    plan = phase(counted(street_plan()), Ruled(park, load_standards("jiangsu", DAY)), tell=heard.append)
    assert plan.phasing is not None
    assert plan.phasing.part is not None
    assert plan.phasing.seconds is not None
    assert {item.action for item in plan.phasing.part.items} == {action.id for action in plan.actions}
    assert {f.verdict for f in plan.findings} <= {"pass", "warn"}
    assert any(figure.key == "phasing.gap" for figure in plan.figures)
    assert heard
    assert plan.land is not None
    assert plan.land.part is not None
    assert sum(row.taken_m2 for row in plan.land.part.account) == 1e4
    assert sum(row.quota_used_m2 for row in plan.land.part.account) == 1.05e4
