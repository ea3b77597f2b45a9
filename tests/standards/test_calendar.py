"""Are working days those that were announced, are terms counted by the rule, and are years not announced told?"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.errors import RuleError
from gongxing.io.procedure_packs import load_holidays
from gongxing.standards.calendar import OwnDay

BOOK = load_holidays()
CALENDAR = BOOK.calendar()
DAYS = st.dates(dt.date(2019, 6, 1), dt.date(2034, 6, 1))


def day(text: str) -> dt.date:
    """Return a date."""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "worked"),
    [
        ("2026-02-14", True),  # Saturday worked for Spring Festival
        ("2026-02-23", False),  # Monday, last day of nine
        ("2026-02-24", True),
        ("2026-01-04", True),  # Sunday worked for New Year
        ("2026-10-10", True),
        ("2026-10-07", False),
        ("2025-01-26", True),
        ("2025-10-08", False),
        ("2024-04-07", True),
        ("2023-01-02", False),
        ("2022-12-31", False),
        ("2020-02-01", False),  # the Spring Festival of 2020 was made longer
        ("2020-02-03", True),
    ],
)
def test_days_off_and_weekends_worked_are_those_announced(when: str, worked: bool) -> None:
    assert CALENDAR.is_working_day(day(when)) is worked


def test_the_announced_years_are_told_and_the_others_warn_once() -> None:
    assert all(CALENDAR.is_announced(year) for year in range(2020, 2027))
    assert not CALENDAR.is_announced(2027)
    assert CALENDAR.warnings(day("2025-01-01"), day("2026-12-31")) == ()
    (warning,) = CALENDAR.warnings(day("2026-06-01"), day("2028-03-01"))
    assert "2027、2028" in warning.zh
    assert "not announced" in warning.en
    told = CALENDAR.warnings(day("2027-01-01"), day("2045-01-01"))
    assert len(told) == 2
    assert "2041-2045" in told[1].en


def test_a_year_not_announced_has_the_thirteen_days_of_the_law_made_up_for_on_weekdays() -> None:
    # 2027: New Year Friday; Spring Festival 5-8 February with Saturday and Sunday made up for on 9 and 10; Qingming Monday;
    # Labour Day Saturday and Sunday, made up for on 3 and 4 May; Dragon Boat, Mid-Autumn Wednesdays; 1-3 October, two days after.
    off = [
        "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-04-05", "2027-05-03", "2027-05-04",
        "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04", "2027-10-05",
    ]  # fmt: skip
    found = [
        d
        for d in (day("2027-01-01") + dt.timedelta(n) for n in range(365))
        if d.weekday() < 5 and not CALENDAR.is_working_day(d)
    ]
    assert [d.isoformat() for d in found] == off
    words = CALENDAR.words(day("2027-02-09"))
    assert words is not None
    assert words.zh == "春节补假"


def test_before_2025_the_law_gave_eleven_days() -> None:
    off = [d for d in (day("2019-01-01") + dt.timedelta(n) for n in range(365)) if not CALENDAR.is_working_day(d)]
    # 104 weekend days and, as 2019 is in no table of moving holidays, New Year, Labour Day and National Day: five days
    assert len(off) == 104 + 5
    assert "moving" in CALENDAR.warnings(day("2019-01-01"), day("2019-12-31"))[1].en


@given(DAYS, st.integers(-60, 260))
@settings(max_examples=60, deadline=None)
def test_adding_working_days_is_counting_day_by_day(start: dt.date, count: int) -> None:
    here, left = start, abs(count)
    while left:
        here += dt.timedelta(1 if count > 0 else -1)
        left -= CALENDAR.is_working_day(here)
    assert CALENDAR.add_working_days(start, count) == here


@given(DAYS, st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_working_days_between_is_counting_day_by_day(start: dt.date, length: int) -> None:
    end = start + dt.timedelta(length)
    counted = sum(CALENDAR.is_working_day(start + dt.timedelta(n)) for n in range(1, length + 1))
    assert CALENDAR.working_days_between(start, end) == counted == -CALENDAR.working_days_between(end, start)


@given(DAYS, st.integers(0, 120), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_term_ends_on_a_working_day_and_starts_as_late_as_it_can(start: dt.date, length: int, working: bool) -> None:
    end = CALENDAR.term_end(start, length, working)
    if length:
        assert CALENDAR.is_working_day(end)
    latest = CALENDAR.term_start(end, length, working)
    assert latest >= start
    assert CALENDAR.term_end(latest, length, working) <= end
    assert CALENDAR.term_end(latest + dt.timedelta(1), length, working) > end


def test_the_day_a_term_begins_is_not_counted_and_it_ends_after_days_off() -> None:
    # ten working days from Monday 2 February 2026: 3-6 (4), 9-13 (9), Saturday 14 is worked (10)
    assert CALENDAR.term_end(day("2026-02-02"), 10, True) == day("2026-02-14")
    # fifteen days from 2 February end on the 17th, within Spring Festival: the term ends on the 24th
    assert CALENDAR.term_end(day("2026-02-02"), 15, False) == day("2026-02-24")
    assert CALENDAR.term_end(day("2026-02-15"), 0, True) == day("2026-02-15")


def test_neighbouring_working_days() -> None:
    assert CALENDAR.next_working_day(day("2026-02-14")) == day("2026-02-24")
    assert CALENDAR.previous_working_day(day("2026-02-24")) == day("2026-02-14")
    assert CALENDAR.first_working_day(day("2026-02-14")) == day("2026-02-14")
    assert CALENDAR.first_working_day(day("2026-02-15")) == day("2026-02-24")
    assert CALENDAR.last_working_day(day("2026-02-20")) == day("2026-02-14")


def test_the_user_adds_days_and_years() -> None:
    own = BOOK.with_own(
        [OwnDay(day("2027-02-13"), True, "调休"), OwnDay(day("2027-02-11"), False, "放假")], [2027]
    ).calendar()
    assert own.is_announced(2027)
    assert own.warnings(day("2027-01-01"), day("2027-12-31")) == ()
    assert own.is_working_day(day("2027-02-13"))
    assert not own.is_working_day(day("2027-02-11"))
    assert own.is_working_day(day("2027-01-01"))  # an announced year holds what was entered, nothing else
    assert not CALENDAR.is_announced(2027)


def test_beyond_its_years_it_says_so() -> None:
    with pytest.raises(RuleError, match="2000 to 2079"):
        CALENDAR.add_working_days(day("2079-12-30"), 30)
