"""Do lines of one kind share a position, lie side by side where they overlap, and keep their joints?"""

from __future__ import annotations

import pytest
from tests.lines_problems import gas_main, junction_park, junction_pipes, pipe, problem_of, small_problem, street_park

from gongxing.engines.lines.runs import positions

ROAD = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]


def test_positions_keep_a_pipe_within_the_street() -> None:
    # half 3 m less half the pipe (0.5 m) and the margin of 0.2 m: 2.3 m, in steps of a quarter
    assert positions(3.0, 1.0)[0] == -2.25
    assert positions(3.0, 1.0)[-1] == 2.25
    assert positions(0.4, 1.0) == (0.0,)


def test_lines_one_after_the_other_share_a_run() -> None:
    problem = problem_of(street_park(ROAD), pipe("A", "water", (0, 0), (80, 0)), pipe("B", "water", (200, 0), (80, 0)))
    assert [run.lines for run in problem.runs] == [(0, 1)]
    assert problem.runs[0].length_m == pytest.approx(200)


def test_lines_side_by_side_have_runs_of_their_own_one_inside_the_other() -> None:
    problem = problem_of(
        street_park(ROAD), pipe("A", "water", (0, 0), (150, 0)), pipe("B", "water", (50, 0), (200, 0), dn=200)
    )
    first, second = problem.runs
    assert (first.lines, second.lines) == ((0,), (1,))
    assert abs(second.customary_m) < abs(first.customary_m)


def test_joints_of_one_kind_are_shared_and_those_of_others_are_not() -> None:
    problem = small_problem()
    by_id = {line.id: pieces for line, pieces in zip(problem.lines, problem.pieces, strict=True)}
    assert by_id["W1"][-1].end == by_id["W2"][0].start == by_id["W3"][-1].end
    assert by_id["W1"][-1].end != by_id["S1"][-1].end
    assert not problem.joint_fixed.any()


def test_a_line_of_today_holds_the_joints_on_it_and_ties_the_run() -> None:
    park = street_park(ROAD, [gas_main("A", y=6.0)])
    problem = problem_of(park, pipe("B", "gas", (60, 6), (60, 0), (140, 0), (140, 6)))
    assert problem.joint_fixed.sum() == 2
    assert problem.runs[0].ties_m == pytest.approx((6.0, 6.0))


def test_a_pipe_off_the_streets_keeps_its_course() -> None:
    problem = problem_of(junction_park(), pipe("A", "water", (10, 80), (60, 90), (80, 80)))
    assert problem.runs == ()
    assert problem.pieces[1][0].path == problem.lines[1].path
    assert len(problem_of(junction_park(), *junction_pipes()).runs) == 7
