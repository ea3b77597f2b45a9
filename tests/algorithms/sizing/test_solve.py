"""Are known least costs reached, the judge obeyed, and the same seed the same design?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.pipe_networks import random_loops, two_loop

from gongxing.algorithms.sizing import PipeOption, SizingParams, SizingProblem, load_case, solve_sizing
from gongxing.algorithms.sizing.verdict import violations

SHORT = SizingParams(starts=1, rounds=1)


def test_two_loop_reaches_419_000() -> None:
    result = solve_sizing(two_loop(), SHORT, seed=3)
    assert result.feasible
    assert result.cost == pytest.approx(419_000)
    assert result.bound is None
    assert result.violations == ()


def test_same_seed_same_design() -> None:
    first, second = (solve_sizing(two_loop(), replace(SHORT, work=0.1), seed=7) for _ in range(2))
    assert first.choice.tolist() == second.choice.tolist()
    assert first.simulations == second.simulations


def test_a_judge_who_refuses_has_the_last_word() -> None:
    problem = two_loop()
    cheapest = solve_sizing(problem, SHORT).choice
    told = []

    def judge(choice: np.ndarray) -> bool:
        told.append(choice.copy())
        return not np.array_equal(choice, cheapest)

    result = solve_sizing(problem, SHORT, judge=judge)
    assert result.feasible
    assert result.rejected >= 1
    assert not np.array_equal(result.choice, cheapest)
    assert any(np.array_equal(choice, result.choice) for choice in told)


def test_a_judge_who_refuses_all_leaves_nothing_feasible() -> None:
    result = solve_sizing(two_loop(), replace(SHORT, work=0.2), judge=lambda choice: False)
    assert not result.feasible


def test_all_cases_hold_at_once_and_one_pipe_may_be_out() -> None:
    network = random_loops(11, side=3)
    options = tuple(PipeOption(d, 500 * d**1.3, 120.0) for d in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4))
    usual = load_case(network, name="usual", pressure_min=30.0, velocity_max=2.0)
    out = load_case(network, name="out", pressure_min=15.0, closed=[0])
    problem = SizingProblem(network, np.arange(network.n_links), (options,) * network.n_links, (usual, out))
    both = solve_sizing(problem, SHORT)
    alone = solve_sizing(replace(problem, cases=(usual,)), SHORT)
    assert both.feasible
    assert violations(problem, both.choice) == ()
    assert both.cost >= alone.cost
    assert {v.case for v in violations(problem, alone.choice)} <= {"out"}


def test_stopping_early_still_returns_a_design() -> None:
    calls = []
    result = solve_sizing(
        two_loop(), seed=1, stop=lambda: True, progress=lambda share, cost: calls.append((share, cost))
    )
    assert len(calls) == 1
    assert len(result.choice) == 8


def test_nothing_laid_is_an_option() -> None:
    problem = two_loop()
    none = PipeOption(0.0, 0.0, 130.0)
    free = replace(problem, options=tuple((none, *options) for options in problem.options))
    result = solve_sizing(free, SHORT, seed=2)
    assert result.feasible
    assert result.cost <= 419_000
    assert violations(free, result.choice) == ()


def test_a_single_option_is_only_checked() -> None:
    problem = two_loop()
    wide = replace(problem, options=tuple(options[-1:] for options in problem.options))
    assert solve_sizing(wide).feasible
    thin = replace(problem, options=tuple(options[:1] for options in problem.options))
    assert not solve_sizing(thin).feasible
    none = replace(problem, decided=np.zeros(0, dtype=np.int64), options=())
    assert solve_sizing(none).cost == 0
