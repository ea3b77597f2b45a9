"""What does the clerk do by hand, and is the solver never worse?"""

from __future__ import annotations

from tests.phasing_problems import impossible_problem, made, small_problem, stock, task

from gongxing.engines.phasing import clerk, clerk_value, solve
from gongxing.engines.phasing.baseline import opened


def test_the_best_for_its_cost_comes_first() -> None:
    tasks = (
        task("poor", 90.0, benefit_yuan=10.0, dropped_yuan=0.0),
        task("rich", 90.0, benefit_yuan=80.0, dropped_yuan=0.0),
    )
    problem = made(tasks, stocks=(stock("money_yuan", (None, None, None, 100.0, None, None, None, 200.0), "yuan"),))
    start = clerk(problem)
    assert start is not None
    assert opened(start) == [4, 0]


def test_the_solver_is_never_worse() -> None:
    value, result = clerk_value(small_problem()), solve(small_problem())
    assert value is not None
    assert result.value is not None
    assert result.value >= value - 1e-9
    assert clerk_value(impossible_problem()) is None
