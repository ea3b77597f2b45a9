"""How do the network engines follow one another, each reading from the plan what those before it proposed?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.park.validity import with_valid_shapes
from gongxing.park.zones import own_park
from gongxing.plan import Action, Finding, Plan, Result
from gongxing.standards import Standards
from gongxing.standards.parameters import Parameters
from gongxing.words import Text
from gongxing.workflow.lines import plan_lines
from gongxing.workflow.parts import in_stages, with_part
from gongxing.workflow.road_plan import plan_park_roads
from gongxing.workflow.sewer import plan_sewer
from gongxing.workflow.shares import Tell
from gongxing.workflow.water import plan_water

Stop = Callable[[], bool]
Part = tuple[Result[Any], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]

STEPS: tuple[tuple[str, Text, float], ...] = (
    ("roads", Text("规划道路", "planning the roads"), 0.25),
    ("water", Text("规划给水", "planning the water supply"), 0.3),
    ("sewer", Text("规划污水", "planning the sewers"), 0.2),
    ("storm", Text("规划雨水", "planning the storm drains"), 0.15),
    ("lines", Text("管线综合", "coordinating the lines"), 0.1),
)
"""The parts of a plan that are networks, in the order in which they are planned, each with its share of the work."""
NETWORKS = tuple(name for name, _, _ in STEPS)
STAGES: tuple[tuple[tuple[str, ...], ...], ...] = ((("roads",),), (("water",), ("sewer", "storm")), (("lines",),))
"""Stages that follow one another; the branches of a stage run at once, the networks of a branch in turn (SWMM runs one file at a time)."""


@dataclass(frozen=True)
class Given:
    """What the network engines read besides the plan; `shared` lets them use a neighbouring zone's facilities."""

    park: Park
    standards: Standards
    values: Parameters
    seed: int = 1
    shared: bool = False


def plan_networks(
    plan: Plan,
    given: Given,
    *,
    steps: tuple[str, ...] = NETWORKS,
    stop: Stop | None = None,
    progress: Tell | None = None,
) -> Plan:
    """Return the plan with its network parts, their actions, figures and findings.

    A network for which the park has too little material stays None, with a finding that says what to import. Once `stop`
    says True each engine hands over the best it has.
    """
    given = replace(given, park=with_valid_shapes(given.park if given.shared else own_park(given.park)))

    def make(name: str, plan: Plan, tell: Tell) -> Plan:
        began = time.perf_counter()
        part = _run(name, plan, given, stop=stop, progress=tell)
        return _with(plan, name, part, time.perf_counter() - began)

    return in_stages(plan, STEPS, STAGES, steps, make, progress)


def _run(name: str, plan: Plan, given: Given, *, stop: Stop | None, progress: Tell) -> Part:
    park, standards, values, seed = given.park, given.standards, given.values, given.seed
    if name == "roads":
        return plan_park_roads(park, plan, values, seed=seed, stop=stop, progress=progress)
    if name == "water":
        return plan_water(park, plan, values, seed=seed, stop=stop, progress=progress)
    if name == "lines":
        return plan_lines(park, plan, values, seed=seed, stop=stop, progress=progress)
    return plan_sewer(park, plan, standards, values, kind=name, seed=seed, stop=stop, progress=progress)


def _with(plan: Plan, name: str, part: Part, seconds: float) -> Plan:
    result, figures, actions, findings = part
    return with_part(plan, actions, figures, findings, **{name: replace(result, seconds=seconds)})
