from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.dual import descend, losses
from gongxing.algorithms.labelling.fuse import open_pairs, pool_mask, provable, solve_kept, widen
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.milp import MilpLimits


def test_pool_and_widening_open_what_they_say() -> None:
    instance = lay_out(reference.grid_problem(5))
    dual = descend(instance, sweeps=20, floor=-np.inf)
    labels = instance.graph.allowed.argmax(axis=1)
    keep = pool_mask(instance, [labels])
    assert (keep.sum(axis=1) == 1).all()
    assert open_pairs(keep) == 0
    wide = widen(keep, losses(instance, dual), 30)
    assert (wide | ~keep).all()
    assert 15 <= open_pairs(wide) <= 45


@pytest.mark.parametrize("seed", range(10))
def test_what_reduced_costs_leave_open_holds_the_optimum(seed: int) -> None:
    problem = reference.random_problem(seed)
    optimum = reference.best_value(problem)
    instance = lay_out(problem)
    if optimum is None:
        return
    dual = descend(instance, sweeps=40, floor=-np.inf)
    keep = provable(instance, dual, optimum - 0.05)
    found = solve_kept(instance, keep, None, limits=MilpLimits())
    assert found.status == "optimal"
    assert found.bound == pytest.approx(optimum)
    assert found.labels is not None
    assert instance.value(found.labels) == pytest.approx(optimum)
