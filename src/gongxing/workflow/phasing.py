"""When is each action of a plan done: how does the schedule come about, and what does it make of the land account?"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gongxing.engines import phasing
from gongxing.park import Park
from gongxing.plan import PhasingScheme, Plan, Result
from gongxing.plan.approvals import approvals_of
from gongxing.standards import Standards
from gongxing.workflow.gates import gates_of
from gongxing.workflow.parts import with_part
from gongxing.workflow.shares import Tell
from gongxing.workflow.values import phasing_values_of

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Ruled:
    """What a schedule rests on besides the plan."""

    park: Park
    standards: Standards
    seed: int = 1


def phase(plan: Plan, ground: Ruled, stop: Stop | None = None, tell: Tell | None = None) -> Plan:
    """Return the plan with its schedule; NotReadyError without actions. The land account then follows the schedule."""
    problem = problem_of(plan, ground)
    began = time.perf_counter()
    result = phasing.solve(problem, seed=ground.seed, stop=stop, progress=tell)
    result = replace(result, seconds=time.perf_counter() - began)
    return with_schedule(plan, problem, result)


def problem_of(
    plan: Plan,
    ground: Ruled,
    *,
    facts: Mapping[str, phasing.Progressed] | None = None,
    as_of: dt.date | None = None,
) -> phasing.PhasingProblem:
    """Return the problem of a plan with the approvals its actions need, under newer facts and on a later day, if any."""
    approvals = approvals_of(plan, ground.park, gates_of(ground.park))
    return phasing.build_problem(
        ground.park, plan, phasing_values_of(ground.park), approvals=approvals, facts=facts, as_of=as_of
    )


def with_schedule(plan: Plan, problem: phasing.PhasingProblem, result: Result[PhasingScheme]) -> Plan:
    """Return the plan with a schedule, its figures and checks, and with the land account by it."""
    figures = phasing.measure(problem, result, baseline_value=phasing.clerk_value(problem))
    land = plan.land
    if land is not None and land.part is not None and result.part is not None:
        account = phasing.account_by(result.part, land.part, plan.actions)
        land = replace(land, part=replace(land.part, account=account))
    return with_part(plan, (), figures, phasing.check(problem, result), phasing=result, land=land)
