"""Is whatever is done with less money done, no later, with more?"""

from __future__ import annotations

from itertools import pairwise

from tests.phasing_problems import made, stock, task

from gongxing.engines.phasing import nested_budgets


def test_schedules_are_nested() -> None:
    tasks = tuple(
        task(name, cost, benefit_yuan=worth)
        for name, cost, worth in (("A", 60.0, 90.0), ("B", 60.0, 80.0), ("C", 60.0, 10.0))
    )
    problem = made(tasks, stocks=(stock("money_yuan", (100.0,) * 4 + (130.0,) * 4, "yuan"),))
    results = nested_budgets(problem, (1.5, 0.5, 1.0))
    starts = [{i.action: i.start for i in r.part.items if i.start is not None} for r in results if r.part]
    assert [len(found) for found in starts] == [1, 2, 3]
    for less, more in pairwise(starts):
        assert all(more[name] <= at for name, at in less.items())
    assert all(r.bound is not None and r.value is not None and r.bound >= r.value for r in results)
    assert nested_budgets(problem, ()) == ()
