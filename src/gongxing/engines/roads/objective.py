"""What does a choice of roads cost, travel included, and what else does building it take?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from gongxing.engines.roads.problem import Choice, RoadProblem
from gongxing.engines.roads.ways import Ways


@dataclass(frozen=True)
class Outcome:
    """A choice added up: yuan, metres and square metres. `heads` are (end node, metres of dead end)."""

    works_yuan: float
    travel_yuan: float
    new_m: float
    land_m2: float
    heads: tuple[tuple[int, float], ...]

    @property
    def value(self) -> float:
        """The objective: works and travel over the horizon, to be least."""
        return self.works_yuan + self.travel_yuan


def outcome(problem: RoadProblem, choice: Choice) -> Outcome:
    """Return the outcome of a choice."""
    new = choice.new
    heads = turning_heads(problem, choice)
    wider = [problem.widenings[place] for place in choice.widened]
    works = (
        float(problem.costs.total[new].sum()) + sum(w.cost_yuan for w in wider) + len(heads) * problem.rules.head_yuan
    )
    land = float(problem.costs.land_m2[new].sum()) + sum(float(w.land_m2.sum()) for w in wider)
    land += len(heads) * problem.rules.head_m2
    return Outcome(works, network(problem, choice).total(), float(problem.length_m[new].sum()), land, heads)


def network(problem: RoadProblem, choice: Choice) -> Ways:
    """Return the ways of travel under a choice."""
    used = problem.stands.copy()
    used[choice.new] = True
    ways = Ways(problem, used)
    for place in choice.widened:
        ways.net.length[problem.widenings[place].edges] = problem.widenings[place].seconds
    if choice.widened:
        ways.reckon()
    return ways


def turning_heads(problem: RoadProblem, choice: Choice) -> tuple[tuple[int, float], ...]:
    """Return the ends of new roads that lie farther from the streets of today than a dead end may be long."""
    new = choice.new
    if not len(new):
        return ()
    degree = np.bincount(problem.ends[new].ravel(), minlength=len(problem.xy))
    degree += np.bincount(problem.ends[problem.stands].ravel(), minlength=len(problem.xy))
    today = np.unique(problem.ends[problem.stands])
    size = len(problem.xy)
    a, b = problem.ends[new].T
    source = np.full(len(today), size)
    lengths = np.concatenate([np.maximum(problem.length_m[new], 1e-9), np.full(len(today), 1e-9)])
    table = coo_array(
        (lengths, (np.concatenate([a, source]), np.concatenate([b, today]))), shape=(size + 1, size + 1)
    ).tocsr()
    far = dijkstra(table, directed=False, indices=size)[:size]
    ends = [node for node in np.unique(problem.ends[new]).tolist() if degree[node] == 1]
    return tuple(
        (node, float(far[node])) for node in ends if np.isfinite(far[node]) and far[node] > problem.rules.dead_end_m
    )


def travel_bound(problem: RoadProblem) -> float:
    """Return what travel costs at least: every candidate built and every widening made."""
    everything = Choice(tuple(np.flatnonzero(~problem.stands).tolist()), (), tuple(range(len(problem.widenings))))
    return network(problem, everything).total()
