"""Do the compiled loops see the graph as it is?"""

from __future__ import annotations

import numpy as np
from tests.road_graphs import grid

from gongxing.algorithms.steiner.net import holds, main_part, net_of, serves


def test_every_edge_stands_at_both_its_ends() -> None:
    graph = grid(3)
    net = net_of(graph)
    seen = {
        (n, int(net.near[p]), int(net.by[p])) for n in range(graph.nodes) for p in range(net.first[n], net.first[n + 1])
    }
    assert len(seen) == 2 * len(graph.ends)
    assert all(set(graph.ends[edge]) == {node, far} for node, far, edge in seen)
    assert holds(net, 4, 5)
    assert not holds(net, 4, 0)


def test_the_main_part_is_what_hangs_on_the_roads() -> None:
    graph = grid(3)
    net, mark, stack = net_of(graph), np.zeros(graph.nodes, dtype=bool), np.empty(graph.nodes, dtype=np.int64)
    main_part(net, graph.built, mark, stack)
    assert np.flatnonzero(~mark).tolist() == [5, 6, 9, 10]
    tree = np.zeros(len(graph.ends), dtype=bool)
    assert not serves(net, tree, ~graph.served, mark, stack)
    tree[graph.ends.tolist().index([1, 5])] = True
    assert serves(net, tree, ~graph.served, mark, stack)
    tree[graph.ends.tolist().index([9, 10])] = True  # hangs on nothing
    assert not serves(net, tree, ~graph.served, mark, stack)
