"""Are lines side by side told with distance, requirement and verdict?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park, walled

from gongxing.engines.lines.places import places
from gongxing.engines.lines.problem import LinesProblem
from gongxing.engines.lines.search import cost_of
from gongxing.engines.lines.sides import owners, parallel_runs

ROAD = [("R1", 24.0, ((0.0, 0.0), (200.0, 0.0)))]
ENDS = ((0.0, 0.0), (200.0, 0.0))


def test_a_new_line_too_near_to_one_of_today_is_short_and_priced() -> None:
    problem = problem_of(street_park(ROAD, [gas_main(y=-6.0)]), pipe("W", "water", *ENDS), violation_yuan_m=10.0)
    (row,) = parallel_runs(problem, [-6.5])
    assert (row.line_a, row.line_b, row.verdict, row.building) == ("G1", "W", "short", False)
    assert row.distance_m == pytest.approx(0.5 - (0.216 + 0.318) / 2)
    assert row.required_m == 0.5
    assert row.length_m == row.short_m == pytest.approx(196)
    assert row.cost_yuan == pytest.approx(10 * 196 * (1 + row.required_m - row.distance_m))
    assert "不足" in row.words.zh


def test_lines_far_apart_are_not_listed() -> None:
    problem = problem_of(street_park(ROAD, [gas_main(y=-6.0)]), pipe("W", "water", *ENDS))
    assert parallel_runs(problem, [5.0]) == ()
    assert [row.verdict for row in parallel_runs(problem, [-4.0])] == ["clear"]


def test_two_lines_of_today_are_told_but_not_priced() -> None:
    problem = problem_of(street_park(ROAD, [gas_main(y=6.0), gas_main("W", y=6.3, kind="water")]))
    (row,) = parallel_runs(problem, [])
    assert (row.verdict, row.cost_yuan) == ("today", 0.0)
    assert "现状" in row.words.zh


def test_a_line_beside_a_building_is_told() -> None:
    problem = problem_of(walled(street_park(ROAD), -29.0), pipe("W", "water", *ENDS))
    (row,) = parallel_runs(problem, [-7.0])
    assert (row.line_b, row.building, row.verdict) == ("B1", True, "short")
    assert row.distance_m == pytest.approx(2.0 - 0.159)


def test_what_the_rows_cost_is_what_the_search_was_charged() -> None:
    def charged(problem: LinesProblem, offsets: list[float]) -> float:
        bare = problem_of_shift(problem)
        priced = places(bare)
        labels = [run.offsets.index(o) for run, o in zip(problem.runs, offsets, strict=True)]
        return cost_of(priced.single, priced.pairs, labels)

    problem = small_problem()
    for offsets in ([run.customary_m for run in problem.runs], [run.offsets[3] for run in problem.runs]):
        rows = parallel_runs(problem, offsets)
        assert sum(row.cost_yuan for row in rows) == pytest.approx(charged(problem, offsets))


def problem_of_shift(problem: LinesProblem) -> LinesProblem:
    """The problem with displacement free, so that shortages alone are charged."""
    return replace(problem, prices=replace(problem.prices, shift_yuan_m2=0.0, tie_yuan_m=0.0))


def test_each_station_belongs_to_one_line_of_the_run() -> None:
    problem = problem_of(street_park(ROAD), pipe("A", "water", (0, 0), (90, 0)), pipe("B", "water", (90, 0), (200, 0)))
    at = problem.station_m[problem.cover_station]
    assert owners(problem).tolist() == [0 if m <= 90 else 1 for m in at]
