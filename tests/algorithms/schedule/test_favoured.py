"""Do parts of a problem hold what they should, and do their programmes stay inside?"""

from __future__ import annotations

import numpy as np
from tests.schedule_problems import town

from gongxing.algorithms.milp import MilpLimits
from gongxing.algorithms.schedule import baseline, evaluate
from gongxing.algorithms.schedule.favoured import near, programme, reach_for, within
from gongxing.algorithms.schedule.relax import relax
from gongxing.algorithms.schedule.windows import tighten


def test_a_part_has_about_the_starts_asked_for_and_the_known_schedule() -> None:
    problem = town(20)
    found, known = relax(problem, tighten(problem)), baseline(problem)
    bare = within(found, reach_for(found, 60.0), None)
    assert 55 <= bare.allowed.sum() + bare.idle.sum() <= 90
    assert reach_for(found, 1e9) == np.inf
    part = within(found, reach_for(found, 60.0), known)
    done = np.flatnonzero(known >= 0)
    assert part.allowed[done, known[done]].all()
    assert part.idle[known < 0].all()


def test_only_what_is_freed_changes_and_nothing_gets_worse() -> None:
    problem = town(20)
    found, known = relax(problem, tighten(problem)), baseline(problem)
    freed = np.arange(20) < 8
    brought = programme(problem, near(within(found, np.inf, known), known, freed), known, MilpLimits(1))
    assert brought.start is not None
    assert (brought.start[~freed] == known[~freed]).all()
    value, breaches = evaluate(problem, brought.start)
    assert not breaches
    assert value >= evaluate(problem, known)[0]
