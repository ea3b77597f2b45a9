"""Do exchanges find what single steps miss?"""

from __future__ import annotations

import itertools

import numpy as np
from tests.water_problems import streets_problem

from gongxing.engines.water.design import Design, first_design, spending
from gongxing.engines.water.polish import polished, repaired
from gongxing.engines.water.trials import Bench

ROW = streets_problem(
    [(0, 0), (400, 0), (800, 0), (1200, 0)], [(0, 1), (1, 2), (2, 3)], demand_l_s={1: 20.0, 2: 20.0, 3: 25.0}
)
USED = np.ones(3, dtype=bool)


def cheapest(bench: Bench) -> float:
    found = []
    for laid in itertools.product(range(5), repeat=3):
        design = Design(np.zeros(3, dtype=bool), np.array(laid))
        if bench.stands(design, bench.cases):
            found.append(spending(bench.problem, design))
    return min(found)


def test_exchanges_reach_the_best_of_a_small_row() -> None:
    bench = Bench(ROW, USED)
    start = first_design(ROW, USED, 4)
    bench, better = polished(bench, start, rounds=6)
    assert bench.stands(better, bench.cases)
    assert spending(ROW, better) == cheapest(bench)


def test_repair_makes_a_poor_design_stand() -> None:
    found = repaired(Bench(ROW, USED), first_design(ROW, USED, 0))
    assert found is not None
    assert found[0].stands(found[1], found[0].cases)
