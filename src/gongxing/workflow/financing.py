"""How does the finance of a plan come about: the problem from park and schedule, issues, figures, checks?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from gongxing.engines import finance
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.workflow.parts import with_part
from gongxing.workflow.shares import Tell
from gongxing.workflow.values import finance_values_of


def finance_plan(
    plan: Plan, park: Park, seed: int = 1, *, stop: Callable[[], bool] | None = None, progress: Tell | None = None
) -> Plan:
    """Return the plan with its finance; NotReadyError without a table `budget`.

    What is done when is read from `plan.phasing`; without it spending is spread evenly over the horizon.
    """
    problem = finance.build_problem(park, finance_values_of(park), plan)
    began = time.perf_counter()
    result = finance.solve(problem, seed=seed, stop=stop, progress=progress)
    result = replace(result, seconds=time.perf_counter() - began)
    figures = finance.measure(problem, result, baseline_value=finance.baseline_value(problem))
    return with_part(plan, (), figures, finance.check(problem, result), finance=result)
