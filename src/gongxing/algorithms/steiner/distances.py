"""How far apart are the groups over the edges that are built, and how does that change with one edge more or less?

`far` (G, N) holds the distance from each group to each node, `apart` (G, G) between groups; infinite where no road leads.
A node is on the network (`degree` above zero) when a built edge ends there or it is a root. Two groups that share such a
node are 0 apart.
"""

from __future__ import annotations

import heapq

import numpy as np

from gongxing.algorithms.steiner.access import BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.compiled import compiled
from gongxing.algorithms.steiner.net import Net, holds


@compiled
def settle(net: Net, row: FloatArray, used: BoolArray, heap: list[tuple[float, int]]) -> None:
    """Carry the distances of the nodes in `heap` on to all nodes that they bring nearer (Dijkstra)."""
    while len(heap) > 0:
        reached, node = heapq.heappop(heap)
        if reached > row[node]:
            continue
        for place in range(net.first[node], net.first[node + 1]):
            if used[net.by[place]]:
                step = reached + net.length[net.by[place]]
                if step < row[net.near[place]]:
                    row[net.near[place]] = step
                    heapq.heappush(heap, (step, net.near[place]))


@compiled
def fill_row(net: Net, group: int, far: FloatArray, degree: IntArray, used: BoolArray) -> None:
    """Write the distances from one group to all nodes into far[group], from all its nodes on the network."""
    row = far[group]
    row[:] = np.inf
    heap = [(0.0, 0)]
    heap.pop()
    for place in range(net.group_start[group], net.group_start[group + 1]):
        node = net.group_nodes[place]
        if degree[node] > 0:
            row[node] = 0.0
            heapq.heappush(heap, (0.0, node))
    settle(net, row, used, heap)


@compiled
def fill_apart(net: Net, group: int, far: FloatArray, apart: FloatArray) -> None:
    """Write the distances from one group to all others into row and column of `apart`."""
    for other in range(len(apart)):
        best = np.inf
        for place in range(net.group_start[other], net.group_start[other + 1]):
            best = min(best, far[group, net.group_nodes[place]])
        apart[group, other] = best
        apart[other, group] = best
    apart[group, group] = 0.0


@compiled
def fill_all(net: Net, far: FloatArray, apart: FloatArray, degree: IntArray, used: BoolArray) -> None:
    """Reckon all distances."""
    for group in range(len(far)):
        fill_row(net, group, far, degree, used)
    for group in range(len(far)):
        fill_apart(net, group, far, apart)


@compiled
def lengthen(net: Net, row: FloatArray, edge: int, used: BoolArray, mark: BoolArray, stack: IntArray) -> bool:
    """Mend a row after an edge was taken out of `used`; return whether it changed (Ramalingam and Reps 1996).

    Every node that the row may have reached over that edge is forgotten and reached anew from the others.
    """
    a, b, gone = net.ends[edge, 0], net.ends[edge, 1], net.length[edge]
    start = -1
    if row[a] + gone <= row[b] + 1e-12 and row[b] < np.inf:
        start = b
    elif row[b] + gone <= row[a] + 1e-12 and row[a] < np.inf:
        start = a
    if start < 0 or row[start] <= 0.0:
        return False
    count, place = 1, 0
    stack[0] = start
    mark[start] = True
    while place < count:
        node = stack[place]
        place += 1
        for position in range(net.first[node], net.first[node + 1]):
            other = net.near[position]
            tight = row[node] + net.length[net.by[position]] <= row[other] + 1e-12
            if tight and used[net.by[position]] and not mark[other] and row[other] > 0.0:
                mark[other] = True
                stack[count] = other
                count += 1
    heap = [(0.0, 0)]
    heap.pop()
    for place in range(count):
        row[stack[place]] = np.inf
    for place in range(count):
        node = stack[place]
        for position in range(net.first[node], net.first[node + 1]):
            if used[net.by[position]] and not mark[net.near[position]]:
                row[node] = min(row[node], row[net.near[position]] + net.length[net.by[position]])
        if row[node] < np.inf:
            heapq.heappush(heap, (row[node], node))
    for place in range(count):
        mark[stack[place]] = False
    settle(net, row, used, heap)
    return True


