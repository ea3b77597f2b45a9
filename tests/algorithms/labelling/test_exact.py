from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.exact import build_model
from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import evaluate
from gongxing.algorithms.milp import solve_milp


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_programme_values_and_admits_exactly_what_evaluation_does(seed: int, full: bool) -> None:
    problem = reference.random_problem(seed)
    instance = lay_out(problem)
    if len(instance.broken):
        return
    keep = instance.graph.allowed
    written = build_model(instance, keep, keep.argmax(axis=1), full=full)
    rng = np.random.default_rng(seed)
    for _ in range(50):
        labels = np.array([rng.choice(np.flatnonzero(row)) for row in keep])
        x = written.start_of(labels)
        verdict = evaluate(problem, instance.to_original(labels))
        rows = written.model.rows @ x
        kept = (rows >= written.model.row_low - 1e-9).all() and (rows <= written.model.row_high + 1e-9).all()
        assert kept == verdict.feasible
        assert written.model.cost @ x + written.model.offset == pytest.approx(verdict.value)
        assert written.labels_of(x).tolist() == labels.tolist()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_its_optimum_is_what_trying_everything_finds(seed: int, full: bool) -> None:
    problem = reference.random_problem(seed)
    optimum = reference.best_value(problem)
    instance = lay_out(problem)
    if len(instance.broken):
        assert optimum is None
        return
    keep = instance.graph.allowed
    result = solve_milp(build_model(instance, keep, keep.argmax(axis=1), full=full).model)
    if optimum is None:
        assert result.status == "infeasible"
    else:
        assert result.value == pytest.approx(optimum)


def test_fixed_nodes_count_in_value_and_bounds() -> None:
    problem = reference.grid_problem(4)
    instance = lay_out(problem)
    base = instance.graph.allowed.argmax(axis=1)
    keep = np.zeros_like(instance.graph.allowed)
    keep[np.arange(16), base] = True
    keep[:4] = instance.graph.allowed[:4]
    written = build_model(instance, keep, base)
    x = written.start_of(base)
    assert written.model.cost @ x + written.model.offset == pytest.approx(instance.value(base))
