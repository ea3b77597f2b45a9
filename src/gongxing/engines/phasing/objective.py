"""What is it worth to start each work in each quarter, and what is a schedule worth as a whole?

Worth of a work started in quarter t and done at the end of t + n - 1, summed over its tasks with discount d(q) = (1 + r) ** (-q / 4):

    (1 - unrest) * benefit / 4 * sum of d(q) over the quarters q from t + n to the end of the horizon - overrun * cost * d(t)

A task not done counts - dropped. What is dropped and what is done are measured from the same nought, so that the gap is one of worth
within the horizon and not of a great constant.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gongxing.engines.phasing.problem import PhasingProblem
from gongxing.plan.phasing import QUARTERS

FloatArray = npt.NDArray[np.float64]


def worths(problem: PhasingProblem) -> FloatArray:
    """Return (works, quarters) the worth in yuan of starting each work in each quarter over dropping it; 0 where it cannot end in time."""
    tasks = {task.id: task for task in problem.tasks}
    rate = (1.0 + problem.discount) ** (-np.arange(problem.quarters) / QUARTERS)
    later = np.append(np.cumsum(rate[::-1])[::-1], 0.0)
    found = np.zeros((len(problem.works), problem.quarters))
    for w, work in enumerate(problem.works):
        group = [tasks[name] for name in work.tasks]
        yearly = sum((1.0 - task.unrest) * task.benefit_yuan for task in group)
        extra = sum(task.overrun * task.cost_fen / 100 for task in group)
        dropped = sum(task.dropped_yuan for task in group)
        starts = np.arange(max(problem.quarters - work.quarters + 1, 0))
        starts = starts[starts < problem.quarters]
        found[w, starts] = yearly / QUARTERS * later[starts + work.quarters] - extra * rate[starts] + dropped
    return found


def nought(problem: PhasingProblem) -> float:
    """Return in yuan what a schedule in which nothing is done counts."""
    return -sum(task.dropped_yuan for task in problem.tasks)


def objective(problem: PhasingProblem, starts: Sequence[int | None]) -> float:
    """Return in yuan the worth of the starts of the works, None for one that is not done."""
    value = worths(problem)
    return nought(problem) + sum(float(value[w, at]) for w, at in enumerate(starts) if at is not None)
