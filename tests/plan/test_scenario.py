"""Does the scenario of a plan come back the same from JSON?"""

from __future__ import annotations

import datetime as dt

from gongxing.plan import Assumption, Plan, PlanScenario, from_jsonable, to_jsonable
from gongxing.words import Text


def test_a_plan_keeps_what_its_scenario_assumed() -> None:
    assumed = (Assumption("land.budget_yuan", None, "x 0.8", "yuan", "low"),)
    scenario = PlanScenario("low", Text("偏紧", "tight"), "base", assumed, "ab12")
    plan = Plan("园", dt.date(2026, 5, 1), dt.date(2026, 1, 1), (2026, 2030), scenario=scenario)
    assert from_jsonable(Plan, to_jsonable(plan)) == plan
