"""Does the cost of a choice come out as worked out by hand?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resettlement_problems import estate, household, problem_of

from gongxing.engines.resettlement import open_options, outcome
from gongxing.engines.resettlement.objective import fits


def test_the_parts_of_a_cost() -> None:
    # 240 m2 built for 768,000; one flat of 120 taken in each estate; the second is ready 60 days after the procedure
    houses = (household("A", wish="flat"), household("B", wish="flat"))
    late = estate("E2", (120.0, 2), state="planned", ready_days=360.0)
    problem = problem_of(houses, (estate("E1", (120.0, 1)), late))
    options = open_options(problem)
    place = {(option.house, option.estate): k for k, option in enumerate(options.all)}
    chosen = [place[0, 0], place[1, 1]]
    cost = outcome(problem, options, chosen)
    assert cost.idle_yuan == pytest.approx(0.15 * 768_000)
    assert cost.split_yuan == 150_000
    assert cost.wait_yuan == 2 * 2 * 1000
    assert cost.building_fen == 768_000_00
    # each: dwelling 100,800 + fittings 21,600 + move 1,500 + interim 7,200 - flat 96,000
    assert cost.compensation_fen == 2 * 35_100_00
    assert cost.households_yuan == pytest.approx(2 * (35_100 + 0.85 * 120 * 3200) + 1.5 * 3 * 6000)
    assert cost.value == pytest.approx(cost.households_yuan + cost.idle_yuan + cost.split_yuan + cost.wait_yuan)


def test_flats_and_money_are_limits() -> None:
    houses = (household("A", wish="flat"), household("B", wish="flat"))
    problem = problem_of(houses, (estate("E1", (120.0, 1)),))
    options = open_options(problem)
    assert not fits(problem, options, [0, 1])
    enough = problem_of(houses, (estate("E1", (120.0, 2)),))
    assert fits(enough, open_options(enough), [0, 1])
    assert not fits(replace(enough, budget_yuan=70_199.0), options, [0, 1])
    assert fits(replace(enough, budget_yuan=70_200.0), options, [0, 1])
