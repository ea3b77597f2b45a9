"""Does the search find feasible choices close to the bound, the same for the same seed?"""

from __future__ import annotations

import numpy as np
from tests.assignment_problems import classic

from gongxing.algorithms.assignment import evaluate
from gongxing.algorithms.assignment.layout import lay_out
from gongxing.algorithms.assignment.prices import find_prices
from gongxing.algorithms.assignment.search import Shape, bench_for, heat_up, make_field, nearest, polish, set_out


def test_a_field_a_start_and_a_polish() -> None:
    problem = classic("d", 5, 50, 1)
    layout = lay_out(problem)
    priced = find_prices(layout, 600, target=None)
    field = make_field(problem, layout, priced, 1.0)
    assert 100 <= len(field.option) < problem.n_options
    assert (field.layout.item[nearest(field)] == np.arange(50)).all()
    shape = Shape(4, 30, 300)
    runs = []
    for _ in range(2):
        chain = heat_up(field, 3, moves=100_000)
        polish(field, chain, bench_for(field, shape), rounds=500)
        runs.append((chain.best_cost[0], tuple(chain.best.tolist())))
    assert runs[0] == runs[1]
    found = field.option[chain.best]
    verdict = evaluate(problem, found)
    assert verdict.feasible
    assert verdict.value - priced.bound <= 0.02 * verdict.value
    again = set_out(field, problem, found, 1)
    assert again.best_cost[0] == verdict.value
    wider = make_field(problem, layout, priced, 0.0, [np.arange(50)])
    assert set(range(50)) <= set(wider.option.tolist())
    assert polish(field, again, bench_for(field, shape), rounds=500, stop=lambda: True) == 0
