"""How is the resettlement of a plan worked out, and how are its costs kept from being counted twice?"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from gongxing.engines import land, resettlement
from gongxing.park import Park
from gongxing.plan import Action, Plan, ResettlementScheme
from gongxing.words import Text
from gongxing.workflow.gates import gates_of
from gongxing.workflow.parts import with_part
from gongxing.workflow.shares import Tell
from gongxing.workflow.values import land_values_of, network_values_of, resettlement_of

Stop = Callable[[], bool]
PROCEDURE = "land_acquisition"
"""The procedure by which a village group is acquired."""


def plan_resettlement(
    plan: Plan, park: Park, *, seed: int = 1, stop: Stop | None = None, progress: Tell | None = None
) -> Plan:
    """Return the plan with its resettlement, the actions, figures and findings of that, and what displaces households repriced.

    NotReadyError without a land scheme or a register of households.
    """
    days = gates_of(park).length_days(PROCEDURE, plan.as_of)
    problem = resettlement.build_problem(park, plan, resettlement_of(park), float(days))
    began = time.perf_counter()
    result = resettlement.solve(problem, seed=seed, stop=stop, progress=progress)
    result = replace(result, seconds=time.perf_counter() - began)
    findings = resettlement.check(problem, result)
    if result.part is None:
        return with_part(plan, (), (), findings, resettlement=result)
    options = resettlement.open_options(problem)
    hand = resettlement.clerk(problem, options)
    baseline = None if hand is None else resettlement.outcome(problem, options, hand).value
    figures = resettlement.measure(problem, result, baseline_value=baseline)
    actions = resettlement.resettlement_actions(problem, result.part, plan.actions)
    repriced = replace(plan, actions=without_lump_sums(plan, park, result.part))
    return with_part(repriced, actions, figures, findings, resettlement=result)


def without_lump_sums(plan: Plan, park: Park, scheme: ResettlementScheme) -> tuple[Action, ...]:
    """Return the plan's actions, those that displace households less the lump sum that was counted for moving them.

    Until households are gone through one by one, a change of use and a road carry a price per floor area for compensation and
    new homes. Once their accounts are known, clearing the group and building the estates carry that money, to the fen.
    """
    taken = _lump_sums(plan, park, scheme)
    found = []
    for action in plan.actions:
        lump = min(taken.get(action.id, 0.0), action.cost_yuan or 0.0)
        if not lump:
            found.append(action)
            continue
        words = Text(
            f"已减去住户搬迁的概算 {lump:,.2f} 元，改由安置行动按户列支",
            f"less the estimate of {lump:,.2f} yuan for moving households, which the actions of resettlement carry household by household",
        )
        origins = tuple(
            replace(o, words=Text(f"{o.words.zh}；{words.zh}", f"{o.words.en}; {words.en}")) for o in action.origins[:1]
        )
        found.append(
            replace(action, cost_yuan=(action.cost_yuan or 0.0) - lump, origins=(*origins, *action.origins[1:]))
        )
    return tuple(found)


def _lump_sums(plan: Plan, park: Park, scheme: ResettlementScheme) -> dict[str, float]:
    """Return by action what it counted for moving the households that the scheme resettles."""
    by_parcel = land.household_moving(park, land_values_of(park))
    found: dict[str, float] = defaultdict(float)
    for action in {line.action for line in scheme.lines if line.action.startswith("land.change.")}:
        found[action] = by_parcel.get(action.removeprefix("land.change."), 0.0)
    price = network_values_of(park).value("road_demolition_yuan_m2", "dwelling")
    households = park["households"].frame
    homes = dict(zip(households["id"], households["building"], strict=True))
    buildings = park.buildings.frame
    footprint = dict(zip(buildings["id"], buildings.geometry.area, strict=True))
    for action, home in {(line.action, homes.get(line.household)) for line in scheme.lines if line.cause == "road"}:
        found[action] += footprint.get(home, 0.0) * price
    return found
