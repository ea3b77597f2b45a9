"""How far may gravity lines be moved up and down, reckoned by hand?"""

from __future__ import annotations

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, street_park

from gongxing.engines.lines.fall import Fall, falls
from gongxing.engines.lines.problem import LinesProblem

# 100 m with half a metre of fall to spare, 0.2 m of drop at the lower end, a free upper end with 0.4 m of cover to spare
FREE = Fall(100.0, False, 0.5, 0.2, 0.4, 3.0, 1.0)


def test_the_upper_end_sinks_first_as_far_as_the_fall_allows() -> None:
    assert FREE.shifts(0.5, -0.25) == pytest.approx((-0.5, 0.0))
    # beyond that both ends sink by the same: 0.25 + 0.1
    assert FREE.shifts(0.5, -0.35) == pytest.approx((-0.6, -0.1))
    assert FREE.shifts(0.5, -0.5) is None  # the lower end would lie below the line that receives it


def test_the_lower_end_rises_first() -> None:
    assert FREE.shifts(0.5, 0.25) == pytest.approx((0.0, 0.5))
    assert FREE.shifts(0.5, 0.45) == pytest.approx((0.2, 0.7))
    assert FREE.shifts(0.5, 0.75) is None  # neither cover nor arriving lines leave room


def test_a_path_drawn_upstream_has_its_ends_exchanged() -> None:
    turned = Fall(100.0, True, 0.5, 0.2, 0.4, 3.0, 1.0)
    assert turned.shifts(0.5, -0.25) == pytest.approx((0.0, -0.5))


def of(problem: LinesProblem) -> dict[str, Fall]:
    found = falls(problem, [line.path for line in problem.lines])
    return {problem.lines[place].id: fall for place, fall in found.items()}


def test_neighbours_and_limits_bound_the_freedom() -> None:
    park = street_park([], [gas_main(y=30.0)])
    problem = problem_of(
        park,
        pipe("A", "sewer", (0, 0), (100, 0), dn=300, cover=(1.2, 1.6)),
        pipe("B", "sewer", (100, 0), (200, 0), dn=300, cover=(1.9, 2.0)),
        pipe("P", "sewer", (0, 50), (100, 50), pressure=True),
    )
    found = of(problem)
    assert set(found) == {"A", "B"}  # neither mains nor rising mains
    assert found["A"].spare_m == pytest.approx(0.4 - 0.001 * 100)
    assert found["A"].drop_m == pytest.approx(0.3)
    assert found["A"].lift_m == pytest.approx(1.2 - 0.7)
    assert found["B"].spare_m == pytest.approx(0.0)
    assert found["B"].lift_m == 0.0  # a line arrives there
    assert found["B"].drop_m == 0.0  # nothing is known below it
    assert found["B"].sink_m == pytest.approx(6 - 1.9)


def test_there_may_be_no_gravity_line_at_all() -> None:
    assert of(problem_of(street_park([], [gas_main()]))) == {}
