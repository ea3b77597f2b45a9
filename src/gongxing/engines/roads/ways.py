"""How long does it take from place to place over the roads in use, and what would a shortcut save?

Times between places count at most CAP_S, which stands for a pair that no road joins. Shared by clerk and solver.
"""

from __future__ import annotations

import heapq

import numpy as np

from gongxing.algorithms.steiner import AccessGraph, access_graph
from gongxing.algorithms.steiner.compiled import compiled
from gongxing.algorithms.steiner.distances import fill_all, put_in
from gongxing.algorithms.steiner.net import Net, net_of
from gongxing.engines.roads.problem import BoolArray, FloatArray, IntArray, RoadProblem

CAP_S = 7200.0


class Ways:
    """Times from each place over a network that grows."""

    def __init__(self, problem: RoadProblem, used: BoolArray) -> None:
        self.worth = problem.travel.worth
        self.used = used.copy()
        self.net = net_of(_by_time(problem))
        self.degree = np.zeros(len(problem.xy), dtype=np.int64)
        np.add.at(self.degree, problem.ends[used].ravel(), 1)
        places = len(problem.travel.nodes)
        self.far = np.empty((places, len(problem.xy)))
        self.apart = np.empty((places, places))
        self.reckon()

    def reckon(self) -> None:
        """Reckon all times."""
        fill_all(self.net, self.far, self.apart, self.degree, self.used)

    def total(self) -> float:
        """Return what all travel is worth in yuan."""
        return float((self.worth * np.minimum(self.apart, CAP_S)).sum())

    def add(self, edge: int) -> None:
        """Open an edge."""
        if not self.used[edge]:
            self.used[edge] = True
            self.degree[self.net.ends[edge]] += 1
        put_in(self.net, edge, self.far, self.apart, self.degree, self.used)

    def quicken(self, edge: int, seconds: float) -> None:
        """Let an edge be driven in fewer seconds."""
        self.net.length[edge] = min(seconds, float(self.net.length[edge]))
        put_in(self.net, edge, self.far, self.apart, self.degree, self.used)

    def kept(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return a copy of the times, to go back to."""
        return self.far.copy(), self.apart.copy(), self.net.length.copy()

    def back(self, kept: tuple[FloatArray, FloatArray, FloatArray]) -> None:
        """Go back to times kept before edges were quickened."""
        self.far[:], self.apart[:], self.net.length[:] = kept

    def saving(self, a: int, b: int, seconds: float) -> float:
        """Return what a way of so many seconds between two nodes on the network saves in yuan."""
        from_a, from_b = self.far[:, a], self.far[:, b]
        near_a, near_b = np.flatnonzero(from_a + seconds < from_b), np.flatnonzero(from_b + seconds < from_a)
        if not len(near_a) or not len(near_b):
            return 0.0
        now = np.minimum(self.apart[np.ix_(near_a, near_b)], CAP_S)
        then = from_a[near_a][:, None] + seconds + from_b[near_b][None, :]
        both = self.worth[np.ix_(near_a, near_b)] + self.worth[np.ix_(near_b, near_a)].T
        return float((both * np.maximum(now - then, 0.0)).sum())

    def most_saving(self, a: IntArray, b: IntArray, seconds: FloatArray) -> FloatArray:
        """Return a bound on `saving` for many ways at once: nobody saves more than getting to the far end sooner."""
        out = self.worth.sum(axis=1) + self.worth.sum(axis=0)
        capped = np.minimum(self.far, CAP_S)
        found = np.empty(len(a))
        for start in range(0, len(a), 4096):
            part = slice(start, start + 4096)
            less = capped[:, b[part]] - capped[:, a[part]]
            there = out @ np.maximum(less - seconds[part], 0.0)
            back = out @ np.maximum(-less - seconds[part], 0.0)
            found[part] = np.minimum(there, back)
        return found


def _by_time(problem: RoadProblem) -> AccessGraph:
    places = [[int(node)] for node in problem.travel.nodes]
    return access_graph(
        len(problem.xy), problem.ends, problem.seconds, np.zeros(len(problem.ends), dtype=np.bool_), places
    )


@compiled
def ways_through(
    net: Net,
    starts: IntArray,
    on: BoolArray,
    free: BoolArray,
    price: FloatArray,
    seconds: FloatArray,
    most: int,
    limit: float,
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Return cheapest ways over free edges from each start to the `most` nearest other nodes on the network.

    `free` (E,) are the edges a way may use; a way ends at the first node on the network. Gives starts, ends, prices and seconds.
    """
    best = np.full(len(on), np.inf)
    took = np.zeros(len(on))
    size = len(starts) * most
    first, last = np.empty(size, dtype=np.int64), np.empty(size, dtype=np.int64)
    cost, time = np.empty(size), np.empty(size)
    count = 0
    for start in starts:
        seen = [start]
        best[start], took[start] = 0.0, 0.0
        heap = [(0.0, start)]
        found = 0
        while len(heap) > 0 and found < most:
            reached, node = heapq.heappop(heap)
            if reached > best[node] or reached > limit:
                continue
            if on[node] and node != start:
                first[count], last[count], cost[count], time[count] = start, node, reached, took[node]
                count += 1
                found += 1
                continue
            for place in range(net.first[node], net.first[node + 1]):
                edge, other = net.by[place], net.near[place]
                if free[edge] and reached + price[edge] < best[other]:
                    best[other] = reached + price[edge]
                    took[other] = took[node] + seconds[edge]
                    seen.append(other)
                    heapq.heappush(heap, (best[other], other))
        for node in seen:
            best[node] = np.inf
    return first[:count], last[:count], cost[:count], time[:count]


@compiled
def way_between(net: Net, start: int, end: int, on: BoolArray, free: BoolArray, price: FloatArray) -> IntArray:
    """Return the edges of the cheapest way over free edges between two nodes, none if there is no way."""
    best = np.full(len(on), np.inf)
    back = np.full(len(on), -1, dtype=np.int64)
    best[start] = 0.0
    heap = [(0.0, start)]
    while len(heap) > 0:
        reached, node = heapq.heappop(heap)
        if node == end:
            break
        if reached > best[node] or (on[node] and node != start):
            continue
        for place in range(net.first[node], net.first[node + 1]):
            edge, other = net.by[place], net.near[place]
            if free[edge] and reached + price[edge] < best[other]:
                best[other] = reached + price[edge]
                back[other] = edge
                heapq.heappush(heap, (best[other], other))
    way = [0]
    way.pop()
    node = end
    while node != start and back[node] >= 0:
        edge = back[node]
        way.append(edge)
        node = net.ends[edge, 0] + net.ends[edge, 1] - node
    return np.array(way, dtype=np.int64)
