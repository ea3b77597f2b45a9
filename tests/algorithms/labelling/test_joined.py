from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling import LabelParams, LabelProblem, evaluate, smallest_conflict, solve_labels

QUICK = LabelParams(sweeps=60, moves=300, chains=2, window=100, window_branches=2, parts=0)


def sparse(seed: int) -> LabelProblem:
    """Return a random problem with few edges, in which one or two labels must be in one piece."""
    problem = reference.random_problem(seed)
    some = np.random.default_rng(seed).random(len(problem.edges)) < 0.4
    return replace(
        problem, edges=problem.edges[some], border=problem.border[some] + 0.01, rule=problem.rule[some],
        connected=(0,) if seed % 2 else (0, 2),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_whole_optimum_is_what_trying_everything_finds(seed: int) -> None:
    problem = sparse(seed)
    optimum = reference.best_value(problem)
    found = solve_labels(problem, QUICK, seed=seed)
    if optimum is None:
        assert found.status == "infeasible"
        return
    assert found.value == pytest.approx(optimum)
    assert optimum - 1e-7 <= found.bound <= optimum + 1e-4 * abs(optimum)
    assert evaluate(problem, found.labels).feasible


@pytest.mark.parametrize("seed", [9, 14, 16])
def test_impossible_pieces_are_named(seed: int) -> None:
    problem = sparse(seed)
    assert reference.best_value(problem) is None
    assert reference.best_value(replace(problem, connected=())) is not None
    found = smallest_conflict(problem)
    assert found.status == "conflict"
    assert any(group.startswith("connected:") for group in found.groups)
