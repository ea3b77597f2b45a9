"""Which tree joins every group to the root, found quickly: grow by the nearest group, then prune, from many orders?

The shortest path heuristic of Takahashi and Matsuyama (1980) for groups, on costs disturbed a little in each round, with a
minimum spanning tree over the nodes reached and all that serves no group cut off.
"""

from __future__ import annotations

import heapq

import numpy as np

from gongxing.algorithms.steiner.access import BoolArray, FloatArray, IntArray
from gongxing.algorithms.steiner.compiled import compiled


@compiled
def grow_tree(
    nodes: int, first: IntArray, near: IntArray, by: IntArray, price: FloatArray,
    group_start: IntArray, group_nodes: IntArray, node_start: IntArray, node_groups: IntArray,
) -> BoolArray:  # fmt: skip
    """Return which edges a tree grown from node 0 uses: always the cheapest path to a group not yet served.

    `first`, `near`, `by` hold the edges at each node; `node_start`, `node_groups` the groups of each node.
    """
    edges = len(price)
    used = np.zeros(edges, dtype=np.bool_)
    groups = len(group_start) - 1
    served = np.zeros(groups, dtype=np.bool_)
    left = groups
    distance = np.full(nodes, np.inf)
    back = np.full(nodes, -1, dtype=np.int64)
    back_edge = np.full(nodes, -1, dtype=np.int64)
    distance[0] = 0.0
    heap = [(0.0, 0)]
    while left > 0 and len(heap) > 0:
        far, node = heapq.heappop(heap)
        if far > distance[node]:
            continue
        wanted = False
        for place in range(node_start[node], node_start[node + 1]):
            if not served[node_groups[place]]:
                wanted = True
        if wanted:
            step = node
            while step >= 0:
                for place in range(node_start[step], node_start[step + 1]):
                    if not served[node_groups[place]]:
                        served[node_groups[place]] = True
                        left -= 1
                if back_edge[step] >= 0:
                    used[back_edge[step]] = True
                distance[step] = 0.0
                heapq.heappush(heap, (0.0, step))
                before = back[step]
                back[step] = -1
                back_edge[step] = -1
                step = before
            continue
        for place in range(first[node], first[node + 1]):
            other = near[place]
            reached = far + price[by[place]]
            if reached < distance[other]:
                distance[other] = reached
                back[other] = node
                back_edge[other] = by[place]
                heapq.heappush(heap, (reached, other))
    return used


@compiled
def prune(
    ends: IntArray, cost: FloatArray, used: BoolArray, nodes: int, node_start: IntArray, node_groups: IntArray, groups: int,
    first: IntArray, near: IntArray, by: IntArray,
) -> None:  # fmt: skip
    """Make `used` a minimum spanning tree over its nodes, then cut dearest leaf edges that no group needs."""
    inside = np.zeros(nodes, dtype=np.bool_)
    inside[0] = True
    for edge in range(len(ends)):
        if used[edge]:
            inside[ends[edge, 0]] = True
            inside[ends[edge, 1]] = True
    used[:] = False
    joined = np.zeros(nodes, dtype=np.bool_)
    heap = [(0.0, -1, 0)]
    while len(heap) > 0:
        _, edge, node = heapq.heappop(heap)
        if joined[node]:
            continue
        joined[node] = True
        if edge >= 0:
            used[edge] = True
        for place in range(first[node], first[node + 1]):
            if inside[near[place]] and not joined[near[place]]:
                heapq.heappush(heap, (cost[by[place]], by[place], near[place]))
    degree = np.zeros(nodes, dtype=np.int64)
    holders = np.zeros(groups, dtype=np.int64)
    for edge in range(len(ends)):
        if used[edge]:
            degree[ends[edge, 0]] += 1
            degree[ends[edge, 1]] += 1
    for node in range(nodes):
        if joined[node]:
            for place in range(node_start[node], node_start[node + 1]):
                holders[node_groups[place]] += 1
    while True:
        worst = -1
        leaf = -1
        for edge in range(len(ends)):
            if not used[edge] or (worst >= 0 and cost[edge] <= cost[worst]):
                continue
            for side in range(2):
                node = ends[edge, side]
                if node == 0 or degree[node] != 1:
                    continue
                needed = False
                for place in range(node_start[node], node_start[node + 1]):
                    if holders[node_groups[place]] == 1:
                        needed = True
                if not needed:
                    worst = edge
                    leaf = node
        if worst < 0:
            return
        used[worst] = False
        degree[ends[worst, 0]] -= 1
        degree[ends[worst, 1]] -= 1
        for place in range(node_start[leaf], node_start[leaf + 1]):
            holders[node_groups[place]] -= 1


@compiled
def best_tree(
    nodes: int, ends: IntArray, cost: FloatArray, first: IntArray, near: IntArray, by: IntArray,
    group_start: IntArray, group_nodes: IntArray, node_start: IntArray, node_groups: IntArray, rounds: int, random: np.random.Generator,
) -> BoolArray:  # fmt: skip
    """Return the cheapest tree of `rounds` rounds; the first is undisturbed, later ones lean to the best so far."""
    groups = len(group_start) - 1
    best = np.zeros(len(cost), dtype=np.bool_)
    best_cost = np.inf
    for turn in range(rounds):
        price = cost.copy()
        if turn > 0:
            for edge in range(len(cost)):
                lean = 0.7 if best[edge] and turn % 2 == 0 else 1.0
                price[edge] *= lean * (0.6 + 0.8 * random.random())
        used = grow_tree(nodes, first, near, by, price, group_start, group_nodes, node_start, node_groups)
        prune(ends, cost, used, nodes, node_start, node_groups, groups, first, near, by)
        total = 0.0
        for edge in range(len(cost)):
            if used[edge]:
                total += cost[edge]
        if total < best_cost - 1e-12:
            best_cost = total
            best = used
    return best
