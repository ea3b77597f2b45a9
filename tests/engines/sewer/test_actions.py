"""Do the works add up to the scheme and wait for the road they lie in?"""

from __future__ import annotations

import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer import sewer_actions, solve
from gongxing.io.packs import load_network_values


def test_works_by_road() -> None:
    problem = sewer_problem(fall=0.0, level=7.5)
    scheme = solve(problem).part
    actions = sewer_actions(problem, scheme, load_network_values(), road_actions={"R1": "roads.build.7"})
    laid = [a for a in actions if a.kind == "lay_pipes"]
    assert sum(a.cost_yuan for a in laid) == pytest.approx(scheme.pipes_yuan)
    assert sum(a.duration_days for a in laid) == pytest.approx(
        sum(p.length_m for p in scheme.pipes if p.decision.laid) / 20
    )
    assert {a.id: a.after for a in laid}["sewer.pipes.R1"] == ("roads.build.7",)
    assert {a.after for a in laid if a.id != "sewer.pipes.R1"} <= {()}
    pumps = [a for a in actions if a.kind == "build_pump"]
    assert len(pumps) == len(scheme.pumps) > 0
    assert all(a.duration_days > 0 for a in pumps)
    assert len({a.id for a in actions}) == len(actions)
    assert all(a.origins for a in actions)
