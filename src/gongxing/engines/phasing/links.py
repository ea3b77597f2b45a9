"""What must come before what: what actions say themselves, land cleared before it changes, roads, pipes, drains downstream?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gongxing.engines.phasing.bundles import flows, street_of
from gongxing.engines.phasing.problem import Link
from gongxing.plan import Action, Plan
from gongxing.plan.sewer import DrainPipe
from gongxing.standards.landuse import land_use
from gongxing.words import Text

_SERVE = ("water", "sewer")
_ROADS = ("build_access", "build_link", "widen_road")


def links_of(plan: Plan, work: Mapping[str, str]) -> tuple[tuple[Link, ...], tuple[Text, ...]]:
    """Return the precedences between actions of different works and what was left out of them.

    What actions say themselves always holds. What is inferred (roads and pipes before building, drains downstream before
    upstream) is left out where it would close a ring of works that wait for one another.
    """
    known = {action.id for action in plan.actions}
    told = [Link(first, action.id, "after") for action in plan.actions for first in action.after if first in known]
    told += [Link(a.id, name, "cleared") for a in plan.actions for name, _ in a.gives if name in known]
    waits: dict[str, set[str]] = defaultdict(set)
    found = [link for link in dict.fromkeys(told) if work[link.first] != work[link.then]]
    for link in found:
        waits[work[link.first]].add(work[link.then])
    left = 0
    for link in dict.fromkeys([*_ready(plan), *_downstream(plan)]):
        first, then = work[link.first], work[link.then]
        if first == then:
            continue
        if then not in waits[first] and _reaches(waits, then, first):
            left += 1
            continue
        waits[first].add(then)
        found.append(link)
    return tuple(found), _told(left)


def _told(left: int) -> tuple[Text, ...]:
    if not left:
        return ()
    return (
        Text(f"为免互相等待，略去 {left} 条推定的先后关系", f"{left} inferred precedences were left out, for works would wait for one another"),
    )  # fmt: skip


def _ready(plan: Plan) -> Iterable[Link]:
    """Yield for each parcel that is built on or moved to: the road that reaches it is there first, water and sewers by its end."""
    comers = _comers(plan)
    for action in plan.actions:
        if action.engine == "roads" and action.kind in _ROADS:
            for parcel in action.parcels:
                yield from (Link(action.id, comer, "reached") for comer in comers.get(parcel, ()))
        elif action.engine in _SERVE and street_of(action):
            for parcel in action.parcels:
                yield from (Link(action.id, comer, "served", True) for comer in comers.get(parcel, ()))


def _comers(plan: Plan) -> dict[str, list[str]]:
    """Return by parcel the actions that build on it or bring a firm there."""
    scheme = plan.land.part if plan.land else None
    built = {c.parcel for c in scheme.choices if c.changed and land_use(c.planned).built} if scheme else set()
    found: dict[str, list[str]] = defaultdict(list)
    for action in plan.actions:
        if action.kind == "change_use" and action.parcels[0] in built:
            found[action.parcels[0]].append(action.id)
        elif action.engine == "industry" and action.kind == "move" and action.parcels:
            found[action.parcels[-1]].append(action.id)
    return found


def _downstream(plan: Plan) -> Iterable[Link]:
    """Yield that drains and stations downstream are done by the time those upstream are."""
    for name in ("sewer", "storm"):
        result = getattr(plan, name)
        if result is None or result.part is None:
            continue
        mine = [action for action in plan.actions if action.engine == name]
        laid = {street: action.id for action in mine if (street := street_of(action))}
        for (here, there), _ in sorted(flows(result.part).items()):
            if here in laid and there in laid:
                yield Link(laid[there], laid[here], "downstream", True)
        yield from _stations(mine, result.part.pipes, laid)


def _stations(actions: Iterable[Action], pipes: Iterable[DrainPipe], laid: Mapping[str, str]) -> Iterable[Link]:
    """Yield that a station waits for the drain that leaves it, and the drains that come to it wait for the station."""
    coming: dict[str, set[str]] = defaultdict(set)
    leaving: dict[str, set[str]] = defaultdict(set)
    for pipe in pipes:
        if pipe.decision.laid and pipe.road in laid:
            coming[pipe.end].add(pipe.road)
            leaving[pipe.start].add(pipe.road)
    for action in actions:
        if action.kind != "build_pump":
            continue
        node = action.id.split(".", 2)[2]
        for road in sorted(coming[node]):
            yield Link(action.id, laid[road], "downstream", True)
        for road in sorted(leaving[node] - coming[node]):
            yield Link(laid[road], action.id, "downstream", True)


def _reaches(waits: Mapping[str, set[str]], start: str, goal: str) -> bool:
    queue, seen = [start], set[str]()
    while queue:
        here = queue.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            queue += waits.get(here, ())
    return False
