"""Does setting plans side by side find what differs, and what does not?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.contract.engines import SMALL
from tests.parks import checker_park

from gongxing import workflow
from gongxing.plan import PhasingScheme, Plan, PlanScenario, Result, Scheduled, Status
from gongxing.review.comparison import compare_plans
from gongxing.words import Text


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan of the land of a small park."""
    return workflow.make_plan(checker_park(), workflow.Effort(seed=1, land=SMALL, networks=(), economy=(), delivery=()))


def scheduled(plan: Plan, *starts: int | None) -> Plan:
    items = tuple(
        Scheduled(action.id, action.id, start, None if start is None else start + 1, None, None, 0, 0.0, reason=None)
        for action, start in zip(plan.actions, starts, strict=False)
    )
    scheme = PhasingScheme(2026, 20, items, ())
    return replace(plan, phasing=Result(Status.FEASIBLE, scheme, 0.0, None, None, 1, Text("手工", "by hand")))


def test_a_plan_beside_itself_agrees_in_everything(plan: Plan) -> None:
    found = compare_plans(
        {"plan-0001": plan, "plan-0002": plan}, {"land.value": True, "land.gap": False, "land.abated": None}
    )
    assert [figure.key for figure in found.figures] == ["land.value"]
    assert found.figures[0].verdict(1) == "same"
    assert found.parcels == ()
    assert found.parcels_in_all == len(plan.land.part.choices)  # type: ignore[union-attr]
    assert found.scenarios[0].name == "base"


def test_parcels_and_starts_that_differ_are_found(plan: Plan) -> None:
    assert plan.land is not None
    assert plan.land.part is not None
    choices = plan.land.part.choices
    other = replace(choices[3], planned="1402" if choices[3].planned != "1402" else "16")
    moved = replace(plan.land.part, choices=(*choices[:3], other, *choices[4:]))
    scenario = PlanScenario("low", Text("偏紧", "tight"), "base", ())
    changed = replace(plan, land=replace(plan.land, part=moved), scenario=scenario)
    found = compare_plans({"a": scheduled(plan, 0, 2, 5), "b": scheduled(changed, 1, 2, None)}, {})
    assert [(row.parcel, row.agree) for row in found.parcels] == [(other.parcel, 1)]
    assert [(row.action, row.starts) for row in found.starts] == [
        (plan.actions[0].id, (0, 1)), (plan.actions[2].id, (5, None)),
    ]  # fmt: skip
    assert found.decided == (plan.actions[0].id, plan.actions[1].id)
    assert [scenario.name for scenario in found.scenarios] == ["base", "low"]