@compiled
def take_out(net: Net, edge: int, far: FloatArray, apart: FloatArray, degree: IntArray, used: BoolArray, mark: BoolArray, stack: IntArray) -> None:  # fmt: skip
    """Mend all distances after an edge was taken out; `used` and `degree` no longer count it."""
    mark[:] = False
    a, b = net.ends[edge, 0], net.ends[edge, 1]
    for group in range(len(far)):
        if (degree[a] == 0 and holds(net, group, a)) or (degree[b] == 0 and holds(net, group, b)):
            fill_row(net, group, far, degree, used)
            fill_apart(net, group, far, apart)
        elif lengthen(net, far[group], edge, used, mark, stack):
            fill_apart(net, group, far, apart)


@compiled
def put_in(net: Net, edge: int, far: FloatArray, apart: FloatArray, degree: IntArray, used: BoolArray) -> None:
    """Mend all distances after an edge was put in; `used` and `degree` count it already."""
    for group in range(len(far)):
        a, b = net.ends[edge, 0], net.ends[edge, 1]
        if (degree[a] == 1 and holds(net, group, a)) or (degree[b] == 1 and holds(net, group, b)):
            fill_row(net, group, far, degree, used)
            fill_apart(net, group, far, apart)
            continue
        if far[group, b] < far[group, a]:
            a, b = b, a
        reached = far[group, a] + net.length[edge]
        if reached < far[group, b]:
            far[group, b] = reached
            settle(net, far[group], used, [(reached, b)])
            fill_apart(net, group, far, apart)


@compiled
def at_node(net: Net, node: int, far: FloatArray, degree: IntArray, at: FloatArray) -> None:
    """Write each group's distance to a node, 0 for its own groups if the node is yet to join the network."""
    for group in range(len(far)):
        at[group] = far[group, node]
        if degree[node] == 0:
            at[group] = 0.0 if holds(net, group, node) else np.inf


@compiled
def gain(
    net: Net, edge: int, far: FloatArray, apart: FloatArray, cap: float, degree: IntArray, demand: FloatArray,
    at_a: FloatArray, at_b: FloatArray,
) -> float:  # fmt: skip
    """Return by how much building an edge lessens the sum of demand x distance over ordered pairs.

    Distances count at most `cap`. `at_a`, `at_b` (G,) are scratch. An end not yet on the network joins it.
    """
    length, groups = net.length[edge], len(apart)
    at_node(net, net.ends[edge, 0], far, degree, at_a)
    at_node(net, net.ends[edge, 1], far, degree, at_b)
    total = 0.0
    for one in range(groups):
        if at_a[one] + length < at_b[one]:
            start = at_a[one] + length
            for two in range(groups):
                if at_b[two] + length < at_a[two]:
                    old = min(apart[one, two], cap)
                    if start + at_b[two] < old:
                        total += demand[one, two] * (old - start - at_b[two])
    for side in range(2):
        if degree[net.ends[edge, side]] > 0:
            continue
        at = at_a if side == 0 else at_b
        for one in range(groups):
            if at[one] == 0.0:
                for two in range(one):
                    if at[two] == 0.0 and apart[one, two] > 0:
                        total += demand[one, two] * min(apart[one, two], cap)
    return 2.0 * total


@compiled
def total_apart(apart: FloatArray, cap: float, demand: FloatArray) -> float:
    """Return the sum of demand x distance over ordered pairs, distances counted at most `cap`."""
    total = 0.0
    for one in range(len(apart)):
        for two in range(len(apart)):
            if one != two:
                total += demand[one, two] * min(apart[one, two], cap)
    return total
