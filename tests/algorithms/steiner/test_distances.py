"""Are distances kept right while edges come and go?"""

from __future__ import annotations

import numpy as np
from tests.road_graphs import scattered

from gongxing.algorithms.steiner import group_distances
from gongxing.algorithms.steiner.distances import put_in, take_out
from gongxing.algorithms.steiner.segments import Network


def test_after_any_changes_they_equal_those_reckoned_by_scipy() -> None:
    graph = scattered(20, 3)
    random = np.random.default_rng(1)
    used = graph.built | (random.random(len(graph.ends)) < 0.5)
    network = Network(graph, used)
    net, far, apart, degree = network.net, network.far, network.apart, network.degree
    mark, stack = np.zeros(graph.nodes, dtype=bool), np.empty(graph.nodes, dtype=np.int64)
    for edge in random.integers(0, len(graph.ends), 200).tolist():
        a, b = graph.ends[edge]
        if graph.built[edge]:
            continue
        network.used[edge] = ~network.used[edge]
        network.degree[[a, b]] += 1 if network.used[edge] else -1
        if network.used[edge]:
            put_in(net, edge, far, apart, degree, network.used)
        else:
            take_out(net, edge, far, apart, degree, network.used, mark, stack)
        np.testing.assert_allclose(network.apart, group_distances(graph, network.used), atol=1e-12)


def test_the_gain_told_is_what_building_brings() -> None:
    graph = scattered(15, 4)
    random = np.random.default_rng(2)
    used = graph.built | (random.random(len(graph.ends)) < 0.4)
    network = Network(graph, used)
    for edge in np.flatnonzero(~used).tolist():
        if not (network.degree[graph.ends[edge]] > 0).any():
            continue
        after = used.copy()
        after[edge] = True
        before = np.minimum(group_distances(graph, used), network.cap)
        then = np.minimum(group_distances(graph, after), network.cap)
        assert np.isclose(network.gain(edge), ((before - then) * network.demand).sum(), atol=1e-9)
