"""How do the parts of a plan that carry it out follow one another: people, money, time, and who answers for it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards import Standards
from gongxing.words import Text
from gongxing.workflow.financing import finance_plan
from gongxing.workflow.framework import plan_framework
from gongxing.workflow.funding import fund
from gongxing.workflow.parts import in_turn
from gongxing.workflow.phasing import Ruled, phase
from gongxing.workflow.resettlement import plan_resettlement
from gongxing.workflow.shares import Tell

Stop = Callable[[], bool]

STEPS: tuple[tuple[str, Text, float], ...] = (
    ("resettlement", Text("安置住户", "resettling households"), 0.3),
    ("funds", Text("测算可用资金", "reckoning the funds"), 0.05),
    ("phasing", Text("排定分期", "phasing the works"), 0.5),
    ("finance", Text("安排融资", "arranging the financing"), 0.1),
    ("framework", Text("挂接责任与指标", "naming owners and indicators"), 0.1),
)
"""The parts of a plan that carry it out, in the order in which they are made, each with its share of the work."""
DELIVERY = tuple(name for name, _, _ in STEPS)


@dataclass(frozen=True)
class Ground:
    """What the steps of delivery read besides the plan."""

    park: Park
    standards: Standards
    seed: int = 1


def plan_delivery(
    plan: Plan,
    ground: Ground,
    *,
    steps: tuple[str, ...] = DELIVERY,
    stop: Stop | None = None,
    progress: Tell | None = None,
) -> Plan:
    """Return the plan with the parts that carry it out, their actions, figures and findings.

    A part for which the park has too little material stays None, with a finding that says what to import. Once `stop` says
    True each engine hands over the best it has.
    """
    run = {
        "resettlement": _resettlement,
        "funds": _funds,
        "phasing": _phasing,
        "finance": _finance,
        "framework": _framework,
    }
    return in_turn(plan, STEPS, steps, lambda name, before, tell: run[name](before, ground, stop, tell), progress)


def _resettlement(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    return plan_resettlement(plan, ground.park, seed=ground.seed, stop=stop, progress=tell)


def _funds(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    return fund(plan, ground.park, ground.seed)


def _phasing(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    return phase(plan, Ruled(ground.park, ground.standards, ground.seed), stop, tell)


def _finance(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    return finance_plan(plan, ground.park, ground.seed, stop=stop, progress=tell)


def _framework(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    return plan_framework(plan, ground.park)
