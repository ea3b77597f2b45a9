from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.branch import Effort, Tree, branch
from gongxing.algorithms.labelling.dual import descend
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import evaluate


@pytest.mark.parametrize("seed", range(8))
def test_tree_bounds_the_optimum_and_closes_on_it(seed: int) -> None:
    problem = reference.random_problem(seed, nodes=6)
    optimum = reference.best_value(problem)
    instance = lay_out(problem)
    if optimum is None:
        return
    dual = descend(instance, sweeps=40, floor=-np.inf)

    def improve(_instance, _dual, rounded, _number):
        verdict = evaluate(problem, instance.to_original(rounded))
        return (rounded, verdict.value) if verdict.feasible else None

    small = branch(instance, dual, Tree(None, -np.inf, dual.bound), effort=Effort(1, 1e-6), improve=improve)
    assert small.bound >= optimum - 1e-7
    tree = branch(instance, dual, Tree(None, -np.inf, dual.bound), effort=Effort(2000, 1e-6), improve=improve)
    assert tree.value == pytest.approx(optimum)
    assert tree.bound == pytest.approx(optimum, abs=1e-5)
    assert tree.bound <= small.bound
    assert tree.parts <= 2016
