"""Do the prices reach the strength of a bound by packings, and stop when asked?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.assignment_problems import classic, enumerate_best, park, tiny

from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.assignment.layout import fitting, lay_out
from gongxing.algorithms.assignment.prices import find_prices, rounded
from gongxing.algorithms.milp import MilpLimits


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_the_bound_is_close_and_valid(kind: str) -> None:
    problem = classic(kind, 5, 25, 2)
    layout = lay_out(problem)
    outcome, _ = solve_exact(problem, MilpLimits(gap=0.0))
    assert outcome.status == "optimal"
    assert outcome.value is not None
    first = find_prices(layout, 400, target=None)
    found = find_prices(layout, 1500, target=outcome.value, begin=first)
    assert first.bound <= found.bound <= outcome.value + 1e-6
    assert outcome.value - found.bound <= 0.015 * outcome.value
    assert (found.unit >= 0).all()
    assert found.steps > 1
    assert found.raw <= found.bound == rounded(layout, found.raw)


def test_real_costs_are_not_rounded_and_stop_is_heard() -> None:
    problem = park(20, 6, 4)
    layout = lay_out(problem)
    assert rounded(layout, 1.5) == 1.5
    assert find_prices(layout, 4000, target=None, stop=lambda: True).steps == 1
    assert not np.isnan(find_prices(layout, 200, target=None).into).any()


def test_tiny_problems_with_a_budget() -> None:
    for seed in range(20):
        problem = tiny(seed, real=True)
        best = enumerate_best(problem)
        if best is not None:
            assert find_prices(lay_out(problem, fitting(problem)), 300, target=None).bound <= best + 1e-9
