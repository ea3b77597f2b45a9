"""Do accounts and old debts of the tables become flows by year, gaps filled as said?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.finance_parks import line, money_park, money_plan

from gongxing.engines.finance.accounts import accounts_of, last_year, old_debts
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_finance_values
from gongxing.park import FinanceLimits
from gongxing.plan.growth import GrowthOutlook, YearSpread

VALUES = load_finance_values()


def test_budget_lines_stand_and_later_years_go_on() -> None:
    found = accounts_of(money_park(), VALUES, money_plan(), 8)
    assert found.fees.tolist() == [70_000_000] * 8  # as budgeted for 2026, then level
    assert found.transfers.tolist() == [100_000_000] * 8
    assert found.operating[:3].tolist() == [206_000_000, 212_180_000, 218_545_400]  # 2025 grown by 3 % a year
    assert found.operating[4:].tolist() == [found.operating[4]] * 4  # level after the horizon
    assert found.tax.tolist() == [500_000_000] * 8
    assert found.opening_fen == 300_000_000


def test_lines_of_land_works_and_debt_are_not_counted_and_it_is_said() -> None:
    found = accounts_of(money_park(), VALUES, money_plan(), 5)
    assert found.fees.max() < 10**11
    assert any("not counted twice" in note.en for note in found.notes)
    assert any("ends in 2026" in note.en for note in found.notes)


def test_taxes_follow_the_outlook_where_there_is_one() -> None:
    spreads = tuple(YearSpread("tax", year, 1e7 + 1e6 * (year - 2026), ()) for year in range(2026, 2031))
    outlook = GrowthOutlook(2025, (("tax", 1e7),), spreads, (), (), (), (), 1, 1)
    found = accounts_of(money_park(), VALUES, replace(money_plan(), outlook=outlook), 7)
    assert found.tax.tolist() == [
        475_000_000,
        522_500_000,
        570_000_000,
        617_500_000,
        665_000_000,
        665_000_000,
        665_000_000,
    ]


def test_opening_cash_is_set_carried_over_or_nothing() -> None:
    park, plan = money_park(), money_plan()
    chosen = park.with_settings(replace(park.settings, finance=FinanceLimits(opening_yuan=12.34)))
    assert accounts_of(chosen, VALUES, plan, 5).opening_fen == 1234
    bare = park.with_table("budget", pd.DataFrame([line("a", 2025, "tax", "revenue", 1.0)]))
    assert accounts_of(bare, VALUES, plan, 5).opening_fen == 0


def test_without_a_budget_it_is_told_what_to_import() -> None:
    park = money_park()
    with pytest.raises(NotReadyError, match="--table budget"):
        accounts_of(
            replace(park, tables={**park.tables, "budget": park["budget"].replace(pd.DataFrame())}),
            VALUES,
            money_plan(),
            5,
        )


def test_old_debts_are_served_until_they_end() -> None:
    found = old_debts(money_park(), 2026, 4)
    assert found.interest.tolist() == [3_000_000, 3_000_000, 0, 0]
    assert found.principal.tolist() == [0, 100_000_000, 0, 0]
    assert found.owed.tolist() == [100_000_000, 0, 0, 0]
    assert last_year(money_park(), 2026) == 2


def test_a_debt_overdue_is_due_in_the_first_year() -> None:
    assert old_debts(money_park(), 2030, 2).principal.tolist() == [100_000_000, 0]
