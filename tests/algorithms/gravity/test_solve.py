"""Is the network found cheap, bounded, the same each time, and never worse than the plain tree of shortest paths?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.gravity_problems import all_trees, grid, line

from gongxing.algorithms.gravity import GravityParams, design_profile, design_tree, shortest_tree, solve_gravity


@pytest.mark.parametrize("seed", range(3))
def test_close_to_the_best_of_all_trees(seed: int) -> None:
    small = grid(3, seed)
    best = min(design_profile(tree, 32, *small)[1] for tree in all_trees(small))
    found = solve_gravity(*small, GravityParams(refine_passes=3))
    assert best - 1e-6 <= found.cost <= 1.03 * best
    assert found.bound <= best
    assert found.layout_bound == pytest.approx(found.cost, rel=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_better_than_shortest_paths_and_the_same_each_time(seed: int) -> None:
    small = grid(7, seed)
    drains, _ = shortest_tree(small.ways, small.ways.weight, small.loads.served, small.loads.outlet)
    plain = design_tree(drains, 0.0, *small)[1]
    found, again = solve_gravity(*small), solve_gravity(*small)
    assert found.cost < plain
    assert found.bound <= found.layout_bound <= found.cost
    assert found.cost == again.cost
    assert np.array_equal(found.tree.drains, again.tree.drains)


def test_stopped_at_once_it_still_has_a_design_and_tells_progress() -> None:
    small = grid(4, 1)
    heard = []
    found = solve_gravity(*small, stop=lambda: True, tell=lambda *word: heard.append(word))
    assert found.tree is not None
    assert found.work == 0
    assert heard


def test_nothing_can_be_built() -> None:
    small = line([0.0, 20.0, 0.0], pumps=False)
    found = solve_gravity(*small)
    assert found.tree is None
    assert found.cost == np.inf
