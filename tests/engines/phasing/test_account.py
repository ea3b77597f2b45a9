"""Does the land account follow the schedule, roads counted in the quota?"""

from __future__ import annotations

import datetime as dt

from tests.phasing_plans import street_plan

from gongxing.engines.phasing import account_by
from gongxing.plan import AccountYear, PhasingScheme, Scheduled


def entry(name: str, start: int | None, end: int | None) -> Scheduled:
    return Scheduled(name, name, start, end, dt.date(2026, 1, 1), None, 0, 0.0)


def test_land_is_taken_when_its_change_starts_and_cleared_when_it_is_done() -> None:
    plan = street_plan()
    assert plan.land is not None
    assert plan.land.part is not None
    account = tuple(
        AccountYear(year, 0.0, 0.0, 0.0, 0.0, granted, 0.0, 0.0) for year, granted in ((2026, 3e4), (2027, 1e4))
    )
    land = type(plan.land.part)(plan.land.part.uses, plan.land.part.choices, (), account)
    items = (
        entry("land.change.P2", 2, 5),
        entry("land.change.P3", 2, 5),
        entry("roads.A-1", 6, 7),
        entry("land.change.P1", None, None),
    )
    first, second = account_by(PhasingScheme(2026, 8, items, ()), land, plan.actions)
    assert (first.taken_m2, first.cleared_m2, first.quota_used_m2, first.quota_left_m2) == (1e4, 0.0, 1e4, 2e4)
    assert (first.construction_m2, first.farmland_m2) == (3e4, 0.0)  # P1 and P3 stand, P2 is taken
    assert (second.taken_m2, second.cleared_m2, second.quota_used_m2, second.quota_left_m2) == (0.0, 1e4, 500.0, 2.95e4)
    assert (second.construction_m2, second.farmland_m2) == (2e4, 1e4)
