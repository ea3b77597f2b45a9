"""What does a debt cost year by year: interest and principal of a bullet, an annuity or equal principal, to the fen?

Payments fall at the end of each year after the debt was taken up. Interest is that year's opening balance times the rate,
rounded half up to a whole fen; principal parts add up to the debt to the fen.
"""

from __future__ import annotations

from fractions import Fraction

Payment = tuple[int, int]
"""Interest and principal of one year, in fen."""


def repayment(debt_fen: int, rate: float, years: int, way: str) -> tuple[Payment, ...]:
    """Return the payments of `years` years on a debt.

    Args:
        debt_fen: what is owed, 0 or more.
        rate: yearly, as a share (0.03 for 3 %), 0 or more.
        years: 1 or more.
        way: "bullet" (all at the end), "annuity" (the same sum every year) or "equal_principal".

    The annuity's yearly sum is debt * rate / (1 - (1 + rate)^-years), rounded; the last year pays what is left.
    """
    if debt_fen < 0 or rate < 0 or years < 1:
        raise ValueError(f"a debt of {debt_fen} fen at {rate} over {years} years cannot be repaid")
    yearly = Fraction(str(rate))
    principal = _principals(debt_fen, yearly, years, way)
    payments, owed = [], debt_fen
    for part in principal:
        payments.append((_whole(owed * yearly), part))
        owed -= part
    return tuple(payments)


def _principals(debt: int, rate: Fraction, years: int, way: str) -> list[int]:
    if way == "bullet":
        return [0] * (years - 1) + [debt]
    if way == "equal_principal" or (way == "annuity" and not rate):
        part, left = divmod(debt, years)
        return [part + (year < left) for year in range(years)]
    if way != "annuity":
        raise ValueError(f"a debt is repaid as bullet, annuity or equal_principal, not {way!r}")
    sum_fen = _whole(debt * rate / (1 - (1 + rate) ** -years))
    parts, owed = [], debt
    for _ in range(years - 1):
        part = min(max(sum_fen - _whole(owed * rate), 0), owed)
        parts.append(part)
        owed -= part
    return [*parts, owed]


def _whole(amount: Fraction) -> int:
    """Return an amount of 0 or more in whole fen, half a fen rounded up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)
