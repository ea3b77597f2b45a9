"""Does the integer programme give the choice that enumeration gives?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.assignment_problems import enumerate_best, tiny

from gongxing.algorithms.assignment import dense, evaluate
from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.milp import MilpLimits


@pytest.mark.parametrize("seed", range(10))
def test_against_enumeration(seed: int) -> None:
    problem = tiny(seed)
    best = enumerate_best(problem)
    outcome, choice = solve_exact(problem, MilpLimits())
    if best is None:
        assert outcome.status == "infeasible"
        assert choice is None
    else:
        assert choice is not None
        assert evaluate(problem, choice).value == pytest.approx(best)


def test_only_kept_options_are_taken() -> None:
    problem = dense([[1, 1], [5, 5]], [[1, 1], [1, 1]], [2, 2])
    keep = np.array([False, True, True, True])
    _, choice = solve_exact(problem, MilpLimits(), keep=keep, start=np.array([2, 3]))
    assert choice is not None
    assert choice.tolist() == [2, 1]
