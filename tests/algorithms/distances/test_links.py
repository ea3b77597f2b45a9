"""Is a shortcut left behind exactly where the way round is longer?"""

import numpy as np

from gongxing.algorithms.distances import graph
from gongxing.algorithms.distances.links import link, links, shortcuts


def chains(ends, length, nodes):
    network = graph(ends, length, nodes)
    first, degree = np.full(nodes, -1, dtype=np.int64), np.zeros(nodes, dtype=np.int64)
    chain, far = links(network.start, network.to, network.length, first, degree)
    return chain, far, first, degree


def left_behind(ends, length, nodes, node):
    chain, far, first, _ = chains(ends, length, nodes)
    gone, wanted, distance = np.zeros(nodes, dtype=bool), np.zeros(nodes, dtype=bool), np.full(nodes, np.inf)
    found, pairs = shortcuts(node, chain, far, first, gone, distance, wanted)
    assert np.isinf(distance).all()
    assert not wanted.any()
    return sorted((*sorted((int(a), int(b))), float(c)) for a, b, c in found[:pairs])


def test_without_a_way_round_every_pair_needs_a_shortcut() -> None:
    # a star: centre 0, tips 1, 2, 3
    assert left_behind([(0, 1), (0, 2), (0, 3)], [1, 2, 3], 4, 0) == [(1, 2, 3.0), (1, 3, 4.0), (2, 3, 5.0)]


def test_a_shorter_way_round_needs_none() -> None:
    # the same star, but 1-2 are joined by 2.5 (shorter than 3) and 2-3 by 6 (longer than 5)
    ends, length = [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)], [1, 2, 3, 2.5, 6]
    assert left_behind(ends, length, 4, 0) == [(1, 3, 4.0), (2, 3, 5.0)]


def test_of_parallel_edges_the_shortest_stays() -> None:
    _, far, first, degree = chains([(0, 1), (0, 1)], [5, 2], 2)
    assert degree.tolist() == [1, 1]
    assert far[first[0]] == far[first[1]] == 2


def test_a_shortcut_shortens_the_link_there_is() -> None:
    chain, far, first, degree = chains([(0, 1), (1, 2)], [5, 1], 3)
    assert link(chain, far, 4, first, degree, 0, 1, 3.0) == 4
    assert far[first[0]] == 3
    assert link(chain, far, 4, first, degree, 0, 2, 7.0) == 6
    assert degree.tolist() == [2, 2, 2]
