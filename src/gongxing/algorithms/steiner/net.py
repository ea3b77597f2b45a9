"""How do compiled loops see a graph: its edges at each node, its groups, its lengths?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongxing.algorithms.steiner.access import AccessGraph, BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.compiled import compiled


class Net(NamedTuple):
    """A graph as flat arrays. The edges at node n are `by[first[n]:first[n + 1]]`, leading to `near`."""

    ends: IntArray
    length: FloatArray
    built: BoolArray
    root: BoolArray
    group_start: IntArray
    group_nodes: IntArray
    first: IntArray
    near: IntArray
    by: IntArray


def net_of(graph: AccessGraph) -> Net:
    """Return a graph as its compiled loops see it."""
    tail, head = graph.ends.reshape(-1), graph.ends[:, ::-1].reshape(-1)
    order = np.argsort(tail, kind="stable")
    first = np.searchsorted(tail[order], np.arange(graph.nodes + 1)).astype(np.int64)
    near, by = np.ascontiguousarray(head[order]), (order // 2).astype(np.int64)
    return Net(
        graph.ends.copy(), graph.length.copy(), graph.built.copy(), graph.root.copy(),
        graph.group_start.copy(), graph.group_nodes.copy(), first, near, by,
    )  # fmt: skip


@compiled
def holds(net: Net, group: int, node: int) -> bool:
    """Whether a node belongs to a group."""
    found = False
    for place in range(net.group_start[group], net.group_start[group + 1]):
        found = found or net.group_nodes[place] == node
    return found


@compiled
def main_part(net: Net, used: BoolArray, mark: BoolArray, stack: IntArray) -> None:
    """Mark the nodes joined to a root by used edges."""
    count = 0
    for node in range(len(net.root)):
        mark[node] = net.root[node]
        if net.root[node]:
            stack[count] = node
            count += 1
    while count > 0:
        count -= 1
        node = stack[count]
        for place in range(net.first[node], net.first[node + 1]):
            if used[net.by[place]] and not mark[net.near[place]]:
                mark[net.near[place]] = True
                stack[count] = net.near[place]
                count += 1


@compiled
def serves(net: Net, tree: BoolArray, wanted: BoolArray, mark: BoolArray, stack: IntArray) -> bool:
    """Whether the tree's edges all hang together with the roots and give access to every wanted group."""
    main_part(net, tree, mark, stack)
    for edge in range(len(tree)):
        if tree[edge] and not (mark[net.ends[edge, 0]] and mark[net.ends[edge, 1]]):
            return False
    for group in range(len(wanted)):
        if wanted[group]:
            found = False
            for place in range(net.group_start[group], net.group_start[group + 1]):
                found = found or mark[net.group_nodes[place]]
            if not found:
                return False
    return True
