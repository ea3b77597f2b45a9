"""Which small comparison of scenarios do tests share?"""

from __future__ import annotations

from gongxing.plan import Assumption, PlanScenario
from gongxing.plan.comparison import ComparedFigure, ComparedParcel, ComparedStart, Comparison
from gongxing.words import Text


def comparison(*parcels: str) -> Comparison:
    """Base and a scenario of tight money: costs fall, value falls, one parcel and one start differ."""
    base = PlanScenario("base", Text("基准", "base"), "", ())
    assumed = (Assumption("land.budget_yuan", "1500000000", "1200000000", "yuan", "low"),)
    low = PlanScenario("low", Text("资金偏紧", "tight money"), "base", assumed)
    figures = (
        ComparedFigure("land.value", Text("方案价值", "value of the plan"), "yuan", True, (5e9, 4.5e9)),
        ComparedFigure("land.cost_yuan", Text("总费用", "spending"), "yuan", False, (5e8, 4e8)),
        ComparedFigure(
            "land.changed_parcels", Text("改变用途的地块", "parcels put to another use"), "宗", None, (75.0, 68.0)
        ),
        ComparedFigure("land.conflicts_planned", Text("方案后厂居冲突", "conflicts left"), "处", False, (None, 2.0)),
    )
    first = parcels[0] if parcels else "P1"
    rows = (ComparedParcel(first, 5e4, "0101", ("100102", "0101"), 1),)
    starts = (ComparedStart("land/1", Text("改工业", "to industry"), (0, None)),)
    return Comparison((base, low), ("plan-0001", "plan-0002"), figures, rows, starts, ("roads/1",), 30, True)
