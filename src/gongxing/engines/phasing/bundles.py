"""Which actions are built together, so that a trench is opened once and small streets do not make works of their own?

The rule: pipes of one street, the road that is built or widened there and what yields to these pipes are one work. Streets whose
drains flow into one another in a ring are one work. A street whose work costs little is built with the only one it drains into, as long as
no trade needs too many days for the whole. Every other action is a work of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.engines.phasing.trades import trade_of
from gongxing.plan import Action, Plan
from gongxing.plan.lines import LinesScheme
from gongxing.plan.sewer import DrainPipe, SewerScheme
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

LAID = ("sewer", "storm", "water")
_LOOSE = ("", "outlets", "offroad")
SYSTEMS = {
    "roads": Text("道路", "road"), "water": Text("给水", "water"), "sewer": Text("污水", "sewers"), "storm": Text("雨水", "storm drains"),
    "lines": Text("管线避让", "yielding works"),
}  # fmt: skip
"""What is built in a street, in words."""


def street_of(action: Action) -> str:
    """Return the street an action lays pipes in, "" for any other action."""
    parts = action.id.split(".")
    laid = action.engine in LAID and action.kind not in ("build_pump", "hydrants") and len(parts) > 2
    return parts[2] if laid and parts[2] not in _LOOSE else ""


def flows(scheme: SewerScheme | None) -> Counter[tuple[str, str]]:
    """Return how many drains laid in a street flow into drains laid in another, drains that stay being passed through."""
    found: Counter[tuple[str, str]] = Counter()
    if scheme is None:
        return found
    leaving: dict[str, list[DrainPipe]] = defaultdict(list)
    for pipe in scheme.pipes:
        if pipe.decision.in_service:
            leaving[pipe.start].append(pipe)
    for pipe in scheme.pipes:
        if pipe.decision.laid:
            found.update((pipe.road, road) for road in sorted(_next_streets(pipe, leaving)))
    return found


def _next_streets(pipe: DrainPipe, leaving: Mapping[str, Sequence[DrainPipe]]) -> set[str]:
    """Return the streets other than its own in which water from a drain next meets drains that are laid."""
    queue, seen, found = [pipe.end], set[str](), set[str]()
    while queue:
        here = queue.pop()
        if here in seen:
            continue
        seen.add(here)
        for onward in leaving.get(here, ()):
            if not onward.decision.laid:
                queue.append(onward.end)
            elif onward.road != pipe.road:
                found.add(onward.road)
    return found


class _Groups:
    """Sets of actions that only ever merge, each named by its first member."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def top(self, name: str) -> str:
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, first: str, second: str) -> None:
        first, second = sorted((self.top(first), self.top(second)))
        self._above[second] = first


def bundle(plan: Plan, values: Parameters, days: Mapping[str, float]) -> dict[str, str]:
    """Return for each action the one that names its work. `days` are the crew's days of each action."""
    actions = {action.id: action for action in plan.actions}
    groups = _Groups(actions)
    streets: dict[str, str] = {}
    for action in plan.actions:
        street = street_of(action)
        if street:
            groups.join(action.id, streets.setdefault(street, action.id))
            for before in action.after:
                if before.startswith("roads.") and before in actions:
                    groups.join(action.id, before)
    _join_yields(plan, actions, groups, streets)
    edges = Counter[tuple[str, str]]()
    for scheme in (plan.sewer, plan.storm):
        for (here, there), count in flows(scheme.part if scheme else None).items():
            if here in streets and there in streets:
                edges[streets[here], streets[there]] += count
    _join_rings(groups, edges)
    _join_small(groups, edges, actions.values(), values=values, days=days)
    return {name: groups.top(name) for name in actions}


def _join_yields(plan: Plan, actions: Mapping[str, Action], groups: _Groups, streets: Mapping[str, str]) -> None:
    """Put what yields with the pipes it belongs to; lines of today with the new line they make way for."""
    lines = plan.lines.part if plan.lines else None
    partner = _partners(plan, lines) if lines else {}
    for action in actions.values():
        if action.engine != "lines":
            continue
        anchors = [name for name in action.after if name in actions]
        street = partner.get(action.id.removeprefix("lines.yield."), "")
        if not anchors and street in streets:
            anchors = [streets[street]]
        for anchor in anchors:
            groups.join(action.id, anchor)


