"""Does the search judged by the full programme end with the cost it claims?"""

from __future__ import annotations

import pytest
from tests.gravity_problems import grid

from gongxing.algorithms.gravity.layout import downhill, shortest_tree
from gongxing.algorithms.gravity.profile import design_profile
from gongxing.algorithms.gravity.refine import refine_pass


@pytest.mark.parametrize("seed", range(3))
def test_cost_claimed_is_the_cost_of_the_tree(seed: int) -> None:
    ways, loads, rules = grid(5, seed)
    drains, _ = shortest_tree(ways, ways.weight, loads.served, loads.outlet)
    before = design_profile(drains, 8, ways, loads, rules)[1]
    found, cost, tried = refine_pass(drains, downhill(ways, drains), 8, 4, 1.0, 10_000, ways, loads, rules)
    assert tried > 10
    assert cost < before
    assert design_profile(found, 8, ways, loads, rules)[1] == pytest.approx(cost)
    assert (found >= 0).sum() == 24
