"""Which schedule comes out when works are placed one after another in a given order, each at the best start that still fits?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.schedule.compiled import compiled
from gongxing.algorithms.schedule.problem import NEVER, BoolArray, FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.profile import Layout, fits, lay_out, put


def place_all(problem: ScheduleProblem, order: IntArray, taste: FloatArray, worthwhile: BoolArray) -> IntArray:
    """Return starts (n,) of works placed in order; what waits for others is placed after them.

    Args:
        problem: the problem.
        order: (n,) works, the most wanted first.
        taste: (n, T) dislike of each start, infinite where it is not open; the least disliked that fits is taken.
        worthwhile: (n, T) starts that are better than not doing the work.
    """
    ranked = np.argsort(taste, axis=1, kind="stable").astype(np.int64)
    wanted = np.isfinite(taste) & worthwhile
    start = np.full(problem.works, NEVER, dtype=np.int64)
    used = np.zeros((problem.stocks, problem.periods))
    _place(lay_out(problem), order.astype(np.int64), ranked, wanted, start, used)
    return start


@compiled
def _place(
    layout: Layout, order: IntArray, ranked: IntArray, wanted: BoolArray, start: IntArray, used: FloatArray
) -> None:
    """Go through the order until nothing more can be placed: what is finished meanwhile may make room."""
    changed = True
    while changed:
        changed = False
        for work in order:
            if start[work] != -1:
                continue
            soonest = _soonest(layout, start, work)
            if soonest < 0:
                continue
            for period in ranked[work]:
                if wanted[work, period] and period >= soonest and fits(layout, used, work, period):
                    put(layout, used, work, period, 1.0)
                    start[work] = period
                    changed = True
                    break


@compiled
def _soonest(layout: Layout, start: IntArray, work: int) -> int:
    """Return the first period in which a work may start after what it waits for, -1 while that is not placed."""
    soonest = 0
    for index in range(layout.ahead_begin[work], layout.ahead_begin[work + 1]):
        begun = start[layout.ahead[index]]
        if begun == -1:
            return -1
        soonest = max(soonest, begun + layout.ahead_wait[index])
    return soonest