def _partners(plan: Plan, lines: LinesScheme) -> dict[str, str]:
    """Return for each line that yields the street of the first new line it crosses there."""
    road = {
        f"{name}.{pipe.id.split('.', 1)[-1]}": pipe.road
        for name in LAID
        if (result := getattr(plan, name)) is not None and result.part is not None
        for pipe in result.part.pipes
        if pipe.decision.laid
    }
    crossings = {crossing.id: crossing for crossing in lines.crossings}
    found: dict[str, str] = {}
    for work in lines.yields:
        for name in work.crossings:
            crossing = crossings[name]
            other = crossing.line_b if crossing.line_a == work.line else crossing.line_a
            if road.get(other):
                found.setdefault(work.line, road[other])
    return found


def _join_rings(groups: _Groups, edges: Mapping[tuple[str, str], int]) -> None:
    """Make one work of works whose drains flow into one another."""
    pairs = {(groups.top(a), groups.top(b)) for a, b in edges}
    names = sorted({name for pair in pairs for name in pair})
    if not names:
        return
    place = {name: k for k, name in enumerate(names)}
    ends = np.array([(place[a], place[b]) for a, b in sorted(pairs)], dtype=np.int64)
    graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(names), len(names)))
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    first: dict[int, str] = {}
    for name, ring in zip(names, label.tolist(), strict=True):
        groups.join(name, first.setdefault(ring, name))


def _join_small(
    groups: _Groups, edges: Mapping[tuple[str, str], int], actions: Iterable[Action], *, values: Parameters, days: Mapping[str, float]
) -> None:  # fmt: skip
    """Build each cheap street with the only work it drains into, cheapest first, as long as no trade has too much to do.

    A street that drains into two works stays apart, so that no new ring comes about.
    """
    cost: Counter[str] = Counter()
    busy: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for action in actions:
        cost[groups.top(action.id)] += round(action.cost_yuan or 0.0)
        busy[groups.top(action.id)][trade_of(action)] += days[action.id]
    least, most = values.value("bundle_least_yuan"), values.value("bundle_most_days")
    down, members = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for here, there in edges:
        down[here].add(there)
        members[groups.top(here)].add(here)
        members[groups.top(there)].add(there)
    for name in sorted(down, key=lambda name: (cost[groups.top(name)], name)):
        here = groups.top(name)
        ways = {groups.top(there) for one in members[here] for there in down[one]} - {here}
        if len(ways) != 1 or cost[here] >= least:
            continue
        (there,) = ways
        together = defaultdict(float, busy[here])
        for trade, more in busy[there].items():
            together[trade] += more
        if max(together.values(), default=0.0) <= most:
            groups.join(here, there)
            kept, gone = groups.top(here), here if groups.top(here) == there else there
            cost[kept], busy[kept] = cost[kept] + cost[gone], together
            members[kept] = members[kept] | members[gone]


def title_of(actions: Sequence[Action]) -> Text:
    """Return the title of a work: that of its action, or the streets and what is built in them."""
    if len(actions) == 1:
        return actions[0].title
    streets = list(dict.fromkeys(street for action in actions if (street := street_of(action))))
    systems = [SYSTEMS[name] for name in SYSTEMS if any(action.engine == name for action in actions)]
    if not streets:
        return Text(f"{actions[0].title.zh}等 {len(actions)} 项", f"{actions[0].title.en} and {len(actions) - 1} more")
    rest = len(streets) - 1
    where = Text(
        f"道路 {streets[0]}" + (f" 等 {rest + 1} 条" if rest else ""),
        f"road {streets[0]}" + (f" and {rest} more" if rest else ""),
    )
    return Text(
        f"{where.zh}：{'、'.join(name.zh for name in systems)}", f"{where.en}: {', '.join(name.en for name in systems)}"
    )
