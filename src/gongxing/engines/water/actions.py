"""Which works does a water scheme ask for, with cost, duration, need and origin?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongxing.engines.water.problem import WaterProblem
from gongxing.origins import Origin, computed
from gongxing.plan.action import Action
from gongxing.plan.water import Hydrant, PipeDecision, WaterPipe, WaterScheme
from gongxing.words import Text

_KINDS: Mapping[PipeDecision, str] = {
    PipeDecision.NEW: "lay_main",
    PipeDecision.REINFORCE: "reinforce_main",
    PipeDecision.REPLACE: "replace_main",
}
_LEAST_DAYS = 3.0
_HYDRANT_DAYS = 0.5


@dataclass(frozen=True, slots=True)
class _Works:
    """Pipes of one decision that hang together along one road."""

    decision: PipeDecision
    road: str
    pipes: tuple[WaterPipe, ...]


def water_actions(
    problem: WaterProblem, scheme: WaterScheme, *, road_actions: Mapping[str, str] | None = None
) -> tuple[Action, ...]:
    """Return the works: pipes of one decision that hang together along one road (new ones with their hydrants), and one
    for all hydrants that are added on present mains.

    `road_actions` names the action that builds a road; pipes in that road come after it. Durations follow from the laying
    progress of one crew (an assumption of the network values).
    """
    roads = road_actions or {}
    names = _Names()
    words = Text("给水方案", "water scheme")
    origin = computed("engines.water.solve", words, "pipes", "facilities", "network_values")
    waiting = {hydrant.node: hydrant for hydrant in scheme.hydrants if not hydrant.existing}
    found = []
    for works in _works(scheme):
        mine = _taken(works, waiting)
        found.append(_laying(problem, scheme, (works, mine), (names, origin, roads)))
    if waiting:
        found.append(_hydrants(problem, list(waiting.values()), origin))
    return tuple(found)


def _taken(works: _Works, waiting: dict[str, Hydrant]) -> int:
    """Take the hydrants that stand on new mains out of those waiting and return how many there are."""
    if works.decision is not PipeDecision.NEW:
        return 0
    nodes = dict.fromkeys(node for pipe in works.pipes for node in (pipe.start, pipe.end))
    return sum(waiting.pop(node, None) is not None for node in nodes)


class _Names:
    """Ids of works: of a road and a running number where a road has several."""

    def __init__(self) -> None:
        self._count: dict[str, int] = defaultdict(int)

    def take(self, kind: str, road: str) -> str:
        stem = f"water.{kind}.{re.sub(r'[^0-9A-Za-z一-鿿_-]', '-', road) or 'offroad'}"
        self._count[stem] += 1
        return stem if self._count[stem] == 1 else f"{stem}.{self._count[stem]}"


def _works(scheme: WaterScheme) -> list[_Works]:
    """Return the laid pipes grouped by decision and road into pieces that hang together."""
    groups: dict[tuple[PipeDecision, str], list[WaterPipe]] = defaultdict(list)
    for pipe in scheme.pipes:
        if pipe.decision.laid:
            groups[(pipe.decision, pipe.road)].append(pipe)
    return [_Works(decision, road, part) for (decision, road), pipes in groups.items() for part in _joined(pipes)]


def _joined(pipes: Sequence[WaterPipe]) -> list[tuple[WaterPipe, ...]]:
    """Return the pieces of pipes that share nodes, in the order of their first pipe."""
    piece: dict[str, int] = {}
    label: list[int] = list(range(len(pipes)))

    def top(row: int) -> int:
        while label[row] != row:
            row = label[row]
        return row

    for row, pipe in enumerate(pipes):
        for node in (pipe.start, pipe.end):
            other = piece.setdefault(node, row)
            low, high = sorted((top(row), top(other)))
            label[high] = low
    parts: dict[int, list[WaterPipe]] = defaultdict(list)
    for row, pipe in enumerate(pipes):
        parts[top(row)].append(pipe)
    return [tuple(part) for _, part in sorted(parts.items())]


def _laying(
    problem: WaterProblem,
    scheme: WaterScheme,
    what: tuple[_Works, int],
    common: tuple[_Names, Origin, Mapping[str, str]],
) -> Action:
    (works, hydrants), (names, origin, roads) = what, common
    length = sum(pipe.length_m for pipe in works.pipes)
    sizes = sorted({pipe.diameter_mm for pipe in works.pipes})
    span = f"DN{sizes[0]:g}" if len(sizes) == 1 else f"DN{sizes[0]:g}–DN{sizes[-1]:g}"
    label, road, rules = works.decision.label, works.road, problem.rules
    where = Text(f"道路 {road}", f"road {road}") if road else Text("路外", "off the roads")
    zh = f"，含消火栓 {hydrants} 个" if hydrants else ""
    en = f", with {hydrants} hydrants" if hydrants else ""
    title = Text(
        f"{where.zh}：给水管{label.zh} {span}，{length:.0f} 米{zh}",
        f"{where.en}: water main, {label.en}, {span}, {length:.0f} m{en}",
    )
    ends = {node for pipe in works.pipes for node in (pipe.start, pipe.end)}
    parcels = tuple(dict.fromkeys(p for node in scheme.nodes if node.id in ends for p in node.parcels))
    return Action(
        names.take(_KINDS[works.decision], road),
        "water",
        _KINDS[works.decision],
        title,
        parcels,
        sum(pipe.cost_yuan for pipe in works.pipes) + rules.hydrant_yuan * hydrants,
        max(_LEAST_DAYS, length / rules.lay_m_day),
        after=(roads[road],) if road in roads else (),
        gives=(("water_main_m", length),),
        origins=(origin, *rules.origin("lay_m_day")),
    )


def _hydrants(problem: WaterProblem, rows: Sequence[Hydrant], origin: Origin) -> Action:
    return Action(
        "water.hydrants",
        "water",
        "hydrants",
        Text(f"现状给水管上补设消火栓 {len(rows)} 个", f"{len(rows)} hydrants added on present mains"),
        (),
        problem.rules.hydrant_yuan * len(rows),
        max(1.0, _HYDRANT_DAYS * len(rows)),
        gives=(("hydrants", float(len(rows))),),
        origins=(origin, *problem.rules.origin("hydrant_yuan")),
    )
