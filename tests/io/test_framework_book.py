"""Is every action in the workbook with its owner and indicator, and does the money agree between its sheets?"""

from __future__ import annotations

from tests.framed_projects import small_plan
from tests.frames import list_park

from gongxing.io.framework_book import framework_tables
from gongxing.workflow.watch import framework_now


def test_sheets_agree() -> None:
    plan = small_plan()
    tables = {table.name: table for table in framework_tables(plan, framework_now(plan, list_park()))}
    actions = tables["actions"]
    assert len(actions.rows) == len(plan.actions)
    assert actions.column("owner").count(None) == 1
    assert tables["unowned"].column("action") == ("strange.thing.5",)
    money = [value or 0.0 for value in actions.column("cost_yuan")]
    led = sum(float(value or 0.0) for value in tables["bodies"].column("cost_yuan"))
    under = sum(float(value or 0.0) for value in tables["pillars"].column("cost_yuan"))
    assert led == under == 6_000_000.0
    assert sum(map(float, money)) == 6_000_000.0 + 500_000.0  # the one nobody owns is priced all the same
    assert dict(zip(actions.column("action"), actions.column("first_year"), strict=True))["land.abate.3"] == 2027
    assert set(tables["indicators"].column("binding")) == {"binding", "expected"}
