"""Are works placed in order, what waits for others after them, and nothing beyond its limit?"""

from __future__ import annotations

import numpy as np
from tests.algorithms.schedule.test_problem import made
from tests.schedule_problems import tiny

from gongxing.algorithms.schedule import NEVER, evaluate
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.serial import place_all
from gongxing.algorithms.schedule.windows import tighten


def test_a_follower_named_first_is_placed_after_what_it_waits_for() -> None:
    early = np.broadcast_to(np.arange(4.0), (2, 4))
    placed = place_all(made(), np.array([1, 0]), early, np.ones((2, 4), dtype=bool))
    assert placed.tolist() == [0, 2]
    assert place_all(made(), np.array([1, 0]), early, np.zeros((2, 4), dtype=bool)).tolist() == [NEVER, NEVER]


def test_nothing_is_broken_but_what_nobody_placed() -> None:
    for seed in range(20):
        problem = tiny(seed)
        taste = np.where(open_starts(problem, tighten(problem)), -problem.value, np.inf)
        placed = place_all(problem, np.arange(problem.works), taste, np.ones(problem.value.shape, dtype=bool))
        assert {breach.kind for breach in evaluate(problem, placed)[1]} <= {"must"}
