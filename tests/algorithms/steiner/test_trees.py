"""Does the quick tree serve every group, without an edge too many?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_graphs import grid, scattered

from gongxing.algorithms.steiner import TreeLimits, access_tree

QUICK = TreeLimits(rounds=20, exact_groups=0)


@pytest.mark.parametrize("seed", range(3))
def test_every_edge_of_it_is_needed(seed: int) -> None:
    graph = scattered(40, seed)
    edges = list(access_tree(graph, limits=QUICK).edges)
    assert graph.any_of(graph.joined(np.array(edges))).all()
    for edge in edges:
        rest = np.array([other for other in edges if other != edge], dtype=int)
        assert not graph.any_of(graph.joined(rest)).all()


def test_it_finds_the_one_edge_of_nine_parcels() -> None:
    assert access_tree(grid(3), limits=QUICK).cost == 1.0
