from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.dual import descend, losses, price_constant
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import evaluate

SIDES = {"both": (True, True), "only high": (False, True), "only low": (True, False), "none": (False, False)}


def one_sided(seed: int, side: str):
    problem = reference.random_problem(seed)
    low, high = SIDES[side]
    return replace(
        problem,
        low=problem.low if low else np.full(2, -np.inf),
        high=problem.high if high else np.full(2, np.inf),
    )


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("seed", range(5))
def test_bound_is_never_below_what_trying_everything_finds(seed: int, side: str) -> None:
    problem = one_sided(seed, side)
    optimum = reference.best_value(problem)
    instance = lay_out(problem)
    if optimum is None or len(instance.broken):
        return
    dual = descend(instance, sweeps=40, floor=-np.inf)
    assert optimum - 1e-9 <= dual.bound < 100.0


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("seed", range(8))
def test_a_price_never_leans_on_a_bound_that_is_not_there(seed: int, side: str) -> None:
    instance = lay_out(one_sided(seed, side))
    if len(instance.broken):
        return
    price = descend(instance, sweeps=60, floor=-np.inf).price
    assert (price[np.isinf(instance.low)] >= 0).all()
    assert (price[np.isinf(instance.high)] <= 0).all()


def test_priced_bounds_count_the_side_the_price_pushes_against() -> None:
    # 2 x 5 for the upper bound, -3 x 1 for the lower, nothing for a price of zero on bounds that are infinite
    price = np.array([2.0, -3.0, 0.0])
    assert price_constant(price, np.array([-np.inf, 1.0, -np.inf]), np.array([5.0, np.inf, np.inf])) == 7.0


@pytest.mark.parametrize("seed", range(5))
def test_losses_never_rule_out_a_feasible_labelling(seed: int) -> None:
    problem = reference.random_problem(seed)
    instance = lay_out(problem)
    if len(instance.broken):
        return
    dual = descend(instance, sweeps=40, floor=-np.inf)
    loss, rng = losses(instance, dual), np.random.default_rng(seed)
    nodes = np.arange(instance.n_nodes)
    for _ in range(300):
        labels = rng.integers(problem.n_labels, size=instance.n_nodes)
        verdict = evaluate(problem, instance.to_original(labels))
        if verdict.feasible:
            assert loss[nodes, labels].max() <= dual.reference - verdict.value + 1e-7
