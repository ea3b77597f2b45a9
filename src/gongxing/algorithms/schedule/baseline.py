"""When would a careful clerk start each work by hand: what must be first, then the best worth for its cost, as early as it fits?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.schedule.problem import FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.serial import place_all
from gongxing.algorithms.schedule.windows import tighten


def baseline(problem: ScheduleProblem) -> IntArray:
    """Return starts (n,), NEVER for works not done; a work that must be done and fits nowhere is left undone."""
    windows = tighten(problem)
    open_now = open_starts(problem, windows)
    best = np.where(open_now, problem.value, -np.inf).max(axis=1)
    rank = best / np.maximum(cost_shares(problem), 1e-9)
    narrow = windows.last - windows.first
    order = np.lexsort((-rank, np.where(windows.must, narrow, 0), ~windows.must))
    period = np.broadcast_to(np.arange(problem.periods, dtype=np.float64), problem.value.shape)
    worthwhile = (problem.value > 0) | windows.must[:, None]
    return place_all(problem, order, np.where(open_now, period, np.inf), worthwhile)


def cost_shares(problem: ScheduleProblem) -> FloatArray:
    """Return (n,) what a work takes, as shares of what there is of each stock at the end, added up over stocks."""
    events = problem.events
    there = np.where(np.isfinite(problem.limit), problem.limit, -np.inf).max(axis=1)
    takes = (events.amount > 0) & (there[events.stock] > 0)
    shares = np.zeros(problem.works)
    np.add.at(shares, events.work[takes], events.amount[takes] / there[events.stock[takes]])
    return shares
