"""Does the clerk find the cheapest single lever or the least equal share by hand?"""

from __future__ import annotations

from tests.growth_problems import calm_problem, plots

from gongxing.engines.growth import clerk
from gongxing.engines.growth.problem import Target


def test_the_cheapest_single_lever() -> None:
    # 8 more output are wanted: 4 m2 of quota at 5 (20) or a tenth of productivity at 20, which gives 13; leads have no land
    found = clerk(calm_problem(plots=plots((0.0,) * 3), targets=(Target("output", 0.1, 138.0),)), draws=3)
    assert found is not None
    assert found.alone == (4, None, 1)
    assert found.cost_yuan == 20.0


def test_equal_shares_where_no_lever_is_enough_alone() -> None:
    # 60 are wanted: six m2 of quota give 12, productivity at its limit 52, together 64
    found = clerk(calm_problem(plots=plots((0.0,) * 3), targets=(Target("output", 0.1, 190.0),)), draws=3)
    assert found is not None
    assert found.alone == (None, None, None)
    assert found.steps[2] == 4
    assert found.steps[0] >= 4


def test_nothing_where_the_limits_do_not_reach() -> None:
    assert clerk(calm_problem(targets=(Target("output", 1.0, 900.0),)), draws=3) is None
