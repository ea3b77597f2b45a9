"""Does the outcome of a choice add up?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_problems import road_problem

from gongxing.engines.roads import Choice, outcome, solve
from gongxing.engines.roads.objective import travel_bound, turning_heads


def test_building_nothing_costs_nothing_but_travel() -> None:
    found = outcome(road_problem(), Choice(()))
    assert (found.works_yuan, found.new_m, found.heads) == (0.0, 0.0, ())
    assert found.value == found.travel_yuan


def test_a_long_dead_end_gets_a_turning_head() -> None:
    problem = road_problem(9)
    # 11 lines of borders; the middle one from the south kerb to the ninth parcel's middle is 46 m and then 40 m each
    free = np.flatnonzero(~problem.stands).tolist()
    line = [
        e
        for e in free
        if all(abs(x - 160) < 0.01 for x, _ in problem.paths[e]) and max(y for _, y in problem.paths[e]) < 250
    ]
    choice = Choice(tuple(line))
    (head,) = turning_heads(problem, choice)
    assert head[1] == pytest.approx(float(problem.length_m[line].sum()))
    assert head[1] > problem.rules.dead_end_m
    assert outcome(problem, choice).works_yuan == pytest.approx(
        problem.costs.total[line].sum() + problem.rules.head_yuan
    )


def test_no_plan_travels_less_than_the_bound() -> None:
    problem = road_problem(5)
    part = solve(problem).part
    assert part is not None
    assert travel_bound(problem) <= part.travel_yuan + 1e-6
