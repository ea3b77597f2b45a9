"""In which years are actions paid for and done: as the schedule says, or evenly where there is none?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from gongxing.engines.finance.problem import IntArray
from gongxing.plan import Action, Plan
from gongxing.plan.phasing import QUARTERS


@dataclass(frozen=True)
class Timing:
    """Start and end of each scheduled action in quarters from the first year; `end` is the first quarter in which it is done."""

    horizon: int
    spans: Mapping[str, tuple[int, int]]
    phased: bool

    @classmethod
    def of(cls, plan: Plan) -> Timing:
        """Return the timing of a plan: that of its schedule, or all actions over the whole horizon where there is none."""
        horizon = plan.horizon[1] - plan.horizon[0] + 1
        scheme = plan.phasing.part if plan.phasing is not None else None
        if scheme is None:
            return cls(horizon, {action.id: (0, horizon * QUARTERS) for action in plan.actions}, False)
        spans = {
            item.action: (item.start, max(item.end if item.end is not None else item.start, item.start))
            for item in scheme.items
            if item.start is not None
        }
        return cls(horizon, spans, True)

    def start_year(self, action: str) -> int | None:
        """Return the place of the year in which an action starts; None where it is not done within the horizon."""
        span = self.spans.get(action)
        return None if span is None else span[0] // QUARTERS

    def done_year(self, action: str) -> int | None:
        """Return the place of the year in which an action is done; None where it is not."""
        span = self.spans.get(action)
        return None if span is None else max(span[1] - 1, span[0]) // QUARTERS

    def share(self, action: str, amount: int, years: int) -> IntArray:
        """Return an amount spread over the quarters of an action and added up by year, to the fen; nothing where it is not done."""
        found, span = np.zeros(years, np.int64), self.spans.get(action)
        if span is None:
            return found
        first, last = span[0], max(span[1], span[0] + 1)
        for quarter in range(first, last):
            done, whole = quarter - first, last - first
            found[quarter // QUARTERS] += amount * (done + 1) // whole - amount * done // whole
        return found


def by_engine(
    actions: Iterable[Action], costs: Mapping[str, int], timing: Timing, years: int
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return what the actions of each engine cost by year, engines in the order in which they first come."""
    found: dict[str, IntArray] = {}
    for action in actions:
        row = timing.share(action.id, costs.get(action.id, 0), years)
        found[action.engine] = found.get(action.engine, np.zeros(years, np.int64)) + row
    return tuple((engine, tuple(row.tolist())) for engine, row in found.items())


def spread(amounts: Iterable[tuple[str, int]], timing: Timing, years: int, *, at_end: bool) -> IntArray:
    """Return amounts by action added up by year: in the year in which each is done, or evenly where there is no schedule."""
    found = np.zeros(years, np.int64)
    for action, amount in amounts:
        done = timing.done_year(action)
        if amount and done is not None:
            if at_end and timing.phased:
                found[timing.spans[action][1] // QUARTERS] += amount
            else:
                found += timing.share(action, amount, years)
    return found


def started_by(amounts: Iterable[tuple[str, int]], timing: Timing, horizon: int) -> IntArray:
    """Return the sum of amounts of all actions started by the end of each year of the horizon; evenly where there is no schedule."""
    found = np.zeros(horizon, np.int64)
    for action, amount in amounts:
        start = timing.start_year(action)
        if not timing.phased:
            found += timing.share(action, amount, horizon)
        elif start is not None:
            found[start] += amount
    return np.cumsum(found)
