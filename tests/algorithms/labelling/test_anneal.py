from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.anneal import Schedule, anneal, breaches, make_chain, make_field, repair
from gongxing.algorithms.labelling.dual import descend
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import evaluate


@pytest.mark.parametrize("seed", range(12))
def test_what_comes_back_is_feasible_and_not_above_the_optimum(seed: int) -> None:
    problem = reference.random_problem(seed)
    instance = lay_out(problem)
    if len(instance.broken):
        return
    dual = descend(instance, sweeps=30, floor=-np.inf)
    field = make_field(instance)
    chain = make_chain(instance, field, instance.graph.allowed.argmax(axis=1), seed)
    labels = anneal(instance, field, dual=dual, chain=chain, schedule=Schedule(0.3, 0.02, 4000))
    optimum = reference.best_value(problem)
    if labels is None:
        return
    verdict = evaluate(problem, instance.to_original(labels))
    assert verdict.feasible
    assert optimum is not None
    assert verdict.value <= optimum + 1e-9


def test_grid_quotas_are_met_by_annealing_and_by_repair_alone() -> None:
    problem = reference.grid_problem(8)
    instance = lay_out(problem)
    dual = descend(instance, sweeps=30, floor=-np.inf)
    field = make_field(instance)
    begin = instance.graph.allowed.argmax(axis=1)
    labels = anneal(
        instance, field, dual=dual, chain=make_chain(instance, field, begin, 1), schedule=Schedule(0.3, 0.02, 50_000)
    )
    assert labels is not None
    assert evaluate(problem, instance.to_original(labels)).feasible
    chain = make_chain(instance, field, begin, 1)
    assert breaches(field, chain) != (0, 0.0)
    assert repair(instance, field, dual=dual, chain=chain)
    assert evaluate(problem, instance.to_original(chain.labels)).feasible
    assert instance.value(labels) > instance.value(chain.labels)
