"""How does a park get its road plan: problem, clerk, solution, check, figures and works, under the limits of park.toml?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.engines import roads
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan, Progress, Result
from gongxing.plan.roads import RoadScheme
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

Part = tuple[Result[RoadScheme], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]
_BUILD = Text("梳理路网", "reading the streets")
_CLERK = Text("手工基准方案", "the clerk's design")
_CHECK = Text("校核方案", "checking the plan")


def plan_park_roads(
    park: Park,
    plan: Plan,
    values: Parameters,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Part:
    """Return the road part of a plan: result, figures, actions, findings.

    Planned land use is read from `plan`, limits from the park's settings. NotReadyError where there are no parcels or streets.
    """
    tell = progress or (lambda _: None)
    tell(Progress(_BUILD, 0.0))
    land = plan.land.part if plan.land else None
    limits = park.settings.roads
    asked = roads.RoadRules(
        budget_m=limits.budget_m, budget_yuan=limits.budget_yuan, land_limit_m2=limits.land_limit_m2
    )
    problem = roads.build_problem(park, values, land.planned if land else None, asked=asked)
    tell(Progress(_CLERK, 0.2))
    start = roads.clerk(problem)
    result = roads.solve(problem, seed=seed, stop=stop, progress=progress, start=start)
    tell(Progress(_CHECK, 0.95, result.value, result.bound))
    findings = roads.check(problem, result)
    if result.part is None:
        return result, (), (), findings
    baseline = None if start is None else roads.outcome(problem, start).value
    figures = roads.measure(problem, result, baseline_value=baseline)
    return result, figures, roads.roads_actions(problem, result.part), findings


def road_actions(plan: Plan) -> dict[str, str]:
    """Return for each street that is built, or widened, the action of the road engine that does it."""
    if plan.roads is None or plan.roads.part is None:
        return {}
    actions = [action.id for action in plan.actions if action.engine == "roads"]
    by_name = {name.rsplit(".", 1)[-1]: name for name in reversed(actions)} | {name: name for name in actions}
    found: dict[str, str] = {}
    for segment in plan.roads.part.built:
        action = by_name.get(segment.work)
        if action is not None:
            found.setdefault(segment.id if segment.decision == "new" else segment.road, action)
    return found
