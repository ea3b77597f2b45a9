"""Does the table of approvals tell the day to ask by, the rule, the days and how many actions wait?"""

from __future__ import annotations

from tests.phasing_plans import DAY, quota_park
from tests.report.reading import cells
from tests.report.schedules import scheduled_plan

from gongxing.io.packs import load_standards
from gongxing.plan import PhasingScheme
from gongxing.report.approval_tables import approvals_table
from gongxing.report.material import gather

PLAN = scheduled_plan()
MATERIAL = gather(quota_park(y2026=2e4), PLAN, load_standards("jiangsu", DAY))


def test_approvals_are_told_with_their_last_day() -> None:
    assert PLAN.phasing is not None
    assert PLAN.phasing.part is not None
    found = cells(MATERIAL, approvals_table(MATERIAL, PLAN.phasing.part))
    assert [row[:2] + row[3:] for row in found[1:]] == [["2026年5月2日", "用地审批", "60", "2026年三季度", "1"]]


def test_without_approvals_there_is_no_table() -> None:
    assert approvals_table(MATERIAL, PhasingScheme(2026, 8, (), ())) is None
