"""Is a tree solved to its proven least cost?"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.pipe_networks import row_of_two, two_loop

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.sizing import PipeOption, SizingProblem, load_case, solve_sizing
from gongxing.algorithms.sizing.tree import is_tree
from gongxing.algorithms.sizing.verdict import violations

OPTIONS = tuple(
    PipeOption(d, c, 130.0) for d, c in ((0.15, 40.0), (0.2, 60.0), (0.25, 85.0), (0.3, 115.0), (0.4, 180.0))
)


def row_problem(**limits: float) -> SizingProblem:
    network = row_of_two()
    return SizingProblem(network, np.arange(2), (OPTIONS, OPTIONS), (load_case(network, **limits),), fixed_cost=1000.0)


@pytest.mark.parametrize("limits", [{"pressure_min": 35.0}, {"pressure_min": 30.0, "velocity_max": 1.2}])
def test_the_bound_is_the_best_of_all_designs(limits: dict[str, float]) -> None:
    problem = row_problem(**limits)
    solver = Hydraulics(problem.network)
    best = min(
        problem.cost(choice)
        for choice in itertools.product(range(5), repeat=2)
        if not violations(problem, np.array(choice), solver)
    )
    result = solve_sizing(problem)
    assert result.feasible
    assert result.cost == pytest.approx(best)
    assert result.bound == pytest.approx(best)


def test_loops_and_shut_pipes_are_no_trees() -> None:
    assert is_tree(row_problem(pressure_min=30.0))
    assert not is_tree(two_loop())
    problem = row_problem(pressure_min=30.0)
    assert not is_tree(replace(problem, cases=(replace(problem.cases[0], closed=np.array([False, True])),)))


def test_a_tree_that_cannot_be_fed_is_not_feasible() -> None:
    result = solve_sizing(row_problem(pressure_min=49.9))
    assert not result.feasible
    assert {v.place for v in result.violations} <= {"A", "B"}
    assert result.violations
