"""Which day, month, quarter or year does a cell name?"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

STEPS = ("year", "quarter", "month", "day")
_MONTHS = {
    word: k + 1
    for k, word in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}
_QUARTERS: Mapping[str, int] = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = re.compile(r"(?:fy\s*)?([12]\d{3})\s*(?:年|年度)?")
_QUARTER = re.compile(
    r"([12]\d{3})\s*(?:年|-|/|\.)?\s*(?:q|第)?\s*([1-4一二三四])\s*(?:季度|季)|([12]\d{3})\s*(?:年|-|/|\.)?\s*q([1-4])"
)
_QUARTER_FIRST = re.compile(r"q([1-4])[\s\-/]*([12]\d{3})")
_MONTH = re.compile(r"([12]\d{3})\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_PACKED = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])")
_MONTH_WORD = re.compile(r"([a-z]{3})[a-z]*[\s\-/,.]*([12]\d{3})")
_MONTH_WORD_LAST = re.compile(r"([12]\d{3})[\s\-/,.]*([a-z]{3})[a-z]*")
_MONTH_M = re.compile(r"([12]\d{3})\s*m(\d{1,2})")
_DAY = re.compile(
    r"([12]\d{3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
)
_DAY_PACKED = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_EARLIEST, _LATEST = 1800, 2200


@dataclass(frozen=True, order=True, slots=True)
class Stamp:
    """A moment as it was written: its first day, and how exact it is (year, quarter, month or day)."""

    day: dt.date
    step: str


def stamp_of(cell: str | float) -> Stamp | None:
    """Return the moment a cell names (2019, 2019年, 2019Q3, 2019年三季度, 2019-07, 201907, Jul 2019, 2019/7/15, 20190715), None if none."""
    if isinstance(cell, float):
        if not cell.is_integer() or cell < 0:
            return None
        cell = str(int(cell))
    text = unicodedata.normalize("NFKC", cell).strip().lower()
    for read in (_year, _quarter, _month, _day):
        found = read(text)
        if found is not None:
            return found if _EARLIEST <= found.day.year <= _LATEST else None
    return None


def moment(year: int, part: int, step: str) -> Stamp | None:
    """Return the stamp of a month or quarter of a year, None if there is no such one."""
    month = part if step == "month" else 3 * part - 2
    return Stamp(dt.date(year, month, 1), step) if 1 <= month <= 12 and part >= 1 else None


def _year(text: str) -> Stamp | None:
    found = _YEAR.fullmatch(text)
    return Stamp(dt.date(int(found.group(1)), 1, 1), "year") if found else None


def _quarter(text: str) -> Stamp | None:
    found = _QUARTER.fullmatch(text)
    if found:
        year, part = (found.group(1), found.group(2)) if found.group(1) else (found.group(3), found.group(4))
        return moment(int(year), _QUARTERS[part], "quarter")
    found = _QUARTER_FIRST.fullmatch(text)
    return moment(int(found.group(2)), int(found.group(1)), "quarter") if found else None


def _month(text: str) -> Stamp | None:
    for pattern in (_MONTH, _MONTH_PACKED, _MONTH_M):
        found = pattern.fullmatch(text)
        if found:
            return moment(int(found.group(1)), int(found.group(2)), "month")
    for pattern, year, word in ((_MONTH_WORD, 2, 1), (_MONTH_WORD_LAST, 1, 2)):
        found = pattern.fullmatch(text)
        if found and found.group(word) in _MONTHS:
            return moment(int(found.group(year)), _MONTHS[found.group(word)], "month")
    return None


def _day(text: str) -> Stamp | None:
    found = _DAY.fullmatch(text) or _DAY_PACKED.fullmatch(text)
    if not found:
        return None
    try:
        return Stamp(dt.date(int(found.group(1)), int(found.group(2)), int(found.group(3))), "day")
    except ValueError:
        return None
