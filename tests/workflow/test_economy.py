"""Does the economy of a plan come whole from park and survey, and is what is missing told?"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from tests.parks import grid_park

from gongxing.park import GrowthGoal, Park
from gongxing.plan import Plan, Progress, Status, from_jsonable, to_jsonable
from gongxing.samples.demo import demo_park
from gongxing.workflow.economy import ECONOMY, Ground, plan_economy
from gongxing.workflow.industry import industry_of, norms_of
from gongxing.workflow.values import standards_of


def ground_of(park: Park) -> Ground:
    norms = norms_of(park)
    return Ground(park, standards_of(park), norms, industry_of(park, norms))


def blank(park: Park) -> Plan:
    settings = park.settings
    return Plan(settings.name, dt.date(2026, 1, 1), settings.as_of, settings.horizon)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(demo_park(2, 0.5))


@pytest.fixture(scope="module")
def heard() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def plan(ground: Ground, heard: list[Progress]) -> Plan:
    return plan_economy(blank(ground.park), ground, progress=heard.append)


def test_every_part_is_there_checked_and_within_its_bound(plan: Plan) -> None:
    for name in ECONOMY:
        result = getattr(plan, name)
        assert result.status is not Status.UNKNOWN
        if result.gap is not None:
            assert result.gap <= 0.01
    assert plan.outlook is not None
    assert plan.talent is not None
    assert [f.code for f in plan.findings if f.verdict == "fail"] == []
    assert {f.code.split(".")[0] for f in plan.findings} >= {"portfolio", "industry"}


def test_every_firm_has_one_decision_and_a_reason(plan: Plan, ground: Ground) -> None:
    assert plan.industry is not None
    assert plan.industry.part is not None
    choices = plan.industry.part.choices
    assert sorted(choice.firm for choice in choices) == sorted(ground.park.firms.ids)
    assert all(choice.reason.zh and choice.reason.en for choice in choices)
    assert not any(choice.decision == "exit" and not choice.stable for choice in choices)


def test_every_action_has_an_id_of_its_own_an_origin_and_what_it_waits_for_exists(plan: Plan) -> None:
    ids = [action.id for action in plan.actions]
    assert len(ids) == len(set(ids))
    assert all(action.origins for action in plan.actions)
    assert {before for action in plan.actions for before in action.after} <= set(ids)


def test_progress_rises_and_the_plan_survives_json(plan: Plan, heard: list[Progress]) -> None:
    assert plan.outlook is not None
    assert {word.step.en for word in heard} >= {"choosing the portfolio", "deciding on firms"}
    again = from_jsonable(Plan, json.loads(json.dumps(to_jsonable(plan))))
    assert again == plan


def test_without_a_target_the_outlook_still_stands_and_the_package_waits(ground: Ground) -> None:
    park = ground.park.with_settings(replace(ground.park.settings, growth=GrowthGoal()))
    made = plan_economy(blank(park), replace(ground, park=park), steps=("growth",))
    assert made.outlook is not None
    assert made.growth is None
    assert any(f.code == "growth.not_ready" and "[growth]" in f.words.en for f in made.findings)


def test_a_park_without_firms_waits_for_them() -> None:
    park = grid_park([["100102", "0703"]])
    made = plan_economy(blank(park), ground_of(park))
    assert {f.code for f in made.findings} == {f"{name}.not_ready" for name in ECONOMY}
    assert all(f.verdict == "unknown" for f in made.findings)
    assert made.actions == ()
