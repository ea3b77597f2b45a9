"""What can a line do at a crossing, and what does it cost?"""

from __future__ import annotations

from typing import Any

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, street_park

from gongxing.engines.lines.meetings import meetings
from gongxing.engines.lines.places import needs
from gongxing.engines.lines.problem import LinesProblem
from gongxing.engines.lines.sites import Site, conflicts, lacking, of_today, sites


def crossing(*pipes: Any, present: Any = (), **prices: float) -> tuple[LinesProblem, dict[str, Site]]:
    problem = problem_of(street_park([], list(present)), *pipes, **prices)
    paths = [line.path for line in problem.lines]
    found = sites(problem, meetings(problem, paths, needs(problem)), paths)
    return problem, {problem.lines[site.line].id: site for site in found}


def main_over_sewer(**more: Any) -> tuple[LinesProblem, dict[str, Site]]:
    """A DN200 main at 1.0 m cover crossing a DN500 sewer at 1.1 m cover."""
    return crossing(
        pipe("W", "water", (0, 10), (80, 10), dn=200),
        pipe("S", "sewer", (40, 0), (40, 100), dn=500, cover=(1.1, 1.3)),
        **more,
    )


def test_a_main_may_pass_just_under_or_over_within_its_limits() -> None:
    _, found = main_over_sewer()
    stay, *rest = found["W"].options
    assert stay.shifts == (0.0,)
    assert stay.cost_yuan == 0.0
    # the sewer's crown lies at 3.88 m, its bottom at 3.3 m: 0.4 m below that is 2.9 m, while the main's crown is at 4.0 m;
    # passing over needs a crown at 3.88 + 0.4 + 0.212 m, above the ground less 0.7 m
    assert [option.works[0].way for option in rest] == ["under"]
    assert rest[0].shifts[0] == pytest.approx(-1.1)
    deep, _ = main_over_sewer(depth_max_m=1.5)
    assert deep.prices.depth_max_m == 1.5
    assert len(main_over_sewer(depth_max_m=1.5)[1]["W"].options) == 1


def test_passing_under_costs_bends_trench_and_sleeve() -> None:
    _, found = main_over_sewer(trench_yuan_m3=100.0, sleeve_yuan=500.0)
    work = found["W"].options[1].works[0]
    assert work.bends_yuan == pytest.approx(4 * 12_000 * 0.212)
    assert work.length_m == 6.0  # one crossing, ramps of 3 m
    assert work.trench_yuan == pytest.approx(100 * 1.1 * 6 * 1.212)
    assert work.extra_yuan == 500.0
    assert work.in_turn


def test_a_line_of_today_costs_more_and_one_out_of_turn_too() -> None:
    # the large gas main of today need not yield to the small new water main, but it could
    _, found = crossing(
        pipe("W", "water", (100, 0), (100, 40), dn=150), present=[gas_main(y=20.0, diameter_mm=400.0)],
        existing_factor=2.0, out_of_turn_yuan=777.0,
    )  # fmt: skip
    gas = next(w for o in found["G1"].options for w in o.works if w.way == "under")
    assert not gas.in_turn
    assert gas.extra_yuan == pytest.approx(gas.bends_yuan + gas.trench_yuan + 777)
    water = next(w for o in found["W"].options for w in o.works if w.way == "under")
    assert water.in_turn
    assert water.extra_yuan == 0.0


def test_close_crossings_are_passed_together_and_far_ones_apart() -> None:
    sewers = [pipe(f"S{x}", "sewer", (x, 0), (x, 100), dn=500, cover=(1.1, 1.3)) for x in (30, 34, 60)]
    problem = problem_of(street_park([]), pipe("W", "water", (0, 10), (80, 10), dn=200), *sewers)
    paths = [line.path for line in problem.lines]
    found = [s for s in sites(problem, meetings(problem, paths, needs(problem)), paths) if s.line == 0]
    assert [len(site.meetings) for site in found] == [2, 1]
    assert found[0].options[1].works[0].length_m == pytest.approx(4 + 6)


def test_a_new_sewer_may_be_laid_deeper_or_become_a_siphon_and_one_of_today_only_a_siphon() -> None:
    drain = pipe("Y", "storm", (0, 50), (80, 50), dn=1000, cover=(1.0, 1.4))
    # the crowns are almost level; 100 m with a fall of 0.8 m have 0.7 m to spare
    sewer = pipe("S", "sewer", (40, 0), (40, 100), dn=300, cover=(1.0, 1.8))
    _, found = crossing(drain, sewer)
    ways = [work.way for option in found["S"].options for work in option.works]
    assert set(ways) == {"siphon"}  # 1.6 m deeper is more than its fall can spare
    gentle = pipe("Y", "storm", (0, 50), (80, 50), dn=300, cover=(2.1, 2.3))
    _, found = crossing(gentle, pipe("S", "sewer", (40, 0), (40, 100), dn=300, cover=(1.6, 2.4)))
    relevel = next(work for option in found["S"].options for work in option.works if work.way == "relevel")
    # 0.3 m higher in the middle: the lower end rises by 0.6 m, which the fall can spare
    assert (relevel.start_shift_m, relevel.end_shift_m) == pytest.approx((0.0, 0.6), abs=0.02)
    today = [{"id": "S", "kind": "sewer", "diameter_mm": 300.0, "depth_m": 2.0, "spots": ((40, 0), (40, 100))}]
    _, found = crossing(gentle, present=today)
    assert {work.way for option in found["S"].options for work in option.works} == {"siphon"}


def test_two_lines_of_today_make_no_site() -> None:
    present = [gas_main(y=20.0), gas_main("W", kind="water", spots=((50, 0), (50, 40)))]
    problem = problem_of(street_park([], present))
    paths = [line.path for line in problem.lines]
    (met,) = meetings(problem, paths, needs(problem))
    assert lacking(problem, met) > 0
    assert lacking(problem, met, 0.0, -5.0) < 0
    assert of_today(problem, met)
    assert conflicts(problem, [met]) == ()
    assert sites(problem, [met], paths) == ()
