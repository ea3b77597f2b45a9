"""Does a park get its road plan under the limits of its settings, with figures, works and a passing check?"""

from __future__ import annotations

from dataclasses import replace

from tests.network_plans import water_plan
from tests.road_problems import village_park

from gongxing.park import RoadLimits
from gongxing.plan import Status
from gongxing.workflow.road_plan import plan_park_roads
from gongxing.workflow.values import network_values_of

BARE = replace(water_plan(), water=None)


def test_a_village_gets_its_lanes() -> None:
    park = village_park(3)
    result, figures, actions, findings = plan_park_roads(park, BARE, network_values_of(park))
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    said = {figure.key: figure.value for figure in figures}
    assert said["roads.access_share"] == 1.0
    assert said["roads.value"] <= said["roads.baseline_value"]
    assert actions
    assert all(action.cost_yuan > 0 and action.duration_days > 0 for action in actions)
    assert [f.code for f in findings if f.verdict == "fail"] == []


def test_a_budget_below_the_least_access_is_told_as_a_conflict() -> None:
    park = village_park(3)
    poor = park.with_settings(replace(park.settings, roads=RoadLimits(budget_yuan=1.0)))
    result, figures, actions, _ = plan_park_roads(poor, BARE, network_values_of(poor))
    assert result.status is Status.INFEASIBLE
    assert len(result.conflict) >= 2
    assert (figures, actions) == ((), ())
