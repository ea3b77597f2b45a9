"""Do the steps of delivery follow one another, each told, and is none run that nobody asked for?"""

from __future__ import annotations

from tests.finance_parks import action, money_park, money_plan
from tests.frames import DAY, frame_plan, list_park
from tests.parks import grid_park

from gongxing.io.packs import load_standards
from gongxing.plan import Progress
from gongxing.workflow.delivery import Ground, plan_delivery


def test_the_framework_is_the_last_step_and_is_told() -> None:
    heard: list[Progress] = []
    ground = Ground(list_park(), load_standards("jiangsu", DAY))
    plan = plan_delivery(frame_plan(), ground, steps=("framework",), progress=heard.append)
    assert plan.framework is not None
    assert heard
    assert plan_delivery(frame_plan(), ground, steps=()).framework is None


def test_the_funds_come_from_the_accounts_and_wait_for_them() -> None:
    ground = Ground(money_park(), load_standards("", DAY))
    assert plan_delivery(money_plan(action("w")), ground, steps=("funds",)).funds is not None
    plan = plan_delivery(money_plan(), Ground(grid_park([["1001"]]), ground.standards), steps=("funds",))
    assert plan.funds is None
    assert [(f.code, f.verdict) for f in plan.findings] == [("funds.not_ready", "unknown")]
