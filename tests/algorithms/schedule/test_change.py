"""Are changes few, cheap and needed, and is it said what breaks without each?"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.algorithms.schedule.test_problem import made
from tests.schedule_problems import tiny, town

from gongxing.algorithms.schedule import NEVER, ScheduleParams, evaluate, held_back, least_change, solve
from gongxing.algorithms.schedule.change import change_costs


def test_a_sound_schedule_is_left_alone_even_where_a_better_one_is_known() -> None:
    found = least_change(made(value=[[0.0, 9.0, 0.0, 0.0], [1.0] * 4]), np.array([0, 2]))
    assert (found.status, found.changed, found.cost) == ("optimal", (), 0.0)


def test_money_that_comes_later_moves_the_work_that_needs_it_and_says_so() -> None:
    # 7 of money only from period 3 on: b has to wait, a can stay
    late = made(limit=[[3.0, 3.0, 3.0, 7.0]])
    found = least_change(late, np.array([0, 2]))
    assert found.start is not None
    assert (found.start.tolist(), found.changed) == ([0, 3], (1,))
    reasons = held_back(late, found.start, np.array([0, 2]), 1)
    assert [(breach.kind, breach.stock, breach.period) for breach in reasons] == [("stock", 0, 2)]


def test_a_free_work_is_placed_where_it_is_worth_most() -> None:
    problem = made(before=[], must=[False, False], value=[[1.0] * 4, [1.0, 2.0, 3.0, 4.0]])
    found = least_change(problem, np.array([0, NEVER]), np.array([1.0, 0.0]))
    assert found.start is not None
    assert (found.start.tolist(), found.cost) == ([0, 3], 0.0)


@pytest.mark.parametrize("seed", range(25))
def test_no_sound_schedule_changes_less(seed: int) -> None:
    problem = tiny(seed, works=3)
    rng = np.random.default_rng(seed)
    before, weight = rng.integers(NEVER, 5, 3), rng.integers(1, 4, 3).astype(float)
    cost, idle = change_costs(problem, before, weight)
    sums = [
        sum(idle[i] if t == NEVER else cost[i, t] for i, t in enumerate(starts))
        for starts in itertools.product(range(NEVER, 5), repeat=3)
        if not evaluate(problem, np.array(starts))[1]
    ]
    found = least_change(problem, before, weight)
    assert (found.start is None) == (not sums)
    if found.start is not None:
        assert not evaluate(problem, found.start)[1]
        assert found.cost == pytest.approx(min(sums))
        for work in found.changed:
            assert held_back(problem, found.start, before, work)


def test_a_slip_of_the_longest_work_changes_few_others() -> None:
    problem, quick = town(24), ScheduleParams(moves=50_000, branches=1, cores=(), rounds=0)
    before = solve(problem, quick).start
    assert before is not None
    early = int(np.flatnonzero(before == 0)[0])
    slip = problem.earliest.copy()
    slip[early] = 4
    late = replace(problem, earliest=slip)
    found = least_change(late, before, params=quick)
    assert found.start is not None
    assert not evaluate(late, found.start)[1]
    assert early in found.changed
    assert len(found.changed) <= 4
