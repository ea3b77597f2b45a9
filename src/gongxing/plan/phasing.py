"""When is each action done, how do the stocks stand by quarter, and what changed against the schedule before?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gongxing.words import Text

QUARTERS = 4
"""Quarters of a year."""


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval a work needs before it starts: what, under which rule, how many days it takes, and by when to ask for it."""

    name: Text
    rule: str
    days: float
    ask_by: dt.date | None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One action on the calendar.

    `start` is the quarter in which it starts (0 is the first of the horizon), `end` the first quarter in which it is done;
    both None where it is not done within the horizon, and then `reason` says what it lacks. `cost_fen` is what the schedule
    counts for it, `benefit_yuan` what it is worth a year once done. `work` names the package it is built with: actions of
    one work start together. `frozen`: it had started, or the user fixed it.
    """

    action: str
    work: str
    start: int | None
    end: int | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    cost_fen: int
    benefit_yuan: float
    frozen: bool = False
    approvals: tuple[Approval, ...] = ()
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class ScheduledWork:
    """One work: actions that are built together, under one title."""

    id: str
    title: Text
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StockLine:
    """One stock by quarter: the most that may have been drawn by its end (None: nobody checks it then), and what is drawn.

    A stock is money (`money_yuan`), land quota (`quota_m2`), flats of an estate (`flats/<estate>`) or a trade's crews at work
    (`crews/<trade>`).
    """

    stock: str
    label: Text
    unit: str
    limit: tuple[float | None, ...]
    drawn: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One action whose start differs from the schedule before (None: not done), and why."""

    action: str
    before: int | None
    after: int | None
    reason: Text


@dataclass(frozen=True, slots=True)
class PhasingScheme:
    """The schedule of all actions over the quarters of the horizon.

    `changes` is empty unless it replans an earlier schedule; then `base` is the id of that plan.
    """

    first_year: int
    quarters: int
    items: tuple[Scheduled, ...]
    stocks: tuple[StockLine, ...]
    changes: tuple[Change, ...] = ()
    base: str = ""
    works: tuple[ScheduledWork, ...] = ()

    def item(self, action: str) -> Scheduled:
        """Return the entry of an action; KeyError if there is none."""
        for found in self.items:
            if found.action == action:
                return found
        raise KeyError(f"no action {action} is scheduled")

    def year_of(self, quarter: int) -> int:
        """Return the calendar year of a quarter."""
        return self.first_year + quarter // QUARTERS

    def spent(self, item: Scheduled, place: int) -> int:
        """Return in fen what an action costs in one year, counted from 0: its cost is spread evenly over its quarters, to the fen."""
        if item.start is None or item.end is None:
            return 0
        parts = max(item.end - item.start, 1)
        low = min(max(place * QUARTERS - item.start, 0), parts)
        high = min(max((place + 1) * QUARTERS - item.start, 0), parts)
        return item.cost_fen * high // parts - item.cost_fen * low // parts
