"""How do the engines of the economy follow one another: the portfolio, the firms, how far it grows, which skills that takes?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongxing.diagnosis.industry import IndustrySurvey, Norms
from gongxing.engines import growth, industry, portfolio
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.park.validity import with_valid_shapes
from gongxing.plan import Plan
from gongxing.standards import Standards
from gongxing.words import Text
from gongxing.workflow.parts import in_turn, waiting, with_part
from gongxing.workflow.shares import Tell

Stop = Callable[[], bool]

STEPS: tuple[tuple[str, Text, float], ...] = (
    ("portfolio", Text("选择产业组合", "choosing the portfolio"), 0.2),
    ("industry", Text("决定企业去留", "deciding on firms"), 0.5),
    ("growth", Text("推算增长与人才", "working out growth and skills"), 0.3),
)
"""The parts of a plan that are of the economy, in the order in which they are planned, each with its share of the work."""
ECONOMY = tuple(name for name, _, _ in STEPS)


@dataclass(frozen=True)
class Ground:
    """What the engines of the economy read besides the plan."""

    park: Park
    standards: Standards
    norms: Norms
    survey: IndustrySurvey
    seed: int = 1


def plan_economy(
    plan: Plan,
    ground: Ground,
    *,
    steps: tuple[str, ...] = ECONOMY,
    stop: Stop | None = None,
    progress: Tell | None = None,
) -> Plan:
    """Return the plan with its economic parts, their actions, figures and findings.

    A part for which the park has too little material stays None, with a finding that says what to import. Once `stop` says
    True each engine hands over the best it has.
    """
    ground = replace(ground, park=with_valid_shapes(ground.park))
    run = {"portfolio": _portfolio, "industry": _industry, "growth": _growth}
    return in_turn(plan, STEPS, steps, lambda name, before, tell: run[name](before, ground, stop, tell), progress)


def _portfolio(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    norms, survey = ground.norms, ground.survey
    if survey.diversification is None:
        raise NotReadyError(survey.why("diversification"))
    read = portfolio.Ground(norms.table, norms.sectors, survey.diversification, survey.chain)
    problem = portfolio.build_problem(ground.park, read, norms.values, plan, seed=ground.seed)
    began = time.perf_counter()
    result = portfolio.solve(problem, seed=ground.seed, stop=stop, progress=tell)
    result = replace(result, seconds=time.perf_counter() - began)
    scheme = result.part
    actions = portfolio.portfolio_actions(problem, scheme, norms.values, survey.chain) if scheme else ()
    hand = portfolio.clerk(problem)
    baseline = None if hand is None else portfolio.worth(problem, hand).value
    figures = portfolio.measure(problem, result, baseline_value=baseline)
    return with_part(plan, actions, figures, portfolio.check(problem, result), portfolio=result)


def _industry(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    survey, park = ground.survey, ground.park
    grading = survey.grading.grading if survey.grading else None
    problem = industry.build_problem(park, ground.standards, ground.norms.values, plan, grading, survey.chain)
    if park.settings.industry_budget_yuan is not None:
        problem = replace(problem, budget_yuan=park.settings.industry_budget_yuan)
    began = time.perf_counter()
    result = industry.solve(problem, seed=ground.seed, stop=stop, progress=tell)
    result = replace(result, seconds=time.perf_counter() - began)
    scheme = result.part
    actions = industry.industry_actions(scheme, ground.norms.values, plan.actions) if scheme else ()
    figures = industry.measure(problem, result, baseline_value=industry.baseline_value(problem))
    findings = (*industry.check(problem, result), *(industry.industry_findings(problem, scheme) if scheme else ()))
    return with_part(plan, actions, figures, findings, industry=result)


def _growth(plan: Plan, ground: Ground, stop: Stop | None, tell: Tell) -> Plan:
    park, values = ground.park, ground.norms.values
    problem = growth.build_problem(park, values, plan, ground.norms.oil)
    began = time.perf_counter()
    drawn = growth.simulate(problem, growth.GrowthParams().draws, ground.seed)
    reach = growth.Reach(problem, drawn, ground.seed)
    seen = growth.outlook(problem, seed=ground.seed, found=drawn)
    plan = with_part(plan, (), growth.outlook_figures(seen), (), outlook=seen)
    plan = replace(plan, talent=growth.talent(park, values, plan, seen))
    try:
        result = growth.solve(problem, seed=ground.seed, stop=stop, progress=tell, reach=reach)
    except NotReadyError as error:  # no target is set: the outlook stands all the same
        return waiting(plan, "growth", STEPS[2][1], error)
    result = replace(result, seconds=time.perf_counter() - began)
    scheme = result.part
    actions = growth.growth_actions(problem, scheme, values) if scheme else ()
    hand = growth.by_hand(reach)
    figures = growth.measure(problem, result, baseline_value=hand.cost_yuan if hand else None)
    return with_part(plan, actions, figures, growth.check(problem, result), growth=result)
