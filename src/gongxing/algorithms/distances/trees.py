"""How far is every node from one place or from the nearest of several, and along which edges?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.distances.graph import Floats, Graph, Ints
from gongxing.algorithms.distances.heap import drop, push
from gongxing.algorithms.labelling.compiled import compiled


@dataclass(frozen=True)
class Tree:
    """Shortest ways from the roots: per node `distance` (N,; inf where none reaches), `root` (N,), `parent` and `edge` (N,).

    `root` is the position among the starts from which a node is reached, `parent` the node before it and `edge` the edge
    between them; -1 at roots and unreached nodes.
    """

    distance: Floats
    root: Ints
    parent: Ints
    edge: Ints

    def path(self, node: int) -> Ints:
        """Return the edges from the root to `node` in order; empty at a root and where none reaches."""
        found = []
        while self.parent[node] >= 0:
            found.append(self.edge[node])
            node = int(self.parent[node])
        return np.asarray(found[::-1], dtype=np.int64)


def tree(network: Graph, starts: npt.ArrayLike, *, ahead: npt.ArrayLike | None = None, limit: float = np.inf) -> Tree:
    """Return the shortest ways from the nearest of `starts` to every node within `limit`.

    `ahead` (len(starts),) is a distance already gone at each start, 0 unless given. Of two equal ways the one settled
    first from the lower node is kept, so the same graph always gives the same tree (Dijkstra 1959; four-way heap).
    """
    nodes = np.asarray(starts, dtype=np.int64).reshape(-1)
    gone = np.zeros(len(nodes)) if ahead is None else np.asarray(ahead, dtype=np.float64).reshape(-1)
    if len(gone) != len(nodes):
        raise ValueError(f"{len(nodes)} starts and {len(gone)} distances gone")
    return Tree(*_grow(network.start, network.to, network.length, network.edge, nodes, gone, limit))


@compiled
def _grow(
    start: Ints, to: Ints, length: Floats, edge: Ints, starts: Ints, ahead: Floats, limit: float
) -> tuple[Floats, Ints, Ints, Ints]:
    nodes = len(start) - 1
    distance = np.full(nodes, np.inf)
    root = np.full(nodes, -1, dtype=np.int64)
    parent = np.full(nodes, -1, dtype=np.int64)
    through = np.full(nodes, -1, dtype=np.int64)
    key = np.empty(len(to) + len(starts) + 1)
    item = np.empty(len(to) + len(starts) + 1, dtype=np.int64)
    size = 0
    for position in range(len(starts)):
        node = starts[position]
        if ahead[position] < distance[node] and ahead[position] <= limit:
            distance[node] = ahead[position]
            root[node] = position
            size = push(key, item, size, ahead[position], node)
    while size:
        near, node = key[0], item[0]
        size = drop(key, item, size)
        if near > distance[node]:
            continue
        for arc in range(start[node], start[node + 1]):
            other = to[arc]
            far = near + length[arc]
            if far < distance[other] and far <= limit:
                distance[other] = far
                root[other] = root[node]
                parent[other] = node
                through[other] = edge[arc]
                size = push(key, item, size, far, other)
    return distance, root, parent, through
