"""What is given to phasing: tasks bundled into works, what must come before what, and stocks that they draw on?"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongxing.errors import DataError
from gongxing.origins import Origin
from gongxing.plan.phasing import QUARTERS, Approval
from gongxing.words import Text

QUARTER_DAYS = 365.25 / QUARTERS
"""Days of a quarter, by which durations become quarters."""
MONEY, SPECIAL, QUOTA, LINKED, CREWS = "money_yuan", "money_yuan/special", "quota_m2", "quota_m2/linked", "crews/"
"""Names of stocks; of crews the beginning. SPECIAL is money with only those special bonds counted that started works can repay."""

LINKS = {
    "after": Text("前序行动", "action that comes first"),
    "cleared": Text("腾地在先", "land cleared first"),
    "reached": Text("道路通达在先", "road access first"),
    "served": Text("给水、污水管网在先", "water and sewers first"),
    "downstream": Text("下游排水在先", "drains downstream first"),
}
"""Kinds of precedence, in words."""


@dataclass(frozen=True, slots=True)
class Task:
    """One action as phasing sees it.

    `draws` are amounts of stocks taken when it starts, `gives` those there once it is done; money and crews are not among them.
    `income_yuan` comes in once it is done. `dropped_yuan` is what not doing it counts for. `fixed` is the quarter in which it started or
    is told to start; `done` says that it stands already, `ended` being the quarter from which it does.
    """

    id: str
    engine: str
    kind: str
    title: Text
    cost_fen: int
    days: float
    benefit_yuan: float = 0.0
    overrun: float = 0.0
    """Expected overrun of its cost, as a share."""
    unrest: float = 0.0
    """Share of its benefit that is expected to be lost by objections and delay."""
    dropped_yuan: float = 0.0
    draws: tuple[tuple[str, float], ...] = ()
    gives: tuple[tuple[str, float], ...] = ()
    income_yuan: float = 0.0
    trade: str = ""
    earliest: int = 0
    fixed: int | None = None
    done: bool = False
    ended: int = 0
    approvals: tuple[Approval, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def frozen(self) -> bool:
        """Whether its start is settled."""
        return self.fixed is not None


@dataclass(frozen=True, slots=True)
class Work:
    """Tasks that are built together and start together: their ids, the quarters they take, and crews by trade."""

    id: str
    title: Text
    tasks: tuple[str, ...]
    quarters: int
    crews: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One precedence between tasks: a key of LINKS; `ends` where `then` may start before but not end before `first` ends."""

    first: str
    then: str
    kind: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """One stock and the most that may have been drawn by the end of each quarter, None where nobody checks it."""

    name: str
    label: Text
    unit: str
    limit: tuple[float | None, ...]


@dataclass(frozen=True)
class PhasingProblem:
    """Phasing over the quarters of the horizon; `as_of` is the day before which nothing unsettled starts, `discount` a yearly rate."""

    first_year: int
    quarters: int
    as_of: dt.date
    tasks: tuple[Task, ...]
    works: tuple[Work, ...]
    links: tuple[Link, ...]
    stocks: tuple[Stock, ...]
    discount: float = 0.04
    notes: tuple[Text, ...] = ()
    origins: tuple[Origin, ...] = ()
    crew_days: float = math.inf
    """Most days of one crew in a work: where a trade has several actions of more days in all, so many more crews share them."""

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise DataError("phasing: " + "; ".join(faults))

    def _faults(self) -> Iterator[str]:
        if self.quarters < 1:
            yield f"{self.quarters} quarters, expected 1 or more"
        ids = Counter(task.id for task in self.tasks)
        placed = Counter(name for work in self.works for name in work.tasks)
        if max(ids.values(), default=1) > 1:
            yield f"actions given twice: {[name for name, n in ids.items() if n > 1]}"
        if placed != Counter(ids.keys()):
            yield "every action belongs to exactly one work"
        if any(link.first not in ids or link.then not in ids for link in self.links):
            yield "a precedence names an action that is not there"
        if any(len(stock.limit) != self.quarters for stock in self.stocks):
            yield f"a stock has not one limit for each of {self.quarters} quarters"
        if any(task.cost_fen < 0 or not task.days >= 0 for task in self.tasks):
            yield "an action has a cost or duration below 0"

    def first_day(self, quarter: int) -> dt.date:
        """Return the first day of a quarter."""
        return dt.date(self.first_year + quarter // QUARTERS, 1 + 3 * (quarter % QUARTERS), 1)


def quarter_of(day: dt.date, first_year: int) -> int:
    """Return the quarter in which a day lies, counted from the first of `first_year`; negative before it."""
    return (day.year - first_year) * QUARTERS + (day.month - 1) // 3


def shares(total_fen: int, parts: int) -> list[int]:
    """Return a sum spread evenly over some quarters, to the fen."""
    whole = max(parts, 1)
    return [total_fen * (k + 1) // whole - total_fen * k // whole for k in range(whole)]
