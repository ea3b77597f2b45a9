from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from gongxing.algorithms.milp import MilpLimits, MilpModel, irreducible_conflict, solve_lp, solve_milp
from gongxing.errors import DataError


def knapsack() -> MilpModel:
    """Values 6, 5, 4 and weights 4, 3, 2 with room for 5: the last two fit exactly and are worth 9."""
    return MilpModel(
        cost=np.array([6.0, 5.0, 4.0]), low=np.zeros(3), high=np.ones(3), integer=np.ones(3, dtype=bool),
        rows=csr_array(np.array([[4.0, 3.0, 2.0]])), row_low=np.array([-np.inf]), row_high=np.array([5.0]),
        maximise=True, offset=1.0,
    )  # fmt: skip


def test_knapsack_with_offset() -> None:
    found = solve_milp(knapsack())
    assert found.status == "optimal"
    assert found.x is not None
    assert found.x.tolist() == [0.0, 1.0, 1.0]
    assert found.value == pytest.approx(10.0)
    assert found.bound == pytest.approx(10.0)


def test_start_is_taken() -> None:
    found = solve_milp(knapsack(), MilpLimits(branches=0), start=np.array([1.0, 0.0, 0.0]))
    assert found.value is not None
    assert found.value >= 7.0


def clashing() -> MilpModel:
    """x + y <= 1 (room), x >= 1 (first), y >= 1 (second), x <= 5 (idle): the first three clash."""
    return MilpModel(
        cost=np.zeros(2), low=np.zeros(2), high=np.full(2, 9.0), integer=np.zeros(2, dtype=bool),
        rows=csr_array(np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])),
        row_low=np.array([-np.inf, 1.0, 1.0, -np.inf]), row_high=np.array([1.0, np.inf, np.inf, 5.0]),
    )  # fmt: skip


def test_infeasible_is_a_status() -> None:
    found = solve_milp(clashing())
    assert (found.status, found.x) == ("infeasible", None)


def test_smallest_conflict_leaves_out_the_idle_row() -> None:
    groups = {"room": [0], "first": [1], "second": [2], "idle": [3]}
    found = irreducible_conflict(clashing(), groups)
    assert found.status == "conflict"
    assert found.groups == ("room", "first", "second")
    assert found.irreducible


def test_no_conflict_is_told() -> None:
    assert irreducible_conflict(knapsack(), {"room": [0]}).status == "none"


def test_no_variables() -> None:
    empty = MilpModel(np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0, dtype=bool), csr_array((1, 0)),
                      np.array([1.0]), np.array([2.0]))  # fmt: skip
    assert solve_milp(empty).status == "infeasible"


def test_stop_ends_the_run() -> None:
    rng = np.random.default_rng(0)
    size = 60
    weights = rng.integers(20, 90, (8, size)).astype(float)
    hard = MilpModel(
        cost=weights.mean(axis=0) + rng.random(size), low=np.zeros(size), high=np.ones(size),
        integer=np.ones(size, dtype=bool), rows=csr_array(weights), row_low=np.full(8, -np.inf),
        row_high=np.floor(weights.sum(axis=1) / 2), maximise=True,
    )  # fmt: skip
    calls = 0

    def stop() -> bool:
        nonlocal calls
        calls += 1
        return calls > 3

    found = solve_milp(hard, stop=stop)
    assert found.status in ("feasible", "unknown")


def test_shapes_are_checked() -> None:
    with pytest.raises(DataError, match="low has shape"):
        MilpModel(np.zeros(2), np.zeros(1), np.ones(2), np.zeros(2, dtype=bool), csr_array((0, 2)), np.zeros(0),
                  np.zeros(0))  # fmt: skip


def test_prices_say_what_one_more_of_a_row_is_worth() -> None:
    # room for 5: all of the two lighter ones, which leaves nothing; one more goes into the first, at 6 / 4
    found = solve_lp(knapsack())
    assert found.status == "optimal"
    assert found.value == pytest.approx(10.0)
    assert found.prices is not None
    assert 1.5 - 1e-9 <= found.prices[0] <= 5 / 3 + 1e-9
    inside = solve_lp(knapsack(), interior=True)
    assert inside.value == pytest.approx(10.0)
    assert solve_lp(clashing()).status == "infeasible"
    assert solve_lp(knapsack(), stop=lambda: True).status in ("optimal", "unknown")
