"""Does the engine find the cheapest plan, say how sure it is, and refuse what cannot be?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.lines_problems import (
    gas_main,
    impossible_problem,
    junction_park,
    junction_pipes,
    pipe,
    problem_of,
    small_problem,
    street_park,
)

from gongxing.engines import lines
from gongxing.plan import Progress, Status

ROAD = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]
ENDS = ((0.0, 0.0), (200.0, 0.0))


def test_a_pipe_moves_just_as_far_as_the_line_of_today_asks() -> None:
    problem = problem_of(street_park(ROAD, [gas_main(y=-7.0)]), pipe("W", "water", *ENDS))
    result = lines.solve(problem)
    # 0.5 m clear and half of both outer diameters (0.216 and 0.318 m) make 0.767 m: one metre to either side in quarters is 1.0 or 0.75
    assert result.status is Status.OPTIMAL
    assert result.part is not None
    assert abs(result.part.positions[0].offset_m + 7.0) == 1.0
    assert result.value == pytest.approx(8 * 200 * 1.0)


def test_it_beats_the_clerk_and_proves_it() -> None:
    problem = small_problem()
    result = lines.solve(problem)
    by_hand = lines.clerk(problem)
    assert result.status is Status.OPTIMAL
    assert result.value is not None
    assert result.bound == pytest.approx(result.value)
    assert result.value < by_hand.value
    assert lines.solve(problem, by_hand=by_hand) == result


def test_passing_over_is_chosen_where_it_is_cheaper() -> None:
    park = street_park([], [gas_main(y=10.0, depth_m=2.0, diameter_mm=300.0)])
    problem = problem_of(park, pipe("W", "water", (50, 0), (50, 40), dn=150, cover=(2.0, 2.0)))
    scheme = lines.solve(problem).part
    assert scheme is not None
    assert [work.way for work in scheme.yields] == ["over"]


def test_stopped_at_once_it_hands_over_a_plan_no_worse_than_the_clerks_with_a_bound() -> None:
    problem = small_problem()
    result = lines.solve(problem, stop=lambda: True)
    assert result.value is not None
    assert result.value <= lines.clerk(problem).value
    assert result.bound is not None
    assert result.bound <= lines.solve(problem).value + 1e-6  # type: ignore[operator]
    assert all(f.verdict in ("pass", "warn") for f in lines.check(problem, result))


def test_no_nodes_to_search_still_leaves_a_sound_plan() -> None:
    problem = small_problem()
    result = lines.solve(problem, lines.LinesParams(nodes=0))
    assert result.part is not None
    assert result.gap is not None
    assert result.gap >= 0


def test_shortages_are_refused_only_if_asked_for() -> None:
    problem = impossible_problem()
    result = lines.solve(problem)
    assert result.status is Status.INFEASIBLE
    assert any("R1" in words.zh and "4 米" in words.zh for words in result.conflict)
    loose = replace(problem, strict=False)
    told = lines.solve(loose)
    assert told.part is not None
    assert told.part.warnings
    short = [f for f in lines.check(loose, told) if f.code == "lines.short"]
    assert [f.verdict for f in short] == ["warn"]


def test_a_strict_problem_that_can_be_kept_is_solved_as_any_other() -> None:
    strict = problem_of(junction_park(), *junction_pipes(), strict=True)
    result = lines.solve(strict)
    assert result.part is not None
    assert result.value == pytest.approx(lines.solve(small_problem()).value)


def test_a_crossing_that_cannot_be_kept_is_refused_with_the_limits() -> None:
    park = street_park([], [gas_main(y=10.0, depth_m=0.7)])
    sewer = pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.7, 0.8))
    result = lines.solve(problem_of(park, sewer, strict=True, depth_max_m=0.8))
    assert result.status is Status.INFEASIBLE
    assert len(result.conflict) >= 2
    assert "0.15" in result.conflict[0].zh


def test_progress_is_told_from_start_to_end() -> None:
    heard: list[Progress] = []
    lines.solve(small_problem(), progress=heard.append)
    assert heard[0].share == 0.0
    assert heard[-1].share == 1.0


def test_nothing_new_and_nothing_wrong_costs_nothing() -> None:
    result = lines.solve(problem_of(street_park(ROAD, [gas_main()])))
    assert (result.value, result.bound, result.gap, result.status) == (0.0, 0.0, 0.0, Status.OPTIMAL)
