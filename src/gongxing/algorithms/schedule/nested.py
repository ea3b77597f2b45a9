"""Which schedules for ever larger limits are nested: what is done under a smaller one is done, no later, under each larger one?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from gongxing.algorithms.schedule.problem import NEVER, FloatArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.relax import relax
from gongxing.algorithms.schedule.result import ScheduleParams, ScheduleResult, Stop
from gongxing.algorithms.schedule.solve import solve
from gongxing.algorithms.schedule.windows import tighten
from gongxing.errors import DataError

Narrow = Callable[[ScheduleProblem, IntArray], ScheduleProblem]


def nested(
    problem: ScheduleProblem,
    limits: Sequence[FloatArray],
    params: ScheduleParams | None = None,
    *,
    seed: int = 0,
    stop: Stop | None = None,
) -> tuple[ScheduleResult, ...]:
    """Return a schedule for each of the limits (s, T), which grow from one to the next; DataError where they do not.

    Two chains are tried, from the smallest limits up and from the largest down, and the one kept that serves more of
    the limits, then the one of greater worth over all. A bound holds for its limits alone, whether nested or not; a chain ends where one
    of its problems has no sound schedule, and the results from there on say so.
    """
    rows = [np.asarray(limit, dtype=np.float64) for limit in limits]
    if any((small > large).any() for small, large in pairwise(rows)):
        raise DataError("schedule: nested limits have to grow from one to the next")
    levels = [replace(problem, limit=limit) for limit in rows]
    up = _chain(levels, _all_and_no_later, params, seed, stop)
    down = _chain(levels[::-1], _only_and_no_sooner, params, seed, stop)[::-1]
    best = max((up, down), key=_quality)
    return tuple(_free_bound(level, result, stop) for level, result in zip(levels, best, strict=True))


def _chain(
    levels: Sequence[ScheduleProblem], narrow: Narrow, params: ScheduleParams | None, seed: int, stop: Stop | None
) -> list[ScheduleResult]:
    """Solve level after level, each narrowed by the one before."""
    found: list[ScheduleResult] = []
    held: IntArray | None = None
    for level in levels:
        asked = level if held is None else narrow(level, held)
        found.append(solve(asked, params, seed=seed, start=held, stop=stop))
        held = found[-1].start if found[-1].start is not None else held
    return found


def _all_and_no_later(level: ScheduleProblem, held: IntArray) -> ScheduleProblem:
    """Whatever a smaller limit allows is done no later."""
    done = held != NEVER
    return replace(level, latest=np.where(done, np.minimum(level.latest, held), level.latest), must=level.must | done)


def _only_and_no_sooner(level: ScheduleProblem, held: IntArray) -> ScheduleProblem:
    """Only what a larger limit allows is done, and no sooner."""
    done = held != NEVER
    earliest = np.where(done, np.maximum(level.earliest, held), level.earliest)
    return replace(level, earliest=earliest, latest=np.where(done, level.latest, -1))


def _quality(chain: Sequence[ScheduleResult]) -> tuple[int, float]:
    """How many levels have a schedule, and the sum of their worths."""
    return sum(found.start is not None for found in chain), sum(found.value or 0.0 for found in chain)


def _free_bound(level: ScheduleProblem, found: ScheduleResult, stop: Stop | None) -> ScheduleResult:
    """Return the result with a bound that holds whether schedules are nested or not."""
    if found.value is None:
        return found
    bound = max(relax(level, tighten(level), stop).bound, found.value)
    gap = (bound - found.value) / max(abs(found.value), 1e-12)
    return replace(found, status="optimal" if gap <= 1e-9 else "feasible", bound=bound, gap=gap)
