"""Does a price series know its pace, its months and its years?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.standards.prices import PriceSeries


def days(first: dt.date, step: int, count: int) -> tuple[dt.date, ...]:
    return tuple(first + dt.timedelta(days=step * k) for k in range(count))


def months(count: int, *, left_out: int = -1) -> tuple[dt.date, ...]:
    return tuple(dt.date(2020 + k // 12, k % 12 + 1, 15) for k in range(count) if k != left_out)


@pytest.mark.parametrize(("step", "per_year"), [(1, 260), (7, 52), (30, 12), (91, 4), (365, 1)])
def test_the_pace_is_read_from_the_dates(step: int, per_year: int) -> None:
    dates = days(dt.date(2000, 1, 1), step, 12)
    assert PriceSeries("x", "", dates, (1.0,) * 12).per_year == per_year


def test_daily_prices_become_means_of_months() -> None:
    dates = (dt.date(2020, 1, 30), dt.date(2020, 1, 31), dt.date(2020, 2, 3), dt.date(2020, 2, 4))
    monthly = PriceSeries("x", "usd/t", dates, (1.0, 3.0, 5.0, 7.0)).monthly()
    assert monthly.dates == (dt.date(2020, 1, 15), dt.date(2020, 2, 15))
    assert monthly.prices == (2.0, 6.0)
    assert monthly.unit == "usd/t"


def test_years_say_how_many_prices_stand_behind_their_mean() -> None:
    found = PriceSeries("x", "", months(14), tuple(float(k) for k in range(1, 15)))
    assert found.yearly() == ((2020, 6.5, 12), (2021, 13.5, 2))
    assert len(found.until(dt.date(2020, 12, 31))) == 12
    assert found.monthly() is found


def test_months_left_out_are_named() -> None:
    dates = months(14, left_out=3)
    assert PriceSeries("x", "", dates, (1.0,) * 13).gaps() == (dt.date(2020, 4, 15),)


@pytest.mark.parametrize(
    ("dates", "prices"),
    [
        ((dt.date(2020, 1, 1),), (1.0, 2.0)),
        ((dt.date(2020, 1, 2), dt.date(2020, 1, 1)), (1.0, 2.0)),
        ((dt.date(2020, 1, 1), dt.date(2020, 1, 1)), (1.0, 2.0)),
        ((dt.date(2020, 1, 1),), (0.0,)),
        ((dt.date(2020, 1, 1),), (float("nan"),)),
    ],
)
def test_a_series_that_is_none_cannot_exist(dates: tuple[dt.date, ...], prices: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):
        PriceSeries("x", "", dates, prices)
