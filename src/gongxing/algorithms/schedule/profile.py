"""What do works draw from stocks, period by period, and does one more fit in? Arrays for the compiled loops."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.schedule.compiled import compiled
from gongxing.algorithms.schedule.problem import FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.windows import gaps

EXACT = 1e-9  # share of a stock's largest figure that counts as rounding


class Layout(NamedTuple):
    """A problem as flat arrays: events by work, precedences by either end, limits with a hair of room for rounding."""

    value: FloatArray
    event_begin: IntArray
    event_stock: IntArray
    event_offset: IntArray
    event_amount: FloatArray
    ahead_begin: IntArray
    ahead: IntArray
    ahead_wait: IntArray
    then_begin: IntArray
    then: IntArray
    then_wait: IntArray
    limit: FloatArray


def lay_out(problem: ScheduleProblem) -> Layout:
    """Return the flat arrays of a problem."""
    events, before, wait = problem.events, problem.before, gaps(problem)
    order = np.argsort(events.work, kind="stable")
    by_then = np.argsort(before[:, 1], kind="stable")
    by_ahead = np.argsort(before[:, 0], kind="stable")
    scale = np.ones(problem.stocks)
    np.maximum.at(scale, events.stock, np.abs(events.amount))
    return Layout(
        problem.value,
        _begins(events.work, problem.works), events.stock[order], events.offset[order], events.amount[order],
        _begins(before[:, 1], problem.works), before[by_then, 0], wait[by_then],
        _begins(before[:, 0], problem.works), before[by_ahead, 1], wait[by_ahead],
        problem.limit + EXACT * scale[:, None],
    )  # fmt: skip


def _begins(column: IntArray, size: int) -> IntArray:
    return np.concatenate([[0], np.cumsum(np.bincount(column, minlength=size))]).astype(np.int64)


@compiled
def put(layout: Layout, used: FloatArray, work: int, start: int, sign: float) -> None:
    """Add what a work draws to the profile `used` (s, T), or take it away with sign -1."""
    for event in range(layout.event_begin[work], layout.event_begin[work + 1]):
        amount = sign * layout.event_amount[event]
        row = layout.event_stock[event]
        for period in range(start + layout.event_offset[event], used.shape[1]):
            used[row, period] += amount


@compiled
def fits(layout: Layout, used: FloatArray, work: int, start: int) -> bool:
    """Whether a work can start then without drawing a stock beyond its limit, or further beyond it; `used` is left as it was."""
    begin, end = layout.event_begin[work], layout.event_begin[work + 1]
    for event in range(begin, end):
        row = layout.event_stock[event]
        for period in range(start + layout.event_offset[event], used.shape[1]):
            more = 0.0
            for other in range(begin, end):
                if layout.event_stock[other] == row and start + layout.event_offset[other] <= period:
                    more += layout.event_amount[other]
            if more > 0.0 and used[row, period] + more > layout.limit[row, period]:
                return False
    return True
