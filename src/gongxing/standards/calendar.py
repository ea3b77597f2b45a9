"""On which days do Chinese authorities work, and when does a term of so many days end?

A day is a working day by the State Council's arrangement of its year: days off, and weekends worked in their place. A year
whose arrangement is not announced falls back on the holidays the law itself gives; a holiday that falls on a weekend, or on
another holiday, is then made up for by the next working day (the law's own rule), and every such year carries a warning.

Terms are counted as the Civil Code (art. 201 to 203) and administrative practice count them: the day on which a term begins
is not counted; a term in working days ends on the last of them; a term in calendar days that would end on a day off ends on
the first working day after it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gongxing.errors import RuleError
from gongxing.standards.rules import Grade
from gongxing.words import Text

DAY = dt.timedelta(1)
EARLIEST, LATEST = 2000, 2079
"""First and last year on which the calendar answers."""
MOVING = ("spring_festival", "qingming", "dragon_boat", "mid_autumn")
"""Holidays whose date differs from year to year."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One row of a year's arrangement: days off, or weekend days that are worked."""

    year: int
    off: bool
    first: dt.date
    last: dt.date
    words: Text
    source: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class StatutoryHoliday:
    """A holiday given by law: `days` days from `offset` days after its anchor, a fixed day (MM-DD) or a moving one by name."""

    name: str
    words: Text
    since: dt.date
    until: dt.date | None
    anchor: str
    offset: int
    days: int
    source: str
    grade: Grade

    def dates(self, year: int, moving: Mapping[str, dt.date]) -> tuple[dt.date, ...]:
        """Return its days in a year; none where the law does not give it, or its moving date is not known."""
        if not (self.since.year <= year and (self.until is None or year <= self.until.year)):
            return ()
        fixed = dt.date.fromisoformat(f"{year}-{self.anchor}") if self.anchor[:1].isdigit() else None
        anchor = fixed or moving.get(self.anchor)
        return () if anchor is None else tuple(anchor + (self.offset + i) * DAY for i in range(self.days))


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day the user says is worked or not, with the reason."""

    day: dt.date
    working: bool
    words: str


@dataclass(frozen=True)
class HolidayBook:
    """All that is known of holidays: arrangements by year, holidays by law, moving dates by year, the user's own days.

    `own_years` are years whose arrangement the user has entered in full.
    """

    arrangements: tuple[Arrangement, ...]
    statutory: tuple[StatutoryHoliday, ...]
    moving: Mapping[int, Mapping[str, dt.date]]
    own: tuple[OwnDay, ...] = ()
    own_years: frozenset[int] = frozenset()

    def calendar(self) -> Calendar:
        """Return the working-day calendar of the book."""
        announced = frozenset(row.year for row in self.arrangements) | self.own_years
        marks: dict[dt.date, tuple[bool, Text]] = {}
        for year in range(EARLIEST, LATEST + 1):
            if year not in announced:
                marks |= self._by_law(year)
        for row in self.arrangements:
            marks |= dict.fromkeys(_span(row.first, row.last), (not row.off, row.words))
        marks |= {own.day: (own.working, Text(own.words, own.words)) for own in self.own}
        return Calendar(marks, announced, frozenset(self.moving))

    def with_own(self, days: Iterable[OwnDay], years: Iterable[int] = ()) -> HolidayBook:
        """Return a book with the user's own days and announced years laid over it."""
        return replace(self, own=(*self.own, *days), own_years=self.own_years | frozenset(years))

    def _by_law(self, year: int) -> dict[dt.date, tuple[bool, Text]]:
        """Return the days off the law gives in a year, those made up for included."""
        found: dict[dt.date, tuple[bool, Text]] = {}
        owed: list[tuple[dt.date, Text]] = []
        for holiday in self.statutory:
            for day in holiday.dates(year, self.moving.get(year, {})):
                if day in found or day.weekday() >= 5:
                    owed.append((day, holiday.words))
                found.setdefault(day, (False, holiday.words))
        for day, words in sorted(owed, key=lambda pair: pair[0]):
            while day in found or day.weekday() >= 5:
                day += DAY
            found[day] = (False, Text(f"{words.zh}补假", f"in lieu of {words.en}"))
        return found


def _span(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + i * DAY for i in range((last - first).days + 1))


