"""Is an assignment valued rightly, and is what the neighbours rule out exactly what the checker would fail?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.land_problems import USES, failed, made, result_of, shops, thrown

from gongxing.engines import land
from gongxing.engines.land.objective import (
    Assignment,
    neighbour_support,
    objective,
    pair_barred,
    piece_barred,
    spending,
)

NONE = np.zeros(0, dtype=bool)
POINTS = [[1.0, 2, 3, 4], [10, 20, 30, 40], [100, 200, 300, 400]]


def test_value_by_hand() -> None:
    problem = made(POINTS, [0, 0, 2], workshops=shops(3, (0, 1, [1]), homes=(2,), price=7.0), cost_weight=0.5)
    cost = np.zeros((3, 4))
    cost[1, 2] = 8.0
    problem = replace(problem, cost_yuan=cost, neighbours=replace(problem.neighbours, reward_yuan_m=0.25))
    # Worth 1 + 30 + 300, less half of the 8 yuan of cost, less half of the 7 yuan of abatement, plus 100 m x 0.25 yuan
    # for the border between P1 and P2, both class 2 industry: 331 - 4 - 3.5 + 25 = 348.5. Spent: 8 + 7 = 15.
    given = Assignment(np.array([0, 2, 2]), np.array([True]))
    assert objective(problem, given) == pytest.approx(348.5)
    assert spending(problem, given) == pytest.approx(15.0)
    # Around P1, class 0 would border P0 (25 yuan) and class 2 would border P2 (25 yuan).
    assert neighbour_support(problem, given.labels)[1].tolist() == [25.0, 0.0, 25.0, 0.0]


def test_class_3_industry_is_not_newly_beside_homes_unless_both_keep_what_they_are() -> None:
    problem = made(POINTS, [1, 3, 0])  # home, class 3, field
    barred = pair_barred(problem, Assignment(np.array([1, 3, 0]), NONE))["DQ-80"]
    assert not barred[0, 1]  # the home of today stays beside the factory of today
    assert not barred[1, 3]
    assert barred[2].tolist() == [False, True, False, False]  # a new home on the field would touch the factory
    # With the home gone the factory bars it from coming back? No: then both would be what they are today.
    gone = pair_barred(problem, Assignment(np.array([0, 3, 0]), NONE))["DQ-80"]
    assert gone[0].tolist() == [False, False, False, False]


def test_a_working_workshop_bars_homes_and_a_home_bars_working() -> None:
    # W0 stands on P0 and reaches P1, where homes are barred.
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 1, [1])))
    works = pair_barred(problem, Assignment(np.array([2, 0, 0]), np.array([False])))["WS-DEF"]
    assert [tuple(place) for place in np.argwhere(works).tolist()] == [(1, 1)]
    home = pair_barred(problem, Assignment(np.array([0, 1, 0]), np.array([False])))["WS-DEF"]
    assert [tuple(place) for place in np.argwhere(home).tolist()] == [(0, 2), (0, 3)]
    assert not pair_barred(problem, Assignment(np.array([2, 0, 0]), np.array([True])))[
        "WS-DEF"
    ].any()  # abated: nothing


def test_a_workshops_own_parcel_may_become_homes_for_then_the_workshop_is_gone() -> None:
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 0, [1])))
    assert not pair_barred(problem, Assignment(np.array([2, 0, 0]), np.array([False])))["WS-DEF"].any()
    assert not pair_barred(problem, Assignment(np.array([1, 0, 0]), np.array([False])))["WS-DEF"].any()


def test_a_factory_with_a_dormitory_inside_its_own_distance_may_not_go_on() -> None:
    # Class 2 is barred on the workshop's own parcel: people sleep there. Turned to field, it may not turn back.
    problem = made(POINTS, [2, 0, 0], workshops=shops(3, (0, 0, [1, 2])))
    barred = pair_barred(problem, Assignment(np.array([0, 0, 0]), np.array([False])))["WS-DEF"]
    assert [tuple(place) for place in np.argwhere(barred).tolist()] == [(0, 2)]


def test_rules_not_in_force_bar_nothing() -> None:
    problem = made(POINTS, [1, 3, 0])
    quiet = replace(problem, neighbours=replace(problem.neighbours, apart=np.zeros((4, 4), dtype=bool), apart_rule=""))
    assert pair_barred(quiet, Assignment(np.array([1, 3, 0]), NONE)) == {}


@pytest.mark.parametrize("seed", range(25))
def test_what_is_barred_is_what_the_checker_fails(seed: int) -> None:
    problem = thrown(seed)
    dice = np.random.default_rng(1000 + seed)
    judged = 0
    for _ in range(40):
        labels, marks = dice.integers(0, len(USES), 5), dice.random(2) < 0.3
        if {"land.apart", "land.shields"} & failed(
            land.check(problem, result_of(problem, labels, np.flatnonzero(marks)))
        ):
            continue
        barred = np.any(list(pair_barred(problem, Assignment(labels, marks)).values()), axis=0)
        for row in range(5):
            for use in set(range(len(USES))) - {labels[row]}:
                changed = labels.copy()
                changed[row] = use
                codes = failed(land.check(problem, result_of(problem, changed, np.flatnonzero(marks))))
                assert bool(codes & {"land.apart", "land.shields"}) == barred[row, use], (labels, marks, row, use)
                judged += 1
    assert judged > 0


@pytest.mark.parametrize("seed", range(10))
def test_what_would_break_a_piece_is_what_the_checker_fails(seed: int) -> None:
    problem = thrown(seed, parcels=6, contiguous=(0, 2))
    dice = np.random.default_rng(seed)
    for _ in range(20):
        labels = dice.integers(0, 3, 6)
        if {"land.contiguous.01", "land.contiguous.100102"} & failed(land.check(problem, result_of(problem, labels))):
            continue
        barred = piece_barred(problem, labels)
        for row in range(6):
            for use in set(range(len(USES))) - {labels[row]}:
                changed = labels.copy()
                changed[row] = use
                codes = failed(land.check(problem, result_of(problem, changed)))
                assert any(code.startswith("land.contiguous") for code in codes) == barred[row, use], (labels, row, use)
