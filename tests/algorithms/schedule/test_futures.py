"""Does a schedule in a future do what an office that follows its plan would do?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gongxing.algorithms.schedule import NEVER, Events, ScheduleProblem
from gongxing.algorithms.schedule.futures import done, plain, simulate

ROAD, PLANT, HOMES, CLEARING = range(4)
MONEY, FLATS, CREWS = range(3)


def town() -> ScheduleProblem:
    """Eight quarters: a road of 2, a plant of 3 after it, homes of 2 with 10 flats, clearing of 1 that takes 8 flats; one crew.

    The road costs 4 (2 a quarter), the plant 6 (2 a quarter), the homes 4 at the start, clearing 1. Money is checked at the
    end of each year: 8, then 16. The crew builds road, then homes.
    """
    events = [
        (MONEY, ROAD, 0, 2), (MONEY, ROAD, 1, 2), (MONEY, PLANT, 0, 2), (MONEY, PLANT, 1, 2), (MONEY, PLANT, 2, 2), (MONEY, HOMES, 0, 4),
        (MONEY, CLEARING, 0, 1), (FLATS, HOMES, 2, -10), (FLATS, CLEARING, 0, 8), (CREWS, ROAD, 0, 1), (CREWS, ROAD, 2, -1),
        (CREWS, HOMES, 0, 1), (CREWS, HOMES, 2, -1),
    ]  # fmt: skip
    columns = [np.array(column) for column in zip(*events, strict=True)]
    inf = np.inf
    limit = np.array([[inf, inf, inf, 8, inf, inf, inf, 16], [0.0] * 8, [1.0] * 8])
    return ScheduleProblem(
        np.array([2, 3, 2, 1]), np.zeros((4, 8)), np.zeros(4, dtype=int), np.full(4, 8), np.zeros(4, dtype=bool),
        np.array([(ROAD, PLANT, 0)]), Events(*columns), limit, ("road", "plant", "homes", "clearing"), ("money", "flats", "crews"),
    )  # fmt: skip


PLAN = np.array([0, 4, 2, 4])


def test_nothing_differs_in_the_future_in_which_nothing_differs() -> None:
    found = simulate(town(), PLAN, plain(town(), 2))
    assert (found.start == PLAN).all()
    assert found.end[0].tolist() == [2, 7, 4, 5]
    assert (found.over == 0).all()
    assert (found.lacked == -1).all()
    assert done(found, 8).all()


def test_a_road_that_takes_longer_pushes_plant_homes_and_clearing() -> None:
    future = plain(town())
    length = future.length.copy()
    length[0, ROAD] = (
        5  # ends in 5: the plant starts in 5 and just ends in 8; the crew is free in 5, so homes 5-7, clearing 7
    )
    found = simulate(town(), PLAN, replace(future, length=length))
    assert found.start[0].tolist() == [0, 5, 5, 7]
    assert found.end[0].tolist() == [5, 8, 7, 8]
    assert found.lacked[0].tolist() == [-1, -1, CREWS, FLATS]


def test_costs_beyond_the_funds_put_works_off_and_what_never_fits_is_never_begun() -> None:
    future = plain(town(), 2)
    kind = np.where(town().events.stock == MONEY, 0, -1)
    # twice the cost: road 8 and homes 8 pass the 8 of the first year, so homes wait for 2 x 8 = 16 of the second: 4; then
    # nothing is left for the plant (12) nor for clearing (2)
    found = simulate(town(), PLAN, replace(future, kind=kind, scale=np.array([[1.0], [2.0]])))
    assert found.start[0].tolist() == PLAN.tolist()
    assert found.start[1].tolist() == [0, NEVER, 4, NEVER]
    assert found.lacked[1].tolist() == [-1, MONEY, MONEY, MONEY]
    assert (found.over == 0).all()


def test_a_work_begins_as_late_as_the_money_of_the_year_allows() -> None:
    limit = plain(town()).limit.copy()
    limit[0, MONEY, 3] = 3.0
    # 3 in the first year: the road (2 a quarter) begins in its last quarter; homes wait for its crew
    found = simulate(town(), PLAN, replace(plain(town()), limit=limit))
    assert found.start[0].tolist() == [3, 5, 5, 7]


def test_drawing_more_than_there_is_once_works_have_begun_is_told() -> None:
    limit = plain(town()).limit.copy()
    limit[0, MONEY, 7] = 9.0  # road 4, homes 4 in the first year; the plant draws 2 before the check of the second
    length = plain(town()).length.copy()
    found = simulate(town(), np.array([0, 3, 2, 4]), replace(plain(town()), limit=limit, length=length))
    assert found.start[0, PLANT] == NEVER or found.over[0, MONEY, 7] > 0
    assert (found.over >= 0).all()


def test_a_work_may_begin_later_but_never_sooner_than_planned() -> None:
    wait = np.array([[1, 0, 0, 0]])
    found = simulate(town(), PLAN, replace(plain(town()), wait=wait))
    assert found.start[0].tolist() == [1, 4, 3, 5]


def test_a_work_that_is_not_planned_is_not_begun() -> None:
    found = simulate(town(), np.array([0, 2, 2, NEVER]), plain(town()))
    assert found.start[0, CLEARING] == NEVER


def test_income_the_plan_counts_on_within_a_year_is_counted_on_in_the_futures() -> None:
    # one work earns 5 in its second quarter, the other spends 5 in the first: only together within the year's limit of 0
    events = Events(np.array([0, 0]), np.array([0, 1]), np.array([1, 0]), np.array([-5.0, 5.0]))
    problem = ScheduleProblem(
        np.array([1, 1]), np.zeros((2, 4)), np.zeros(2, dtype=int), np.full(2, 4), np.zeros(2, dtype=bool), np.empty((0, 3)), events,
        np.array([[np.inf, np.inf, np.inf, 0.0]]), ("sale", "works"), ("money",),
    )  # fmt: skip
    found = simulate(problem, np.array([1, 0]), plain(problem))
    assert found.start[0].tolist() == [1, 0]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_longer_dearer_and_poorer_never_begins_sooner(seed: int) -> None:
    rng = np.random.default_rng(seed)
    future = plain(town(), 50)
    length = future.length + rng.integers(0, 3, future.length.shape)
    kind = np.where((town().events.stock == MONEY) & (town().events.amount > 0), 0, -1)
    found = simulate(
        town(),
        PLAN,
        replace(future, length=length, kind=kind, scale=1 + rng.random((50, 1)), wait=rng.integers(0, 2, (50, 4))),
    )
    assert ((found.start >= PLAN) | (found.start == NEVER)).all()
