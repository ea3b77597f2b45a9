"""Is the money of a year found by its year?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.plan import Action, Funds, FundsYear
from gongxing.words import same


def year(number: int, free: int) -> FundsYear:
    return FundsYear(number, 0, 0, 0, 0, 0, free)


def test_what_may_be_spent_by_a_year_is_told_in_yuan() -> None:
    assert Funds((year(2026, 12345), year(2027, 20000))).free_yuan(2026) == 123.45


def test_a_year_outside_the_horizon_and_years_with_a_hole_are_refused() -> None:
    with pytest.raises(KeyError, match="2030"):
        Funds((year(2026, 1),)).free_yuan(2030)
    with pytest.raises(ValueError, match="consecutive"):
        Funds((year(2026, 1), year(2028, 1)))


def test_special_bonds_that_no_work_carries_are_not_free() -> None:
    # 100 and 200 free, 50 and 80 of it special bonds in lots of 10
    rows = (FundsYear(2026, 0, 0, 0, 0, 0, 100, 50), FundsYear(2027, 0, 0, 0, 0, 0, 200, 80))
    funds = Funds(rows, lot_fen=10)
    assert funds.enough([100, 200], [50, 80])
    assert not funds.enough([101, 200], [50, 80])
    assert funds.enough([70, 170], [30, 80])  # 20 lacking and a lot of 10, in the first year and ever after
    assert not funds.enough([70, 171], [30, 80])


def test_the_park_bears_its_share_of_an_action() -> None:
    action = Action("a", "portfolio", "x", same("a"), (), 12.34, None)
    assert Funds((year(2026, 1),), borne=(("portfolio", 0.5),)).cost_fen(action) == 617
    assert Funds((year(2026, 1),)).cost_fen(action) == 1234
    assert Funds((year(2026, 1),)).cost_fen(replace(action, cost_yuan=None)) == 0
