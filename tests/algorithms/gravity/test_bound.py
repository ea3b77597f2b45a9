"""Does the bound over all trees hold, and is it sharp where it can be?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.gravity_problems import all_trees, grid, line, with_standing

from gongxing.algorithms.gravity.bound import arborescence_bound, least_costs
from gongxing.algorithms.gravity.profile import design_profile


@pytest.mark.parametrize("seed", range(3))
def test_below_the_best_of_all_trees(seed: int) -> None:
    small = grid(3, seed)
    best = min(design_profile(tree, 32, *small)[1] for tree in all_trees(small))
    costs = least_costs(small.ways, small.rules)
    bound, left = arborescence_bound(small.ways, costs, small.loads.served, small.loads.outlet, 10_000)
    assert 0.5 * best < bound <= best
    assert (left >= -1e-9).all()


def test_equal_to_the_cost_on_ground_that_falls_evenly() -> None:
    small = line([4.0, 3.0, 2.0, 1.0])  # 1 %: every pipe can lie at the least depth
    costs = least_costs(small.ways, small.rules)
    bound, _ = arborescence_bound(small.ways, costs, small.loads.served, small.loads.outlet, 1_000)
    assert bound == pytest.approx(design_profile(np.array([0, 2, 4, -1]), 8, *small)[1])


def test_standing_pipes_are_free_and_the_unreachable_is_infinite() -> None:
    small = with_standing(line([0.0, 0.0, 0.0]), 2, size=1, depth=(2.5, 3.5), flow=1.0)
    costs = least_costs(small.ways, small.rules)
    assert costs[2] == 0.0
    costs[0] = np.inf
    assert arborescence_bound(small.ways, costs, small.loads.served, small.loads.outlet, 1_000)[0] == np.inf
