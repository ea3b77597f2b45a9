"""Which links and widenings pay beyond access, and which of those chosen no longer pay beside the others?"""

from __future__ import annotations

import heapq
from collections.abc import Callable

import numpy as np

from gongxing.engines.roads.baseline import fits
from gongxing.engines.roads.links import Link, find_links
from gongxing.engines.roads.objective import network, outcome
from gongxing.engines.roads.problem import Choice, RoadProblem
from gongxing.engines.roads.ways import Ways

Stop = Callable[[], bool]
_TRIAL_WORK = 5e7
"""Trials of taking out, times places, times edges."""


def improve(problem: RoadProblem, choice: Choice, rounds: int, stop: Stop) -> Choice:
    """Return the choice with what pays added, the greatest net saving first, then what does not pay taken out, in rounds."""
    for _ in range(rounds):
        if stop():
            break
        before = choice
        choice = _drop(problem, _add(problem, choice, stop), stop)
        if choice == before:
            break
    return choice


def _add(problem: RoadProblem, choice: Choice, stop: Stop) -> Choice:
    """Add links and widenings by net saving; savings shrink as others are built, so the best is looked at anew (lazy greedy)."""
    ways = network(problem, choice)
    links = find_links(problem, ways)
    heap: list[tuple[float, int, int]] = []
    for place, link in enumerate(links):
        heapq.heappush(heap, (link.cost_yuan - ways.saving(link.a, link.b, link.seconds), 0, place))
    for place, wider in enumerate(problem.widenings):
        if place not in choice.widened and not stop():
            heapq.heappush(heap, (wider.cost_yuan - _by_widening(problem, ways, place), 1, place))
    while heap and heap[0][0] < 0 and not stop():
        _, kind, place = heapq.heappop(heap)
        if kind == 0:
            net, trial = _link_now(problem, ways, choice, links[place])
        else:
            net = problem.widenings[place].cost_yuan - _by_widening(problem, ways, place)
            trial = Choice(choice.access, choice.links, tuple(sorted((*choice.widened, place))))
        if net >= 0 or not fits(problem, trial):
            continue
        if heap and net > heap[0][0]:
            heapq.heappush(heap, (net, kind, place))
            continue
        choice = trial
        _open(problem, ways, links[place].edges if kind == 0 else None, place)
    return choice


def _link_now(problem: RoadProblem, ways: Ways, choice: Choice, link: Link) -> tuple[float, Choice]:
    """Return the net cost of a link now, and the choice with it; edges built meanwhile cost nothing more."""
    left = tuple(edge for edge in link.edges if not ways.used[edge])
    cost = float(problem.costs.total[list(left)].sum())
    return cost - ways.saving(link.a, link.b, link.seconds), Choice(
        choice.access, (*choice.links, left), choice.widened
    )


def _open(problem: RoadProblem, ways: Ways, edges: tuple[int, ...] | None, place: int) -> None:
    if edges is None:
        wider = problem.widenings[place]
        for edge, seconds in zip(wider.edges.tolist(), wider.seconds.tolist(), strict=True):
            ways.quicken(edge, seconds)
        return
    for edge in edges:
        ways.add(edge)


def _by_widening(problem: RoadProblem, ways: Ways, place: int) -> float:
    """Return what a widening saves now."""
    kept, before = ways.kept(), ways.total()
    _open(problem, ways, None, place)
    saved = before - ways.total()
    ways.back(kept)
    return saved


def _drop(problem: RoadProblem, choice: Choice, stop: Stop) -> Choice:
    """Take out links and widenings without which the whole costs less, those added first being looked at first.

    On large networks only as many are looked at as _TRIAL_WORK allows.
    """
    value = outcome(problem, choice).value
    trials = int(np.clip(_TRIAL_WORK / max(len(problem.travel.nodes) * len(problem.ends), 1), 4, 60))
    links = [Choice((), (link,)) for link in choice.links]
    for out in [*links, *(Choice((), (), (place,)) for place in choice.widened)][:trials]:
        trial = Choice(
            choice.access,
            tuple(link for link in choice.links if link not in out.links),
            tuple(place for place in choice.widened if place not in out.widened),
        )
        if stop():
            return choice
        if _whole(problem, trial) and (found := outcome(problem, trial).value) < value:
            choice, value = trial, found
    return choice


def _whole(problem: RoadProblem, choice: Choice) -> bool:
    """Whether all that is built still hangs together with the streets."""
    new = choice.new
    return bool(problem.access.joined(new)[problem.ends[new]].all())
