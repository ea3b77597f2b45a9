"""What is a schedule worth, and which of its promises does it break? Written apart from every solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.schedule.problem import NEVER, FloatArray, IntArray, ScheduleProblem

TOLERANCE = 1e-6
"""Share of the largest figure of a stock (at least one unit) by which its limit may be passed."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken promise: kind (window, must, before, stock), the works or the stock and the period, and by how much."""

    kind: str
    works: tuple[int, ...]
    stock: int | None = None
    period: int | None = None
    excess: float = 0.0


def worth(problem: ScheduleProblem, start: IntArray) -> float:
    """Return the worth of the starts (n,), NEVER for works not done."""
    done = np.flatnonzero(np.asarray(start) != NEVER)
    return float(problem.value[done, np.asarray(start)[done]].sum())


def drawn(problem: ScheduleProblem, start: IntArray) -> FloatArray:
    """Return (s, T) what has been drawn from each stock by the end of each period."""
    flow = np.zeros((problem.stocks, problem.periods))
    begun = np.asarray(start)[problem.events.work]
    when = begun + problem.events.offset
    seen = (begun != NEVER) & (when < problem.periods)
    np.add.at(flow, (problem.events.stock[seen], when[seen]), problem.events.amount[seen])
    total: FloatArray = np.cumsum(flow, axis=1)
    return total


def evaluate(problem: ScheduleProblem, start: IntArray) -> tuple[float, tuple[Breach, ...]]:
    """Return the worth of the starts (n,) and every promise they break."""
    start = np.asarray(start, dtype=np.int64)
    done = start != NEVER
    found = [
        Breach("window", (work,))
        for work in np.flatnonzero(done & ((start < problem.first) | (start > problem.last))).tolist()
    ]
    found += [Breach("must", (work,)) for work in np.flatnonzero(problem.must & ~done).tolist()]
    for first, then, lag in problem.before.tolist():
        soonest = max(start[first] + problem.length[first] + lag, start[first])
        if done[then] and not (done[first] and start[then] >= soonest):
            found.append(Breach("before", (first, then)))
    inside = done & (start < problem.periods)
    used = drawn(problem, np.where(inside, start, NEVER))
    scale = np.ones(problem.stocks)
    np.maximum.at(scale, problem.events.stock, np.abs(problem.events.amount))
    finite = np.where(np.isfinite(problem.limit), np.abs(problem.limit), 0.0)
    scale = np.maximum(scale, finite.max(axis=1, initial=0.0))
    over = used - problem.limit
    for stock, period in np.argwhere(over > TOLERANCE * scale[:, None]).tolist():
        found.append(Breach("stock", (), stock, period, float(over[stock, period])))
    return worth(problem, np.where(inside, start, NEVER)), tuple(found)
