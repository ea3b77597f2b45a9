"""Are steps, gaps and disorder of dates seen, and the next dates named?"""

from __future__ import annotations

import pytest

from gongxing.errors import Fault
from gongxing.io.calendar_steps import Calendar, calendar_of
from gongxing.io.stamps import Stamp, stamp_of


def stamps(*cells: str) -> list[tuple[Stamp, str]]:
    found = [(stamp_of(cell), str(k + 2)) for k, cell in enumerate(cells)]
    return [(stamp, row) for stamp, row in found if stamp is not None]


def made(*cells: str) -> tuple[Calendar | None, list[Fault]]:
    faults: list[Fault] = []
    return calendar_of("t.csv", stamps(*cells), faults), faults


@pytest.mark.parametrize(
    ("cells", "step", "period", "following"),
    [
        (("2019", "2020", "2021"), "year", 1, ("2022", "2023")),
        (("2010", "2015", "2020"), "year", 1, ("2025", "2030")),
        (("2019Q3", "2019Q4", "2020Q1"), "quarter", 4, ("2020Q2", "2020Q3")),
        (("2019-10", "2019-11", "2019-12"), "month", 12, ("2020-01", "2020-02")),
        (("2019-10-31", "2019-11-30", "2019-12-31"), "month", 12, ("2020-01", "2020-02")),
        (("2019-03-31", "2019-06-30", "2019-09-30"), "quarter", 4, ("2019Q4", "2020Q1")),
        (("2019-03-01", "2019-03-08", "2019-03-15"), "week", 52, ("2019-03-22", "2019-03-29")),
        (("2019-03-06", "2019-03-07", "2019-03-08"), "day", 1, ("2019-03-11", "2019-03-12")),
        (("2019-03-08", "2019-03-09", "2019-03-10"), "day", 1, ("2019-03-11", "2019-03-12")),
        (("2017-12-31", "2018-12-31", "2019-12-31"), "year", 1, ("2020", "2021")),
    ],
)
def test_steps(cells: tuple[str, ...], step: str, period: int, following: tuple[str, ...]) -> None:
    calendar, faults = made(*cells)
    assert not faults
    assert calendar is not None
    assert (calendar.step, calendar.period, calendar.following(2)) == (step, period, following)


def test_disorder_is_told_with_its_rows() -> None:
    calendar, faults = made("2019", "2021", "2020", "2020")
    assert calendar is None
    assert [(fault.code, fault.place.row) for fault in faults] == [("series.order", "4"), ("series.order", "5")]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("2018", "2019", "2021", "2022"), "2020 left out"),
        (("2019-10", "2019-11", "2020-02"), "2019-12, 2020-01 left out"),
        (("2019-03-06", "2019-03-07", "2019-04-08", "2019-04-09"), "2019-03-07 – 2019-04-08 left out"),
    ],
)
def test_gaps_are_named(cells: tuple[str, ...], words: str) -> None:
    calendar, faults = made(*cells)
    assert calendar is None
    assert [fault.found.en for fault in faults] == [words]


def test_two_rows_a_month_and_a_single_date_are_told() -> None:
    assert [fault.code for fault in made("2019-01-05", "2019-02-05", "2019-03-05", "2019-03-30")[1]] == ["series.twice"]
    assert [fault.code for fault in made("2019")[1]] == ["series.few"]
