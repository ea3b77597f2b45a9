"""When would a careful clerk start each work by hand: frozen ones as they are, then the best worth for its cost, as early as it fits?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.schedule import ScheduleProblem, baseline, evaluate
from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.objective import objective
from gongxing.engines.phasing.problem import PhasingProblem

IntArray = npt.NDArray[np.int64]


def clerk(problem: PhasingProblem, compiled: ScheduleProblem | None = None) -> IntArray | None:
    """Return the clerk's start of each work, NEVER for those not done; None where he cannot keep what is settled."""
    compiled = compile_problem(problem) if compiled is None else compiled
    start = baseline(compiled)
    return None if evaluate(compiled, start)[1] else start


def clerk_value(problem: PhasingProblem) -> float | None:
    """Return the worth of the clerk's schedule in yuan; None where he has none."""
    start = clerk(problem)
    return None if start is None else objective(problem, opened(start))


def opened(start: IntArray) -> list[int | None]:
    """Return the starts with None for works that are not done."""
    return [None if at < 0 else int(at) for at in start.tolist()]