@dataclass(frozen=True)
class Calendar:
    """Working days and terms. `marks` are the days that differ from the plain week, with what they are."""

    marks: Mapping[dt.date, tuple[bool, Text]]
    announced: frozenset[int]
    moving_years: frozenset[int]
    _working: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first, last = dt.date(EARLIEST, 1, 1).toordinal(), dt.date(LATEST, 12, 31).toordinal()
        off = {day.toordinal() for day, (working, _) in self.marks.items() if not working}
        worked = {day.toordinal() for day, (working, _) in self.marks.items() if working}
        days = (n for n in range(first, last + 1) if n in worked or (n not in off and (n - 1) % 7 < 5))
        object.__setattr__(self, "_working", tuple(days))

    def is_announced(self, year: int) -> bool:
        """Whether the arrangement of a year is known, from the State Council or from the user."""
        return year in self.announced

    def is_working_day(self, day: dt.date) -> bool:
        """Whether authorities work on a day."""
        place = bisect_left(self._working, day.toordinal())
        return place < len(self._working) and self._working[place] == day.toordinal()

    def words(self, day: dt.date) -> Text | None:
        """Return the holiday or made-up day a day is; None for a plain day of the week."""
        mark = self.marks.get(day)
        return None if mark is None else mark[1]

    def first_working_day(self, day: dt.date) -> dt.date:
        """Return the day itself if it is worked, else the first working day after it."""
        return self._at(bisect_left(self._working, day.toordinal()))

    def last_working_day(self, day: dt.date) -> dt.date:
        """Return the day itself if it is worked, else the last working day before it."""
        return self._at(bisect_right(self._working, day.toordinal()) - 1)

    def next_working_day(self, day: dt.date) -> dt.date:
        """Return the first working day after a day."""
        return self._at(bisect_right(self._working, day.toordinal()))

    def previous_working_day(self, day: dt.date) -> dt.date:
        """Return the last working day before a day."""
        return self._at(bisect_left(self._working, day.toordinal()) - 1)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the `count`-th working day after a day (before it for a count below 0); the day itself for 0."""
        if count == 0:
            return day
        if count > 0:
            return self._at(bisect_right(self._working, day.toordinal()) + count - 1)
        return self._at(bisect_left(self._working, day.toordinal()) + count)

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie after `start` up to and with `end`; below 0 where `end` lies before `start`."""
        return bisect_right(self._working, end.toordinal()) - bisect_right(self._working, start.toordinal())

    def term_end(self, start: dt.date, days: int, working: bool) -> dt.date:
        """Return the day on which a term begun on `start` ends; `start` itself for a term of 0 days."""
        if days == 0:
            return start
        return self.add_working_days(start, days) if working else self.first_working_day(start + days * DAY)

    def term_start(self, end: dt.date, days: int, working: bool) -> dt.date:
        """Return the last day on which a term may begin and still have ended by `end`."""
        if days == 0:
            return end
        last = bisect_right(self._working, end.toordinal()) - 1
        return self._at(last - days + 1) - DAY if working else self._at(last) - days * DAY

    def warnings(self, first: dt.date, last: dt.date) -> tuple[Text, ...]:
        """Return what must be said of the years from one day to another: which are not announced, which lack moving dates."""
        open_years = [year for year in range(first.year, last.year + 1) if year not in self.announced]
        found = []
        if open_years:
            found.append(
                Text(
                    f"{_years(open_years)}年放假安排尚未公布，暂按法定节假日（遇休息日补假、不调休）推算，公布后须重算",
                    f"the arrangement of {_years(open_years)} is not announced: the holidays by law are counted, made up for "
                    "where they fall on weekends and without exchanged weekends; count again once it is",
                )
            )
        blind = [year for year in open_years if year not in self.moving_years]
        if blind:
            found.append(
                Text(
                    f"{_years(blind)}年的春节、清明、端午、中秋日期未入表，推算中未计",
                    f"the dates of the moving holidays of {_years(blind)} are not in the table and are left out",
                )
            )
        return tuple(found)

    def _at(self, place: int) -> dt.date:
        if not 0 <= place < len(self._working):
            raise RuleError(
                Text(
                    f"工作日历只推算 {EARLIEST} 至 {LATEST} 年",
                    f"the calendar answers from {EARLIEST} to {LATEST} only",
                )
            )
        return dt.date.fromordinal(self._working[place])


def _years(years: list[int]) -> str:
    """Return years as a short list: runs of more than two as first-last."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)
