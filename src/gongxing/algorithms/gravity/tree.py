"""What does a tree cost when each reach is designed as well as it can be without looking further down?

The state of a node is what its reach hands down: load, time, depth, diameter. Changing the tree in one place changes the
states along the path from there to the outlet only.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.gravity.layout import downhill
from gongxing.algorithms.gravity.reach import (
    NEAR,
    energy,
    main_cost,
    main_head,
    peak_flow,
    slope_window,
    smallest,
    station,
    trench,
    walk,
)
from gongxing.algorithms.gravity.ways import (
    FORCED,
    GRAVITY,
    HELD,
    LIFTED,
    NONE,
    RELIEVED,
    FloatArray,
    IntArray,
    Loads,
    Rules,
    Ways,
)
from gongxing.algorithms.labelling.compiled import compiled

BARRED = 1e13
"""Cost that stands for a reach that cannot be built; whoever sees it in a total must look for another tree."""


class Tree(NamedTuple):
    """A tree with a design.

    Attributes:
        drains: (N,) the way by which each node drains, NONE at outlets and outside the tree.
        load: (N,) load at the node, its own and all that drains to it. time: (N,) longest time of travel to it in s.
        arrive, depth_end: (N,) depth to which flow comes down at the node, and at the far end of its reach.
        start: (N,) depth at which its reach starts.
        size: (N,) diameter index of its reach. beside: (N,) of the pipe laid beside a standing one, NONE without.
        mode: (N,) how its reach works (GRAVITY, LIFTED, ...). lift: (N,) head pumped at the node.
        cost: (N,) reach and pump at the node; outlets bear their final pump.
    """

    drains: IntArray
    load: FloatArray
    time: FloatArray
    arrive: FloatArray
    depth_end: FloatArray
    start: FloatArray
    size: IntArray
    beside: IntArray
    mode: IntArray
    lift: FloatArray
    cost: FloatArray


@compiled
def blank_tree(nodes: int, drains: IntArray) -> Tree:
    """Return a tree without any design."""
    return Tree(
        drains.copy(), np.zeros(nodes), np.zeros(nodes), np.zeros(nodes), np.zeros(nodes), np.zeros(nodes),
        np.zeros(nodes, dtype=np.int64), np.full(nodes, NONE), np.zeros(nodes, dtype=np.int64), np.zeros(nodes), np.zeros(nodes),
    )  # fmt: skip


@compiled
def gather(v: int, tree: Tree, ways: Ways, loads: Loads, rules: Rules) -> tuple[float, float, float, int]:
    """Return load, time, greatest depth and greatest diameter that come down at node `v`."""
    load, time, depth, size = loads.load[v], loads.delay[v], rules.shallow, 0
    for at in range(ways.in_first[v], ways.in_first[v + 1]):
        e = ways.in_ways[at]
        u = ways.tail[e]
        if tree.drains[u] != e:
            continue
        load += tree.load[u]
        length = ways.along[ways.first[e + 1] - 1] - ways.along[ways.first[e]]
        time = max(time, tree.time[u] + (length / rules.rain[3] if rules.flow[0] == 1.0 else 0.0))
        depth = max(depth, tree.depth_end[u])
        size = max(size, tree.size[u])
    return load, time, depth, size


@compiled
def gravity(
    e: int, depth: float, size: int, flow: float, shadow: float, ways: Ways, rules: Rules
) -> tuple[int, float, float]:
    """Return diameter, end depth and cost of the reach laid from `depth` that is cheapest, the depth handed down priced by `shadow`.

    The diameter is -1 where no diameter from `size` on can be laid.
    """
    best, best_end, best_cost, best_value = -1, 0.0, 0.0, np.inf
    for d in range(size, len(rules.diameter)):
        low, high = slope_window(flow, d, rules)
        end, cost = walk(e, depth, d, low, high, ways, rules)
        if cost < 0.0:
            continue
        value = cost + shadow * (end - rules.shallow)
        if value < best_value:
            best, best_end, best_cost, best_value = d, end, cost, value
        if shadow <= 0.0 or end <= rules.shallow + NEAR:
            break
    return best, best_end, best_cost


@compiled
def put(v: int, tree: Tree, mode: int, start: float, end: float, size: int, lift: float, cost: float) -> None:
    """Write down the design of the reach of node `v`."""
    tree.mode[v], tree.start[v], tree.depth_end[v] = mode, start, end
    tree.size[v], tree.lift[v], tree.cost[v] = size, lift, cost
    tree.beside[v] = NONE


@compiled
def design_reach(v: int, shadow: float, tree: Tree, ways: Ways, loads: Loads, rules: Rules) -> None:
    """Design the reach by which node `v` drains, from the states of the nodes above it.

    Gravity where it can be; else a lift station here, and where even that does not help a pressure main.
    """
    load, time, depth, size = gather(v, tree, ways, loads, rules)
    tree.load[v], tree.time[v], tree.arrive[v] = load, time, depth
    e = tree.drains[v]
    if e == NONE:
        lift = max(0.0, depth + rules.drop[size] - loads.outlet_depth[v])
        tree.lift[v] = lift
        tree.cost[v] = 0.0
        if lift > NEAR:
            tree.cost[v] = station(peak_flow(load, time, rules), rules) + energy(load, lift, rules)
            if rules.pump[3] == 0.0:
                tree.cost[v] += BARRED
        return
    flow = peak_flow(load, time, rules) * ways.boost[e]
    if ways.held[e] != NONE:
        design_held(v, depth, size, flow, tree, ways, rules)
        return
    d, end, cost = gravity(e, depth, size, flow, shadow, ways, rules)
    if d >= 0:
        put(v, tree, GRAVITY, depth, end, d, 0.0, cost)
        return
    pump = station(flow / ways.boost[e], rules) + (0.0 if rules.pump[3] == 1.0 else BARRED)
    d, end, cost = gravity(e, rules.shallow, size, flow, shadow, ways, rules)
    if d >= 0:
        lift = depth - rules.shallow
        put(v, tree, LIFTED, rules.shallow, end, d, lift, cost + pump + energy(load, lift, rules))
        return
    head = main_head(e, depth, ways, rules)
    cost = main_cost(e, flow, ways, rules) + pump + energy(load, head, rules)
    put(v, tree, FORCED, rules.shallow, rules.shallow, int(rules.main[2]), head, cost)


@compiled
def design_held(v: int, depth: float, size: int, flow: float, tree: Tree, ways: Ways, rules: Rules) -> None:
    """Design a reach where a pipe stands: keep it, lay another beside it, lift into it, or bar it."""
    e = tree.drains[v]
    start, end = ways.held_depth[e, 0], ways.held_depth[e, 1]
    cost, lift = ways.extra[e], 0.0
    if depth > start + NEAR:
        lift = depth - start
        cost += station(flow / ways.boost[e], rules) + energy(tree.load[v], lift, rules)
        if rules.pump[3] == 0.0:
            cost += BARRED
    mode, beside, most = HELD, NONE, ways.held[e]
    if flow > ways.held_flow[e] * (1.0 + NEAR) or size > ways.held[e]:
        mode = RELIEVED
        a, b = ways.first[e], ways.first[e + 1]
        length = ways.along[b - 1] - ways.along[a]
        slope = ((ways.ground[a] - start) - (ways.ground[b - 1] - end)) / length
        beside = smallest(flow - ways.held_flow[e], slope, size, rules)
        if beside < 0:
            cost += BARRED
            beside = len(rules.diameter) - 1
        off = rules.offset[beside]
        cost += trench(length, start + off, end + off, rules.price[beside]) + rules.manhole[0]
        cost += rules.manhole[1] * (start + off)
        most = max(most, beside)
    put(v, tree, mode, start, end, most, lift, cost)
    tree.beside[v] = beside


@compiled
def design_tree(drains: IntArray, shadow: float, ways: Ways, loads: Loads, rules: Rules) -> tuple[Tree, float]:
    """Design a whole tree from its leaves down; returns it and its cost."""
    nodes = len(drains)
    tree = blank_tree(nodes, drains)
    total = 0.0
    for v in downhill(ways, drains):
        design_reach(v, shadow, tree, ways, loads, rules)
        total += tree.cost[v]
    for v in range(nodes):
        if loads.outlet[v]:
            design_reach(v, shadow, tree, ways, loads, rules)
            total += tree.cost[v]
    return tree, total
