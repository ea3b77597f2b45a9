"""What would each single pipe out cut off, and is that more than the rules allow?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from gongxing.engines.water.problem import BoolArray, FloatArray, IntArray, WaterProblem


@dataclass(frozen=True)
class Cuts:
    """What hangs on each link alone: (M,) whether it is a bridge, demand cut off with it, secure nodes cut off with it.

    `order` lists the nodes reached, sources first, each after its `parent` (N,) (-1: a source or not reached), to which
    `up` (N,) is the link; `last` (N,) closes the range of places in `order` that lie below a node.
    """

    bridge: BoolArray
    demand: FloatArray
    secure: IntArray
    order: IntArray
    place: IntArray
    last: IntArray
    up: IntArray

    def below(self, node: int) -> IntArray:
        """Return the nodes that hang below a node in the search tree, itself included."""
        return self.order[self.place[node] : self.last[node] + 1]


def cuts(problem: WaterProblem, used: BoolArray) -> Cuts:
    """Return what each used link alone holds up (Tarjan's bridges, all sources taken as one root)."""
    around = _around(problem, used)
    order, place, low, up = _walk(problem, around)
    count, links = len(problem.nodes), len(problem.links)
    demand, secure = problem.demand_m3_s.copy(), problem.secure.astype(np.int64)
    last = place.copy()
    bridge = np.zeros(links, dtype=bool)
    cut, held = np.zeros(links), np.zeros(links, dtype=np.int64)
    for node in reversed(order):
        link = up[node]
        if link < 0:
            continue
        a, b = problem.ends[link]
        parent = int(b) if node == a else int(a)
        if low[node] > place[parent]:
            bridge[link], cut[link], held[link] = True, demand[node], secure[node]
        demand[parent] += demand[node]
        secure[parent] += secure[node]
        last[parent] = max(last[parent], last[node])
        low[parent] = min(low[parent], low[node])
    assert len(place) == count
    return Cuts(bridge, cut, held, np.array(order, dtype=np.int64), place, last, up)


def _around(problem: WaterProblem, used: BoolArray) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in np.flatnonzero(used).tolist():
        a, b = (int(node) for node in problem.ends[link])
        found[a].append((b, link))
        found[b].append((a, link))
    return found


def _walk(
    problem: WaterProblem, around: dict[int, list[tuple[int, int]]]
) -> tuple[list[int], IntArray, IntArray, IntArray]:
    """Search depth first from all sources as one root: order, place of each node, lowest place it reaches back to, link up."""
    count = len(problem.nodes)
    place = np.full(count, -1, dtype=np.int64)
    low = np.full(count, count, dtype=np.int64)
    up = np.full(count, -1, dtype=np.int64)
    order: list[int] = []
    sources = set(problem.source_node.tolist())
    for source in sources:
        place[source] = low[source] = -1
    for source in sorted(sources):
        stack = [(source, iter(around[source]))]
        order.append(source)
        while stack:
            node, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                stack.pop()
                continue
            other, link = step
            if link == up[node]:
                continue
            if other in sources or place[other] >= 0:
                low[node] = min(low[node], place[other])
                continue
            place[other] = low[other] = len(order)
            up[other] = link
            order.append(other)
            stack.append((other, iter(around[other])))
    return order, place, low, up


def allowed(problem: WaterProblem) -> BoolArray:
    """Return (M,) links that any design may hang on: along them the streets offer no second way."""
    return cuts(problem, np.ones(len(problem.links), dtype=bool)).bridge


def broken(problem: WaterProblem, found: Cuts, free: BoolArray) -> IntArray:
    """Return the links that cut off too much when out: more than the share of the demand, or a secure node."""
    limit = problem.rules.cut_share * problem.demand_m3_s.sum()
    return np.flatnonzero(found.bridge & ~free & ((found.demand > limit + 1e-12) | (found.secure > 0)))
