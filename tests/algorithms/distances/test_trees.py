"""Does a tree hold the shortest ways, the nearest root and the edges to walk?"""

import numpy as np
import pytest
from tests.algorithms.distances.networks import judged, streets

from gongxing.algorithms.distances import graph, tree

# a square 0-1-2-3 of sides 1, 1, 1, 5 with a tail 3-4 of 2; node 5 apart
SQUARE = graph([(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)], [1, 1, 1, 5, 2], 6)


def test_the_way_round_is_shorter_than_the_long_side() -> None:
    found = tree(SQUARE, [0])
    assert found.distance.tolist() == [0, 1, 2, 3, 5, np.inf]
    assert found.path(4).tolist() == [0, 1, 2, 4]
    assert found.path(0).tolist() == []
    assert found.path(5).tolist() == []


def test_each_node_belongs_to_its_nearest_root() -> None:
    found = tree(SQUARE, [4, 0])
    assert found.root.tolist() == [1, 1, 1, 0, 0, -1]
    assert found.distance.tolist() == [0, 1, 2, 2, 0, np.inf]


def test_a_head_start_counts() -> None:
    # root 0 begins 4 behind: node 2 is then nearer to 4 (3) than to 0 (4 + 2)
    found = tree(SQUARE, [0, 4], ahead=[4.0, 0.0])
    assert found.distance.tolist() == [4, 4, 3, 2, 0, np.inf]


def test_beyond_the_limit_nothing_is_reached() -> None:
    found = tree(SQUARE, [0], limit=2.0)
    assert found.distance.tolist() == [0, 1, 2, np.inf, np.inf, np.inf]
    assert found.parent[3] == -1


def test_as_many_head_starts_as_roots() -> None:
    with pytest.raises(ValueError):
        tree(SQUARE, [0, 1], ahead=[0.0])


def test_it_agrees_with_scipy_and_its_paths_add_up() -> None:
    network = streets(400, 7)
    found = tree(network, [5])
    assert np.allclose(found.distance, judged(network, np.array([5]))[0], atol=1e-9)
    lengths = np.zeros(int(network.edge.max()) + 1)
    lengths[network.edge] = network.length
    for node in range(0, 360, 17):
        assert np.isclose(lengths[found.path(node)].sum(), found.distance[node])
