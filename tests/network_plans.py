"""Which small network plans made by hand do tests share?"""

from __future__ import annotations

import datetime as dt

from gongxing.plan import Plan, Result, Status
from gongxing.plan.water import Hydrant, PipeDecision, WaterNode, WaterPipe, WaterScheme, WaterSource
from gongxing.words import Text
from tests.parks import EAST, NORTH


def water_scheme() -> WaterScheme:
    """One new main of 100 m from a source to a junction that serves two parcels and a hydrant."""
    nodes = (
        WaterNode("N1", EAST, NORTH, 5.0, 0.0, 40.0, 38.0),
        WaterNode("N2", EAST + 100, NORTH, 5.0, 0.01, 36.0, 30.0, ("P00", "P01")),
    )
    pipe = WaterPipe(
        "S1", "water", "R1.0", "N1", "N2", ((EAST, NORTH), (EAST + 100, NORTH)), 100.0, 200.0, 209.0, 130.0, PipeDecision.NEW, "", "R1",
        Text("服务新地块", "serves new land"), 69_000.0, 0.7, 0.7, 0.01, 0.29,
    )  # fmt: skip
    hydrant = Hydrant("XH1", "N2", EAST + 100, NORTH, 15.0, 42.0, False)
    return WaterScheme(nodes, (pipe,), (WaterSource("N1", "SS1", 45.0, 0.01),), (hydrant,), ())


def water_plan() -> Plan:
    """A plan with nothing but that main."""
    result = Result(Status.FEASIBLE, water_scheme(), 69_000.0, 60_000.0, 9 / 69, 1, Text("手工", "by hand"))
    return Plan("试验园区", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030), water=result)
