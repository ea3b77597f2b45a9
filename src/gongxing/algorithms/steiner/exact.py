"""What is the cheapest set of edges that gives every group access, and how near to the best is it proven to be?

The rooted group Steiner tree in its directed cut formulation: dual ascent for a bound, reduced costs to strike out arcs,
HiGHS with cuts found by minimum cuts as they are broken (Koch and Martin 1998).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from gongxing.algorithms.milp import MilpLimits, MilpModel, MilpResult, solve_milp
from gongxing.algorithms.steiner.access import AccessGraph, BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.ascent import ascend
from gongxing.algorithms.steiner.pockets import Pocket, pockets
from gongxing.algorithms.steiner.trees import best_tree

_NEAR = 1e-6
_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """How hard to try for each pocket: rounds of the heuristic, rounds of cuts, branches and seconds of HiGHS (a safety net).

    Pockets with more than `exact_groups` groups get the dual bound and the heuristic's tree only.
    """

    rounds: int = 60
    cut_rounds: int = 60
    branches: int = 20_000
    seconds: float = 60.0
    exact_groups: int = 400


@dataclass(frozen=True, slots=True)
class AccessTree:
    """The edges that give access.

    Attributes:
        edges: positions in the graph, ascending.
        cost: their total cost.
        bound: no set of edges that serves the same groups costs less.
        proven: whether cost and bound agree.
        unreachable: groups that no edge can serve.
        work: cuts and branches.
    """

    edges: tuple[int, ...]
    cost: float
    bound: float
    proven: bool
    unreachable: tuple[int, ...]
    work: int


def access_tree(
    graph: AccessGraph,
    cost: FloatArray | None = None,
    *,
    limits: TreeLimits | None = None,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
) -> AccessTree:
    """Return the cheapest edges that give access to every group that can have it; `cost` (E,) defaults to the lengths.

    Once `stop` says True pockets not yet begun get the heuristic's tree and the dual bound.
    """
    limits = limits or TreeLimits()
    price = graph.length if cost is None else np.asarray(cost, dtype=np.float64)
    edges: list[int] = []
    bound, work = 0.0, 0
    for pocket in pockets(graph, price):
        chosen, low, effort = _solve_pocket(pocket, limits, seed, stop)
        edges += [edge for position in chosen for edge in pocket.chains[position]]
        bound += low
        work += effort
    total = float(price[edges].sum())
    bound = min(bound, total)
    proven = total - bound <= _NEAR * max(1.0, abs(total))
    lost = tuple(np.flatnonzero(~graph.reachable).tolist())
    return AccessTree(tuple(sorted(edges)), total, bound, proven, lost, work)


class _Arcs:
    """A pocket as directed arcs: arc 2k runs along edge k, arc 2k + 1 against it; none enters the root."""

    def __init__(self, pocket: Pocket) -> None:
        self.pocket, self.nodes = pocket, pocket.nodes
        both = np.stack([pocket.ends, pocket.ends[:, ::-1]], axis=1).reshape(-1, 2)
        self.tail, self.head = np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1])
        self.cost = np.repeat(pocket.cost, 2)
        self.enters = self.head != 0
        self.head_start, self.head_arcs = _rows(np.where(self.enters, self.head, self.nodes), self.nodes)
        self.group_start = np.concatenate([[0], np.cumsum([len(g) for g in pocket.groups])]).astype(np.int64)
        self.group_nodes = np.array([n for g in pocket.groups for n in g], dtype=np.int64)
        owner = np.repeat(np.arange(len(pocket.groups)), np.diff(self.group_start))
        self.node_start, order = _rows(self.group_nodes, self.nodes)
        self.node_groups = owner[order].astype(np.int64)
        self.first, at = _rows(self.tail, self.nodes)
        self.near, self.by = np.ascontiguousarray(self.head[at]), at // 2

    def tree(self, cost: FloatArray, rounds: int, seed: int) -> IntArray:
        """Return the edges of a good tree."""
        used = best_tree(
            self.nodes, self.pocket.ends, cost, self.first, self.near, self.by, self.group_start, self.group_nodes,
            self.node_start, self.node_groups, rounds, np.random.default_rng(seed),
        )  # fmt: skip
        return np.flatnonzero(used)


def _rows(owner: IntArray, count: int) -> tuple[IntArray, IntArray]:
    """Return start (count + 1,) and items sorted by owner, stably; owners of `count` and above are left out."""
    order = np.argsort(owner, kind="stable")
    start = np.searchsorted(owner[order], np.arange(count + 1))
    return start.astype(np.int64), order[: start[-1]].astype(np.int64)


def _solve_pocket(
    pocket: Pocket, limits: TreeLimits, seed: int, stop: Callable[[], bool] | None
) -> tuple[IntArray, float, int]:
    """Return the edges, a bound and the work spent."""
    arcs = _Arcs(pocket)
    edges = arcs.tree(pocket.cost, limits.rounds, seed)
    value = float(pocket.cost[edges].sum())
    bound, slack, cuts = _ascent(arcs, seed)
    if value - bound <= _NEAR * max(1.0, value):
        return edges, value, len(cuts)
    if len(pocket.groups) > limits.exact_groups or (stop is not None and stop()):
        return edges, bound, len(cuts)
    return _by_cuts(_Cuts(arcs, edges, bound, slack, cuts), limits, stop)


def _ascent(arcs: _Arcs, seed: int) -> tuple[float, FloatArray, list[IntArray]]:
    """Return the best bound of a few orders, its reduced costs and the cuts of all."""
    random = np.random.default_rng(seed)
    best, slack = -1.0, arcs.cost
    cuts: dict[bytes, IntArray] = {}
    for turn in range(4):
        order = np.arange(len(arcs.pocket.groups))
        if turn:
            random.shuffle(order)
        low, left, start, flat = ascend(
            arcs.nodes, arcs.tail, arcs.head, arcs.cost, arcs.head_start, arcs.head_arcs,
            arcs.group_start, arcs.group_nodes, order, 4000,
        )  # fmt: skip
        for cut in np.split(flat, start[1:-1]) if len(start) > 1 else ():
            cuts[np.sort(cut).tobytes()] = np.sort(cut)
        if low > best:
            best, slack = low, left
    return best, slack, list(cuts.values())


class _Cuts:
    """The cut model of a pocket while it grows."""

    def __init__(self, arcs: _Arcs, edges: IntArray, bound: float, slack: FloatArray, cuts: list[IntArray]) -> None:
        self.arcs, self.edges, self.bound, self.cuts = arcs, edges, bound, cuts
        self.value = float(arcs.pocket.cost[edges].sum())
        self.seen = {cut.tobytes() for cut in cuts}
        self.open = arcs.enters & (slack + bound <= self.value + _NEAR)
        self.work = len(cuts)

    def model(self, whole: bool) -> MilpModel:
        """Return the model with the cuts so far; arcs struck out by their reduced cost are fixed at zero."""
        arcs, count = self.arcs, len(self.arcs.cost)
        rows = [(cut, np.ones(len(cut)), 1.0, np.inf) for cut in self.cuts]
        member = np.zeros(arcs.nodes, dtype=np.bool_)
        member[arcs.group_nodes] = True
        tails = [arcs.by[arcs.first[n] : arcs.first[n + 1]] for n in range(arcs.nodes)]
        for node in range(1, arcs.nodes):
            into = arcs.head_arcs[arcs.head_start[node] : arcs.head_start[node + 1]]
            rows.append((into, np.ones(len(into)), -np.inf, 1.0))
            out = np.array([2 * e + int(arcs.tail[2 * e] != node) for e in tails[node]], dtype=np.int64)
            out = out[arcs.enters[out]]
            if not member[node]:
                both = np.concatenate([into, out])
                rows.append((both, np.concatenate([-np.ones(len(into)), np.ones(len(out))]), 0.0, np.inf))
        index = np.concatenate([row[0] for row in rows])
        start = np.concatenate([[0], np.cumsum([len(row[0]) for row in rows])])
        table = csr_array((np.concatenate([row[1] for row in rows]), index, start), shape=(len(rows), count))
        return MilpModel(
            arcs.cost, np.zeros(count), self.open.astype(np.float64), np.full(count, whole), table,
            np.array([row[2] for row in rows]), np.array([row[3] for row in rows]),
        )  # fmt: skip

    def broken(self, x: FloatArray) -> int:
        """Add the cuts that `x` breaks, both shores of each; return how many are new."""
        arcs, count = self.arcs, 0
        sink = arcs.nodes
        load = np.round(np.clip(x, 0, 1) * _SCALE).astype(np.int32)
        used = np.flatnonzero(load > 0)
        for nodes in arcs.pocket.groups:
            tail = np.concatenate([arcs.tail[used], np.array(nodes)])
            head = np.concatenate([arcs.head[used], np.full(len(nodes), sink)])
            room = np.concatenate([load[used], np.full(len(nodes), 4 * _SCALE, dtype=np.int32)])
            table = coo_array((room, (tail, head)), shape=(sink + 1, sink + 1)).tocsr()
            flow = maximum_flow(table, 0, sink)
            if flow.flow_value >= _SCALE * (1 - 1e-4):
                continue
            rest = (table - flow.flow).tocsr()
            rest.data[rest.data < 0] = 0
            rest.eliminate_zeros()
            near = breadth_first_order(rest, 0, return_predecessors=False)
            far = breadth_first_order(rest.T.tocsr(), sink, return_predecessors=False)
            side = np.zeros(sink + 1, dtype=np.bool_)
            side[near] = True
            other = np.ones(sink + 1, dtype=np.bool_)
            other[far] = False
            count += self._add(side) + self._add(other)
        return count

    def _add(self, root_side: BoolArray) -> int:
        arcs = self.arcs
        cut = np.flatnonzero(root_side[arcs.tail] & ~root_side[arcs.head] & arcs.enters)
        if cut.tobytes() in self.seen:
            return 0
        self.seen.add(cut.tobytes())
        self.cuts.append(cut)
        self.work += 1
        return 1

    def improve(self, x: FloatArray, seed: int) -> None:
        """Take a tree grown along `x` if it is cheaper."""
        favour = np.maximum(x[0::2], x[1::2])
        edges = self.arcs.tree(self.arcs.pocket.cost * (1.0 - 0.9 * np.clip(favour, 0, 1)) + 1e-12, 3, seed)
        value = float(self.arcs.pocket.cost[edges].sum())
        if value < self.value - 1e-12:
            self.edges, self.value = edges, value


def _by_cuts(cuts: _Cuts, limits: TreeLimits, stop: Callable[[], bool] | None) -> tuple[IntArray, float, int]:
    """Solve the relaxation until no cut is broken, then whole, adding the cuts that whole solutions break."""
    ended = stop or (lambda: False)
    whole = False
    for turn in range(limits.cut_rounds):
        if ended() or cuts.value - cuts.bound <= _NEAR * max(1.0, cuts.value):
            break
        found = _solved(cuts, whole, limits, stop)
        if found.x is None:
            if found.status == "infeasible":
                cuts.bound = cuts.value  # only trees no cheaper than ours were struck out
            break
        low = found.bound if whole else (found.value if found.status == "optimal" else None)
        cuts.bound = max(cuts.bound, min(low, cuts.value)) if low is not None else cuts.bound
        cuts.improve(found.x, turn + 1)
        if not cuts.broken(found.x):
            if whole:
                edges = np.unique(np.flatnonzero(found.x > 0.5) // 2)
                value = float(cuts.arcs.pocket.cost[edges].sum())
                if value < cuts.value:
                    cuts.edges, cuts.value = edges, value
                cuts.bound = max(cuts.bound, min(found.bound or 0.0, cuts.value))
                if found.status == "optimal":
                    break
            whole = True
    return cuts.edges, cuts.bound, cuts.work


def _solved(cuts: _Cuts, whole: bool, limits: TreeLimits, stop: Callable[[], bool] | None) -> MilpResult:
    return solve_milp(
        cuts.model(whole), MilpLimits(branches=limits.branches, seconds=limits.seconds, gap=1e-9), stop=stop
    )
