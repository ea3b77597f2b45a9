"""What would be done with less or more money, so that whatever is done with less is done, no later, with more?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from gongxing.algorithms.schedule import ScheduleParams, nested
from gongxing.engines.phasing.compile import WORTH, compile_problem
from gongxing.engines.phasing.objective import nought
from gongxing.engines.phasing.problem import MONEY, PhasingProblem
from gongxing.engines.phasing.scheme import write_scheme
from gongxing.engines.phasing.solve import METHOD
from gongxing.plan import Result, Status
from gongxing.plan.phasing import PhasingScheme


def nested_budgets(
    problem: PhasingProblem, shares: Sequence[float], *, seed: int = 1, stop: Callable[[], bool] | None = None
) -> tuple[Result[PhasingScheme], ...]:
    """Return a schedule for each share of the money that there is, from the least up; limits below nought stay as they are."""
    if not shares:
        return ()
    compiled, money = compile_problem(problem), [stock.name.startswith(MONEY) for stock in problem.stocks]
    limits = []
    for share in sorted(shares):
        limit = np.array(compiled.limit)
        limit[money] = np.where(limit[money] > 0, limit[money] * share, limit[money])
        limits.append(limit)
    low, found = nought(problem), []
    for result in nested(compiled, limits, ScheduleParams(gap=2e-3), seed=seed, stop=stop):
        if result.start is None or result.value is None:
            status = Status.INFEASIBLE if result.status == "infeasible" else Status.UNKNOWN
            found.append(Result[PhasingScheme](status, None, None, None, None, seed, METHOD))
            continue
        value = result.value / WORTH + low
        bound = None if result.bound is None else max(value, result.bound / WORTH + low)
        gap = None if bound is None or not value else (bound - value) / abs(value)
        found.append(
            Result(Status.FEASIBLE, write_scheme(problem, compiled, result.start), value, bound, gap, seed, METHOD)
        )
    return tuple(found)
