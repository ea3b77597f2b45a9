"""Which links carry water: a cheap tree to everybody, and second ways where one pipe out would cut off too much?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree

from gongxing.engines.water.outage import Cuts, broken, cuts
from gongxing.engines.water.problem import BoolArray, FloatArray, IntArray, WaterProblem

_FREE = 1e-3
"""Weight per metre of a link that costs nothing, so that of free ways the shortest is taken."""
_MOST_EARS = 2000


@dataclass(frozen=True)
class WayGraph:
    """The candidate links as a graph in which all sources are one node.

    `node` (N,) is where each node stands in it, `pair` (E, 2) with `link` (E,) the cheapest link between two of them.
    """

    node: IntArray
    count: int
    pair: IntArray
    link: IntArray
    weight: FloatArray

    def matrix(self) -> csr_array:
        """Return the weights as a symmetric matrix."""
        a, b, w = self.pair[:, 0], self.pair[:, 1], self.weight
        return csr_array((np.r_[w, w], (np.r_[a, b], np.r_[b, a])), shape=(self.count, self.count))

    def lookup(self) -> dict[tuple[int, int], int]:
        """Return the row of the link between two nodes, either way round."""
        rows = range(len(self.link))
        found = {(a, b): row for row, (a, b) in zip(rows, self.pair.tolist(), strict=True)}
        return found | {(b, a): row for (a, b), row in found.items()}


def way_graph(problem: WaterProblem, weight: FloatArray, among: BoolArray | None = None) -> WayGraph:
    """Return the graph of the links, or of those `among` them, with these weights."""
    node = np.arange(len(problem.nodes))
    node[problem.source_node] = problem.source_node[0]
    links = np.arange(len(problem.links)) if among is None else np.flatnonzero(among)
    pair = np.sort(node[problem.ends[links]], axis=1)
    apart = pair[:, 0] != pair[:, 1]
    links, pair = links[apart], pair[apart]
    order = np.lexsort((links, weight[links], pair[:, 1], pair[:, 0]))
    links, pair = links[order], pair[order]
    first = np.ones(len(links), dtype=bool)
    first[1:] = (pair[1:] != pair[:-1]).any(axis=1)
    links, pair = links[first], pair[first]
    return WayGraph(node, len(problem.nodes), pair, links, np.maximum(weight[links], 1e-9))


def least_weights(problem: WaterProblem) -> FloatArray:
    """Return (M,) what using a link costs at least: nothing much where a sound pipe lies, else the smallest size."""
    free = problem.present & ~problem.worn
    price = np.where(free, _FREE, problem.catalogue.cost_yuan_m[0])
    return np.asarray(problem.length_m * price)


def tree(problem: WaterProblem, weight: FloatArray) -> BoolArray:
    """Return (M,) the links of a cheap tree that joins every wanted node to a source.

    The shortest-path heuristic of Mehlhorn (1988), at most twice the cheapest tree: nodes go to their nearest terminal,
    the terminals are joined by a minimum spanning tree, and leaves that nobody wants are cut.
    """
    graph = way_graph(problem, weight)
    root = int(problem.source_node[0])
    terminals = np.unique(np.r_[root, graph.node[np.flatnonzero(problem.wanted)]])
    distance, before, base = dijkstra(
        graph.matrix(), directed=False, indices=terminals, min_only=True, return_predecessors=True
    )
    a, b = graph.pair[:, 0], graph.pair[:, 1]
    joins = np.flatnonzero(np.isfinite(distance[a]) & np.isfinite(distance[b]) & (base[a] != base[b]))
    whole = distance[a[joins]] + graph.weight[joins] + distance[b[joins]]
    chosen = _spanning(base[a[joins]], base[b[joins]], whole, graph.count)
    rows = graph.lookup()
    found = np.zeros(len(problem.links), dtype=bool)
    for row in joins[chosen].tolist():
        found[graph.link[row]] = True
        for node in graph.pair[row].tolist():
            while before[node] >= 0:
                found[graph.link[rows[(node, int(before[node]))]]] = True
                node = int(before[node])
    return pruned(problem, _thinned(problem, found, weight), np.zeros(len(problem.links), dtype=bool))


def _spanning(a: IntArray, b: IntArray, weight: FloatArray, count: int) -> IntArray:
    """Return which of the edges make a minimum spanning forest, the cheapest of parallel ones first."""
    order = np.lexsort((np.arange(len(a)), weight))
    low, high = np.minimum(a, b)[order], np.maximum(a, b)[order]
    _, first = np.unique(low.astype(np.int64) * count + high, return_index=True)
    keep = order[first]
    forest = minimum_spanning_tree(csr_array((weight[keep] + 1e-9, (a[keep], b[keep])), shape=(count, count))).tocoo()
    at = {(int(a[row]), int(b[row])): int(row) for row in keep}
    return np.array(
        sorted(at[(int(i), int(j))] for i, j in zip(forest.coords[0], forest.coords[1], strict=True)), dtype=np.int64
    )


def _thinned(problem: WaterProblem, used: BoolArray, weight: FloatArray) -> BoolArray:
    """Return the used links without those that close a circle, the heaviest of each circle left out."""
    graph = way_graph(problem, weight, used)
    found = np.zeros(len(problem.links), dtype=bool)
    found[graph.link[_spanning(graph.pair[:, 0], graph.pair[:, 1], graph.weight, graph.count)]] = True
    return found


def pruned(problem: WaterProblem, used: BoolArray, spared: BoolArray) -> BoolArray:
    """Return the used links that a source reaches, without dead ends that serve nobody, save those `spared`."""
    found = used.copy()
    needed = problem.wanted.copy()
    needed[problem.source_node] = True
    while True:
        degree = np.bincount(problem.ends[found].ravel(), minlength=len(problem.nodes))
        loose = (degree == 1) & ~needed
        cut = found & ~spared & loose[problem.ends].any(axis=1)
        if not cut.any():
            return found & problem.reached(found)[problem.ends[:, 0]]
        found &= ~cut


def with_sound_pipes(problem: WaterProblem, used: BoolArray) -> BoolArray:
    """Return the used links and every sound present pipe that is joined to them."""
    sound = problem.present & ~problem.worn
    reached = problem.reached(used | sound)
    return used | (sound & reached[problem.ends[:, 0]])


def second_ways(
    problem: WaterProblem, used: BoolArray, weight: FloatArray, free: BoolArray, *, far: bool = True
) -> BoolArray:
    """Return the used links and the second ways that keep every outage within the rules, where streets offer one.

    From the deepest link that cuts off too much, the way is taken that is cheapest per link it relieves (`far`), or
    simply the cheapest around that link. `free` marks links along which the streets offer no second way.
    """
    used = used.copy()
    hopeless = free.copy()
    for _ in range(_MOST_EARS):
        found = cuts(problem, used)
        bad = broken(problem, found, hopeless)
        if not len(bad):
            break
        deepest = max(bad.tolist(), key=lambda link: (found.place[_lower(problem, found, link)], link))
        ear = _ear(problem, used, weight, (found, bad, deepest), far)
        if ear is None:
            hopeless[deepest] = True
        else:
            used[ear] = True
    return used


def _lower(problem: WaterProblem, found: Cuts, link: int) -> int:
    """Return the end of a bridge that hangs on it."""
    a, b = (int(node) for node in problem.ends[link])
    return a if found.up[a] == link else b


def _ear(
    problem: WaterProblem, used: BoolArray, weight: FloatArray, where: tuple[Cuts, IntArray, int], far: bool
) -> list[int] | None:
    """Return the links of a way round the deepest bad link, None if there is none."""
    found, bad, deepest = where
    chain = _chain(problem, found, set(bad.tolist()), deepest)
    price = np.where(used, _FREE * problem.length_m, weight)
    best = _best_way(problem, found, price, chain if far else chain[:1])
    return best if best is not None or len(chain) == 1 else _best_way(problem, found, price, chain[:1])


def _chain(problem: WaterProblem, found: Cuts, bad: set[int], link: int) -> list[int]:
    """Return the bad links on the way from a bad link up to the source, itself first."""
    chain = []
    node = _lower(problem, found, link)
    while found.up[node] >= 0:
        up = int(found.up[node])
        if up in bad:
            chain.append(up)
        a, b = (int(end) for end in problem.ends[up])
        node = a if node == b else b
    return chain


def _best_way(problem: WaterProblem, found: Cuts, price: FloatArray, chain: list[int]) -> list[int] | None:
    """Return the way round the first bad link, by none of the chain, that is cheapest per link of it that is relieved."""
    others = np.ones(len(problem.links), dtype=bool)
    others[chain] = False
    graph = way_graph(problem, price, others)
    start = graph.node[found.below(_lower(problem, found, chain[0]))]
    distance, before, _ = dijkstra(
        graph.matrix(), directed=False, indices=np.unique(start), min_only=True, return_predecessors=True
    )
    best, end = np.inf, -1
    reachable = np.zeros(len(problem.nodes), dtype=bool)
    reachable[graph.node[np.flatnonzero(problem.reached())]] = True
    for relieved, link in enumerate(chain, start=1):
        outside = reachable.copy()
        outside[graph.node[found.below(_lower(problem, found, link))]] = False
        spots = np.flatnonzero(outside & np.isfinite(distance))
        if len(spots):
            nearest = int(spots[np.argmin(distance[spots])])
            if distance[nearest] / relieved < best:
                best, end = distance[nearest] / relieved, nearest
    if end < 0:
        return None
    rows, way, node = graph.lookup(), [], end
    while before[node] >= 0:
        way.append(int(graph.link[rows[(node, int(before[node]))]]))
        node = int(before[node])
    return way


def spare(problem: WaterProblem, used: BoolArray, weight: FloatArray, free: BoolArray) -> BoolArray:
    """Return the used links without those that can go while everybody stays served and every outage within the rules."""
    used = used.copy()
    sound = problem.present & ~problem.worn
    wanted = problem.wanted & problem.reached()
    standing = set(broken(problem, cuts(problem, used), free).tolist())
    candidates = np.flatnonzero(used & ~sound)
    for link in candidates[np.argsort(-weight[candidates], kind="stable")].tolist():
        if not used[link]:
            continue
        trial = used.copy()
        trial[link] = False
        trial = pruned(problem, trial, sound)
        if (wanted & ~problem.reached(trial)).any():
            continue
        if set(broken(problem, cuts(problem, trial), free).tolist()) <= standing:
            used = trial
    return used


def pieces_apart(problem: WaterProblem) -> IntArray:
    """Return the wanted nodes that no way joins to a source."""
    return np.flatnonzero(problem.wanted & ~problem.reached())
