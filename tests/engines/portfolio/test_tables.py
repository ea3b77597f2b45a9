"""Do the tables of a portfolio hold every sector with its reason, and nothing where there is none?"""

from __future__ import annotations

import datetime as dt

from tests.portfolio_problems import small_problem

from gongxing.engines import portfolio
from gongxing.plan import Plan

DAY = dt.date(2026, 1, 1)


def test_every_sector_has_a_row_with_its_reason() -> None:
    result = portfolio.solve(small_problem())
    assert result.part is not None
    sectors, scenarios = portfolio.portfolio_tables(Plan("甲园", DAY, DAY, (2026, 2030), portfolio=result))
    assert sectors.column("sector") == tuple(choice.sector for choice in result.part.choices)
    assert sectors.column("reason_zh") == tuple(choice.reason.zh for choice in result.part.choices)
    assert scenarios.column("key") == tuple(scenario.key for scenario in result.part.scenarios)
    assert all(len(row) == len(sectors.columns) for row in sectors.rows)


def test_a_plan_without_a_portfolio_has_no_tables() -> None:
    assert portfolio.portfolio_tables(Plan("甲园", DAY, DAY, (2026, 2030))) == ()
