"""Does a move cost what the whole tree designed anew costs, and can it be taken back?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.gravity_problems import grid

from gongxing.algorithms.gravity.layout import shortest_tree
from gongxing.algorithms.gravity.moves import above, blank_diary, reroute, take_back
from gongxing.algorithms.gravity.tree import design_tree


@pytest.mark.parametrize("seed", range(4))
def test_every_move_by_one_way(seed: int) -> None:
    small = grid(5, seed)
    ways, loads, rules = small
    if seed % 2:  # a second outlet
        outlet, depth = loads.outlet.copy(), loads.outlet_depth.copy()
        outlet[24], depth[24] = True, 4.0
        loads = loads._replace(outlet=outlet, outlet_depth=depth, served=loads.served & ~outlet)
    served = loads.served & (np.arange(25) % 3 != 0)  # some nodes need no drain, so that pruning happens
    loads = loads._replace(served=served, load=np.where(served, 0.001, 0.0))
    drains, _ = shortest_tree(ways, ways.weight, served, loads.outlet)
    tree, cost = design_tree(drains, 0.0, ways, loads, rules)
    before = [array.copy() for array in tree]
    tried = 0
    for e in range(len(ways.tail)):
        v, w = ways.tail[e], ways.head[e]
        if drains[v] in (-1, e) or (drains[w] < 0 and not loads.outlet[w]) or above(v, w, tree, ways):
            continue
        diary = blank_diary(25)
        change = reroute(v, np.array([e]), 1, 0.0, tree, diary, ways, loads, rules)
        anew, whole = design_tree(tree.drains, 0.0, ways, loads, rules)
        assert cost + change == pytest.approx(whole)
        assert np.allclose(tree.load[tree.drains >= 0], anew.load[tree.drains >= 0])
        take_back(tree, diary)
        assert all(np.array_equal(a, b) for a, b in zip(tree, before, strict=True))
        tried += 1
    assert tried > 10
