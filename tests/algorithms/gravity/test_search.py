"""Does searching make trees cheaper, and tell the truth about what it saved?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.gravity_problems import grid

from gongxing.algorithms.gravity.layout import downhill, shortest_tree
from gongxing.algorithms.gravity.search import improve_pass
from gongxing.algorithms.gravity.tree import design_tree


@pytest.mark.parametrize("seed", range(4))
def test_what_is_saved_is_saved(seed: int) -> None:
    ways, loads, rules = grid(7, seed)
    drains, _ = shortest_tree(ways, ways.weight, loads.served, loads.outlet)
    tree, cost = design_tree(drains, 0.0, ways, loads, rules)
    saved, tried = improve_pass(downhill(ways, drains), 4, 0.0, 1.0, 10_000, tree, ways, loads, rules)
    assert tried > 20
    assert saved > 0.0
    assert design_tree(tree.drains, 0.0, ways, loads, rules)[1] == pytest.approx(cost - saved)
    assert (tree.drains >= 0).sum() == 48


def test_the_budget_is_kept() -> None:
    ways, loads, rules = grid(7, 1)
    drains, _ = shortest_tree(ways, ways.weight, loads.served, loads.outlet)
    tree, _ = design_tree(drains, 0.0, ways, loads, rules)
    _, tried = improve_pass(downhill(ways, drains), 4, 0.0, 1.0, 10, tree, ways, loads, rules)
    assert tried <= 14
    assert np.array_equal(design_tree(tree.drains, 0.0, ways, loads, rules)[0].drains, tree.drains)
