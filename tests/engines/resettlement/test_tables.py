"""Do the tables of a resettlement add up to the fen?"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import resettlement_tables, solve
from gongxing.plan import Plan
from gongxing.plan.resettlement import ITEMS

DAY = dt.date(2026, 1, 1)


def test_the_last_row_sums_every_item() -> None:
    plan = Plan("园", DAY, DAY, (2026, 2030), resettlement=solve(small_problem()))
    households, groups, estates = resettlement_tables(plan)
    for key in (*(f"{key}_yuan" for key in ITEMS), "total_yuan"):
        *parts, total = households.column(key)
        assert sum(round(float(part or 0) * 100) for part in parts) == pytest.approx(float(total or 0) * 100)
    assert len(households.rows) == 15
    assert sum(int(n or 0) for n in groups.column("households")) == 14
    assert all(int(left or 0) >= 0 for left in estates.column("left"))
    assert resettlement_tables(Plan("园", DAY, DAY, (2026, 2030))) == ()
