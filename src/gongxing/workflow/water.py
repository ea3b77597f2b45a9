"""How does a park get its water plan: build, solve, check, and let EPANET judge every case before it is shown?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from gongxing.algorithms.hydraulics import LinkKind, PipeNetwork
from gongxing.algorithms.sizing import LoadCase, SizingProblem
from gongxing.engines import water
from gongxing.engines.water.bound import lower_bound
from gongxing.io.inp_scheme import InpScheme, scheme_inp
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan, Progress, Result, Status
from gongxing.plan.water import Path, WaterCase, WaterScheme
from gongxing.referees.epanet import Epanet, Verdict, epanet_findings
from gongxing.standards.parameters import Parameters
from gongxing.words import Text
from gongxing.workflow.road_plan import road_actions
from gongxing.workflow.shares import within

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]
Part = tuple[Result[WaterScheme], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]

_BUILD = Text("整理给水资料", "gathering the material on water")
_CHECK = Text("校核给水方案", "checking the water scheme")
_JUDGE = Text("EPANET 复核", "EPANET judges")
_MARGINS_M = (0.1, 0.5)
"""Extra head asked of a design when the check or EPANET refused the one before it."""


def plan_water(
    park: Park,
    plan: Plan,
    values: Parameters,
    *,
    seed: int = 1,
    stop: Stop | None = None,
    progress: Tell | None = None,
) -> Part:
    """Return the water part of a plan: result, figures, actions, findings.

    Planned land use and planned roads are read from `plan`, where it has them. A design that the check or EPANET refuses
    is solved again with more head in hand; if that does not help either, the result has status UNKNOWN and no scheme.
    NotReadyError where the park has too little material.
    """
    tell = progress or (lambda _: None)
    tell(Progress(_BUILD, 0.0))
    problem = water.build_problem(park, values, setting_of(plan))
    start = water.clerk(problem)
    result, findings = _accepted(problem, start, (seed, stop, tell))
    if result.part is None:
        return result, (), (), (*findings, *_told(problem, result))
    baseline = None if start is None else water.spending(problem, start)
    figures = water.measure(problem, result, baseline_value=baseline)
    actions = water.water_actions(problem, result.part, road_actions=road_actions(plan))
    tell(Progress(_JUDGE, 1.0, result.value, result.bound))
    return result, figures, actions, (*findings, *_told(problem, result))


def setting_of(plan: Plan) -> water.Setting:
    """Return what the plan proposes so far: planned use of each parcel, and the streets of the road scheme."""
    uses: Mapping[str, str] | None = None
    if plan.land is not None and plan.land.part is not None:
        uses = plan.land.part.planned
    return water.Setting(uses, _planned_streets(plan))


def _planned_streets(plan: Plan) -> tuple[tuple[str, Path], ...]:
    """Return the streets of the road scheme that do not stand today."""
    if plan.roads is None or plan.roads.part is None:
        return ()
    return tuple((segment.id, segment.path) for segment in plan.roads.part.segments if segment.decision == "new")


def _accepted(
    problem: water.WaterProblem, start: water.Design | None, how: tuple[int, Stop | None, Tell]
) -> tuple[Result[WaterScheme], tuple[Finding, ...]]:
    """Return a result that check and EPANET accept, solved with more and more head in hand, and their findings."""
    seed, stop, tell = how
    result = water.solve(problem, seed=seed, stop=stop, progress=within(tell, 0.05, 0.75), start=start)
    findings: tuple[Finding, ...] = ()
    for margin in (*_MARGINS_M, None):
        scheme = result.part
        if scheme is None:
            break
        tell(Progress(_CHECK, 0.8, result.value, result.bound))
        findings = water.check(problem, result)
        tell(Progress(_JUDGE, 0.9, result.value, result.bound))
        findings = (*findings, *epanet_findings(judged(problem, scheme)))
        if not any(finding.verdict == "fail" for finding in findings):
            return result, findings
        if margin is not None:
            again = water.solve(_tightened(problem, margin), seed=seed, stop=stop)
            if again.part is None:
                break
            result = _rebound(problem, again)
    if result.part is None:
        return result, findings
    note = Text(
        "方案未通过独立校核或 EPANET 复核，故不作为可行方案给出",
        "the design did not pass its check or EPANET, so it is not given as feasible",
    )
    refused = replace(result, status=Status.UNKNOWN, part=None, value=None, gap=None, notes=(*result.notes, note))
    return refused, findings


def _tightened(problem: water.WaterProblem, margin_m: float) -> water.WaterProblem:
    """Return the problem with more head and less velocity asked of every design."""
    rules = problem.rules
    slower = 1.0 - 0.02 * margin_m
    return replace(
        problem,
        rules=replace(
            rules,
            service_head_m=rules.service_head_m + margin_m,
            fire_head_m=rules.fire_head_m + margin_m,
            velocity_m_s=rules.velocity_m_s * slower,
            fire_velocity_m_s=rules.fire_velocity_m_s * slower,
        ),
    )


def _rebound(problem: water.WaterProblem, result: Result[WaterScheme]) -> Result[WaterScheme]:
    """Return a result solved under tighter rules with the bound of the rules as they are."""
    value = result.value or 0.0
    bound = min(lower_bound(problem), value)
    gap = (value - bound) / abs(value) if value else 0.0
    return replace(result, bound=bound, gap=gap, status=Status.FEASIBLE if gap > 1e-9 else Status.OPTIMAL)


def judged(problem: water.WaterProblem, scheme: WaterScheme) -> Verdict:
    """Return EPANET's verdict on a scheme in every case that has a hydraulic limit, at default accuracy and at 1e-6."""
    file = scheme_inp(scheme, "gongxing")
    network = _network(scheme, file)
    cases = tuple(_load(problem, scheme, network, case) for case in scheme.cases if case.worst_node)
    sizing = SizingProblem(network, np.zeros(0, dtype=np.int64), (), cases)
    with Epanet(file.text, network, name="water.inp") as referee:
        return referee.judge(sizing, ())


