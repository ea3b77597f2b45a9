"""Which diameters, inverts and pumps make a given tree cheapest, and what can no design of it undercut?

Dynamic programming over labels (`labels.py`) from the leaves to the outlets. Pumps lift to the least depth; with room for
all labels the design is then the best there is for the tree, and its cost is its own bound.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity.labels import (
    Labels,
    Stairs,
    blank_labels,
    blank_stairs,
    collect,
    hold,
    lay,
    nearest_label,
)
from gongxing.algorithms.gravity.layout import downhill
from gongxing.algorithms.gravity.reach import (
    NEAR,
    energy,
    main_cost,
    main_head,
    peak_flow,
    slope_window,
    station,
    walk,
)
from gongxing.algorithms.gravity.tree import Tree, blank_tree, design_held, gather, put
from gongxing.algorithms.gravity.ways import FORCED, GRAVITY, LIFTED, NONE, IntArray, Loads, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled


@compiled
def label_node(
    v: int, labels: Labels, stairs: Stairs, relaxed: bool, tree: Tree, ways: Ways, loads: Loads, rules: Rules
) -> None:
    """Work out the labels of one node from those of all that drain to it."""
    tree.load[v], tree.time[v], _, _ = gather(v, tree, ways, loads, rules)
    labels.steps[v] = 0
    flow = peak_flow(tree.load[v], tree.time[v], rules) * ways.boost[tree.drains[v]]
    collect(v, labels, stairs, relaxed, tree, ways, rules)
    if ways.held[tree.drains[v]] != NONE:
        hold(v, flow, relaxed, labels, stairs, tree, ways, rules)
    else:
        lay(v, flow, relaxed, labels, stairs, tree, ways, rules)


@compiled
def leave(
    v: int, labels: Labels, stairs: Stairs, relaxed: bool, tree: Tree, ways: Ways, loads: Loads, rules: Rules
) -> tuple[float, float, int]:
    """Return the least cost of all that leaves at outlet `v`, a final pump included, and the depth and diameter it may arrive with."""
    tree.load[v], tree.time[v], _, _ = gather(v, tree, ways, loads, rules)
    flow = peak_flow(tree.load[v], tree.time[v], rules)
    collect(v, labels, stairs, relaxed, tree, ways, rules)
    best, depth, width = np.inf, rules.shallow, 0
    for d in range(stairs.steps.shape[0]):
        for i in range(stairs.steps[d]):
            h, cost = stairs.depth[d, i], stairs.cost[d, i]
            lift = h + rules.drop[d] - loads.outlet_depth[v]
            if lift > NEAR:
                if rules.pump[3] == 0.0:
                    break
                cost += station(flow, rules) + energy(tree.load[v], lift, rules)
            if cost < best:
                best, depth, width = cost, h, d
    return best, depth, width


@compiled
def label_tree(
    drains: IntArray, room: int, relaxed: bool, ways: Ways, loads: Loads, rules: Rules
) -> tuple[Labels, Tree, float]:
    """Label a whole tree; returns the labels, the tree with loads and times, and the least cost (inf if there is no design)."""
    nodes, sizes = len(drains), len(rules.diameter)
    labels, stairs = blank_labels(nodes, sizes, room), blank_stairs(sizes, room)
    tree = blank_tree(nodes, drains)
    for v in downhill(ways, drains):
        label_node(v, labels, stairs, relaxed, tree, ways, loads, rules)
    total = 0.0
    for v in range(nodes):
        if loads.outlet[v]:
            cost, _, _ = leave(v, labels, stairs, relaxed, tree, ways, loads, rules)
            total += cost
    return labels, tree, total


@compiled
def settle(labels: Labels, counted: Tree, ways: Ways, loads: Loads, rules: Rules) -> tuple[Tree, float]:
    """Read the design back from the labels; returns tree and cost."""
    nodes, sizes, room = labels.depth.shape
    drains = counted.drains
    tree = blank_tree(nodes, drains)
    width = np.full(nodes, sizes - 1)
    limit = np.zeros(nodes)
    stairs = blank_stairs(sizes, room)
    order = downhill(ways, drains)
    for v in range(nodes):
        if loads.outlet[v]:
            _, limit[v], width[v] = leave(v, labels, stairs, False, counted, ways, loads, rules)
    for i in range(len(order) - 1, -1, -1):
        v = order[i]
        w = ways.head[drains[v]]
        d, step = nearest_label(v, width[w], limit[w], labels)
        tree.size[v], tree.mode[v] = d, labels.mode[v, d, step]
        width[v], limit[v] = labels.width[v, d, step], labels.limit[v, d, step]
    total = 0.0
    for v in order:
        settle_reach(v, tree, ways, loads, rules)
        total += tree.cost[v]
    for v in range(nodes):
        if loads.outlet[v]:
            settle_outlet(v, tree, ways, loads, rules)
            total += tree.cost[v]
    return tree, total


@compiled
def settle_reach(v: int, tree: Tree, ways: Ways, loads: Loads, rules: Rules) -> None:
    """Work out one reach of known diameter and mode from the depths above it."""
    size, mode, e = tree.size[v], tree.mode[v], tree.drains[v]
    load, time, depth, widest = gather(v, tree, ways, loads, rules)
    tree.load[v], tree.time[v], tree.arrive[v] = load, time, depth
    flow = peak_flow(load, time, rules) * ways.boost[e]
    if ways.held[e] != NONE:
        design_held(v, depth, widest, flow, tree, ways, rules)
        return
    if mode == FORCED:
        head = main_head(e, depth, ways, rules)
        cost = main_cost(e, flow, ways, rules) + station(flow / ways.boost[e], rules) + energy(load, head, rules)
        put(v, tree, FORCED, rules.shallow, rules.shallow, size, head, cost)
        return
    low, high = slope_window(flow, size, rules)
    start, lift, cost = depth, 0.0, 0.0
    if mode == LIFTED and depth > rules.shallow + NEAR:
        start, lift = rules.shallow, depth - rules.shallow
        cost = station(flow / ways.boost[e], rules) + energy(load, lift, rules)
    end, laid = walk(e, start, size, low, high, ways, rules)
    put(v, tree, LIFTED if lift > 0.0 else GRAVITY, start, end, size, lift, cost + laid)


@compiled
def settle_outlet(v: int, tree: Tree, ways: Ways, loads: Loads, rules: Rules) -> None:
    """Work out the final pump of an outlet."""
    tree.load[v], tree.time[v], tree.arrive[v], size = gather(v, tree, ways, loads, rules)
    tree.lift[v] = max(0.0, tree.arrive[v] + rules.drop[size] - loads.outlet_depth[v])
    tree.cost[v] = 0.0
    if tree.lift[v] > NEAR:
        flow = peak_flow(tree.load[v], tree.time[v], rules)
        tree.cost[v] = station(flow, rules) + energy(tree.load[v], tree.lift[v], rules)


@compiled
def design_profile(drains: IntArray, room: int, ways: Ways, loads: Loads, rules: Rules) -> tuple[Tree, float]:
    """Return the cheapest design of a tree that `room` labels a diameter can tell apart, and its cost (inf if there is none)."""
    labels, counted, total = label_tree(drains, room, False, ways, loads, rules)
    if not np.isfinite(total):
        return counted, np.inf
    return settle(labels, counted, ways, loads, rules)


@compiled
def profile_bound(drains: IntArray, room: int, ways: Ways, loads: Loads, rules: Rules) -> float:
    """Return a cost that no design of this tree can undercut (inf if there is no design)."""
    _, _, total = label_tree(drains, room, True, ways, loads, rules)
    return total
