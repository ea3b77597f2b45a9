"""Does the resettlement of a plan come with actions, figures and findings, and is no money counted twice?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.resettlement_parks import cleared_plan, lived_park

from gongxing.engines.land import household_moving
from gongxing.errors import NotReadyError
from gongxing.plan import Status
from gongxing.workflow.resettlement import plan_resettlement
from gongxing.workflow.values import land_values_of, resettlement_of


def test_the_part_comes_whole_and_the_lump_sum_leaves_the_change_of_use() -> None:
    park = lived_park()
    before = cleared_plan(park, "P00")
    plan = plan_resettlement(before, park)
    assert plan.resettlement is not None
    assert plan.resettlement.status is Status.OPTIMAL
    assert plan.resettlement.seconds is not None
    assert [f.code for f in plan.findings if f.verdict == "fail"] == []
    lump = household_moving(park, land_values_of(park))["P00"]  # three homes of one floor of 100 m2 at 4,500
    assert lump == pytest.approx(3 * 100 * 4500)
    change = next(a for a in plan.actions if a.id == "land.change.P00")
    assert change.cost_yuan == 0.0  # the lump is greater than the whole
    assert {a.engine for a in plan.actions} == {"land", "resettlement"}
    assert {f.key for f in plan.figures} >= {"resettlement.households", "resettlement.gap"}
    assert [a.cost_yuan for a in before.actions] == [1e6]


def test_too_few_flats_make_a_part_without_scheme_but_with_its_conflict() -> None:
    park = lived_park(**{f"H{n}": {"wish": "homestead"} for n in range(3)})
    plan = plan_resettlement(cleared_plan(park, "P00"), park)
    assert plan.resettlement is not None
    assert plan.resettlement.status is Status.INFEASIBLE
    assert plan.resettlement.conflict


def test_own_figures_stand_for_the_profile() -> None:
    park = lived_park().with_table(
        "assumptions",
        pd.DataFrame({"id": ["resettlement_values/reward_yuan/*"], "value": ["8000"], "words": ["区里文件"]}),
    )
    assert resettlement_of(park).value("reward_yuan") == 8000
    with pytest.raises(NotReadyError):
        plan_resettlement(cleared_plan(park).__class__("x", *(cleared_plan(park).made_on,) * 2, (2026, 2030)), park)
