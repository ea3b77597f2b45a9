"""Is each work an action with its price, time and land?"""

from __future__ import annotations

import pytest
from tests.road_problems import road_problem

from gongxing.engines.roads import roads_actions, solve
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_one_work_one_action() -> None:
    problem = road_problem()
    scheme = solve(problem).part
    assert scheme is not None
    (action,) = roads_actions(problem, scheme)
    assert (action.engine, action.kind, action.parcels) == ("roads", "build_access", ("P11",))
    assert action.cost_yuan == pytest.approx(scheme.works_yuan)
    # 46 m of lane at 30 m a day
    assert action.duration_days == pytest.approx(46 / VALUES.value("road_build_m_day", "lane"))
    assert dict(action.needs)["quota_m2"] == pytest.approx(sum(s.land_take_m2 for s in scheme.built))
    assert any("road_build_m_day" in origin.ref for origin in action.origins)


def test_all_money_is_in_some_action() -> None:
    problem = road_problem(7)
    scheme = solve(problem).part
    assert scheme is not None
    actions = roads_actions(problem, scheme)
    assert sum(a.cost_yuan or 0 for a in actions) == pytest.approx(scheme.works_yuan)
    assert len({a.id for a in actions}) == len(actions)
