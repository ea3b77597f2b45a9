"""Does sharing all items of all blocks anew find the optimum when its lists hold every partial choice?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.assignment_problems import enumerate_best, tiny

from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.assignment.improve import improve
from gongxing.algorithms.assignment.layout import fitting, lay_out
from gongxing.algorithms.assignment.moves import make_chain
from gongxing.algorithms.assignment.reopt import make_desk
from gongxing.algorithms.milp import MilpLimits


@pytest.mark.parametrize("seed", range(20))
def test_one_sharing_of_everything_is_optimal(seed: int) -> None:
    problem = tiny(seed, real=seed % 2 == 0)
    best = enumerate_best(problem)
    if best is None:
        return
    flat = type(problem)(
        problem.n_items, problem.item, 0 * problem.cost, problem.use_row, problem.use_option, problem.use_amount, problem.capacity
    )  # fmt: skip
    _, start = solve_exact(flat, MilpLimits())  # any feasible choice
    assert start is not None
    layout = lay_out(problem, fitting(problem))
    if not len(layout.room):  # nothing is scarce, nothing to share out
        return
    place = {int(option): rank for rank, option in enumerate(layout.option)}
    chain = make_chain(layout, np.array([place[int(k)] for k in start]), seed)
    chain.toll[:] = 1e3
    desk = make_desk(layout, 5000, 4, 6)
    closed = np.zeros(4, dtype=np.bool_)
    closed[layout.block_row] = True
    improve(layout, desk, chain, np.full(4, 0.1), closed, 5, 8, 0.0, 0.0, 60)
    assert chain.best_cost[0] == pytest.approx(best)
