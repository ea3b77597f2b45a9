"""Do the columns of the step model stand for starts, and its rows for what evaluation says?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from tests.schedule_problems import tiny

from gongxing.algorithms.schedule import NEVER, evaluate
from gongxing.algorithms.schedule.model import step_model
from gongxing.algorithms.schedule.relax import open_starts
from gongxing.algorithms.schedule.windows import tighten


@pytest.mark.parametrize("seed", range(6))
def test_the_rows_hold_exactly_for_sound_schedules_and_the_objective_is_their_worth(seed: int) -> None:
    problem = tiny(seed, works=3, periods=4)
    windows = tighten(problem)
    step = step_model(problem, open_starts(problem, windows), windows.must)
    model = step.model
    for starts in itertools.product(range(NEVER, 4), repeat=3):
        start = np.array(starts)
        x = step.steps(start)
        sound = (model.rows @ x <= model.row_high + 1e-9).all() and (x >= model.low).all()
        same = np.array_equal(step.starts(x, 3), start)  # not so where a start lies outside its window
        value, breaches = evaluate(problem, start)
        assert (sound and same) == (not breaches)
        if not breaches:
            assert model.cost @ x == pytest.approx(value)
