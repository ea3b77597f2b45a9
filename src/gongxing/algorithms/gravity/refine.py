"""Which tree is cheapest when each tree tried is designed as well as it can be?

The same moves as in `search.py`, but judged by the programme over labels (`profile.py`): dearer to judge, and never misled
by a reach that looks cheap until its depth has to be paid for further down.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity.labels import Labels, Stairs, blank_labels, blank_stairs
from gongxing.algorithms.gravity.layout import downhill
from gongxing.algorithms.gravity.moves import drained_to
from gongxing.algorithms.gravity.profile import label_node, leave
from gongxing.algorithms.gravity.search import Paths, blank_paths, find_ends, trace
from gongxing.algorithms.gravity.tree import Tree, blank_tree
from gongxing.algorithms.gravity.ways import NONE, BoolArray, IntArray, Loads, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled


@compiled
def relabel(
    a: int, b: int, fresh: BoolArray, labels: Labels, stairs: Stairs, tree: Tree, ways: Ways, loads: Loads, rules: Rules
) -> None:
    """Label anew all nodes from `a` and from `b` down to their outlets, each after all that drains to it."""
    w = b
    while True:
        fresh[w] = True
        if tree.drains[w] == NONE:
            break
        w = ways.head[tree.drains[w]]
    w = a
    while not fresh[w]:
        if tree.drains[w] == NONE:
            _label_outlet(w, labels, stairs, tree, ways, loads, rules)
            break
        label_node(w, labels, stairs, False, tree, ways, loads, rules)
        w = ways.head[tree.drains[w]]
    w = b
    while True:
        fresh[w] = False
        if tree.drains[w] == NONE:
            _label_outlet(w, labels, stairs, tree, ways, loads, rules)
            break
        label_node(w, labels, stairs, False, tree, ways, loads, rules)
        w = ways.head[tree.drains[w]]


@compiled
def _label_outlet(v: int, labels: Labels, stairs: Stairs, tree: Tree, ways: Ways, loads: Loads, rules: Rules) -> None:
    tree.cost[v], _, _ = leave(v, labels, stairs, False, tree, ways, loads, rules)


@compiled
def outlets_cost(tree: Tree, loads: Loads) -> float:
    """Return the cost of all that leaves at the outlets."""
    total = 0.0
    for v in range(len(tree.drains)):
        if loads.outlet[v]:
            total += tree.cost[v]
    return total


@compiled
def cut(v: int, gone: IntArray, tree: Tree, ways: Ways, loads: Loads) -> tuple[int, int]:
    """Take the reach of `v` out and prune below it; returns how many ways went (into `gone`) and the first node that stays."""
    count, w = 0, v
    while True:
        e = tree.drains[w]
        gone[count] = e
        count += 1
        tree.drains[w] = NONE
        w = ways.head[e]
        if loads.outlet[w] or loads.served[w] or drained_to(w, tree, ways):
            return count, w


@compiled
def set_ways(path: IntArray, count: int, tree: Tree, ways: Ways, on: bool) -> None:
    """Put the ways of a path into the tree or take them out."""
    for i in range(count):
        tree.drains[ways.tail[path[i]]] = path[i] if on else NONE


@compiled
def refine_at(
    v: int, choices: int, least: float, total: float, fresh: BoolArray, gone: IntArray, paths: Paths, labels: Labels, stairs: Stairs,
    tree: Tree, ways: Ways, loads: Loads, rules: Rules,
) -> tuple[float, int]:  # fmt: skip
    """Let node `v` drain along the best path found if that saves more than `least`; returns the cost then and the moves tried."""
    own = tree.drains[v]
    count, _ = cut(v, gone, tree, ways, loads)
    found, touched = find_ends(v, own, choices, tree, paths, ways, loads)
    set_ways(gone, count, tree, ways, True)
    best, where = total - least, -1
    for i in range(found):
        steps = trace(v, paths.ends[i], paths, ways)
        count, stay = cut(v, gone, tree, ways, loads)
        set_ways(paths.ways, steps, tree, ways, True)
        relabel(stay, v, fresh, labels, stairs, tree, ways, loads, rules)
        cost = outlets_cost(tree, loads)
        if cost < best:
            best, where = cost, i
        set_ways(paths.ways, steps, tree, ways, False)
        set_ways(gone, count, tree, ways, True)
        relabel(paths.ends[i], v, fresh, labels, stairs, tree, ways, loads, rules)
    if where >= 0:
        steps = trace(v, paths.ends[where], paths, ways)
        _, stay = cut(v, gone, tree, ways, loads)
        set_ways(paths.ways, steps, tree, ways, True)
        relabel(stay, v, fresh, labels, stairs, tree, ways, loads, rules)
        total = outlets_cost(tree, loads)
    for i in range(touched):
        paths.away[paths.seen[i]] = np.inf
        paths.by[paths.seen[i]] = NONE
    return total, found


@compiled
def refine_pass(
    drains: IntArray,
    order: IntArray,
    room: int,
    choices: int,
    least: float,
    budget: int,
    ways: Ways,
    loads: Loads,
    rules: Rules,
) -> tuple[IntArray, float, int]:
    """Try every node of `order` once, within a budget of moves; returns the tree, its cost and the moves tried."""
    nodes, sizes = len(drains), len(rules.diameter)
    labels, stairs = blank_labels(nodes, sizes, room), blank_stairs(sizes, room)
    tree = blank_tree(nodes, drains)
    for v in downhill(ways, drains):
        label_node(v, labels, stairs, False, tree, ways, loads, rules)
    for v in range(nodes):
        if loads.outlet[v]:
            _label_outlet(v, labels, stairs, tree, ways, loads, rules)
    total, tried = outlets_cost(tree, loads), 0
    paths, fresh, gone = blank_paths(nodes, 40), np.zeros(nodes, dtype=np.bool_), np.empty(nodes, dtype=np.int64)
    for v in order:
        if tree.drains[v] == NONE:
            continue
        total, moves = refine_at(v, choices, least, total, fresh, gone, paths, labels, stairs, tree, ways, loads, rules)
        tried += moves
        if tried >= budget:
            break
    return tree.drains, total, tried
