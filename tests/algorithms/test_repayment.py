"""Are the payments on a debt those a careful clerk writes down, to the fen?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxing.algorithms.repayment import repayment


def test_a_bullet_pays_interest_every_year_and_all_at_the_end() -> None:
    # 1,000,000.00 yuan at 2.5 %: 25,000.00 a year
    assert repayment(100_000_000, 0.025, 3, "bullet") == ((2_500_000, 0), (2_500_000, 0), (2_500_000, 100_000_000))


def test_equal_principal_falls_with_the_balance() -> None:
    # 100.00 yuan over three years: 33.34 + 33.33 + 33.33; interest 5 % of 100.00, 66.66, 33.33 = 5.00, 3.33, 1.67 (1.6665 up)
    assert repayment(10_000, 0.05, 3, "equal_principal") == ((500, 3334), (333, 3333), (167, 3333))


def test_an_annuity_pays_the_same_sum_but_for_the_last_fen() -> None:
    # 1,000.00 yuan at 10 % over 3 years: 1000 / 2.4868520 = 402.1148 -> 402.11
    # year 1: interest 100.00, principal 302.11; year 2: 697.89 -> 69.79 (69.789), 332.32; year 3: 365.57 -> 36.56, 365.57
    assert repayment(100_000, 0.1, 3, "annuity") == ((10_000, 30_211), (6_979, 33_232), (3_656, 36_557))


def test_a_debt_without_interest_is_repaid_in_equal_parts() -> None:
    assert repayment(10, 0.0, 3, "annuity") == ((0, 4), (0, 3), (0, 3))


@given(
    st.integers(0, 10**13), st.integers(0, 2000), st.integers(1, 40),
    st.sampled_from(("bullet", "annuity", "equal_principal")),
)  # fmt: skip
def test_principal_adds_up_and_interest_follows_the_balance(debt: int, points: int, years: int, way: str) -> None:
    rate, owed = points / 10_000, debt
    payments = repayment(debt, rate, years, way)
    assert len(payments) == years
    for interest, principal in payments:
        assert principal >= 0
        assert abs(interest - owed * rate) <= 0.5 + owed * 1e-12
        owed -= principal
    assert owed == 0
    if way == "annuity" and rate and debt > 10**9:
        sums = [sum(pair) for pair in payments[:-1]]
        assert max(sums, default=0) - min(sums, default=0) == 0
        assert not sums or abs(sum(payments[-1]) - sums[0]) <= years * (1 + rate) ** years


@pytest.mark.parametrize(("debt", "rate", "years", "way"), [(-1, 0.1, 1, "bullet"), (1, -0.1, 1, "bullet"), (1, 0.1, 0, "bullet"), (1, 0.1, 2, "never")])  # fmt: skip
def test_what_cannot_be_repaid_is_refused(debt: int, rate: float, years: int, way: str) -> None:
    with pytest.raises(ValueError, match="repaid"):
        repayment(debt, rate, years, way)
