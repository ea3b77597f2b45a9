"""How little can a tree cost that joins every group to the root, and which arcs can no best tree use?

Dual ascent for the directed cut formulation of the rooted Steiner tree problem (Wong 1984): prices on cuts are raised
until every group sees the root over arcs that cost nothing more.
"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.steiner.access import BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.compiled import compiled


@compiled
def reach_back(
    head_start: IntArray,
    head_arcs: IntArray,
    tail: IntArray,
    slack: FloatArray,
    seeds: IntArray,
    mark: BoolArray,
    stack: IntArray,
) -> int:
    """Mark the nodes that reach a seed over arcs without slack; return how many, listed in `stack`."""
    count = 0
    for node in seeds:
        if not mark[node]:
            mark[node] = True
            stack[count] = node
            count += 1
    place = 0
    while place < count:
        node = stack[place]
        place += 1
        for position in range(head_start[node], head_start[node + 1]):
            arc = head_arcs[position]
            if slack[arc] <= 1e-12 and not mark[tail[arc]]:
                mark[tail[arc]] = True
                stack[count] = tail[arc]
                count += 1
    return count


@compiled
def smallest(open_: BoolArray, size: IntArray, order: IntArray) -> int:
    """Return the first open group of least size in `order`, -1 if none is open."""
    chosen = -1
    for group in order:
        if open_[group] and (chosen < 0 or size[group] < size[chosen]):
            chosen = group
    return chosen


@compiled
def ascend(
    nodes: int, tail: IntArray, head: IntArray, cost: FloatArray, head_start: IntArray, head_arcs: IntArray,
    group_start: IntArray, group_nodes: IntArray, order: IntArray, most_cuts: int,
) -> tuple[float, FloatArray, IntArray, IntArray]:  # fmt: skip
    """Return the bound, the reduced costs, and the cuts as (start, arcs): every tree has an arc of each. Node 0 is the root.

    Each round raises the group, of those in `order` still shut off, whose shore has the fewest arcs to pay for.
    """
    slack = cost.copy()
    groups = len(group_start) - 1
    size = np.zeros(groups, dtype=np.int64)
    open_ = np.ones(groups, dtype=np.bool_)
    mark = np.zeros(nodes, dtype=np.bool_)
    stack = np.empty(nodes, dtype=np.int64)
    cut_start = [0]
    cut_arcs = [0]
    cut_arcs.pop()
    bound = 0.0
    while True:
        chosen = smallest(open_, size, order)
        if chosen < 0:
            break
        mark[:] = False
        count = reach_back(
            head_start, head_arcs, tail, slack, group_nodes[group_start[chosen] : group_start[chosen + 1]], mark, stack
        )
        if mark[0]:
            open_[chosen] = False
            continue
        step = np.inf
        entering = 0
        for place in range(count):
            node = stack[place]
            for position in range(head_start[node], head_start[node + 1]):
                arc = head_arcs[position]
                if not mark[tail[arc]]:
                    entering += 1
                    step = min(step, slack[arc])
        if entering > size[chosen]:
            size[chosen] = entering
            if size[smallest(open_, size, order)] < entering:
                continue
        if entering == 0:
            open_[chosen] = False
            continue
        keep = len(cut_start) <= most_cuts
        for place in range(count):
            node = stack[place]
            for position in range(head_start[node], head_start[node + 1]):
                arc = head_arcs[position]
                if not mark[tail[arc]]:
                    slack[arc] -= step
                    if keep:
                        cut_arcs.append(arc)
        if keep:
            cut_start.append(len(cut_arcs))
        bound += step
    return bound, slack, np.array(cut_start), np.array(cut_arcs)
