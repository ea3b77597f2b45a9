"""Which fewest and cheapest changes make an earlier schedule sound again, and what breaks if one of them is taken back?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gongxing.algorithms.schedule.evaluate import Breach, evaluate, worth
from gongxing.algorithms.schedule.problem import NEVER, FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.result import ScheduleParams, ScheduleResult, Stop
from gongxing.algorithms.schedule.solve import solve

NEAR = 0.5
"""Share of a change's cost that grows with the periods it is moved by; the rest is for changing at all."""


@dataclass(frozen=True)
class ChangeResult:
    """A schedule as near to an earlier one as could be found.

    Attributes:
        status: 'optimal' (no cheaper change is possible), 'feasible', 'infeasible' or 'unknown'.
        start: (n,) starts, None where there is no sound schedule.
        changed: works whose start differs from before, dearest change first.
        cost: of all changes; a work given up costs its weight, one moved by few periods little over half of it.
        cost_bound: no sound schedule costs less.
        value: the worth.
        conflict: where infeasible, names of what cannot hold together.
    """

    status: str
    start: IntArray | None
    changed: tuple[int, ...]
    cost: float | None
    cost_bound: float | None
    value: float | None
    conflict: tuple[str, ...] = ()


def change_costs(problem: ScheduleProblem, before: IntArray, weight: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return (n, T) what starting each work then costs as a change, and (n,) what not doing it costs."""
    was = np.asarray(before)[:, None]
    apart = np.abs(np.arange(problem.periods) - was)
    moved = np.where(apart > 0, 1.0 - NEAR + NEAR * apart / problem.periods, 0.0)
    cost: FloatArray = weight[:, None] * np.where(was == NEVER, 1.0, moved)
    return cost, np.where(before == NEVER, 0.0, weight)


def least_change(
    problem: ScheduleProblem,
    before: IntArray,
    weight: FloatArray | None = None,
    *,
    params: ScheduleParams | None = None,
    seed: int = 0,
    stop: Stop | None = None,
) -> ChangeResult:
    """Find the schedule that changes least against `before`, and of those near it one of great worth.

    First the cost of changes is made least; changes that are not needed are put back; then worth is made great while no
    work changes more than it did.

    Args:
        problem: the problem as it is now.
        before: (n,) earlier starts, NEVER for works that were not done; they need not be sound any more.
        weight: (n,) cost of giving a work up or taking one up, 1 by default; 0 where a work is free, as new ones are.
        params, seed, stop: as in `solve`.
    """
    before = np.asarray(before, dtype=np.int64)
    weight = np.ones(problem.works) if weight is None else np.asarray(weight, dtype=np.float64)
    cost, idle = change_costs(problem, before, weight)
    nearest = solve(replace(problem, value=idle[:, None] - cost), params, seed=seed, start=before, stop=stop)
    if nearest.start is None:
        return ChangeResult(nearest.status, None, (), None, None, None, nearest.conflict)
    start = put_back(problem, nearest.start, before, cost, idle)
    best = solve(_no_further(problem, start, before, weight), params, seed=seed, start=start, stop=stop)
    if best.start is not None:
        start = put_back(problem, best.start, before, cost, idle)
    return _judge(problem, start, before, (cost, idle), nearest)


def put_back(
    problem: ScheduleProblem, after: IntArray, before: IntArray, cost: FloatArray, idle: FloatArray
) -> IntArray:
    """Return starts in which every change that is not needed is taken back, or made smaller, dearest first."""
    start = after.copy()
    again = True
    while again:
        again = False
        paid = _paid(start, cost, idle)
        for work in sorted(np.flatnonzero((start != before) & (paid > 0)).tolist(), key=lambda i: (-paid[i], i)):
            options = [before[work], *np.argsort(cost[work], kind="stable").tolist()]
            for period in options:
                price = idle[work] if period == NEVER else cost[work, period]
                if price >= paid[work]:
                    break
                if not held_back(problem, start, np.where(np.arange(len(start)) == work, period, start), work):
                    start[work] = period
                    again = True
                    break
    return start


def held_back(problem: ScheduleProblem, after: IntArray, before: IntArray, work: int) -> tuple[Breach, ...]:
    """Return what breaks if one work alone goes back from `after` to its start in `before`: why it had to change."""
    start = np.array(after, dtype=np.int64)
    start[work] = before[work]
    return evaluate(problem, start)[1]


def _paid(start: IntArray, cost: FloatArray, idle: FloatArray) -> FloatArray:
    paid: FloatArray = np.where(start == NEVER, idle, cost[np.arange(len(start)), np.maximum(start, 0)])
    return paid


def _no_further(problem: ScheduleProblem, start: IntArray, before: IntArray, weight: FloatArray) -> ScheduleProblem:
    """Return the problem in which no work changes more than it did: unchanged ones stay, moved ones move no further."""
    held = (weight > 0) & (before != NEVER) & (start != NEVER)
    out = (weight > 0) & (before == NEVER) & (start == NEVER)
    far = np.abs(start - before)
    earliest = np.where(held, np.maximum(problem.earliest, before - far), problem.earliest)
    latest = np.where(held, np.minimum(problem.latest, before + far), problem.latest)
    return replace(problem, earliest=earliest, latest=np.where(out, -1, latest), must=problem.must | held)


def _judge(
    problem: ScheduleProblem,
    start: IntArray,
    before: IntArray,
    costs: tuple[FloatArray, FloatArray],
    nearest: ScheduleResult,
) -> ChangeResult:
    """Put the outcome together."""
    paid = _paid(start, *costs)
    total = float(paid.sum())
    bound = None if nearest.bound is None else max(0.0, float(costs[1].sum()) - nearest.bound)
    proven = bound is not None and total - bound <= 1e-6 * max(1.0, total)
    changed: Sequence[int] = np.flatnonzero(start != before).tolist()
    order = tuple(sorted(changed, key=lambda i: (-paid[i], i)))
    status = "optimal" if proven else "feasible"
    return ChangeResult(status, start, order, total, bound, worth(problem, start))
