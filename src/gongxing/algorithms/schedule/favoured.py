"""Which schedule is best among the starts whose regret is small, or near a known one, by integer programming?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.milp import MilpLimits, solve_milp
from gongxing.algorithms.schedule.model import step_model
from gongxing.algorithms.schedule.problem import NEVER, BoolArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.relax import Relaxed
from gongxing.algorithms.schedule.result import Stop

SECONDS = 1e6  # HiGHS is ended by nodes and by `stop`, never by its own clock
SLACK = 1e-9  # share of the bound by which a regret may be off


@dataclass(frozen=True)
class Part:
    """The starts (n, T) and the works to be left undone (n,) among which a programme looks."""

    allowed: BoolArray
    idle: BoolArray


@dataclass(frozen=True)
class Found:
    """What a programme brought: starts, a bound on the part, whether the part is proven empty, and nodes."""

    start: IntArray | None
    bound: float | None
    empty: bool
    branches: int


def within(found: Relaxed, reach: float, known: IntArray | None) -> Part:
    """Return what has a regret within reach, and what the known schedule does."""
    reach += SLACK * max(abs(found.bound), 1.0)
    allowed = np.isfinite(found.regret) & (found.regret <= reach)
    idle = np.isfinite(found.idle) & (found.idle <= reach)
    return _with(Part(allowed, idle), known)


def reach_for(found: Relaxed, count: float) -> float:
    """Return the regret within which so many starts and idle works lie."""
    regrets = np.concatenate([found.regret[np.isfinite(found.regret)], found.idle[np.isfinite(found.idle)]])
    if count >= len(regrets):
        return np.inf
    return float(np.partition(regrets, int(count))[int(count)])


def near(part: Part, known: IntArray, freed: BoolArray) -> Part:
    """Return the part in which only the freed works (n,) may differ from a known schedule."""
    return _with(Part(part.allowed & freed[:, None], part.idle & freed), known)


def _with(part: Part, known: IntArray | None) -> Part:
    """Return a part to which a known schedule belongs."""
    if known is None:
        return part
    allowed, idle = part.allowed.copy(), part.idle | (known == NEVER)
    done = np.flatnonzero(known != NEVER)
    allowed[done, known[done]] = True
    return Part(allowed, idle)


def programme(
    problem: ScheduleProblem,
    part: Part,
    known: IntArray | None,
    limits: MilpLimits,
    stop: Stop | None = None,
) -> Found:
    """Solve the programme of a part, beginning with a known schedule that belongs to it."""
    step = step_model(problem, part.allowed, ~part.idle)
    begin = None if known is None else step.steps(known)
    outcome = solve_milp(step.model, limits, start=begin, stop=stop)
    start = None if outcome.x is None else step.starts(outcome.x, problem.works)
    return Found(start, outcome.bound, outcome.status == "infeasible", outcome.branches)
