"""Is the answer optimal on what can be enumerated, bounded truly, the same every time, and never worse than its start?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assignment_problems import classic, enumerate_best, park, tiny

from gongxing.algorithms.assignment import (
    AssignmentParams,
    AssignmentProblem,
    AssignmentProgress,
    dense,
    evaluate,
    solve_assignment,
)
from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.milp import MilpLimits

SHORT = AssignmentParams(steps=600, turns=3, rounds=20, moves=300, branches=20)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.booleans(), st.floats(0.6, 1.5))
def test_against_enumeration(seed: int, real: bool, tight: float) -> None:
    problem = tiny(seed, real=real, tight=tight)
    best = enumerate_best(problem)
    found = solve_assignment(problem, seed=seed)
    if best is None:
        assert found.status == "infeasible"
        assert found.choice is None
        return
    assert found.choice is not None
    assert found.value is not None
    assert found.bound is not None
    verdict = evaluate(problem, found.choice)
    assert verdict.feasible
    assert verdict.value == pytest.approx(found.value)
    assert found.value == pytest.approx(best, rel=1e-5, abs=1e-6)
    assert found.bound <= best + 1e-9


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_classic_kinds(kind: str) -> None:
    problem = classic(kind, 5, 30, 1)
    outcome, _ = solve_exact(problem, MilpLimits(branches=500))
    words: list[AssignmentProgress] = []
    found = solve_assignment(
        problem, AssignmentParams(turns=6, rounds=50, moves=1000, branches=200), seed=2, progress=words.append
    )
    assert found.value is not None
    assert found.bound is not None
    assert found.gap is not None
    assert outcome.bound is not None
    assert outcome.value is not None
    assert found.value <= 1.005 * outcome.value
    assert found.bound <= outcome.value + 1e-6
    assert outcome.bound <= found.value + 1e-6
    assert found.gap <= 0.01
    assert words
    assert all(0 <= word.share <= 1 for word in words)
    values = [word.value for word in words if word.value is not None]
    assert values == sorted(values, reverse=True)


def test_the_same_seed_gives_the_same_answer_and_leaves_the_problem_alone() -> None:
    problem = classic("d", 5, 30, 3)
    before = [array.copy() for array in (problem.cost, problem.use_amount, problem.capacity)]
    first, second = (solve_assignment(problem, SHORT, seed=5) for _ in range(2))
    assert first.choice is not None
    assert second.choice is not None
    assert (first.choice == second.choice).all()
    assert first.bound == second.bound
    assert first.work == second.work
    after = (problem.cost, problem.use_amount, problem.capacity)
    assert all((a == b).all() for a, b in zip(before, after, strict=True))


def test_a_start_is_never_made_worse_and_stop_keeps_it() -> None:
    problem = classic("c", 6, 40, 4)
    good = solve_assignment(problem, SHORT, seed=1)
    assert good.choice is not None
    assert good.value is not None
    stopped = solve_assignment(problem, SHORT, seed=9, start=good.choice, stop=lambda: True)
    assert stopped.choice is not None
    assert stopped.value == good.value
    assert stopped.bound is not None
    assert stopped.bound <= good.value
    assert solve_assignment(problem, SHORT, stop=lambda: True).status == "unknown"
    wrong = solve_assignment(problem, SHORT, seed=1, start=np.full(40, 0))  # an impossible start does no harm
    assert wrong.choice is not None
    assert evaluate(problem, wrong.choice).feasible


def test_gains_are_maximised() -> None:
    found = solve_assignment(dense([[5, 1], [2, 4]], [[2, 2], [2, 2]], [2, 2], maximise=True))
    assert (found.status, found.value) == ("optimal", -9.0)


def test_items_and_capacities_at_the_edges() -> None:
    nobody = solve_assignment(AssignmentProblem(0, [], [], [], [], [], [1.0]))
    assert (nobody.status, nobody.value) == ("optimal", 0.0)
    free = solve_assignment(AssignmentProblem(2, [0, 1, 1], [3.0, 4.0, -1.0], [0], [2], [5.0], [np.inf]))
    assert (free.status, free.value) == ("optimal", 2.0)
    zero = solve_assignment(dense([[1, 1], [2, 2]], [[0, 1], [1, 1]], [0, 1]))  # agent 0 takes job 0 only, for nothing
    assert (zero.status, zero.value) == ("optimal", 3.0)


@pytest.mark.slow
def test_firms_of_a_park_find_their_sites() -> None:
    problem = park(368, 200, 11, money_share=0.15)
    found = solve_assignment(problem, seed=1)
    assert found.choice is not None
    assert found.gap is not None
    assert evaluate(problem, found.choice).feasible
    assert found.gap <= 0.01


def test_a_small_park_with_one_budget() -> None:
    problem = park(60, 25, 12, money_share=0.2)
    found = solve_assignment(problem, SHORT, seed=1)
    outcome, _ = solve_exact(problem, MilpLimits())
    assert found.value is not None
    assert found.gap is not None
    assert outcome.bound is not None
    assert found.gap <= 0.01
    assert found.value >= outcome.bound - 1e-6 * abs(outcome.bound)
