"""Is the best schedule found, its bound right, and the reason told where there is none?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms.schedule.test_problem import made
from tests.schedule_problems import best_worth, tiny, town

from gongxing.algorithms.schedule import NEVER, Events, ScheduleParams, baseline, evaluate, solve


def test_the_dearer_work_waits_for_the_money() -> None:
    # a (length 2, cost 3) may start at 0; b needs a done and 4 of money, there from period 2 on: 3 + 5
    found = solve(made(value=[[3.0, 2.0, 1.0, 0.0], [9.0, 9.0, 5.0, 4.0]]))
    assert (found.status, found.value, found.bound) == ("optimal", 8.0, 8.0)
    assert found.start is not None
    assert found.start.tolist() == [0, 2]


def test_a_work_of_worth_below_zero_is_done_only_where_another_needs_it() -> None:
    loss = {"value": [[-2.0] * 4, [5.0] * 4], "must": [False, False]}
    assert solve(made(**loss)).value == 3.0
    assert solve(made(**loss, before=[])).value == 5.0


def test_housing_that_a_work_builds_lets_another_begin_when_it_is_done() -> None:
    # b needs 2 flats, a gives 3 at its end (period 2): alone b is impossible, after a it starts at 2
    flats = Events([0, 0], [0, 1], [2, 0], [-3.0, 2.0])
    found = solve(
        made(
            events=flats, limit=np.zeros((1, 4)), before=[], value=[[-1.0] * 4, [9.0, 8.0, 7.0, 6.0]], must=[False] * 2
        )
    )
    assert found.start is not None
    assert (found.start.tolist(), found.value) == ([0, 2], 6.0)


@pytest.mark.parametrize("seed", range(60))
def test_tiny_problems_are_solved_as_by_trying_everything(seed: int) -> None:
    problem = tiny(seed)
    best, found = best_worth(problem), solve(problem)
    if best is None:
        assert found.status == "infeasible"
        assert found.conflict
        return
    assert found.status == "optimal"
    assert found.start is not None
    assert found.value == pytest.approx(best)
    assert evaluate(problem, found.start) == (found.value, ())
    clerk, breaches = evaluate(problem, baseline(problem))
    assert not [breach for breach in breaches if breach.kind != "must"]
    if not breaches:
        assert clerk <= best + 1e-9


def test_a_bound_is_proven_whenever_the_run_is_stopped_and_the_schedule_is_sound() -> None:
    problem = town(16)
    best = solve(problem, ScheduleParams(branches=5))
    for polls in (0, 1, 5, 50):
        left = iter(range(polls))
        found = solve(problem, stop=lambda left=left: next(left, None) is None)
        assert found.start is not None
        assert evaluate(problem, found.start)[1] == ()
        assert best.value is not None
        assert found.bound is not None
        assert found.value is not None
        assert found.bound >= best.value - 1e-6 >= found.value - 2e-6


def test_a_town_of_sixty_works_is_phased_well_within_little_work() -> None:
    problem = town(60)
    found = solve(problem, ScheduleParams(moves=200_000, branches=1, rounds=0))
    assert found.gap is not None
    assert found.gap < 0.008
    assert found.value is not None
    assert found.value > 1.02 * evaluate(problem, baseline(problem))[0]


def test_the_same_seed_gives_the_same_answer() -> None:
    problem = town(16)
    one, two = (solve(problem, ScheduleParams(branches=5, rounds=2), seed=7) for _ in range(2))
    assert one.start is not None
    assert two.start is not None
    assert one.start.tolist() == two.start.tolist()
    assert (one.value, one.bound, one.work) == (two.value, two.bound, two.work)


def test_a_schedule_to_begin_with_is_never_lost() -> None:
    problem = town(16)
    begin = solve(problem, ScheduleParams(branches=1, rounds=0)).start
    assert begin is not None
    found = solve(problem, start=begin, stop=lambda: True)
    assert found.value is not None
    assert found.value >= evaluate(problem, begin)[0]


def test_nothing_to_do_is_a_schedule() -> None:
    nothing = made(
        length=[], value=np.zeros((0, 4)), earliest=[], latest=[], must=[], before=[], events=Events([], [], [], []), work_names=()
    )  # fmt: skip
    found = solve(nothing)
    assert (found.status, found.value) == ("optimal", 0.0)
    impossible = made(value=np.ones((2, 4)), earliest=[3, 1], must=[False, False])
    found = solve(impossible)
    assert found.start is not None
    assert found.start.tolist() == [NEVER, NEVER]
