"""Which small networks do the tests of distances share, and what does another tool say of them?"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from gongxing.algorithms.distances import Graph, graph


def streets(nodes: int, seed: int, *, extra: float = 0.4) -> Graph:
    """A grown tree of `nodes` with some streets more, chains and dead ends, and one piece apart."""
    rng = np.random.default_rng(seed)
    apart = nodes // 10
    ends = [(int(rng.integers(max(0, i - 6), i)), i) for i in range(1, nodes) if i != nodes - apart]
    low = rng.integers(0, nodes - apart, int(extra * nodes))
    ends += [(int(i), int(min(nodes - apart - 1, i + rng.integers(0, 9)))) for i in low]
    kept = [(i, j) for i, j in ends if (i < nodes - apart) == (j < nodes - apart)]
    length = rng.choice([0.0, 1.0, 2.5, 40.0], len(kept), p=[0.05, 0.35, 0.4, 0.2]) * rng.uniform(0.5, 2, len(kept))
    return graph(kept, length, nodes)


def judged(network: Graph, sources: np.ndarray) -> np.ndarray:
    """The distances (S, N) as scipy finds them; a length of zero is kept by giving it a tiny one."""
    shortest: dict[tuple[int, int], float] = {}
    for node in range(network.nodes):
        for arc in range(network.start[node], network.start[node + 1]):
            pair = (node, int(network.to[arc]))
            shortest[pair] = min(shortest.get(pair, np.inf), max(float(network.length[arc]), 1e-15))
    rows, columns = zip(*shortest, strict=True)
    matrix = csr_matrix((list(shortest.values()), (rows, columns)), shape=(network.nodes, network.nodes))
    return np.asarray(dijkstra(matrix, indices=sources))
