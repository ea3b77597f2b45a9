"""Are the dice fair, and does annealing come down to a design that keeps its limits?"""

from __future__ import annotations

import numpy as np
from tests.pipe_networks import two_loop

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.sizing.anneal import anneal, draw
from gongxing.algorithms.sizing.field import assess, copy_design, make_design, make_field, room_for
from gongxing.algorithms.sizing.verdict import violations


def test_dice_are_even_and_repeatable() -> None:
    dice, again = np.array([5], dtype=np.uint64), np.array([5], dtype=np.uint64)
    drawn = np.array([draw(dice) for _ in range(5000)])
    assert drawn.min() >= 0
    assert drawn.max() < 1
    assert abs(drawn.mean() - 0.5) < 0.02
    assert [draw(again) for _ in range(10)] == drawn[:10].tolist()


def test_a_short_run_finds_a_cheap_feasible_design() -> None:
    problem = two_loop()
    field = make_field(problem, Hydraulics(problem.network), 1e-5)
    now, trial, best = (make_design(field, field.options - 1) for _ in range(3))
    room = room_for(field)
    assess(field, now, room, 1e-9, 1e300)
    copy_design(now, best)
    control = np.array([1e5, 500.0, 1500.0, 1e7, 12.0])
    anneal(field, now, trial, best, room, np.array([9], dtype=np.uint64), control, np.arange(8), 20_000)
    choice = field.rank[np.arange(8), best.place]
    assert violations(problem, choice) == ()
    assert problem.cost(choice) < 440_000
