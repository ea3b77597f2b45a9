"""How long does a network of activities take on a calendar, and which of them may not slip?

The critical path method (Kelley and Walker, 1959) with dates in place of numbers: the forward pass gives the earliest dates,
the backward pass the latest ones that leave the end where it is. What a length means on the calendar is passed in, so that
working days and calendar days may be mixed: slack is counted in working days, and an activity is critical if it has none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same


class Terms(Protocol):
    """What a calendar has to answer; `term_end` never falls when its start rises, and `term_start` is its inverse."""

    def term_end(self, start: dt.date, days: int, working: bool) -> dt.date:
        """Return the day on which a term ends."""

    def term_start(self, end: dt.date, days: int, working: bool) -> dt.date:
        """Return the last day on which a term may begin and still have ended by `end`."""

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days lie after `start` up to and with `end`."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity: its id, its length in working or calendar days, and the ids of those that must have ended before it."""

    id: str
    days: int
    working: bool
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """An activity with its dates. It starts on the day on which the last one before it ends; that day is not counted."""

    id: str
    start: dt.date
    end: dt.date
    latest_start: dt.date
    latest_end: dt.date
    slack_days: int
    """Working days by which it may start later without moving the end of the whole."""

    @property
    def critical(self) -> bool:
        """Whether it may not slip at all."""
        return self.slack_days <= 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """All activities in an order in which they can be done, the end of the whole and one critical chain from start to end."""

    start: dt.date
    end: dt.date
    activities: tuple[Timed, ...]
    chain: tuple[str, ...]

    def of(self, activity: str) -> Timed:
        """Return one activity with its dates; KeyError if there is none."""
        for found in self.activities:
            if found.id == activity:
                return found
        raise KeyError(f"no activity {activity}")


def critical_path(activities: Sequence[Activity], start: dt.date, calendar: Terms) -> Schedule:
    """Return the dates of a network begun on `start`; DataError with all faults: repeated or unknown ids, lengths below 0, rings."""
    order = in_order(activities)
    begins: dict[str, dt.date] = {}
    ends: dict[str, dt.date] = {}
    for one in order:
        begins[one.id] = max((ends[before] for before in one.after), default=start)
        ends[one.id] = calendar.term_end(begins[one.id], one.days, one.working)
    end = max(ends.values(), default=start)
    latest = _latest(order, end, calendar)
    timed = tuple(
        Timed(one.id, begins[one.id], ends[one.id], *latest[one.id],
              max(calendar.working_days_between(begins[one.id], latest[one.id][0]), 0))
        for one in order
    )  # fmt: skip
    return Schedule(start, end, timed, _chain(order, timed, end))


def latest_start(activities: Sequence[Activity], end: dt.date, calendar: Terms) -> dt.date:
    """Return the last day on which a network may begin and still have ended by `end`; DataError as above."""
    order = in_order(activities)
    latest = _latest(order, end, calendar)
    return min((latest[one.id][0] for one in order if not one.after), default=end)


def in_order(activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """Return activities so that each follows those before it, else in the order given; DataError with all faults of the network."""
    ids = [one.id for one in activities]
    known = set(ids)
    faults = [
        _fault(
            name,
            Text(f"编号出现 {ids.count(name)} 次", f"the id {ids.count(name)} times"),
            Text("不重复的编号", "ids that differ"),
        )
        for name in dict.fromkeys(ids)
        if ids.count(name) > 1
    ]
    for one in activities:
        if one.days < 0:
            faults.append(_fault(one.id, same(str(one.days)), Text("不小于零的天数", "a length not below 0 days")))
        faults += [
            _fault(
                one.id,
                Text(f"前置步骤 {name}", f"the predecessor {name}"),
                Text("网络中有的步骤", "a step of the network"),
            )
            for name in one.after
            if name not in known
        ]
    placed: list[Activity] = []
    done: set[str] = set()
    left = list(activities)
    while ready := [one for one in left if all(name in done or name not in known for name in one.after)]:
        placed += ready
        done |= {one.id for one in ready}
        left = [one for one in left if one.id not in done]
    faults += [
        _fault(
            one.id,
            Text("互相等待的一环", "a ring of activities that wait for one another"),
            Text("有先后的次序", "an order"),
        )
        for one in _ring(left)
    ]
    if faults:
        raise DataError(Text("程序网络有误", "the network of activities has faults"), faults)
    return tuple(placed)


def _ring(left: list[Activity]) -> list[Activity]:
    """Return those of the activities that never start which lie on a ring or between rings, not those that only wait for one."""
    while True:
        awaited = {name for one in left for name in one.after}
        kept = [one for one in left if one.id in awaited]
        if len(kept) == len(left):
            return kept
        left = kept


def _latest(order: Sequence[Activity], end: dt.date, calendar: Terms) -> dict[str, tuple[dt.date, dt.date]]:
    """Return the latest start and end of each activity."""
    found: dict[str, tuple[dt.date, dt.date]] = {}
    limit = dict.fromkeys((one.id for one in order), end)
    for one in reversed(order):
        begin = calendar.term_start(limit[one.id], one.days, one.working)
        found[one.id] = (begin, limit[one.id])
        for name in one.after:
            limit[name] = min(limit[name], begin)
    return found


def _chain(order: Sequence[Activity], timed: Sequence[Timed], end: dt.date) -> tuple[str, ...]:
    """Return one chain of critical activities, each beginning where the one before it ends, from the start to the end."""
    dates = {one.id: one for one in timed}
    before = {one.id: one.after for one in order}
    last = next((one.id for one in reversed(timed) if one.end == end), None)
    chain: list[str] = []
    while last is not None:
        chain.append(last)
        last = next((name for name in before[last] if dates[name].end == dates[chain[-1]].start), None)
    return tuple(reversed(chain))


def _fault(activity: str, found: Text, expected: Text) -> Fault:
    remedy = Text("改正步骤或其前置步骤", "correct the step or what it comes after")
    return Fault(Place(row=activity), found, expected, remedy, "critical_path")
