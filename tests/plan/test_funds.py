"""Is the money of a year found by its year?"""

from __future__ import annotations

import pytest

from gongxing.plan import Funds, FundsYear


def year(number: int, free: int) -> FundsYear:
    return FundsYear(number, 0, 0, 0, 0, 0, free)


def test_what_may_be_spent_by_a_year_is_told_in_yuan() -> None:
    assert Funds((year(2026, 12345), year(2027, 20000))).free_yuan(2026) == 123.45


def test_a_year_outside_the_horizon_and_years_with_a_hole_are_refused() -> None:
    with pytest.raises(KeyError, match="2030"):
        Funds((year(2026, 1),)).free_yuan(2030)
    with pytest.raises(ValueError, match="consecutive"):
        Funds((year(2026, 1), year(2028, 1)))
