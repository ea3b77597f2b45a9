"""What do lateral positions cost in streets small enough to reckon by hand?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.lines_problems import gas_main, pipe, problem_of, street_park, walled

from gongxing.engines.lines.places import needs, places, stations_of, violation
from gongxing.engines.lines.problem import LinesProblem
from gongxing.standards.line_rules import Direction

ROAD = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]
ENDS = ((0.0, 0.0), (200.0, 0.0))
FREE_M = 200 - 2 * 2
"""Metres of the street that are no junction."""


def cost(problem: LinesProblem, offset: float) -> float:
    run = problem.runs[0]
    return float(places(problem).single[0][run.offsets.index(offset)])


def test_lying_off_the_customary_place_costs_length_times_distance() -> None:
    problem = problem_of(street_park(ROAD), pipe("W", "water", *ENDS))
    assert problem.runs[0].customary_m == -7.0  # 0.58 of 12 m, on the southern side
    assert cost(problem, -7.0) == 0.0
    assert cost(problem, -4.0) == pytest.approx(8.0 * 200 * 3)


def test_every_metre_beside_a_line_of_today_that_is_too_near_costs() -> None:
    problem = problem_of(street_park(ROAD, [gas_main(y=-6.0)]), pipe("W", "water", *ENDS), violation_yuan_m=1000.0)
    # outer diameters 0.216 (gas, 4 % walls) and 0.318 (water, 3 %); 1.0 m apart leaves 0.733 m clear where 0.5 m is asked for
    assert cost(problem, -7.0) == 0.0
    # 0.5 m apart: 0.233 m clear, 0.267 m lacking
    lack = 0.5 - (0.5 - (0.216 + 0.318) / 2)
    assert cost(problem, -6.5) == pytest.approx(8 * 200 * 0.5 + 1000 * FREE_M * (1 + lack))


def test_a_building_too_near_costs_along_its_front() -> None:
    park = walled(street_park(ROAD), -9.0 - 20.0)  # a front of 20 m whose northern wall stands at -9 m
    problem = problem_of(park, pipe("W", "water", *ENDS), violation_yuan_m=1000.0)
    seen = problem.station_weight_m[problem.wall_station].sum()
    assert seen == pytest.approx(20, abs=5)
    lack = 3.0 - (2.0 - 0.159)  # DN300 keeps 3 m; it lies 2 m from the wall less half its outer diameter
    assert cost(problem, -7.0) == pytest.approx(1000 * seen * (1 + lack))
    assert cost(problem, -5.0) == pytest.approx(8 * 200 * 2)


def test_two_new_lines_cost_where_they_share_the_street() -> None:
    problem = problem_of(
        street_park(ROAD),
        pipe("W", "water", *ENDS),
        pipe("S", "sewer", (0, 0), (100, 0), dn=400),
        violation_yuan_m=1000.0,
    )
    one, two = problem.runs
    table = places(problem).pairs[0, 1]
    far = table[one.offsets.index(4.0), two.offsets.index(-4.0)]
    same = table[one.offsets.index(1.0), two.offsets.index(1.0)]
    shared = problem.station_weight_m[np.intersect1d(*stations_of(problem))].sum()
    assert far == 0.0
    larger_main = 1.5
    assert {one.kind, two.kind} == {"water", "sewer"}
    assert same == pytest.approx(1000 * shared * (1 + larger_main + 0.5 * (one.outer_m + two.outer_m)))


def test_reaching_a_joint_of_today_across_the_street_costs() -> None:
    park = street_park(ROAD, [gas_main("A", y=6.0, diameter_mm=100.0)])
    problem = problem_of(park, pipe("B", "gas", (60, 6), (60, 0), (140, 0), (140, 6)), tie_yuan_m=50.0)
    run = problem.runs[0]
    near, far = (cost(problem, offset) for offset in (4.0, -4.0))
    assert far - near == pytest.approx(
        50 * 2 * 8 + 8 * run.length_m * (abs(-4 - run.customary_m) - abs(4 - run.customary_m))
    )


def test_nothing_lacking_weighs_nothing() -> None:
    assert violation(np.array([-1.0, 0.0, 0.5])).tolist() == [0.0, 0.0, 1.5]


def test_required_distances_are_those_of_the_rules() -> None:
    asked = needs(problem_of(street_park(ROAD, [gas_main()])))
    assert asked.clear(Direction.HORIZONTAL, ("water", 300), ("sewer", 400)) == 1.5
    assert asked.row(Direction.VERTICAL, ("water", 300), ("sewer", 400)).code == "line_separation/vertical/water/sewer"
