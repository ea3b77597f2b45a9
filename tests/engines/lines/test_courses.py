"""Do paths run where their positions say and meet in corners of their own?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, Point
from tests.lines_problems import at, gas_main, pipe, problem_of, small_problem, street_park
from tests.parks import EAST, NORTH

from gongxing.engines.lines.courses import courses
from gongxing.engines.lines.problem import LinesProblem
from gongxing.plan.lines import Path

BENT = [("R1", 24.0, ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0)))]


def drawn(problem: LinesProblem, offset: float) -> dict[str, Path]:
    paths = courses(problem, [offset] * len(problem.runs))
    return {line.id: path for line, path in zip(problem.lines, paths, strict=True)}


def local(path: Path) -> list[tuple[float, float]]:
    return [(round(x - EAST, 2), round(y - NORTH, 2)) for x, y in path]


def test_a_pipe_beside_a_bent_street_keeps_its_distance_from_both_legs() -> None:
    problem = problem_of(street_park(BENT), pipe("W", "water", (0, 0), (100, 0), (100, 100)))
    assert local(drawn(problem, 3.0)["W"]) == [(0, 3), (97, 3), (97, 100)]
    assert local(drawn(problem, -3.0)["W"]) == [(0, -3), (103, -3), (103, 100)]


def test_a_pipe_drawn_against_the_street_lies_on_the_same_side() -> None:
    problem = problem_of(street_park(BENT), pipe("W", "water", (100, 100), (100, 0), (0, 0)))
    assert local(drawn(problem, 3.0)["W"]) == [(97, 100), (97, 3), (0, 3)]


def test_the_lines_of_one_kind_meet_in_a_corner_of_their_own() -> None:
    problem = small_problem()
    ends = {}
    for line, path in zip(problem.lines, courses(problem, [run.customary_m for run in problem.runs]), strict=True):
        ends[line.id] = path[0], path[-1]
    assert ends["W1"][1] == ends["W2"][0] == ends["W3"][1]
    assert ends["S1"][1] == ends["S2"][0]
    water, sewer = Point(ends["W1"][1]), Point(ends["S1"][1])
    assert water.distance(sewer) > 1.5
    # the corner is where the water's place in either street is: 7 m south of R1, 5.25 m east of R2
    assert water.distance(Point(at((105.25, -7.0))[0])) < 0.05


def test_lines_that_stay_keep_their_paths() -> None:
    problem = small_problem()
    paths = courses(problem, [0.0] * len(problem.runs))
    assert [p for line, p in zip(problem.lines, paths, strict=True) if not line.movable] == [problem.lines[0].path]


def test_joints_on_lines_of_today_stay_and_the_pipe_comes_to_them() -> None:
    road = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]
    problem = problem_of(street_park(road, [gas_main("A", y=6.0)]), pipe("B", "gas", (60, 6), (140, 6)))
    path = local(drawn(problem, -4.0)["B"])
    assert (path[0], path[-1]) == ((60, 6), (140, 6))
    middle = LineString(path).interpolate(0.5, normalized=True)
    assert middle.y == pytest.approx(-4.0)


def test_off_the_streets_a_line_keeps_its_course() -> None:
    problem = problem_of(street_park(BENT), pipe("W", "water", (10, 60), (40, 70), (60, 60)))
    assert np.allclose(drawn(problem, 0.0)["W"], problem.lines[0].path)
