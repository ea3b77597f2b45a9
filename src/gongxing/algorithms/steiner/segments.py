"""Which K segments give everyone access with the fewest of them and then the shortest ways, and in which order are they built?

First the exact access tree with the fewest segments (of those the shortest), then annealing by exchange over all sets of K
connected segments that hold such a tree; the objective is the mean distance over ordered pairs of groups plus `rate` times
the length built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gongxing.algorithms.steiner.access import AccessGraph, BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.anneal import Goal, anneal
from gongxing.algorithms.steiner.distances import fill_all, gain, put_in
from gongxing.algorithms.steiner.exact import TreeLimits, access_tree
from gongxing.algorithms.steiner.net import net_of

_FEWEST_FIRST = 0.5
"""Lengths count this much of one segment in all, so that the count always decides before the length."""


@dataclass(frozen=True, slots=True)
class SegmentParams:
    """The exchange rate between mean distance and length built, and the work.

    `rate` None takes RATE x (segments of the access tree / groups) to the power RATE_POWER, within RATE_LOW..RATE_HIGH: where opening up takes
    many segments per group the money is dear. The three numbers were set on the four settlements of Zheng et al. (2023)
    so that plans lie inside the published planner's figures in both measures.
    `work` bounds moves x groups x edges; `hot` and `cold` are temperatures in units of mean distance per segment.
    """

    rate: float | None = None
    work: float = 5e8
    fewest_moves: int = 4_000
    most_moves: int = 60_000
    hot: float = 1.5
    cold: float = 0.04
    chunks: int = 20
    limits: TreeLimits = field(default_factory=TreeLimits)


RATE, RATE_POWER, RATE_LOW, RATE_HIGH = 2.75, 3.5, 0.02, 0.25


@dataclass(frozen=True, slots=True)
class SegmentPlan:
    """The segments in the order in which they are built.

    `tree` is the least number of segments that give access to all groups that can have it; `enough` says whether K allows
    so many; `rate` is the exchange rate used.
    """

    order: tuple[int, ...]
    tree: int
    enough: bool
    rate: float
    moves: int


def plan_segments(
    graph: AccessGraph,
    count: int,
    *,
    params: SegmentParams | None = None,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
) -> SegmentPlan:
    """Return `count` segments (or all that can be joined to the roads, if they are fewer) and their order.

    Every segment touches the network when it is built. When `count` is below the access tree the segments serve as many
    groups as can be found, and `enough` is False. The same seed gives the same plan unless `stop` ends the work early.
    """
    params = params or SegmentParams()
    fewest = access_tree(
        graph, 1.0 + _FEWEST_FIRST * graph.length / max(graph.length.sum(), 1e-12), limits=params.limits, seed=seed
    )
    enough = len(fewest.edges) <= count
    tree = np.zeros(len(graph.ends), dtype=np.bool_)
    if enough:
        tree[list(fewest.edges)] = True
    rate = params.rate
    if rate is None:
        share = len(fewest.edges) / max(graph.groups, 1)
        rate = float(np.clip(RATE * share**RATE_POWER, RATE_LOW, RATE_HIGH))
    used, tree, moves = _annealed(graph, count, tree, rate, (params, seed, stop))
    order = _order(graph, np.flatnonzero(used & ~graph.built), tree)
    return SegmentPlan(order, len(fewest.edges), enough, rate, moves)


def demand_of(graph: AccessGraph) -> FloatArray:
    """Return (G, G) the weight of each ordered pair in the mean distance."""
    groups = graph.groups
    return np.full((groups, groups), 1.0 / max(groups * (groups - 1), 1))


def _annealed(
    graph: AccessGraph,
    count: int,
    tree: BoolArray,
    rate: float,
    how: tuple[SegmentParams, int, Callable[[], bool] | None],
) -> tuple[BoolArray, BoolArray, int]:
    """Return the edges in use, the access tree among them and the moves made."""
    params, seed, stop = how
    used = _filled(graph, tree, count)
    chosen = int((used & ~graph.built).sum())
    free = int((~graph.built).sum())
    if graph.groups < 2 or chosen in (0, free):
        return used, tree, 0
    wanted = ~graph.served & graph.reachable if tree.any() else np.zeros(graph.groups, dtype=np.bool_)
    moves = int(np.clip(params.work / (graph.groups * len(graph.ends)), params.fewest_moves, params.most_moves))
    net = net_of(graph)
    goal = Goal(demand_of(graph), wanted, float(graph.length.sum()), rate)
    best, value, made = (used, tree), np.inf, 0
    random = np.random.default_rng(seed)
    unit = Network(graph, used).mean_apart() / chosen
    steps = np.geomspace(params.hot, params.cold, params.chunks + 1) * unit
    used, tree = used.copy(), tree.copy()
    for turn in range(params.chunks):
        if stop is not None and stop():
            break
        low, best_used, best_tree = anneal(
            net, goal, used, tree, steps[turn], steps[turn + 1], moves // params.chunks, random
        )
        made += moves // params.chunks
        if low < value - 1e-12:
            best, value = (best_used, best_tree), low
    return *best, made


def _filled(graph: AccessGraph, tree: BoolArray, count: int) -> BoolArray:
    """Return the built edges, the tree and then the shortest edges that touch the network, `count` new ones in all."""
    used = graph.built | tree
    on = graph.joined(used)
    left = count - int(tree.sum())
    while left > 0:
        open_ = np.flatnonzero(~used & on[graph.ends].any(axis=1))
        if not len(open_):
            break
        edge = open_[np.argmin(graph.length[open_])]
        used[edge] = True
        on[graph.ends[edge]] = True
        left -= 1
    return used


class Network:
    """Distances of a network to which edges are added one by one."""

    def __init__(self, graph: AccessGraph, used: BoolArray) -> None:
        self.graph, self.used, self.net = graph, used.copy(), net_of(graph)
        self.cap, self.demand = float(graph.length.sum()), demand_of(graph)
        self.degree = graph.root.astype(np.int64)
        np.add.at(self.degree, graph.ends[used].ravel(), 1)
        self.far = np.empty((graph.groups, graph.nodes))
        self.apart = np.empty((graph.groups, graph.groups))
        self._scratch = (np.empty(graph.groups), np.empty(graph.groups))
        fill_all(self.net, self.far, self.apart, self.degree, self.used)

    def gain(self, edge: int) -> float:
        """Return what building an edge takes off the mean distance."""
        return gain(self.net, edge, self.far, self.apart, self.cap, self.degree, self.demand, *self._scratch)

    def add(self, edge: int) -> None:
        """Build an edge."""
        self.used[edge] = True
        self.degree[self.graph.ends[edge]] += 1
        put_in(self.net, edge, self.far, self.apart, self.degree, self.used)

    def mean_apart(self) -> float:
        """Return the mean distance between groups that are joined."""
        known = self.apart[np.isfinite(self.apart)]
        return max(float(known.mean()) if len(known) else 0.0, 1e-9)


def _order(graph: AccessGraph, edges: IntArray, tree: BoolArray) -> tuple[int, ...]:
    """Return the tree's edges, each time the one that serves most groups, then the rest by gain per length."""
    order = _tree_order(graph, [edge for edge in edges.tolist() if tree[edge]])
    left = set(edges.tolist())
    left -= set(order)
    used = graph.built.copy()
    used[order] = True
    network = Network(graph, used)
    while left:
        open_ = [edge for edge in sorted(left) if (network.degree[graph.ends[edge]] > 0).any()]
        edge = max(open_, key=lambda e: network.gain(e) / max(float(graph.length[e]), 1e-12))
        network.add(edge)
        order.append(edge)
        left.discard(edge)
    return tuple(order)


def _tree_order(graph: AccessGraph, edges: list[int]) -> list[int]:
    on, order = graph.root.copy(), list[int]()
    waiting = ~graph.any_of(on)
    while edges:
        best, rank = -1, (np.inf, np.inf)
        for edge in edges:
            if on[graph.ends[edge]].any():
                after = on.copy()
                after[graph.ends[edge]] = True
                found = (-float((waiting & graph.any_of(after)).sum()), float(graph.length[edge]))
                if found < rank:
                    best, rank = edge, found
        order.append(best)
        edges.remove(best)
        on[graph.ends[best]] = True
        waiting &= ~graph.any_of(on)
    return order
