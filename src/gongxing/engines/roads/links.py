"""Which ways through the blocks might pay, joining two points of the network along parcel borders?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.engines.roads.problem import BoolArray, RoadProblem
from gongxing.engines.roads.ways import Ways, way_between, ways_through

_NEAREST = 16
_MOST = 500


@dataclass(frozen=True)
class Link:
    """A way of candidate edges between nodes a and b of the network."""

    a: int
    b: int
    edges: tuple[int, ...]
    seconds: float
    cost_yuan: float
    length_m: float
    land_m2: float


def find_links(problem: RoadProblem, ways: Ways) -> tuple[Link, ...]:
    """Return the ways that could save more than they cost, those with most to gain first, `_MOST` at most."""
    price = problem.costs.total
    free = ~ways.used
    on = ways.degree > 0
    starts = np.flatnonzero(on & _beside(problem, free))
    if not len(starts) or not len(problem.travel.nodes):
        return ()
    limit = ways.total()
    first, last, cost, seconds = ways_through(ways.net, starts, on, free, price, problem.seconds, _NEAREST, limit)
    once = first < last
    first, last, cost, seconds = first[once], last[once], cost[once], seconds[once]
    surplus = ways.most_saving(first, last, seconds) - cost
    rows = np.flatnonzero(surplus > 0)
    rows = rows[np.argsort(-surplus[rows], kind="stable")][:_MOST]
    found = []
    for row in rows.tolist():
        edges = way_between(ways.net, first[row], last[row], on, free, price)
        found.append(
            Link(
                int(first[row]), int(last[row]), tuple(sorted(edges.tolist())), float(problem.seconds[edges].sum()),
                float(price[edges].sum()), float(problem.length_m[edges].sum()), float(problem.costs.land_m2[edges].sum()),
            )
        )  # fmt: skip
    return tuple(found)


def _beside(problem: RoadProblem, free: BoolArray) -> BoolArray:
    beside = np.zeros(len(problem.xy), dtype=np.bool_)
    beside[problem.ends[free].ravel()] = True
    return beside
