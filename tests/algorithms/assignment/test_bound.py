"""Does the relaxation bound the optimum at any prices, for the whole and for each option?"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from tests.assignment_problems import enumerate_best, tiny

from gongxing.algorithms.assignment import evaluate
from gongxing.algorithms.assignment.bound import force, reduce_costs, relaxed, slopes
from gongxing.algorithms.assignment.layout import fitting, lay_out


@pytest.mark.parametrize("seed", range(30))
def test_any_prices_give_a_valid_bound(seed: int) -> None:
    problem = tiny(seed, real=seed % 2 == 1)
    best = enumerate_best(problem)
    if best is None:
        return
    layout = lay_out(problem, fitting(problem))
    rng = np.random.default_rng(seed)
    item, resource = rng.normal(5, 8, problem.n_items), np.where(layout.priced, rng.random(4) * 3, 0.0)
    reduced, taken = np.empty(len(layout.cost)), np.empty(len(layout.cost), dtype=np.bool_)
    bound = relaxed(layout, item, resource, reduced, taken)
    assert bound <= best + 1e-9
    into, worth = np.empty(len(layout.cost)), np.empty(len(layout.room))
    assert force(layout, item, resource, into, worth) == bound
    place = {int(option): rank for rank, option in enumerate(layout.option)}
    options = [np.flatnonzero(problem.item == i).tolist() for i in range(problem.n_items)]
    for pick in product(*options):
        verdict = evaluate(problem, np.array(pick))
        if verdict.feasible:
            assert all(into[place[option]] <= verdict.value + 1e-9 for option in pick)


def test_slopes_bound_what_a_step_gains() -> None:
    problem = tiny(3)
    layout = lay_out(problem, fitting(problem))
    item, resource = np.full(problem.n_items, 3.0), np.where(layout.priced, 0.5, 0.0)
    reduced, taken = np.empty(len(layout.cost)), np.empty(len(layout.cost), dtype=np.bool_)
    before = relaxed(layout, item, resource, reduced, taken)
    slope, slope_resource = np.empty(problem.n_items), np.empty(4)
    slopes(layout, taken, slope, slope_resource)
    rng = np.random.default_rng(1)
    for _ in range(50):  # the bound is concave in the prices: no step gains more than its slope promises
        way, way_resource = rng.normal(0, 2, problem.n_items), np.where(layout.priced, rng.random(4), 0.0)
        after = relaxed(layout, item + way, resource + way_resource, reduced, taken)
        assert after <= before + float(slope @ way + slope_resource @ way_resource) + 1e-9
    reduce_costs(layout, item, resource, reduced)
    own = layout.cost - item[layout.item]
    assert (reduced >= own - 1e-12).all()
    assert (slope_resource[~layout.priced] == 0).all()
