"""What becomes of a schedule when works take longer, cost more, and less money, fewer crews or less land is there?

In each future the works are gone through quarter by quarter in the order of the plan. A work starts no sooner than planned;
it waits as long as one it needs is not done, or a stock does not suffice for it: what is counted are the works begun so far
with all they will still draw and give, up to the next period in which that stock is checked, and for stocks that are checked
in every period as long as the work lasts. Nobody replans: the office follows its plan and puts off what cannot begin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from gongxing.algorithms.schedule.problem import NEVER, BoolArray, FloatArray, IntArray, ScheduleProblem

TOLERANCE = 1e-6
"""Share of the largest figure of a stock by which its limit may be passed."""


@dataclass(frozen=True)
class Futures:
    """How F futures differ from the plan of n works, k events and s stocks over T periods.

    Attributes:
        length: (F, n) periods each work takes.
        wait: (F, n) periods each work starts later than planned at best.
        scale: (F, c) factors of classes of events; `kind` (k,) gives the class of each event, -1 for none.
        limit: (F, s, T) most that may have been drawn by the end of each period.
    """

    length: IntArray
    wait: IntArray
    scale: FloatArray
    kind: IntArray
    limit: FloatArray


@dataclass(frozen=True)
class Outcomes:
    """What became of the schedule in each future.

    Attributes:
        start: (F, n) period in which each work began, NEVER where not within the horizon.
        end: (F, n) first period in which it is done; above T where it is not done within the horizon.
        over: (F, s, T) by how much more was drawn by the end of a period than its limit, 0 where it was not.
        lacked: (F, n) the last stock a work had to wait for, -1 where it waited for none.
    """

    start: IntArray
    end: IntArray
    over: FloatArray
    lacked: IntArray


def simulate(problem: ScheduleProblem, start: npt.ArrayLike, futures: Futures) -> Outcomes:
    """Return what becomes of the planned starts (n,) in each future; a work planned NEVER is never begun.

    Where the plan itself counts on income that comes between a start and the next check, the same is allowed in the futures,
    so the future in which nothing differs is the plan.
    """
    planned = np.asarray(start, dtype=np.int64)
    order = np.lexsort((np.arange(problem.works), planned))
    order = order[planned[order] != NEVER]
    sparse = ~np.isfinite(problem.limit).all(axis=1)
    events = (problem.events.stock, problem.events.work, problem.events.offset)
    own = np.lexsort((problem.events.offset, problem.events.work))
    first = np.searchsorted(problem.events.work[own], np.arange(problem.works + 1))
    sized = np.maximum(np.abs(np.where(np.isfinite(problem.limit), problem.limit, 0.0)).max(axis=1, initial=0.0), 1.0)
    fixed = (planned, order, problem.length, problem.before, *events, own, first, sparse, TOLERANCE * sized)
    bridge = np.zeros((problem.stocks, problem.periods))
    neutral = np.zeros(problem.works, dtype=np.int64)
    _run(fixed, problem.events.amount, problem.length, neutral, problem.limit, bridge, True)
    count = len(futures.length)
    shape = (count, problem.works)
    begun, ends, lacked = np.full(shape, NEVER), np.full(shape, problem.periods + 1), np.full(shape, -1)
    over = np.zeros((count, problem.stocks, problem.periods))
    for f in range(count):
        scale = np.append(futures.scale[f], 1.0)[futures.kind]
        begun[f], ends[f], lacked[f], over[f] = _run(
            fixed, problem.events.amount * scale, futures.length[f], futures.wait[f], futures.limit[f], bridge, False
        )
    return Outcomes(begun, ends, over, lacked)


@njit(cache=True, nogil=True)
def _run(fixed, amount, length, wait, limit, bridge, learning):  # type: ignore[no-untyped-def]
    """Simulate one future; while `learning` every start is granted and `bridge` takes up what it needed beyond the limit."""
    planned, order, usual, before, stock, _, offset, own, first, sparse, slack = fixed
    works, (stocks, periods) = len(planned), limit.shape
    begun, ends, lacked = np.full(works, -1), np.full(works, periods + 1), np.full(works, -1)
    drawn = np.zeros((stocks, periods))
    need = np.zeros((stocks, periods))
    for t in range(periods):
        moved = True
        while moved:  # a work may begin in the quarter in which one it waits for begins, or is done at once
            moved = False
            for work in order:
                if begun[work] >= 0 or planned[work] + wait[work] > t or not _ready(work, t, begun, length, before):
                    continue
                need[:, :] = 0.0
                for e in own[first[work] : first[work + 1]]:
                    later = _later(offset[e], length[work], usual[work])
                    if t + later < periods:
                        need[stock[e], t + later] += amount[e]
                short = -1
                for s in range(stocks):
                    excess = _excess(drawn[s], need[s], limit[s], t, 0 if sparse[s] else max(length[work], 1))
                    if learning:
                        bridge[s, t] = max(bridge[s, t], excess)
                    elif excess > bridge[s, t] + slack[s] and need[s].max() > 0:
                        short = s
                        break
                if short >= 0:
                    lacked[work] = short
                    continue
                drawn += need
                begun[work], ends[work] = t, t + length[work]
                moved = True
    return begun, ends, lacked, _beyond(drawn, limit, slack)


@njit(cache=True, nogil=True)
def _ready(work, t, begun, length, before):  # type: ignore[no-untyped-def]
    """Return whether all that a work waits for is done."""
    for row in range(len(before)):
        if before[row, 1] == work:
            earlier = before[row, 0]
            if begun[earlier] < 0 or max(begun[earlier] + length[earlier] + before[row, 2], begun[earlier]) > t:
                return False
    return True


@njit(cache=True, nogil=True)
def _later(offset, length, usual):  # type: ignore[no-untyped-def]
    """Return how long after its start an event of a work comes that takes `length` instead of `usual`."""
    if offset >= usual:
        return offset + length - usual
    return int(offset * length / usual)


@njit(cache=True, nogil=True)
def _excess(drawn, need, limit, t, span):  # type: ignore[no-untyped-def]
    """Return by how much a work beginning in `t` would pass the limit of a stock: over `span` periods, or at the next check if 0."""
    used, worst = 0.0, -np.inf
    for q in range(len(limit)):
        used += drawn[q] + need[q]
        if q < t or not np.isfinite(limit[q]):
            continue
        if span and q >= t + span:
            break
        worst = max(worst, used - limit[q])
        if not span:
            break
    return worst


@njit(cache=True, nogil=True)
def _beyond(drawn, limit, slack):  # type: ignore[no-untyped-def]
    """Return by how much more was drawn by the end of each period than there was."""
    over = np.zeros(limit.shape)
    for s in range(len(limit)):
        used = 0.0
        for q in range(limit.shape[1]):
            used += drawn[s, q]
            if np.isfinite(limit[s, q]):
                over[s, q] = max(0.0, used - limit[s, q] - slack[s])
    return over


def plain(problem: ScheduleProblem, count: int = 1) -> Futures:
    """Return futures in which nothing differs from the plan: what others are made from."""
    return Futures(
        np.repeat(problem.length[None, :], count, axis=0),
        np.zeros((count, problem.works), dtype=np.int64),
        np.ones((count, 1)),
        np.full(len(problem.events.work), -1, dtype=np.int64),
        np.repeat(problem.limit[None, :, :], count, axis=0),
    )


def done(outcomes: Outcomes, periods: int) -> BoolArray:
    """Return (F, n) whether each work is done by the end of the horizon."""
    return np.asarray((outcomes.start != NEVER) & (outcomes.end <= periods), dtype=bool)
