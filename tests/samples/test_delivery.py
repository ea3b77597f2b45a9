"""Do the demo's duties and indicators fit its pillars, and do their values show every colour?"""

from __future__ import annotations

import pandas as pd
from tests.frames import frame_plan, list_park

from gongxing.samples import delivery, registers
from gongxing.workflow.framework import plan_framework


def test_the_demo_lists_have_no_fault() -> None:
    park = list_park()
    tables = {
        "strategies": registers.strategies(), "duties": delivery.duties(), "indicators": delivery.indicators(),
        "indicator_values": delivery.indicator_values(2026),
    }  # fmt: skip
    for name, frame in tables.items():
        park = park.with_table(name, frame)
    plan = plan_framework(frame_plan(), park)
    assert plan.framework is not None
    found = {finding.code: finding for finding in plan.findings}["framework.lists"]
    assert set(found.rows) <= {"FG02"}  # the hand-made plan has no water works and no goal of hydrants
    goal = plan.framework.goal("rd_intensity")
    assert goal is not None
    assert goal.actual == ((2026, 0.0215),)


def test_they_say_that_they_are_made_up() -> None:
    for frame in (delivery.duties(), delivery.indicators(), delivery.indicator_values(2026)):
        assert isinstance(frame, pd.DataFrame)
        assert frame["words"].str.contains("合成").all()
