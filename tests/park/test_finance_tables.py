"""Do the tables of money take what registers say and refuse what cannot be?"""

from __future__ import annotations

import pytest
from tests.finance_parks import line, money_park

from gongxing.errors import DataError
from gongxing.io.vocabulary import choice


def test_a_budget_line_below_nothing_or_of_no_account_is_refused() -> None:
    bad = line("z", 2026, "tax", "revenue", -1.0) | {"account": "pocket"}
    with pytest.raises(DataError) as told:
        money_park(bad)
    assert {f.place.column for f in told.value.faults} == {"account", "amount_yuan"}


@pytest.mark.parametrize(
    ("table", "column", "word", "meant"),
    [("budget", "account", "政府性基金", "fund"), ("budget", "line", "土地出让", "land"), ("budget", "direction", "支出", "spending"),
     ("debts", "kind", "隐性债务", "hidden"), ("bond_offers", "kind", "专项债券", "special"), ("debts", "repayment", "等额本息", "annuity"),
     ("incentives", "group", "人才", "talent")],
)  # fmt: skip
def test_words_of_registers_are_understood(table: str, column: str, word: str, meant: str) -> None:
    assert choice(table, column, word) == meant
