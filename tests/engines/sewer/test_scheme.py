"""Does a scheme tell levels, pumps and outlets as they are?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import solve


def test_levels_follow_from_slope_and_cover() -> None:
    problem = sewer_problem()
    scheme = solve(problem).part
    ground = dict(zip(problem.nodes, problem.ground_m.tolist(), strict=True))
    for pipe in scheme.pipes:
        assert pipe.start_invert_m - pipe.end_invert_m == pytest.approx(pipe.slope * pipe.length_m)
        assert ground[pipe.start] - pipe.cover_start_m - pipe.diameter_mm / 1000 == pytest.approx(pipe.start_invert_m)
    assert scheme.cost_yuan == pytest.approx(scheme.pipes_yuan + scheme.pumps_yuan)
    assert len([o for o in scheme.outlets if o.used]) == 1
    assert scheme.outlets[0].flow_m3_s == pytest.approx(max(node.flow_m3_s for node in scheme.nodes))


def test_a_parcel_nobody_reaches_is_told() -> None:
    problem = sewer_problem()
    assert solve(problem).part.unserved == ()
