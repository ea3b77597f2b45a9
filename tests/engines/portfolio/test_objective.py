"""Are gains, worst tail and rules those that small numbers give by hand?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.portfolio_problems import small_problem

from gongxing.engines.portfolio.objective import broken, ceiling, held, tail_mean, worth


def test_the_worst_tail_by_hand() -> None:
    """Outcomes 10 (0.5), -20 (0.1), 0 (0.4); the worst 0.3 is all of -20 and half of 0: (0.1 x -20 + 0.2 x 0) / 0.3."""
    gains, probability = np.array([10.0, -20.0, 0.0]), np.array([0.5, 0.1, 0.4])
    assert tail_mean(gains, probability, 0.3) == pytest.approx(-20 / 3)
    assert tail_mean(gains, probability, 1.0) == pytest.approx(3.0)
    assert tail_mean(gains, probability, 0.05) == pytest.approx(-20.0)


def test_holding_all_gains_the_base_alone() -> None:
    problem = small_problem()
    found = worth(problem, held(problem))
    assert found.gains == pytest.approx(problem.base_value)
    assert found.value == pytest.approx(0.5 * found.expected + 0.5 * found.worst)


def test_rules_that_are_broken_are_named() -> None:
    problem = small_problem(limits={"land": 0.0})
    assert broken(problem, held(problem)) == ["chain:oil", "chain:new"]
    chosen = held(problem)
    for s, kind in ((4, "enter"), (5, "enter"), (0, "strengthen")):
        chosen[s] = next(k for k in problem.options_of(s).tolist() if problem.option_decision[k] == kind)
    assert broken(problem, chosen) == ["land", "entries"]


def test_nothing_is_worth_more_than_the_ceiling() -> None:
    problem = small_problem()
    rng = np.random.default_rng(2)
    for _ in range(50):
        chosen = [int(rng.choice(problem.options_of(s))) for s in range(len(problem.sectors))]
        assert worth(problem, chosen).value <= ceiling(problem) + 1e-6
