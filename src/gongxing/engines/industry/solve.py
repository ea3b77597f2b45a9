"""Which decision is best for every firm, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gongxing.algorithms.assignment import AssignmentParams, AssignmentProgress, solve_assignment
from gongxing.engines.industry.baseline import clerk
from gongxing.engines.industry.compile import MONEY, Choice, Compiled, objective
from gongxing.engines.industry.conflict import smallest_conflict
from gongxing.engines.industry.ledger import polished
from gongxing.engines.industry.problem import IndustryProblem
from gongxing.engines.industry.scheme import write_scheme
from gongxing.plan import IndustryScheme, Progress, Result, Status
from gongxing.words import Text

_METHOD = Text(
    "广义指派（企业与片区同为被指派者，用地、资金与集聚奖励为共享资源），自手工方案起求解并证上界",
    "generalised assignment of firms and zones sharing land, money and bonuses, begun from the clerk's plan, with a proven bound",
)
_STEP = Text("企业处置求解", "deciding on firms")
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class IndustryParams:
    """How much work the engine may do: so many branches that the hardest parks of some hundred firms take half a minute."""

    assignment: AssignmentParams = field(
        default_factory=lambda: AssignmentParams(branches=30, exact_first=True, seconds=600.0)
    )


def solve(
    problem: IndustryProblem,
    params: IndustryParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[IndustryScheme]:
    """Return the decisions with their proven bound; same problem, params and seed give the same result.

    It begins with what the clerk would do and is never worse. `stop` is asked often; once it says True the best so far
    comes back with the bound so far. INFEASIBLE with the smallest conflict where the user's decisions cannot hold together.
    """
    params = params or IndustryParams()
    compiled = Compiled(problem)
    start = clerk(problem, compiled.options)
    if progress is not None:
        value = None if start is None else objective(problem, compiled.options, start)
        progress(Progress(_STEP, 0.0, value))
    if (np.diff(compiled.options.begin) == 0).any():
        return _infeasible(problem, compiled, seed, 0)

    def tell(word: AssignmentProgress) -> None:
        if progress is not None:
            shown = [None if x is None else compiled.base_yuan - x / MONEY for x in (word.value, word.bound)]
            progress(Progress(_STEP, word.share, shown[0], shown[1]))

    found = solve_assignment(
        compiled.problem, params.assignment, seed=seed, stop=stop, progress=tell,
        start=None if start is None else compiled.encode(start),
    )  # fmt: skip
    work = int(sum(found.work.values()))
    best = _better(problem, compiled, start, None if found.choice is None else compiled.decode(found.choice))
    if best is None:
        if found.status == "infeasible":
            return _infeasible(problem, compiled, seed, work)
        return Result(Status.UNKNOWN, None, None, None, None, seed, _METHOD, problem.notes, (), work)
    best = polished(problem, compiled.options, best)
    value = objective(problem, compiled.options, best)
    bound = _easy_bound(compiled) if found.bound is None else compiled.base_yuan - found.bound / MONEY
    bound = max(min(bound, _easy_bound(compiled)), value)
    gap = (bound - value) / abs(value) if value else None
    sure = bound - value <= _CLOSE * max(1.0, abs(value))
    return Result(
        Status.OPTIMAL if sure else Status.FEASIBLE, write_scheme(problem, compiled.options, best), value, bound, gap,
        seed, _METHOD, problem.notes, (), work,
    )  # fmt: skip


def _better(problem: IndustryProblem, compiled: Compiled, *choices: Choice | None) -> Choice | None:
    held = [choice for choice in choices if choice is not None]
    return max(held, key=lambda choice: objective(problem, compiled.options, choice), default=None)


def _easy_bound(compiled: Compiled) -> float:
    """Return what all firms were worth if each had its best option and bonus regardless of the others."""
    options = compiled.options
    best = np.maximum.reduceat(options.value + options.bonus, options.begin[:-1])
    return float(best.sum())


def _infeasible(problem: IndustryProblem, compiled: Compiled, seed: int, work: int) -> Result[IndustryScheme]:
    conflict = smallest_conflict(problem, compiled)
    return Result(Status.INFEASIBLE, None, None, None, None, seed, _METHOD, problem.notes, conflict, work)
