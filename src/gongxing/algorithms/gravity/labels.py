"""Which depths and costs can come down a tree, diameter by diameter?

A label is a depth with the least cost of all that is above if nothing comes down deeper. Per node and diameter the labels
are a staircase: depth rises, cost falls. Depths are true depths, not points of a grid, so nothing is lost by rounding;
where a staircase has more steps than there is room for, it is thinned, upwards for designs and downwards for bounds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.gravity.reach import (
    NEAR,
    energy,
    main_cost,
    main_head,
    slope_window,
    smallest,
    station,
    trench,
    walk,
)
from gongxing.algorithms.gravity.tree import Tree
from gongxing.algorithms.gravity.ways import (
    FORCED,
    GRAVITY,
    HELD,
    LIFTED,
    RELIEVED,
    FloatArray,
    IntArray,
    Rules,
    Ways,
)
from gongxing.algorithms.labelling.compiled import compiled

ModeArray = npt.NDArray[np.int8]


class Labels(NamedTuple):
    """The labels at the far end of each node's reach, over N nodes, D diameters and M steps.

    Attributes:
        steps: (N, D) steps in use.
        depth, cost: (N, D, M) the staircase.
        limit: (N, D, M) how deep flow comes down to the node itself in that case.
        width: (N, D, M) how wide, as a diameter index.
        mode: (N, D, M) how the reach works.
    """

    steps: IntArray
    depth: FloatArray
    cost: FloatArray
    limit: FloatArray
    width: ModeArray
    mode: ModeArray


class Stairs(NamedTuple):
    """Work space: one staircase per diameter, and room to merge two."""

    steps: IntArray
    depth: FloatArray
    cost: FloatArray
    spare: FloatArray


@compiled
def blank_labels(nodes: int, sizes: int, room: int) -> Labels:
    """Return room for labels."""
    shape = (nodes, sizes, room)
    return Labels(
        np.zeros((nodes, sizes), dtype=np.int64), np.empty(shape), np.empty(shape), np.empty(shape),
        np.empty(shape, dtype=np.int8), np.empty(shape, dtype=np.int8),
    )  # fmt: skip


@compiled
def blank_stairs(sizes: int, room: int) -> Stairs:
    """Return work space."""
    return Stairs(
        np.zeros(sizes, dtype=np.int64),
        np.empty((sizes, room)),
        np.empty((sizes, room)),
        np.empty((4, (sizes + 1) * room)),
    )


@compiled
def thin(count: int, room: int, spare: FloatArray, relaxed: bool) -> int:
    """Thin the staircase in `spare[0]` (depth) and `spare[1]` (cost) to `room` steps.

    A design drops the steps that save least; a bound lets the step before take the cost of the step that goes.
    """
    while count > room:
        place, least = 1, np.inf
        for i in range(1, count - 1):
            loss = (spare[1, i - 1] - spare[1, i]) * (spare[0, i + 1] - spare[0, i])
            if relaxed:
                loss = (spare[1, i - 1] - spare[1, i]) * (spare[0, i] - spare[0, i - 1])
            if loss < least:
                place, least = i, loss
        if relaxed:
            spare[1, place - 1] = spare[1, place]
        for i in range(place, count - 1):
            spare[0, i], spare[1, i] = spare[0, i + 1], spare[1, i + 1]
        count -= 1
    return count


@compiled
def enveloped(u: int, d: int, labels: Labels, spare: FloatArray) -> int:
    """Write into `spare[2]`, `spare[3]` the staircase of node `u` over all diameters up to `d`; returns its steps."""
    at = np.zeros(d + 1, dtype=np.int64)
    count, low = 0, np.inf
    while True:
        best, depth, cost = -1, np.inf, np.inf
        for s in range(d + 1):
            if at[s] < labels.steps[u, s]:
                h, c = labels.depth[u, s, at[s]], labels.cost[u, s, at[s]]
                if h < depth or (h == depth and c < cost):
                    best, depth, cost = s, h, c
        if best < 0:
            return count
        at[best] += 1
        if cost < low:
            low = cost
            spare[2, count], spare[3, count] = depth, cost
            count += 1


@compiled
def collect(v: int, labels: Labels, stairs: Stairs, relaxed: bool, tree: Tree, ways: Ways, rules: Rules) -> None:
    """Fill the work space with the staircases of what comes down at node `v`: sums over all that drain to it."""
    sizes, room = stairs.depth.shape
    spare = stairs.spare
    for d in range(sizes):
        stairs.steps[d] = 1
        stairs.depth[d, 0], stairs.cost[d, 0] = rules.shallow, 0.0
        for at in range(ways.in_first[v], ways.in_first[v + 1]):
            e = ways.in_ways[at]
            u = ways.tail[e]
            if tree.drains[u] != e or stairs.steps[d] == 0:
                continue
            theirs = enveloped(u, d, labels, spare)
            stairs.steps[d] = _added(d, theirs, stairs, room, relaxed)


@compiled
def _added(d: int, theirs: int, stairs: Stairs, room: int, relaxed: bool) -> int:
    """Add the staircase in `spare[2:]` to that of diameter `d`; returns the steps of the sum."""
    spare, own = stairs.spare, stairs.steps[d]
    if own == 0 or theirs == 0:
        return 0
    i, j, count = 0, 0, 0
    while i < own and j < theirs:
        first, second = stairs.depth[d, i], spare[2, j]
        if i + 1 < own and stairs.depth[d, i + 1] <= second:
            i += 1
            continue
        if j + 1 < theirs and spare[2, j + 1] <= first:
            j += 1
            continue
        spare[0, count], spare[1, count] = max(first, second), stairs.cost[d, i] + spare[3, j]
        count += 1
        after_own = stairs.depth[d, i + 1] if i + 1 < own else np.inf
        after_theirs = spare[2, j + 1] if j + 1 < theirs else np.inf
        if np.isinf(after_own) and np.isinf(after_theirs):
            break
        if after_own <= after_theirs:
            i += 1
        if after_theirs <= after_own:
            j += 1
    count = thin(count, room, spare, relaxed)
    for k in range(count):
        stairs.depth[d, k], stairs.cost[d, k] = spare[0, k], spare[1, k]
    return count


@compiled
def offer(
    v: int, d: int, depth: float, cost: float, limit: float, width: int, mode: int, relaxed: bool, labels: Labels
) -> None:
    """Add a label to the staircase of node `v` and diameter `d` if none is as shallow and as cheap.

    A full staircase loses the step that saves least; for a bound its neighbour takes over the better half of either.
    """
    place, count = 0, labels.steps[v, d]
    while place < count and labels.depth[v, d, place] < depth - NEAR:
        place += 1
    if place > 0 and labels.cost[v, d, place - 1] <= cost:
        return
    if place < count and labels.depth[v, d, place] <= depth and labels.cost[v, d, place] <= cost:
        return
    after = place
    while after < count and labels.cost[v, d, after] >= cost:
        after += 1
    if after == place and count == labels.depth.shape[2]:
        if relaxed:
            if place > 0:
                labels.cost[v, d, place - 1] = cost
            else:
                labels.depth[v, d, 0] = depth
            return
        gone = _least_loss(v, d, labels)
        _shift(v, d, gone + 1, -1, labels)
        if gone < place:
            place -= 1
        after = place
    _shift(v, d, after, 1 - (after - place), labels)
    labels.depth[v, d, place], labels.cost[v, d, place] = depth, cost
    labels.limit[v, d, place], labels.width[v, d, place], labels.mode[v, d, place] = limit, width, mode


@compiled
def _least_loss(v: int, d: int, labels: Labels) -> int:
    """Return the inner step of a full staircase whose loss costs least."""
    place, least = 1, np.inf
    depth, cost = labels.depth[v, d], labels.cost[v, d]
    for i in range(1, labels.steps[v, d] - 1):
        loss = (cost[i - 1] - cost[i]) * (depth[i + 1] - depth[i])
        if loss < least:
            place, least = i, loss
    return place


@compiled
def _shift(v: int, d: int, begin: int, by: int, labels: Labels) -> None:
    """Move the steps from `begin` on by -n..1 places and count anew."""
    count = labels.steps[v, d]
    if by > 0:
        for i in range(count - 1, begin - 1, -1):
            _moved(v, d, i, i + by, labels)
    elif by < 0:
        for i in range(begin, count):
            _moved(v, d, i, i + by, labels)
    labels.steps[v, d] = count + by


@compiled
def _moved(v: int, d: int, i: int, j: int, labels: Labels) -> None:
    labels.depth[v, d, j], labels.cost[v, d, j] = labels.depth[v, d, i], labels.cost[v, d, i]
    labels.limit[v, d, j], labels.width[v, d, j] = labels.limit[v, d, i], labels.width[v, d, i]
    labels.mode[v, d, j] = labels.mode[v, d, i]


@compiled
def lay(
    v: int, flow: float, relaxed: bool, labels: Labels, stairs: Stairs, tree: Tree, ways: Ways, rules: Rules
) -> None:
    """Label the far end of the reach of `v`: gravity from each step, from a lift station, and a pressure main."""
    sizes = len(rules.diameter)
    e, load = tree.drains[v], tree.load[v]
    pumps = rules.pump[3] == 1.0
    build = station(flow / ways.boost[e], rules)
    for d in range(sizes):
        if stairs.steps[d] == 0:
            continue
        low, high = slope_window(flow, d, rules)
        for i in range(stairs.steps[d]):
            h = stairs.depth[d, i]
            end, cost = walk(e, h, d, low, high, ways, rules)
            if cost < 0.0:
                break
            offer(v, d, end, stairs.cost[d, i] + cost, h, d, GRAVITY, relaxed, labels)
        if not pumps:
            continue
        best, h = _cheapest_well(d, load, rules.shallow + NEAR, stairs, rules)
        if np.isfinite(best):
            end, cost = walk(e, rules.shallow, d, low, high, ways, rules)
            if cost >= 0.0:
                whole = best + cost + build - energy(load, rules.shallow, rules)
                offer(v, d, end, whole, h, d, LIFTED, relaxed, labels)
    if pumps and stairs.steps[sizes - 1] > 0:
        best, where = np.inf, 0
        for i in range(stairs.steps[sizes - 1]):
            head = main_head(e, stairs.depth[sizes - 1, i], ways, rules)
            cost = stairs.cost[sizes - 1, i] + energy(load, head, rules)
            if cost < best:
                best, where = cost, i
        whole = best + build + main_cost(e, flow, ways, rules)
        h = stairs.depth[sizes - 1, where]
        offer(v, int(rules.main[2]), rules.shallow, whole, h, sizes - 1, FORCED, relaxed, labels)


@compiled
def _cheapest_well(d: int, load: float, above: float, stairs: Stairs, rules: Rules) -> tuple[float, float]:
    """Return the least of cost and energy for lifting to the surface over the steps deeper than `above`, and its depth."""
    best, depth = np.inf, 0.0
    for i in range(stairs.steps[d]):
        h = stairs.depth[d, i]
        if h > above:
            cost = stairs.cost[d, i] + energy(load, h, rules)
            if cost < best:
                best, depth = cost, h
    return best, depth


@compiled
def hold(
    v: int, flow: float, relaxed: bool, labels: Labels, stairs: Stairs, tree: Tree, ways: Ways, rules: Rules
) -> None:
    """Label the far end of the reach of `v` where a pipe stands: it is kept, or another is laid beside it."""
    e = tree.drains[v]
    start, end, held = ways.held_depth[e, 0], ways.held_depth[e, 1], ways.held[e]
    a, b = ways.first[e], ways.first[e + 1]
    length = ways.along[b - 1] - ways.along[a]
    slope = ((ways.ground[a] - start) - (ways.ground[b - 1] - end)) / length
    for d in range(len(rules.diameter)):
        size, mode, laid = held, HELD, ways.extra[e]
        if flow > ways.held_flow[e] * (1.0 + NEAR) or d > held:
            beside = smallest(flow - ways.held_flow[e], slope, d, rules)
            if beside < 0:
                continue
            off = rules.offset[beside]
            laid += trench(length, start + off, end + off, rules.price[beside]) + rules.manhole[0]
            laid += rules.manhole[1] * (start + off)
            size, mode = max(held, beside), RELIEVED
        for i in range(stairs.steps[d]):
            h, cost = stairs.depth[d, i], stairs.cost[d, i] + laid
            if h > start + NEAR:
                if rules.pump[3] == 0.0:
                    break
                cost += station(flow / ways.boost[e], rules) + energy(tree.load[v], h - start, rules)
            offer(v, size, end, cost, h, d, mode, relaxed, labels)


@compiled
def nearest_label(u: int, width: int, limit: float, labels: Labels) -> tuple[int, int]:
    """Return diameter and step of the cheapest label of node `u` that is no wider and no deeper, (-1, -1) if there is none."""
    best, size, step = np.inf, -1, -1
    for d in range(width + 1):
        for i in range(labels.steps[u, d]):
            if labels.depth[u, d, i] > limit + NEAR:
                break
            if labels.cost[u, d, i] < best:
                best, size, step = labels.cost[u, d, i], d, i
    return size, step
