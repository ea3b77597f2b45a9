"""Do the accounts of today tell balance, debt ratio and cover as a clerk would reckon them?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.finance_parks import line, money_park

from gongxing.diagnosis.money import survey_money
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_finance_values
from gongxing.park import Park

VALUES = load_finance_values()


def settled(*extra: dict[str, object]) -> Park:
    """Only the accounts of 2025 are settled: taxes 5.0, fees 0.6, transfers 1.0, running 2.0 million yuan; a debt of 1 million."""
    frame = money_park(*extra)["budget"].frame
    return money_park().with_table("budget", frame.assign(expected=frame["year"] > 2025))


def test_figures_of_the_last_settled_year() -> None:
    found = {f.key: f.value for f in survey_money(settled(), VALUES).figures}
    assert found["money.resources_yuan"] == pytest.approx(6.6e6)
    assert found["money.self_reliance"] == pytest.approx(5.6 / 2)
    assert found["money.land_reliance"] == 0
    assert found["money.debt_ratio"] == pytest.approx(1 / 6.6)
    # a bullet of 2027 at 3 %: 30,000 of interest in 2026
    assert (found["money.due_yuan"], found["money.rate"]) == (pytest.approx(30_000), pytest.approx(0.03))
    assert found["money.cover"] == pytest.approx(4.6e6 / 3e4)


@pytest.mark.parametrize(("owed", "verdict", "word"), [(6e6, "pass", "green"), (9e6, "warn", "yellow"), (14e6, "warn", "orange"), (2e7, "fail", "red")])  # fmt: skip
def test_the_class_of_debt_risk(owed: float, verdict: str, word: str) -> None:
    park = settled()
    debts = park["debts"].frame.assign(balance_yuan=owed)
    found = {f.code: f for f in survey_money(park.with_table("debts", debts), VALUES).findings}
    assert found["money.risk"].verdict == verdict
    assert word in found["money.risk"].words.en


def test_accounts_are_listed_by_year_with_their_balance() -> None:
    land = line("z", 2025, "land", "revenue", 4e6) | {"account": "fund"}
    survey = survey_money(settled(land), VALUES)
    accounts, debts = survey.tables
    assert ("fund", 2025, False, 4e6, 0.0, 4e6) in accounts.rows
    assert ("general", 2025, False, 6.6e6, 2e6, 4.6e6) in accounts.rows
    assert debts.rows == (("D1", "旧债", "general", 1e6, 0.03, 2027, "bullet"),)


def test_running_that_rests_on_land_is_warned_of() -> None:
    rows = [line("a", 2025, "tax", "revenue", 1e6), line("b", 2025, "operating", "spending", 2e6)]
    found = {
        f.code: f.verdict for f in survey_money(money_park().with_table("budget", pd.DataFrame(rows)), VALUES).findings
    }
    assert found["money.running"] == "warn"


def test_without_settled_accounts_it_is_told_what_to_import() -> None:
    park = money_park()
    bare = replace(park, tables={**park.tables, "budget": park["budget"].replace(pd.DataFrame())})
    with pytest.raises(NotReadyError, match="--table budget"):
        survey_money(bare, VALUES)
