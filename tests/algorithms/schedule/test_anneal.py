"""Does annealing find sound schedules, better than it began with, and the same each time?"""

from __future__ import annotations

import numpy as np
from tests.schedule_problems import best_worth, tiny, town

from gongxing.algorithms.schedule import NEVER, baseline, evaluate
from gongxing.algorithms.schedule.anneal import anneal_from
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.windows import tighten


def test_tiny_problems_are_annealed_to_the_best_or_near() -> None:
    reached = possible = 0
    for seed in range(30):
        problem = tiny(seed)
        windows, best = tighten(problem), best_worth(problem)
        start = np.full(problem.works, NEVER)
        found = anneal_from(problem, open_starts(problem, windows), ~windows.must, start, 20_000, seed=1)
        if found is not None:
            value, breaches = evaluate(problem, found)
            assert not breaches
            assert best is not None
            assert value <= best + 1e-9
            reached += value >= best - 1e-9
        possible += best is not None
    assert reached >= 0.7 * possible


def test_a_town_gets_better_and_the_same_each_time() -> None:
    problem = town(60)
    windows, begin = tighten(problem), baseline(problem)
    one, two = (
        anneal_from(problem, open_starts(problem, windows), ~windows.must, begin, 200_000, seed=3) for _ in range(2)
    )
    assert one is not None
    assert two is not None
    assert one.tolist() == two.tolist()
    assert evaluate(problem, one)[0] > 1.05 * evaluate(problem, begin)[0]
    assert evaluate(problem, one)[1] == ()
