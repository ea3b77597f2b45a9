"""Is every usual way to write a date understood, and nothing else taken for one?"""

from __future__ import annotations

import datetime as dt

import pytest

from gongxing.io.stamps import Stamp, moment, stamp_of


@pytest.mark.parametrize(
    ("cell", "step", "day"),
    [
        ("2019", "year", (2019, 1, 1)),
        (2019.0, "year", (2019, 1, 1)),
        ("2019年", "year", (2019, 1, 1)),
        ("２０１９年度", "year", (2019, 1, 1)),
        ("2019Q3", "quarter", (2019, 7, 1)),
        ("2019-Q3", "quarter", (2019, 7, 1)),
        ("Q3 2019", "quarter", (2019, 7, 1)),
        ("2019年三季度", "quarter", (2019, 7, 1)),
        ("2019年第3季度", "quarter", (2019, 7, 1)),
        ("2019-07", "month", (2019, 7, 1)),
        ("2019/7", "month", (2019, 7, 1)),
        ("2019年7月", "month", (2019, 7, 1)),
        ("201907", "month", (2019, 7, 1)),
        (201907.0, "month", (2019, 7, 1)),
        ("2019M07", "month", (2019, 7, 1)),
        ("Jul 2019", "month", (2019, 7, 1)),
        ("2019-07-15", "day", (2019, 7, 15)),
        ("2019/7/15", "day", (2019, 7, 15)),
        ("2019年7月15日", "day", (2019, 7, 15)),
        ("20190715", "day", (2019, 7, 15)),
        ("2019-07-15 00:00:00", "day", (2019, 7, 15)),
        ("2019-07-15T08:30:00Z", "day", (2019, 7, 15)),
    ],
)
def test_dates(cell: str | float, step: str, day: tuple[int, int, int]) -> None:
    assert stamp_of(cell) == Stamp(dt.date(*day), step)


@pytest.mark.parametrize(
    "cell", ["", "Price", "18.58", 18.58, "2019-13", "2019-02-30", "201913", "99", "9999", "-2019", "三季度", -1.0]
)
def test_what_is_no_date(cell: str | float) -> None:
    assert stamp_of(cell) is None


def test_parts_of_a_year() -> None:
    assert moment(2020, 4, "quarter") == Stamp(dt.date(2020, 10, 1), "quarter")
    assert moment(2020, 12, "month") == Stamp(dt.date(2020, 12, 1), "month")
    assert moment(2020, 5, "quarter") is None
    assert moment(2020, 0, "month") is None
