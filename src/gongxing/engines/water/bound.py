"""How little can any water design cost? A proven lower bound, weak but honest."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from gongxing.engines.water.layout import WayGraph, way_graph
from gongxing.engines.water.problem import FloatArray, IntArray, WaterProblem


def lower_bound(problem: WaterProblem) -> float:
    """Return the greater of two costs that no design can undercut: that of reaching everybody, that of the flow at the maximum hour."""
    return max(reaching_cost(problem), carrying_cost(problem))


def reaching_cost(problem: WaterProblem) -> float:
    """Return a lower bound on the cheapest tree from the sources to all wanted nodes, every new pipe being the smallest.

    Dual ascent (Wong 1984): a terminal not yet reached over saturated arcs raises the prices of all arcs that enter its
    piece until one is saturated; the sum of the raises is a feasible dual of the Steiner cut problem. Sound present pipes
    cost nothing. Pressure, fires, second ways and velocities only add to the cost.
    """
    price = np.where(problem.present & ~problem.worn, 0.0, problem.catalogue.cost_yuan_m[0])
    graph = way_graph(problem, problem.length_m * price)
    joined = _contracted(graph, (problem.length_m * price)[graph.link])
    root = int(joined[graph.node[problem.source_node[0]]])
    terminals = sorted({int(joined[node]) for node in graph.node[np.flatnonzero(problem.wanted)]} - {root})
    tail = np.r_[joined[graph.pair[:, 0]], joined[graph.pair[:, 1]]]
    head = np.r_[joined[graph.pair[:, 1]], joined[graph.pair[:, 0]]]
    cost = np.tile((problem.length_m * price)[graph.link], 2)
    apart = tail != head
    return _ascend(tail[apart], head[apart], cost[apart], root, terminals)


def _contracted(graph: WayGraph, cost: FloatArray) -> IntArray:
    """Return (N,) a node standing for all that free links join to each."""
    label = np.arange(graph.count)

    def top(node: int) -> int:
        while label[node] != node:
            label[node] = label[label[node]]
            node = int(label[node])
        return node

    for a, b in graph.pair[cost <= 0].tolist():
        label[top(a)] = top(b)
    return np.array([top(node) for node in range(graph.count)], dtype=np.int64)


def _ascend(tail: IntArray, head: IntArray, cost: FloatArray, root: int, terminals: list[int]) -> float:
    left = cost.copy()
    into: dict[int, list[int]] = {}
    for arc, node in enumerate(head.tolist()):
        into.setdefault(node, []).append(arc)
    total = 0.0
    waiting = dict.fromkeys(terminals, 1)
    while waiting:
        terminal = min(waiting, key=lambda t: (waiting[t], t))
        piece, entering = _piece(terminal, into, tail, left)
        if root in piece or not entering:
            del waiting[terminal]
            continue
        if len(piece) > waiting[terminal]:
            waiting[terminal] = len(piece)
            if any(size < len(piece) for size in waiting.values()):
                continue
        step = float(left[entering].min())
        left[entering] -= step
        total += step
    return total


def _piece(terminal: int, into: dict[int, list[int]], tail: IntArray, left: FloatArray) -> tuple[set[int], list[int]]:
    """Return the nodes that reach a terminal over saturated arcs, and the arcs that enter them."""
    piece, stack, entering = {terminal}, [terminal], []
    while stack:
        for arc in into.get(stack.pop(), ()):
            other = int(tail[arc])
            if left[arc] <= 1e-9:
                if other not in piece:
                    piece.add(other)
                    stack.append(other)
            else:
                entering.append(arc)
    return piece, [arc for arc in entering if int(tail[arc]) not in piece]


def carrying_cost(problem: WaterProblem) -> float:
    """Return a lower bound on the capacity that must be laid to carry the maximum hour within the velocity limit.

    A linear programme: flows balance at every node; a link carries for nothing what its present pipe can at the limit, and
    each further m3/s costs at least the lowest price per capacity in the catalogue. How heads divide the flow is left out.
    """
    rules, catalogue = problem.rules, problem.catalogue
    nodes, links = len(problem.nodes), len(problem.links)
    area = np.pi / 4 * (catalogue.inner_mm / 1000) ** 2
    dear = float((catalogue.cost_yuan_m / (rules.velocity_m_s * area)).min())
    free = np.where(problem.worn, 0.0, rules.velocity_m_s * np.pi / 4 * (problem.present_inner_mm / 1000) ** 2)
    reached = problem.reached()
    a, b = problem.ends[:, 0], problem.ends[:, 1]
    column = np.arange(links)
    one = np.ones(links)
    block = coo_array((np.r_[-one, one], (np.r_[a, b], np.r_[column, column])), shape=(nodes, links)).tocsr()
    balance = reached.copy()
    balance[problem.source_node] = False
    rows = block[np.flatnonzero(balance)]
    stacked = coo_array(_side_by_side(rows, links))
    cost = np.r_[np.zeros(2 * links), np.tile(problem.length_m * dear, 2)]
    limits = [(0.0, float(most)) for most in np.tile(free, 2)] + [(0.0, None)] * (2 * links)
    found = linprog(cost, A_eq=stacked.tocsr(), b_eq=problem.demand_m3_s[balance], bounds=limits, method="highs")
    return float(found.fun) * (1 - 1e-9) if found.status == 0 else 0.0


def _side_by_side(rows: coo_array, links: int) -> coo_array:
    """Return the columns of free flow both ways and of paid flow both ways."""
    given = rows.tocoo()
    i, j = given.coords
    parts = [(given.data, j), (-given.data, j + links), (given.data, j + 2 * links), (-given.data, j + 3 * links)]
    data = np.concatenate([values for values, _ in parts])
    columns = np.concatenate([place for _, place in parts])
    return coo_array((data, (np.tile(i, 4), columns)), shape=(rows.shape[0], 4 * links))
