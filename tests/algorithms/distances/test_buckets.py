"""Does the search by buckets find the same distances as another tool?"""

import numpy as np
import pytest
from tests.algorithms.distances.networks import judged, streets

from gongxing.algorithms.distances import graph
from gongxing.algorithms.distances.buckets import search


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_agrees_with_scipy(seed: int) -> None:
    network = streets(300, seed)
    sources, targets = np.array([0, 150, 299]), np.array([299, 3, 3, 77, 280])
    assert np.allclose(search(network, sources, targets), judged(network, sources)[:, targets], atol=1e-9)


def test_one_very_long_edge_among_short_ones() -> None:
    network = graph([(0, 1), (1, 2), (0, 2)], [1e-3, 1e9, 2.0], 3)
    assert search(network, np.array([1]), np.array([2, 0])).tolist() == [[2.001, 0.001]]


def test_no_edges_and_lengths_of_zero() -> None:
    assert search(graph([], [], 2), np.array([0]), np.array([0, 1])).tolist() == [[0.0, np.inf]]
    assert search(graph([(0, 1)], [0.0], 2), np.array([0]), np.array([1])).tolist() == [[0.0]]
