"""Does tearing up and sizing anew gain, and never lose?"""

from __future__ import annotations

import numpy as np
from tests.water_problems import grid_problem

from gongxing.engines.water.anew import sized_anew
from gongxing.engines.water.design import first_design, spending
from gongxing.engines.water.trials import Bench

PROBLEM = grid_problem()
USED = np.ones(len(PROBLEM.links), dtype=bool)


def test_a_wasteful_design_gets_cheaper_and_still_stands() -> None:
    start = first_design(PROBLEM, USED, 3)
    bench, design = sized_anew((Bench(PROBLEM, USED), start), rounds=8, seed=1)
    assert spending(PROBLEM, design) < 0.8 * spending(PROBLEM, start)
    assert bench.stands(design, bench.cases)
    assert (bench.used == design.used).all()


def test_the_dice_come_from_the_seed() -> None:
    start = (Bench(PROBLEM, USED), first_design(PROBLEM, USED, 3))
    one, other = (sized_anew(start, rounds=4, seed=7)[1] for _ in range(2))
    assert (one.laid == other.laid).all()


def test_told_to_stop_it_leaves_the_design_as_it_is() -> None:
    start = (Bench(PROBLEM, USED), first_design(PROBLEM, USED, 3))
    assert sized_anew(start, rounds=4, seed=7, stop=lambda: True) == start
