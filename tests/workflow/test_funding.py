"""Do funds join the plan with land revenue on the actions, and is a missing budget told?"""

from __future__ import annotations

import pytest
from tests.finance_parks import action, money_park, money_plan
from tests.parks import grid_park

from gongxing.errors import NotReadyError
from gongxing.workflow.funding import fund


def test_funds_land_revenue_and_figures_join_the_plan() -> None:
    plan = fund(money_plan(action("x", "land", parcels=("P00",))), money_park())
    assert plan.funds is not None
    assert plan.actions[0].gives == (("money_yuan", 2_739_000.0),)
    assert {f.key for f in plan.figures} == {"funds.free_yuan", "funds.bonds_yuan", "funds.earmarked_yuan"}
    assert plan.figures[0].value == plan.funds.free_yuan(2030)


def test_a_park_without_a_budget_has_no_funds() -> None:
    with pytest.raises(NotReadyError, match="budget"):
        fund(money_plan(), grid_park([["1001"]]))
