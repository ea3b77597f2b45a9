"""Does the clerk keep to custom and always pass under?"""

from __future__ import annotations

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park

from gongxing.engines.lines.baseline import always_under, clerk, customary_places
from gongxing.engines.lines.levels import level_cost, levels


def test_every_run_lies_at_its_customary_place() -> None:
    problem = small_problem()
    places = customary_places(problem)
    assert [run.offsets[p] for run, p in zip(problem.runs, places, strict=True)] == [
        r.customary_m for r in problem.runs
    ]


def test_who_must_yield_passes_under_even_where_over_is_cheaper() -> None:
    # the gas main lies 2 m deep: passing over costs no trench, but the clerk goes under
    park = street_park([], [gas_main(y=10.0, depth_m=2.0, diameter_mm=300.0)])
    problem = problem_of(park, pipe("W", "water", (50, 0), (50, 40), dn=150, cover=(2.0, 2.0)))
    found = levels(problem, [])
    (label,) = (c for site, c in zip(found.sites, always_under(problem, found), strict=True) if site.line == 1)
    site = next(site for site in found.sites if site.line == 1)
    assert site.options[label].works[0].way == "under"
    over = min(o.cost_yuan for o in site.options if o.works and o.works[0].way == "over")
    assert over < site.options[label].cost_yuan


def test_a_dip_that_is_deep_enough_already_is_kept() -> None:
    # a shallow and a deep gas main 3 m apart: the dip under the deep one passes under both
    park = street_park([], [gas_main("G1", y=10.0, depth_m=1.0), gas_main("G2", y=13.0, depth_m=1.2)])
    problem = problem_of(park, pipe("W", "water", (50, 0), (50, 40), dn=150))
    found = levels(problem, [])
    chosen = always_under(problem, found)
    (shifts,) = {site.options[c].shifts for site, c in zip(found.sites, chosen, strict=True) if site.line == 2}
    # 0.216 m of pipe, 0.15 m clear, and 0.2 m for the deeper of the two
    assert shifts == pytest.approx((-0.57, -0.57))
    assert level_cost(found, chosen) < problem.prices.clash_yuan


def test_the_clerks_plan_costs_positions_and_levels() -> None:
    by_hand = clerk(small_problem())
    assert by_hand.value == pytest.approx(by_hand.position_yuan + by_hand.level_yuan)
    assert by_hand.position_yuan > 10_000 * 80  # the drain lies too near the gas main of today along both halves of R1
