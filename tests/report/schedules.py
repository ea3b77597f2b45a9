"""Which schedule do tests of the report read? Made by hand; nothing is solved."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.phasing_plans import done, street_plan

from gongxing.plan import Change, PhasingScheme, Plan, Scheduled, ScheduledWork, StockLine
from gongxing.plan.phasing import Approval
from gongxing.words import Text, same


def entry(plan: Plan, name: str, start: int | None, end: int | None, work: str = "", **given: object) -> Scheduled:
    cost = next(a.cost_yuan or 0.0 for a in plan.actions if a.id == name)
    begins, after = (None if q is None else dt.date(2026 + q // 4, 1 + 3 * (q % 4), 1) for q in (start, end))
    ends = None if after is None else after - dt.timedelta(days=1)
    made = Scheduled(name, work or name, start, end, begins, ends, round(cost * 100), 1.0)
    return replace(made, **given)  # type: ignore[arg-type]


def scheduled_plan() -> Plan:
    """The street plan over two years: two streets in one work, a started one, one without a place, one change."""
    plan = street_plan()
    street = ("sewer.pipes.S1", "sewer.pipes.S2", "water.lay_main.S2", "lines.yield.x")
    starts: dict[str, tuple[int | None, int | None]] = {
        "land.soil.P1": (0, 2), "land.change.P1": (2, 6), "land.change.P2": (4, 8), "land.change.P3": (None, None), "industry.move.F": (0, 2),
        "roads.A-1": (1, 2), "sewer.pipes.S3": (0, 1), "sewer.pump.4": (1, 3), **dict.fromkeys(street, (1, 2)),
    }  # fmt: skip
    items = [entry(plan, a.id, *starts[a.id], "sewer.pipes.S1" if a.id in street else "") for a in plan.actions]
    approval = Approval(Text("用地审批", "approval of land"), "ZD-44", 60.0, dt.date(2026, 5, 2))
    changed = {
        "land.change.P1": {"approvals": (approval,)}, "sewer.pipes.S3": {"frozen": True},
        "land.change.P3": {"reason": Text("用地指标缺 1.00 公顷", "land quota is short by 1.00 ha")},
    }  # fmt: skip
    items = [replace(item, **changed.get(item.action, {})) for item in items]
    works = [
        ScheduledWork(
            "sewer.pipes.S1", Text("道路 S1 等 2 条：给水、污水", "road S1 and 1 more: water, sewers"), street
        )
    ]
    works += [ScheduledWork(a.id, a.title, (a.id,)) for a in plan.actions if a.id not in street]
    stocks = (
        StockLine("money_yuan", Text("资金", "money"), "yuan", (None, None, None, 2e7, None, None, None, 3e7), tuple(2e6 * (k + 1) for k in range(8))),
        StockLine("quota_m2", Text("用地指标", "land quota"), "m2", (2e4,) * 4 + (3e4,) * 4, (0.0, 500.0, 500.0, 500.0) + (1.05e4,) * 4),
        StockLine("crews/pipes", same("crews"), "crews", (8.0,) * 8, (0.5, 0.8) + (0.0,) * 6),
        StockLine("crews/roads", same("idle"), "crews", (8.0,) * 8, (0.0,) * 8),
    )  # fmt: skip
    change = Change(
        "land.change.P1",
        1,
        2,
        Text("前序项目“甲”到 2026 年二季度末才完成", "“A”, which comes first, ends with Q2 2026"),
    )
    scheme = PhasingScheme(2026, 8, tuple(items), stocks, (change,), "plan-0001", tuple(works))
    result = replace(done(scheme), value=1e7, bound=1.01e7, gap=0.01)
    return replace(plan, phasing=result)
