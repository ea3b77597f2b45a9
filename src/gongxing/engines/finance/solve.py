"""Which bonds are issued when, so that financing costs least, and how far from the least can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.milp import MilpLimits, MilpResult, solve_milp
from gongxing.engines.finance.baseline import clerk
from gongxing.engines.finance.compile import compile_model, lots_of
from gongxing.engines.finance.conflict import conflict_of
from gongxing.engines.finance.ledger import broken, cost_of
from gongxing.engines.finance.problem import FinanceProblem, IntArray
from gongxing.engines.finance.scheme import write_scheme
from gongxing.plan import Progress, Result, Status
from gongxing.plan.finance import FinanceScheme
from gongxing.words import Text

METHOD = Text("整数规划（HiGHS），按分重算", "integer programme (HiGHS), recomputed in whole fen")
PROVEN = 1e-6
"""Relative gap at which a scheme counts as proven optimal."""


@dataclass(frozen=True, slots=True)
class FinanceParams:
    """How much work the engine may do: branches of the search."""

    branches: int = 50_000


def solve(
    problem: FinanceProblem,
    params: FinanceParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[FinanceScheme]:
    """Return the financing of least present cost (yuan) with a proven bound from below; never dearer than the clerk's.

    INFEASIBLE with the smallest conflict where the spending cannot be paid for within the rules; UNKNOWN if told to stop before any
    way is found. The same problem and seed give the same result.
    """
    params, tell = params or FinanceParams(), progress or (lambda _: None)
    tell(Progress(Text("安排融资", "arranging the financing"), 0.05))
    limits = MilpLimits(branches=params.branches, seed=seed)
    compiled, first = compile_model(problem), clerk(problem)
    found: MilpResult | None = None
    if first is None or not (stop is not None and stop()):
        start = None if first is None else first.ravel().astype(float)
        found = solve_milp(compiled.model, limits, start=start, stop=stop)
    if found is not None and found.status == "infeasible":
        tell(Progress(Text("查找冲突", "finding the conflict"), 0.6))
        conflict = conflict_of(problem, compiled, limits, stop)
        return Result(Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.notes, conflict)
    lots = _cheaper(problem, first, _read(problem, found))
    work = found.branches if found is not None else 0
    if lots is None:
        return Result(Status.UNKNOWN, None, None, None, None, seed, METHOD, problem.notes, (), work)
    value = cost_of(problem, lots)
    proven = found.bound * 1e4 if found is not None and found.bound is not None else 0.0
    bound = min(max(proven, 0.0), value)
    gap = (value - bound) / value if value else 0.0
    tell(Progress(Text("写出资金方案", "writing the scheme"), 0.95, value, bound))
    status = Status.OPTIMAL if gap <= PROVEN else Status.FEASIBLE
    return Result(status, write_scheme(problem, lots), value, bound, gap, seed, METHOD, problem.notes, (), work)


def _read(problem: FinanceProblem, found: MilpResult | None) -> IntArray | None:
    if found is None or found.x is None:
        return None
    lots = lots_of(problem, found.x)
    return None if broken(problem, lots) else lots


def _cheaper(problem: FinanceProblem, first: IntArray | None, second: IntArray | None) -> IntArray | None:
    """Return the cheaper of two ways, the second where they cost the same but for rounding."""
    if first is None or second is None:
        return second if first is None else first
    worse = cost_of(problem, second) > cost_of(problem, first) * (1 + 1e-9)
    return np.array(first if worse else second)
