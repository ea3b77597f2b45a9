"""Is the smallest set of things that cannot hold together found?"""

from __future__ import annotations

from dataclasses import replace

from tests.lines_problems import gas_main, impossible_problem, pipe, problem_of, small_problem, street_park, walled

from gongxing.engines.lines.conflict import crossing_conflict, place_conflict
from gongxing.engines.lines.levels import levels

NARROW = [("R1", 3.0, ((0.0, 0.0), (120.0, 0.0)))]
ENDS = ((0.0, 0.0), (120.0, 0.0))


def test_a_street_too_narrow_for_all_three() -> None:
    words = [w.zh for w in place_conflict(impossible_problem(), [0.0] * 3)]
    assert len(words) == 4
    assert sum("须敷设在道路 R1" in w for w in words) == 3
    assert any("红线宽 4 米" in w for w in words)


def test_what_does_not_matter_is_left_out() -> None:
    # the gas main far off has no part in it, the one beside the centreline has
    park = street_park(NARROW, [gas_main("G1", y=0.2, spots=((0, 0.2), (120, 0.2)))])
    problem = problem_of(park, pipe("S", "sewer", *ENDS, dn=600, cover=(1.2, 1.6)))
    words = " ".join(w.zh for w in place_conflict(problem, [0.0]))
    assert "G1" in words
    assert "红线宽 3 米" in words
    assert len(place_conflict(problem, [0.0])) == 3


def test_a_building_can_be_part_of_it() -> None:
    problem = problem_of(walled(street_park(NARROW), 1.2), pipe("S", "sewer", *ENDS, dn=300, cover=(1.2, 1.6)))
    words = [w.en for w in place_conflict(problem, [0.0])]
    assert any("building B1" in w for w in words)


def test_where_everything_fits_there_is_no_conflict() -> None:
    problem = small_problem()
    assert place_conflict(problem, [run.customary_m for run in problem.runs]) == ()


def test_limits_without_which_a_crossing_could_be_kept_are_told() -> None:
    park = street_park([], [gas_main(y=10.0, depth_m=0.7)])
    problem = problem_of(park, pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.7, 0.8)), depth_max_m=0.8)
    words = [w.zh for w in crossing_conflict(problem, [], 0)]
    assert any("埋深不大于 0.8" in w for w in words)
    assert any("覆土" in w for w in words)


def test_where_no_single_limit_is_to_blame_all_are_named() -> None:
    park = street_park([], [gas_main(y=10.0, depth_m=0.7)])
    problem = problem_of(park, pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.7, 0.8)))
    held = replace(problem, lines=tuple(replace(line, existing=True) for line in problem.lines))
    assert len(levels(held, []).sites) == 0
    assert len(crossing_conflict(held, [], 0)) == 2
