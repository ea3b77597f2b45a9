"""Do issues become service, debt and cash to the fen, and are broken rules named?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.finance_problems import BOND, SPECIAL, WAN, small_problem

from gongxing.engines.finance.ledger import broken, cost_of, interest_cost, ledger, lot_flows


def test_a_lot_pays_from_the_year_after_its_issue() -> None:
    flows = lot_flows(SPECIAL)
    assert (flows.interest / WAN).tolist() == [0, 2, 1.5, 1, 0.5]
    assert (flows.principal / WAN).tolist() == [0, 25, 25, 25, 25]


def test_cash_debt_and_service_by_year() -> None:
    # three lots of the bond in the first year: 300 less 0.3 for the issue; 9 a year; 300 back in 2029
    found = ledger(small_problem(), np.array([[3, 0, 0], [0, 0, 0]]))
    assert (found.cash[:4] / WAN).tolist() == [
        300 + 400 - 1000 + 300 - 0.3 - 55, pytest.approx(-55.3 + 400 - 500 - 9 - 55), pytest.approx(-219.3 + 400 - 100 - 9 - 55),
        pytest.approx(16.7 + 430 - 9 - 300),
    ]  # fmt: skip
    assert (found.owed[:4] / WAN).tolist() == [400, 350, 300, 0]
    assert (found.service[:4] / WAN).tolist() == [55, 64, 64, 309]
    assert found.special.sum() == 0


def test_broken_rules_are_named_by_year_and_offer() -> None:
    nothing = np.zeros((2, 3), np.int64)
    assert broken(small_problem(), nothing) == ["cash:2026", "cash:2027", "cash:2028"]
    much = np.array([[6, 6, 6], [6, 0, 0]])
    told = broken(small_problem(debt_ceiling_fen=1000 * WAN, debt_ratio=1.5), much)
    assert {"ceiling:2026", "ratio:2026", "special:2026", "yearly:B1", "total:B1", "dscr:2029"} <= set(told)


def test_a_floor_of_nothing_asks_for_nothing_but_service_within_what_comes_in_is_not_asked() -> None:
    assert not [
        n for n in broken(small_problem(dscr_floor=0.0), np.array([[8, 0, 0], [0, 0, 0]])) if n.startswith("dscr")
    ]


def test_the_present_cost_is_interest_and_issue_cost() -> None:
    # a lot of 100 at 3 %: 3 a year for three years and 0.1 now, worth 0.1 + 3 x (1/1.04 + 1/1.04^2 + 1/1.04^3) ten thousand yuan
    worth = (0.1 + 3 * sum(1.04**-t for t in (1, 2, 3))) * 1e4
    assert interest_cost(small_problem(), BOND, 0) == pytest.approx(worth)
    assert cost_of(small_problem(), np.array([[2, 1, 0], [0, 0, 0]])) == pytest.approx(worth * (2 + 1 / 1.04))
    free = replace(BOND, rate=0.0, issue_fen=0)
    assert interest_cost(small_problem(offers=(free,)), free, 2) == 0