def _network(scheme: WaterScheme, file: InpScheme) -> PipeNetwork:
    """Return the network of the file, pipe by pipe."""
    place = {node.id: row for row, node in enumerate(scheme.nodes)}
    pipes = [pipe for pipe in scheme.pipes if pipe.decision.in_service]
    head = np.full(len(scheme.nodes), np.nan)
    for source in scheme.sources:
        head[place[source.node]] = source.head_m
    count = len(pipes)
    return PipeNetwork(
        nodes=tuple(file.nodes[node.id] for node in scheme.nodes),
        links=tuple(file.pipes[pipe.id] for pipe in pipes),
        ends=np.array([(place[pipe.start], place[pipe.end]) for pipe in pipes], dtype=np.int64).reshape(-1, 2),
        elevation=np.array([node.ground_m for node in scheme.nodes]),
        head=head,
        demand=np.array([node.demand_m3_s for node in scheme.nodes]),
        kind=np.full(count, LinkKind.PIPE),
        length=np.array([pipe.length_m for pipe in pipes]),
        diameter=np.array([pipe.inner_mm / 1000 for pipe in pipes]),
        roughness=np.array([pipe.roughness for pipe in pipes]),
        minor=np.zeros(count),
        closed=np.zeros(count, dtype=bool),
    )


def _load(problem: water.WaterProblem, scheme: WaterScheme, network: PipeNetwork, case: WaterCase) -> LoadCase:
    rules = problem.rules
    fire, out = bool(case.fire_node), bool(case.pipe_out)
    wanted = np.array([node.demand_m3_s > 0 for node in scheme.nodes])
    at_fire = np.array([node.id == case.fire_node for node in scheme.nodes])
    least = rules.fire_head_m if fire else rules.service_head_m
    most = np.inf if fire or out else rules.max_head_m
    pipes = [pipe for pipe in scheme.pipes if pipe.decision.in_service]
    speed = rules.fire_velocity_m_s if fire or out else rules.velocity_m_s
    return LoadCase(
        name=case.name,
        demand=network.demand * case.demand_share + at_fire * case.fire_l_s / 1000,
        pressure_min=np.where(wanted | at_fire, least, -np.inf),
        pressure_max=np.where(wanted, most, np.inf),
        velocity_min=np.zeros(len(pipes)),
        velocity_max=np.full(len(pipes), speed),
        closed=np.array([out and pipe.way == case.pipe_out for pipe in pipes], dtype=bool),
    )


def _told(problem: water.WaterProblem, result: Result[WaterScheme]) -> tuple[Finding, ...]:
    """Return findings on what no check fails for: parcels without water, sources overdrawn, ways that do not exist."""
    lost = problem.unserved
    label = Text("地块供水", "parcels served")
    words = (
        Text(f"{len(lost)} 个需水地块未能供水", f"{len(lost)} parcels that want water get none")
        if lost
        else Text("需水地块均已供水", "every parcel that wants water is served")
    )
    found = [Finding("water.unserved", label, "warn" if lost else "pass", words, tuple(item.parcel for item in lost))]
    if result.part is not None:
        for number, warning in enumerate(result.part.warnings):
            found.append(Finding(f"water.warning.{number + 1}", Text("给水提示", "note on water"), "warn", warning))
    return tuple(found)
