"""Are crossings found once each, with the levels of both lines?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park

from gongxing.engines.lines.meetings import Meeting, clear_m, crown_at, ground_at, meetings
from gongxing.engines.lines.places import needs
from gongxing.engines.lines.problem import Line, LinesProblem
from gongxing.standards.line_rules import Flow


def met(problem: LinesProblem) -> tuple[Meeting, ...]:
    return meetings(problem, [line.path for line in problem.lines], needs(problem))


def test_clear_distance_is_from_bottom_to_crown() -> None:
    assert clear_m((4.0, 0.5), (3.0, 1.0)) == pytest.approx(0.5)
    assert clear_m((3.0, 1.0), (4.0, 0.5)) == pytest.approx(0.5)
    assert clear_m((4.0, 0.5), (4.0, 0.3)) == pytest.approx(-0.3)


def test_a_sewer_falls_from_end_to_end_and_a_main_follows_the_ground() -> None:
    line = Line("L", "sewer", "sewer", "new", ((0, 0), (1, 0)), 500, 0.5, 6, 5, 1.0, 2.0, True, False)
    assert crown_at(line, Flow.GRAVITY, 0.25, 99.0) == pytest.approx(4.5)
    assert crown_at(line, Flow.PRESSURE, 0.25, 10.0) == pytest.approx(10 - 1.25)


def test_a_crossing_is_found_with_place_levels_and_requirement() -> None:
    park = street_park([], [gas_main(y=10.0)])
    problem = problem_of(park, pipe("S", "sewer", (50, 0), (50, 40), dn=500, cover=(2.0, 3.0)))
    (found,) = met(problem)
    assert (found.at_a_m, found.at_b_m) == pytest.approx((50.0, 10.0))
    assert found.crown_a_m == pytest.approx(4.0)
    assert found.crown_b_m == pytest.approx(5 - 2.25)
    assert found.required_m == 0.15
    assert found.side(1)[1] == pytest.approx(0.25)
    assert (found.other(0), found.other(1)) == (1, 0)


def test_lines_of_one_network_join_and_do_not_cross() -> None:
    park = street_park([], [gas_main(y=10.0), gas_main("G2", spots=((50, 0), (50, 40)))])
    assert met(problem_of(park)) == ()


def test_two_lines_may_cross_twice_and_a_shared_stretch_counts_once() -> None:
    park = street_park([], [gas_main(y=10.0)])
    zigzag = pipe("A", "water", (20, 0), (40, 20), (60, 0))
    along = pipe("B", "water", (100, 20), (110, 10), (150, 10), (160, 20))
    found = met(problem_of(park, zigzag, along))
    assert sorted(meeting.b for meeting in found) == [1, 1, 2]
    assert [m.at_a_m for m in found if m.b == 2] == pytest.approx([130.0])


def test_the_ground_is_linear_between_the_points_of_the_grid() -> None:
    problem = small_problem()
    sloped = np.add.outer(np.arange(4.0), np.arange(5.0) * 2)
    tilted = replace(problem, ground_origin=np.zeros(2), ground_cell_m=10.0, ground_m=sloped)
    assert ground_at(tilted, np.array([(15.0, 5.0), (-99.0, 0.0)])).tolist() == [3.5, 0.0]
