"""Along which ways should every node be drained to an outlet, if only the weight of the ways counts?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.gravity.ways import NONE, BoolArray, FloatArray, IntArray, Ways
from gongxing.algorithms.labelling.compiled import compiled


@compiled
def push(heap_key: FloatArray, heap_node: IntArray, size: int, key: float, node: int) -> int:
    """Add (key, node) to a binary heap of `size` entries; returns the new size."""
    i = size
    while i > 0:
        up = (i - 1) >> 1
        if heap_key[up] < key or (heap_key[up] == key and heap_node[up] <= node):
            break
        heap_key[i], heap_node[i] = heap_key[up], heap_node[up]
        i = up
    heap_key[i], heap_node[i] = key, node
    return size + 1


@compiled
def pop(heap_key: FloatArray, heap_node: IntArray, size: int) -> int:
    """Remove the least entry (ties by node), leaving it at position size - 1; returns the new size."""
    key, node = heap_key[size - 1], heap_node[size - 1]
    least_key, least_node = heap_key[0], heap_node[0]
    size -= 1
    i = 0
    while True:
        down = 2 * i + 1
        if down >= size:
            break
        right = down + 1
        if right < size and (
            heap_key[right] < heap_key[down]
            or (heap_key[right] == heap_key[down] and heap_node[right] < heap_node[down])
        ):
            down = right
        if key < heap_key[down] or (key == heap_key[down] and node <= heap_node[down]):
            break
        heap_key[i], heap_node[i] = heap_key[down], heap_node[down]
        i = down
    if size > 0:
        heap_key[i], heap_node[i] = key, node
    heap_key[size], heap_node[size] = least_key, least_node
    return size


@compiled
def nearest_tree(ways: Ways, weight: FloatArray, served: BoolArray, outlet: BoolArray) -> tuple[IntArray, float]:
    """Grow a tree by always joining the served node nearest to it, until all are joined that can be.

    Returns (N,) the way by which each node of the tree drains (NONE at outlets and outside), and the weight of the tree.
    The repeated shortest path heuristic (Takahashi & Matsuyama 1980) on directed ways, with one Dijkstra search that is
    carried on as the tree grows instead of being started anew for each node.
    """
    nodes = len(served)
    away = np.full(nodes, np.inf)
    by = np.full(nodes, NONE)
    drains = np.full(nodes, NONE)
    joined = np.zeros(nodes, dtype=np.bool_)
    room = 4 * len(ways.tail) + 4 * nodes + 16
    heap_key = np.empty(room)
    heap_node = np.empty(room, dtype=np.int64)
    size = 0
    for v in range(nodes):
        if outlet[v]:
            away[v] = 0.0
            joined[v] = True
            size = push(heap_key, heap_node, size, 0.0, v)
    total = 0.0
    while size > 0:
        size = pop(heap_key, heap_node, size)
        key, v = heap_key[size], heap_node[size]
        if key > away[v]:
            continue
        if served[v] and not joined[v]:
            total += key
            while not joined[v]:
                joined[v] = True
                drains[v] = by[v]
                away[v] = 0.0
                if size + 1 >= room:
                    room *= 2
                    heap_key = np.concatenate((heap_key, np.empty(room - len(heap_key))))
                    heap_node = np.concatenate((heap_node, np.empty(room - len(heap_node), dtype=np.int64)))
                size = push(heap_key, heap_node, size, 0.0, v)
                v = ways.head[by[v]]
            continue
        for at in range(ways.in_first[v], ways.in_first[v + 1]):
            e = ways.in_ways[at]
            u = ways.tail[e]
            if joined[u] or not np.isfinite(weight[e]):
                continue
            if key + weight[e] < away[u]:
                away[u] = key + weight[e]
                by[u] = e
                if size + 1 >= room:
                    room *= 2
                    heap_key = np.concatenate((heap_key, np.empty(room - len(heap_key))))
                    heap_node = np.concatenate((heap_node, np.empty(room - len(heap_node), dtype=np.int64)))
                size = push(heap_key, heap_node, size, away[u], u)
    return drains, total


@compiled
def shortest_tree(ways: Ways, weight: FloatArray, served: BoolArray, outlet: BoolArray) -> tuple[IntArray, FloatArray]:
    """Drain each served node along its own shortest path to the nearest outlet; returns the tree and (N,) the distances.

    Nodes that reach no outlet have an infinite distance.
    """
    nodes = len(served)
    away = np.full(nodes, np.inf)
    by = np.full(nodes, NONE)
    room = len(ways.tail) + nodes + 16
    heap_key = np.empty(room)
    heap_node = np.empty(room, dtype=np.int64)
    size = 0
    for v in range(nodes):
        if outlet[v]:
            away[v] = 0.0
            size = push(heap_key, heap_node, size, 0.0, v)
    while size > 0:
        size = pop(heap_key, heap_node, size)
        key, v = heap_key[size], heap_node[size]
        if key > away[v]:
            continue
        for at in range(ways.in_first[v], ways.in_first[v + 1]):
            e = ways.in_ways[at]
            u = ways.tail[e]
            if not outlet[u] and key + weight[e] < away[u]:
                away[u] = key + weight[e]
                by[u] = e
                size = push(heap_key, heap_node, size, away[u], u)
    drains = np.full(nodes, NONE)
    for v in range(nodes):
        if served[v] and np.isfinite(away[v]):
            while not outlet[v] and drains[v] == NONE:
                drains[v] = by[v]
                v = ways.head[by[v]]
    return drains, away


@compiled
def downhill(ways: Ways, drains: IntArray) -> IntArray:
    """Return the nodes of a tree that drain somewhere, each before the node it drains to."""
    nodes = len(drains)
    waiting = np.zeros(nodes, dtype=np.int64)
    for v in range(nodes):
        if drains[v] != NONE:
            waiting[ways.head[drains[v]]] += 1
    order = np.empty(nodes, dtype=np.int64)
    count = 0
    for v in range(nodes):
        if drains[v] != NONE and waiting[v] == 0:
            order[count] = v
            count += 1
    done = 0
    while done < count:
        w = ways.head[drains[order[done]]]
        done += 1
        waiting[w] -= 1
        if waiting[w] == 0 and drains[w] != NONE:
            order[count] = w
            count += 1
    return order[:count]
