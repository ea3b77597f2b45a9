"""Small graphs for the tests of access: a grid of parcels, random plane graphs, and answers by trying everything."""

from __future__ import annotations

import itertools

import numpy as np
from scipy.spatial import Delaunay

from gongxing.algorithms.steiner import AccessGraph, access_graph


def grid(side: int) -> AccessGraph:
    """Return side x side unit parcels; the rim of the whole is road. Node (i, j) is i * (side + 1) + j."""
    size = side + 1
    ends, built = [], []
    for i in range(size):
        for j in range(size):
            if j < side:
                ends.append((i * size + j, i * size + j + 1))
                built.append(i in (0, side))
            if i < side:
                ends.append((i * size + j, (i + 1) * size + j))
                built.append(j in (0, side))
    faces = [
        [i * size + j, i * size + j + 1, (i + 1) * size + j + 1, (i + 1) * size + j]
        for i in range(side)
        for j in range(side)
    ]
    return access_graph(size * size, np.array(ends), np.ones(len(ends)), np.array(built), faces)


def scattered(points: int, seed: int) -> AccessGraph:
    """Return the triangles of random points as parcels; one short edge of the rim is road."""
    random = np.random.default_rng(seed)
    xy = random.random((points, 2))
    triangles = Delaunay(xy)
    ends = np.array(
        sorted({tuple(sorted(pair)) for t in triangles.simplices.tolist() for pair in itertools.combinations(t, 2)})
    )
    length = np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T)
    built = np.zeros(len(ends), dtype=bool)
    rim = {tuple(sorted(pair)) for pair in triangles.convex_hull.tolist()}
    built[[i for i, pair in enumerate(ends.tolist()) if tuple(pair) in rim][:1]] = True
    return access_graph(points, ends, length, built, triangles.simplices.tolist())


def least_by_trying(graph: AccessGraph, cost: np.ndarray) -> float:
    """Return the least cost of giving all groups access: all subsets of nodes, each with its cheapest spanning tree."""
    free = [node for node in range(graph.nodes) if not graph.root[node]]
    edges = sorted((float(c), int(a), int(b)) for c, (a, b) in zip(cost, graph.ends, strict=True))
    best = np.inf
    for size in range(len(free) + 1):
        for chosen in itertools.combinations(free, size):
            inside = graph.root.copy()
            inside[list(chosen)] = True
            if graph.any_of(inside).all():
                best = min(best, _spanning(graph, inside, edges))
    return best


def _spanning(graph: AccessGraph, inside: np.ndarray, edges: list[tuple[float, int, int]]) -> float:
    head = {n: (-1 if graph.root[n] else n) for n in np.flatnonzero(inside).tolist()}
    left, total = len(set(head.values())) - 1, 0.0
    for cost, a, b in edges:
        if a in head and b in head and head[a] != head[b]:
            old, new = head[a], head[b]
            head = {n: new if h == old else h for n, h in head.items()}
            total += cost
            left -= 1
    return total if left == 0 else np.inf
