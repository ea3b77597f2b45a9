"""Which small project with a plan, a schedule and reported values do tests of the delivery commands share?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from gongxing.origins import Figure
from gongxing.plan import Approval, Plan, StockLine
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.framework import plan_framework
from tests.frames import ACTIONS, DAY, ORIGIN, frame_plan, list_park, schedule, scheduled

STOCKS = (
    StockLine("money_yuan", Text("资金", "money"), "yuan", (None, None, None, 4e6) * 5, tuple(1e6 * min(q + 1, 4) for q in range(20))),
    StockLine("quota_m2", Text("用地指标", "land quota"), "m2", (5e4,) * 20, tuple(1e4 * (q // 4 + 1) for q in range(20))),
)  # fmt: skip
APPROVAL = Approval(Text("用地预审", "land pre-examination"), "YD-1", 20.0, DAY)


def small_plan() -> Plan:
    """Three actions of the first years scheduled, one not within the horizon, one without a word."""
    scheme = schedule(
        scheduled("roads.build_link.1", 0, 6, 300_000_000, approvals=(APPROVAL,)),
        scheduled("roads.widen_road.2", 2, 4, 100_000_000),
        scheduled("land.abate.3", 5, 7, 200_000_000),
        scheduled("industry.upgrade.4", None, None, 0, reason=Text("资金不足", "no money")),
        stocks=STOCKS,
    )
    sales = Figure("park.sales_yuan", Text("销售", "sales"), 8e9, "yuan", ORIGIN)
    plan = frame_plan(ACTIONS, scheme)
    return replace(plan, figures=(*plan.figures, sales), synthetic=True)


def small_project(folder: Path) -> Project:
    """A project on disk with that plan and the values of 2026 of two indicators."""
    park = list_park(
        indicators=[{"id": "rd", "name": "研发强度", "name_en": "R&D share", "unit": "%", "base": 2.0, "target": 3.0, "kind": "binding"}],
        indicator_values=[
            {"id": "V1", "indicator": "rd", "year": 2026, "value": 2.1},
            {"id": "V2", "indicator": "conflicts", "year": 2026, "value": 15},
        ],
        strategies=[
            {"id": "Z0", "kind": "idea", "name": "一个理念", "words": "原文"},
            *({"id": f"Z{n}", "kind": "pillar", "name": name} for n, name in enumerate(("产业", "创新", "空间", "设施", "生态", "民生"), 1)),
        ],
    )  # fmt: skip
    park = park.with_table(
        "progress", pd.DataFrame([{"id": "roads.build_link.1", "state": "started", "start": "2026-08-01"}])
    )
    project = Project.create(folder, park.settings)
    project.save(park)
    project.save_plan(plan_framework(small_plan(), park))
    return project
