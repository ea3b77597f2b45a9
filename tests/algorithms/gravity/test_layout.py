"""Is the tree grown in one search the same as one grown by looking for the nearest terminal again and again?"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from tests.gravity_problems import grid, line

from gongxing.algorithms.gravity.layout import downhill, nearest_tree, shortest_tree


def repeated_shortest_paths(small, weight: np.ndarray) -> float:
    """Return the weight of the tree of the heuristic, done as its authors did: distances anew for each terminal."""
    ways, loads = small.ways, small.loads
    nodes = len(loads.outlet)
    graph = coo_array((weight, (ways.tail, ways.head)), shape=(nodes, nodes)).tocsr()
    away, before = dijkstra(graph.T, return_predecessors=True)  # from each node of the tree back to all others
    inside, left, total = set(np.flatnonzero(loads.outlet).tolist()), set(np.flatnonzero(loads.served).tolist()), 0.0
    while left:
        distance, node, root = min((away[r, t], t, r) for t in left for r in inside)
        total += distance
        while node != root:
            inside.add(node)
            left.discard(node)
            node = before[root, node]
        left -= inside
    return total


@pytest.mark.parametrize("seed", range(6))
def test_same_weight_as_the_heuristic_done_naively(seed: int) -> None:
    small = grid(6, seed)
    rng = np.random.default_rng(seed)
    weight = rng.uniform(1.0, 10.0, len(small.ways.tail))  # not the same both ways
    served = rng.random(36) < 0.4
    small = small._replace(loads=small.loads._replace(served=served & ~small.loads.outlet))
    drains, total = nearest_tree(small.ways, weight, small.loads.served, small.loads.outlet)
    assert total == pytest.approx(repeated_shortest_paths(small, weight))
    assert weight[drains[drains >= 0]].sum() == pytest.approx(total)


def test_each_node_reaches_the_outlet_by_its_shortest_path() -> None:
    small = grid(5, 3)
    drains, away = shortest_tree(small.ways, small.ways.weight, small.loads.served, small.loads.outlet)
    assert away.reshape(5, 5).tolist() == [[80.0 * (i + j) for j in range(5)] for i in range(5)]
    order = downhill(small.ways, drains).tolist()
    assert sorted(order) == list(range(1, 25))
    assert all(
        order.index(v) < order.index(small.ways.head[drains[v]]) for v in order if small.ways.head[drains[v]] != 0
    )


def test_nodes_cut_off_are_left_out() -> None:
    small = line([1.0, 1.0, 1.0, 1.0])
    weight = small.ways.weight.copy()
    weight[2] = np.inf  # from node 1 to node 2
    for tree in (nearest_tree, shortest_tree):
        drains = tree(small.ways, weight, small.loads.served, small.loads.outlet)[0]
        assert drains.tolist() == [-1, -1, 4, -1]
