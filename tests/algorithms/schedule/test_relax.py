"""Is the bound of the relaxation one, and are regrets what a choice takes off it?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from tests.schedule_problems import tiny

from gongxing.algorithms.schedule import NEVER, evaluate
from gongxing.algorithms.schedule.relax import relax
from gongxing.algorithms.schedule.windows import tighten


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("stopped", [False, True])
def test_no_sound_schedule_is_worth_more_than_the_bound_less_its_regrets(seed: int, stopped: bool) -> None:
    problem = tiny(seed, works=3)
    found = relax(problem, tighten(problem), stop=lambda: stopped)
    for starts in itertools.product(range(NEVER, 5), repeat=3):
        value, breaches = evaluate(problem, np.array(starts))
        if not breaches and found.status != "infeasible":
            regrets = [found.idle[i] if t == NEVER else found.regret[i, t] for i, t in enumerate(starts)]
            assert value <= found.bound - sum(regrets) + 1e-6
