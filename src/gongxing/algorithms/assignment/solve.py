"""Which option does each item take, at what cost, and how far from the least cost can that be at most?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.assignment.problem import (
    AssignmentProblem,
    AssignmentProgress,
    AssignmentResult,
    IntArray,
    Stop,
    Tell,
    evaluate,
)
from gongxing.algorithms.milp import MilpLimits


@dataclass(frozen=True)
class AssignmentParams:
    """How much work to do.

    Attributes:
        branches: branch-and-bound nodes of the integer programme of the whole problem.
        seconds: safety net of HiGHS.
        gap: relative gap at which a choice counts as good enough.
    """

    branches: int = 20_000
    seconds: float = 30.0
    gap: float = 1e-4


def solve_assignment(
    problem: AssignmentProblem,
    params: AssignmentParams | None = None,
    *,
    seed: int = 0,
    stop: Stop | None = None,
    progress: Tell | None = None,
    start: IntArray | None = None,
) -> AssignmentResult:
    """Find a good choice and prove how good it is.

    Args:
        problem: the problem.
        params: how much work to do.
        seed: of the search.
        stop: polled often; when it turns true the best so far is returned with a proven bound.
        progress: told where the run stands.
        start: (n,) a choice to start from; when it is feasible the answer is never worse.
    """
    params = params or AssignmentParams()
    limits = MilpLimits(params.branches, params.seconds, params.gap, seed % 2**31)
    outcome, choice = solve_exact(problem, limits, start=start, stop=stop)
    if progress is not None:
        progress(AssignmentProgress("exact", 1.0, outcome.value, outcome.bound))
    work = {"branches": outcome.branches}
    if outcome.status == "infeasible":
        return AssignmentResult("infeasible", None, None, None, None, work, "integer programme")
    if choice is None:
        return AssignmentResult("unknown", None, None, outcome.bound, None, work, "integer programme")
    value = evaluate(problem, choice).value
    bound = None if outcome.bound is None else min(outcome.bound, value)
    gap = None if bound is None else (value - bound) / max(abs(value), 1e-12)
    status = "optimal" if gap is not None and gap <= 1e-9 else "feasible"
    return AssignmentResult(status, choice, value, bound, gap, work, "integer programme")
