"""At which equal steps do dates follow one another, which are left out, and which come next?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongxing.errors import Fault, Place
from gongxing.io.stamps import Stamp
from gongxing.words import Text

PERIODS = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 1}
"""Steps after which a season begins anew; days have none that a short table would show."""
LABELS = {
    "year": Text("年", "year"), "quarter": Text("季", "quarter"), "month": Text("月", "month"), "week": Text("周", "week"),
    "day": Text("日", "day"),
}  # fmt: skip
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_LONGEST_BREAK = 15
"""Days without a price that a holiday explains in a daily series."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Dates at equal steps, `every` of them apart (2 for every other year)."""

    step: str
    every: int
    days: tuple[dt.date, ...]
    working: bool = False
    """Whether a daily series leaves out weekends."""

    @property
    def period(self) -> int:
        """Steps a year, 1 where there is no season to expect."""
        return max(PERIODS[self.step] // self.every, 1)

    def label(self, day: dt.date) -> str:
        """Return a date as its step is written: 2019, 2019Q3, 2019-07, 2019-07-15."""
        if self.step == "year":
            return str(day.year)
        if self.step == "quarter":
            return f"{day.year}Q{(day.month + 2) // 3}"
        return f"{day:%Y-%m}" if self.step == "month" else day.isoformat()

    def following(self, count: int) -> tuple[str, ...]:
        """Return the labels of the next `count` steps after the last date."""
        day, found = self.days[-1], []
        for _ in range(count):
            day = self._next(day)
            found.append(self.label(day))
        return tuple(found)

    def _next(self, day: dt.date) -> dt.date:
        if self.step in _MONTHS:
            month = day.year * 12 + day.month - 1 + _MONTHS[self.step] * self.every
            return dt.date(month // 12, month % 12 + 1, 1)
        day += dt.timedelta(days=7 * self.every if self.step == "week" else self.every)
        while self.working and day.weekday() >= 5:
            day += dt.timedelta(days=1)
        return day


def calendar_of(file: str, stamps: Sequence[tuple[Stamp, str]], faults: list[Fault]) -> Calendar | None:
    """Return the calendar of dates with their places; None with the faults added where they do not ascend or leave steps out."""
    before = len(faults)
    days = [stamp.day for stamp, _ in stamps]
    for (a, _), (b, place) in pairwise(stamps):
        if b.day <= a.day:
            word = (
                Text("与上一行相同", "the same as before")
                if b.day == a.day
                else Text("早于上一行", "before the one above")
            )
            found = Text(f"{b.day.isoformat()}（{word.zh}）", f"{b.day.isoformat()} ({word.en})")
            faults.append(_fault(file, place, found, _ASCENDING, _SORT, code="series.order"))
    if len(faults) > before:
        return None
    if len(days) < 2:
        faults.append(
            _fault(file, "", Text(f"{len(days)} 个日期", f"{len(days)} dates"), _SEVERAL, _ADD, code="series.few")
        )
        return None
    step = _step(stamps)
    calendar = _monthly(file, step, days, faults) if step in _MONTHS else _daily(file, step, days, faults)
    return calendar if len(faults) == before else None


def _step(stamps: Sequence[tuple[Stamp, str]]) -> str:
    """Return the step: as the stamps are written, or for days as they usually lie apart."""
    steps = {stamp.step for stamp, _ in stamps}
    if "day" not in steps:
        return next(step for step in ("month", "quarter", "year") if step in steps)
    gaps = sorted((b.day - a.day).days for (a, _), (b, _) in pairwise(stamps))
    usual = gaps[len(gaps) // 2]
    if usual <= 4:
        return "day"
    if usual <= 10:
        return "week"
    return "month" if usual <= 45 else "quarter" if usual <= 200 else "year"


def _monthly(file: str, step: str, days: list[dt.date], faults: list[Fault]) -> Calendar:
    size = _MONTHS[step]
    numbers = [(day.year * 12 + day.month - 1) // size for day in days]
    calendar = Calendar(step, 1, tuple(dt.date(n * size // 12, n * size % 12 + 1, 1) for n in numbers))
    apart = [b - a for a, b in pairwise(numbers)]
    twice = next((k for k, gap in enumerate(apart) if gap == 0), None)
    if twice is not None:
        found = Text(f"{calendar.label(days[twice])} 有两行", f"{calendar.label(days[twice])} twice")
        faults.append(
            _fault(file, "", found, Text(f"每{LABELS[step].zh}一行", f"one row a {step}"), _SORT, code="series.twice")
        )
        return calendar
    every = min(apart)
    if every > 1 and all(gap == every for gap in apart):
        return Calendar(step, every, calendar.days)
    missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers))
    if missing:
        names = [calendar.label(dt.date(n * size // 12, n * size % 12 + 1, 1)) for n in missing]
        faults.append(_gap(file, names))
    return calendar


def _daily(file: str, step: str, days: list[dt.date], faults: list[Fault]) -> Calendar:
    limit = _LONGEST_BREAK if step == "day" else 10
    for a, b in pairwise(days):
        if (b - a).days > limit:
            faults.append(_gap(file, [f"{a.isoformat()} – {b.isoformat()}"]))
    return Calendar(step, 1, tuple(days), step == "day" and all(day.weekday() < 5 for day in days))


def _gap(file: str, names: Sequence[str]) -> Fault:
    listed = ", ".join(names[:6]) + (" ..." if len(names) > 6 else "")
    return _fault(file, "", Text(f"缺 {listed}", f"{listed} left out"), _WHOLE, _FILL, code="series.gap")


def _fault(file: str, row: str, found: Text, expected: Text, remedy: Text, *, code: str) -> Fault:
    return Fault(Place(file, row=row), found, expected, remedy, code)


_ASCENDING = Text("由早到晚、不重复的日期", "dates that ascend, none twice")
_SORT = Text("按日期升序排列并去重", "sort by date, earliest first, and remove what is repeated")
_SEVERAL = Text("至少两个日期", "at least two dates")
_ADD = Text("补充数据", "add data")
_WHOLE = Text("连续的日期", "dates without gaps")
_FILL = Text("补上这些行，数值未知的留空", "add these rows, leaving the value empty where it is unknown")
