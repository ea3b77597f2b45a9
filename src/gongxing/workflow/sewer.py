"""How is a park drained: problem, scheme, SWMM as referee, and repairs until the referee is content?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Required, TypedDict, Unpack

import numpy as np

from gongxing.engines import sewer
from gongxing.io.swmm_inp import WELL, scheme_inp
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan
from gongxing.plan.result import Progress, Result, Status
from gongxing.plan.sewer import SewerScheme
from gongxing.referees.swmm import DrainVerdict, judge, swmm_findings
from gongxing.standards import Standards
from gongxing.standards.parameters import Parameters
from gongxing.words import Text
from gongxing.workflow.road_plan import road_actions

ROUNDS = 12
FREE = 0
"""In so many first rounds another layout may be taken; later ones only enlarge, so that the repairs come to an end."""
_MORE = 1.2
"""How much more room a reach below a flooded manhole is given in each round of repairs."""


Part = tuple[Result[SewerScheme], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]
"""Result, figures, actions, and the findings of checker and referee."""


class Asked(TypedDict, total=False):
    """What may be asked of `plan_sewer` beside its material: kind ("sewer" or "storm"), seed, stop, progress, work budget."""

    kind: Required[str]
    seed: int
    stop: Callable[[], bool] | None
    progress: Callable[[Progress], None] | None
    params: sewer.SewerParams | None


def plan_sewer(park: Park, plan: Plan | None, standards: Standards, values: Parameters, **asked: Unpack[Asked]) -> Part:
    """Return the scheme of one kind ("sewer" or "storm") with its figures, actions and findings.

    SWMM runs every scheme at its design flow. Where manholes flood, the reaches below them are given more room and the layout
    is designed anew, up to twelve times; a scheme that still floods is not handed over: the status is then UNKNOWN.
    """
    kind, progress = asked["kind"], asked.get("progress")
    problem = sewer.build_problem(park, plan, values, kind=kind)
    start = sewer.clerk(problem)
    result = sewer.solve(
        problem, asked.get("params"), seed=asked.get("seed", 1), stop=asked.get("stop"), progress=progress
    )
    if result.part is None:
        return result, (), (), sewer.check(problem, result)
    problem, result, verdict, rounds = _repaired(problem, result, values, progress)
    refereed = swmm_findings(verdict, kind)
    if result.part is None or not verdict.clean:
        told = Text(f"经 {rounds} 轮加大仍不能通过 SWMM 校核", f"SWMM still objects after {rounds} rounds of repairs")
        failed = replace(
            result, status=Status.UNKNOWN, part=None, value=None, gap=None, notes=(*result.notes, told), conflict=()
        )
        return failed, (), (), refereed
    if rounds:
        told = Text(
            f"按 SWMM 校核加大了部分管段（{rounds} 轮）",
            f"some reaches were enlarged after SWMM's verdict ({rounds} rounds)",
        )
        result = replace(result, notes=(*result.notes, told))
    figures = sewer.measure(problem, result, baseline_value=None if start is None else start[1])
    roads = {} if plan is None else road_actions(plan)
    assert result.part is not None
    actions = sewer.sewer_actions(problem, result.part, values, road_actions=roads)
    return result, figures, actions, (*sewer.check(problem, result), *refereed)


def _repaired(
    problem: sewer.SewerProblem,
    result: Result[SewerScheme],
    values: Parameters,
    progress: Callable[[Progress], None] | None,
) -> tuple[sewer.SewerProblem, Result[SewerScheme], DrainVerdict, int]:
    """Return problem, result and verdict after as many repairs as it took, and how many rounds that was."""
    assert result.part is not None
    best = result
    verdict = judge(scheme_inp(result.part, values))
    rounds = 0
    while not verdict.clean and verdict.flooded and rounds < ROUNDS and result.part is not None:
        rounds += 1
        if progress is not None:
            progress(
                Progress(Text(f"SWMM 校核，第 {rounds} 轮加大", f"SWMM, round {rounds} of repairs"), 0.95, result.value)
            )
        problem = _with_room(problem, result.part, verdict)
        result = sewer.redesign(problem, result.part, seed=result.seed, free=rounds <= FREE)
        if result.part is None:
            return problem, best, verdict, rounds
        scheme = result.part
        result = replace(
            result, bound=best.bound, gap=_gap(result.value, best.bound), work=best.work, status=Status.FEASIBLE
        )
        verdict = judge(scheme_inp(scheme, values))
    return problem, result, verdict, rounds


def _gap(value: float | None, bound: float | None) -> float | None:
    return None if value is None or bound is None or not value else (value - bound) / abs(value)


def _with_room(problem: sewer.SewerProblem, scheme: SewerScheme, verdict: DrainVerdict) -> sewer.SewerProblem:
    """Return the problem with more room asked for below each flooded manhole, as far down as reaches run full."""
    place = {node: i for i, node in enumerate(problem.nodes)}
    below = {pipe.start: pipe.end for pipe in scheme.pipes if pipe.decision.in_service}
    full = {pipe.start for pipe in scheme.pipes if pipe.id in set(verdict.surcharged)}
    wider: set[tuple[int, int]] = set()
    for name, _ in verdict.flooded:
        node, first = name.removesuffix(WELL), True
        while node in below and (first or node in full):
            wider.add((place[node], place[below[node]]))
            node, first = below[node], False
    boost = problem.boost.copy()
    for e, pair in enumerate(zip(problem.tail.tolist(), problem.head.tolist(), strict=True)):
        if pair in wider:
            boost[e] *= _MORE
    return replace(problem, boost=np.asarray(boost))
