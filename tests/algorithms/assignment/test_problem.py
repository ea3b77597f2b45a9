"""Does a problem tell all its faults at once, and is a choice judged from the problem alone?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.assignment import AssignmentProblem, AssignmentResult, dense, evaluate
from gongxing.errors import DataError


def test_the_classic_problem_lists_each_agent_s_jobs() -> None:
    problem = dense([[1, 2], [3, 4]], [[5, 6], [7, 8]], [6, 8])
    verdict = evaluate(
        problem, np.array([2, 1])
    )  # job 0 at agent 1 (3, uses 7 of 8), job 1 at agent 0 (2, uses 6 of 6)
    assert (verdict.value, verdict.feasible) == (5.0, True)
    both = evaluate(problem, np.array([0, 1]))  # agent 0 would need 11 of 6
    assert not both.feasible
    assert both.excess.tolist() == [5.0, 0.0]
    assert not evaluate(problem, np.array([1, 0])).feasible  # options of the wrong items
    assert dense([[1]], [[1]], [1], maximise=True).cost.tolist() == [-1.0]
    assert (problem.n_options, problem.n_resources, problem.resource_names) == (4, 2, ("0", "1"))


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError) as told:
        AssignmentProblem(3, [0, 1, 5], [1.0, np.nan, 0.0], [0], [0], [-1.0], [np.nan])
    words = str(told.value)
    assert all(part in words for part in ("item[2] is 5", "cost[1]", "use_amount[0]", "capacity[0]"))
    with pytest.raises(DataError, match=r"1 item.s. have no option: c"):
        AssignmentProblem(3, [0, 1], [1.0, 1.0], [], [], [], [], item_names=("a", "b", "c"))
    with pytest.raises(DataError, match=r"cost has shape \(1,\), expected \(2,\).*resource_names has 2 names"):
        AssignmentProblem(1, [0, 0], [1.0], [], [], [], [1.0], ("x", "y"))
    with pytest.raises(DataError, match="item holds float64"):
        AssignmentProblem(1, [0.5], [1.0], [], [], [], [])
    with pytest.raises(DataError, match=r"expected .m, n."):
        dense([[1.0]], [[1.0, 2.0]], [1.0])
    with pytest.raises(DataError, match="option indices"):
        evaluate(dense([[1.0]], [[1.0]], [1.0]), np.array([3]))


def test_a_result_is_a_row_of_figures() -> None:
    row = AssignmentResult("optimal", None, 1.0, 1.0, 0.0, {"steps": 3}).as_row()
    assert row == {"status": "optimal", "value": 1.0, "bound": 1.0, "gap": 0.0, "steps": 3}
