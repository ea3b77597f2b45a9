"""What can no tree and no design undercut?

Every served node must reach an outlet, so the ways chosen hold a Steiner arborescence. Each way is priced at the least it
could ever cost (no flow, least depth at its start), and Wong's dual ascent (Math. Programming 28, 1984) packs cuts of that price.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity.reach import main_cost, station, walk
from gongxing.algorithms.gravity.ways import NONE, BoolArray, FloatArray, IntArray, Rules, Ways
from gongxing.algorithms.labelling.compiled import compiled


@compiled
def least_costs(ways: Ways, rules: Rules) -> FloatArray:
    """Return (E,) what each way costs at the very least, whatever flows in it; infinite where nothing can be built."""
    count = len(ways.tail)
    found = np.full(count, np.inf)
    for e in range(count):
        if ways.held[e] != NONE:
            found[e] = ways.extra[e]
            continue
        if not np.isfinite(ways.weight[e]):
            continue
        for d in range(len(rules.diameter)):
            _, cost = walk(e, rules.shallow, d, rules.least[d], np.inf, ways, rules)
            if cost >= 0.0:
                found[e] = min(found[e], cost)
        if rules.pump[3] == 1.0:
            found[e] = min(found[e], main_cost(e, 0.0, ways, rules) + station(0.0, rules))
    return found


@compiled
def _reached(v: int, mark: int, left: FloatArray, seen: IntArray, stack: IntArray, ways: Ways, stop: BoolArray) -> int:
    """Collect into `stack` the nodes that `v` reaches over ways without any cost left; 0 once one of `stop` is among them."""
    stack[0], seen[v] = v, mark
    count, done = 1, 0
    while done < count:
        u = stack[done]
        done += 1
        if stop[u]:
            return 0
        for at in range(ways.out_first[u], ways.out_first[u + 1]):
            e = ways.out_ways[at]
            w = ways.head[e]
            if left[e] <= 0.0 and seen[w] != mark:
                seen[w] = mark
                stack[count] = w
                count += 1
    return count


@compiled
def _cut(count: int, mark: int, left: FloatArray, seen: IntArray, stack: IntArray, ways: Ways) -> float:
    """Take the least cost left over all ways out of the nodes in `stack` off each of them; returns it (inf: there is none)."""
    least = np.inf
    for i in range(count):
        for at in range(ways.out_first[stack[i]], ways.out_first[stack[i] + 1]):
            e = ways.out_ways[at]
            if seen[ways.head[e]] != mark:
                least = min(least, left[e])
    if not np.isfinite(least):
        return least
    for i in range(count):
        for at in range(ways.out_first[stack[i]], ways.out_first[stack[i] + 1]):
            e = ways.out_ways[at]
            if seen[ways.head[e]] != mark:
                left[e] -= least
    return least


@compiled
def arborescence_bound(
    ways: Ways, costs: FloatArray, served: BoolArray, outlet: BoolArray, budget: int
) -> tuple[float, FloatArray]:
    """Return a bound from below on the cost of leading every served node to an outlet, and what is left of each way's cost.

    Small cuts are raised first; `budget` limits the cuts. The bound is infinite if some served node reaches no outlet.
    """
    nodes = len(served)
    left = costs.copy()
    seen = np.full(nodes, -1)
    stack = np.empty(nodes, dtype=np.int64)
    bound, mark, cuts = 0.0, 0, 0
    size = np.zeros(nodes, dtype=np.int64)
    for v in range(nodes):
        size[v] = 1 if served[v] and not outlet[v] else 0
    limit = 1
    while cuts < budget:
        open_, smallest_next = 0, nodes + 1
        for v in range(nodes):
            if size[v] == 0:
                continue
            if size[v] > limit:
                open_ += 1
                smallest_next = min(smallest_next, size[v])
                continue
            mark += 1
            count = _reached(v, mark, left, seen, stack, ways, outlet)
            if count == 0:
                size[v] = 0
                continue
            open_ += 1
            others = False
            for i in range(1, count):
                others = others or (
                    served[stack[i]] and size[stack[i]] > 0 and stack[i] < v and _mutual(stack[i], v, left, ways)
                )
            if others:
                size[v] = 0
                open_ -= 1
                continue
            size[v] = count
            if count > limit:
                smallest_next = min(smallest_next, count)
                continue
            gain = _cut(count, mark, left, seen, stack, ways)
            if not np.isfinite(gain):
                return np.inf, left
            bound += gain
            cuts += 1
            smallest_next = min(smallest_next, count)
            if cuts >= budget:
                break
        if open_ == 0:
            break
        limit = max(limit, smallest_next)
    return bound, left


@compiled
def _mutual(u: int, v: int, left: FloatArray, ways: Ways) -> bool:
    """Return whether two ways without cost left join `u` and `v` both ways, so that one speaks for the other."""
    there, back = False, False
    for at in range(ways.out_first[u], ways.out_first[u + 1]):
        there = there or (ways.head[ways.out_ways[at]] == v and left[ways.out_ways[at]] <= 0.0)
    for at in range(ways.out_first[v], ways.out_first[v + 1]):
        back = back or (ways.head[ways.out_ways[at]] == u and left[ways.out_ways[at]] <= 0.0)
    return there and back
