"""Small plans with streets, drains, land and a firm, made by hand, that tests of phasing read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd

from gongxing.engines.phasing import PhasingProblem, build_problem
from gongxing.io.packs import load_phasing_values
from gongxing.park import Park
from gongxing.plan import Action, LandScheme, ParcelChoice, Plan, Result, SewerScheme, Status
from gongxing.plan.sewer import DrainDecision, DrainPipe
from gongxing.words import Text
from tests.parks import checker_park

DAY = dt.date(2026, 1, 1)
METHOD = Text("手工", "by hand")


def action(
    name: str, engine: str, kind: str, cost: float | None = 2e6, days: float | None = 30.0, **given: Any
) -> Action:
    """An action with what tests care for."""
    made = Action(name, engine, kind, Text(f"行动 {name}", f"action {name}"), given.pop("parcels", ()), cost, days)
    return replace(made, **given)


def drain(name: str, start: str, end: str, road: str, decision: DrainDecision = DrainDecision.NEW) -> DrainPipe:
    """A drain of a street."""
    return DrainPipe(
        name, "sewer", start, end, (), 50.0, 300.0, decision, "", road, METHOD, 1.0, 0.01, 0.0, 0.0, 1.0, 1.0, 0.1, 0.2, 1.0, 0.5
    )  # fmt: skip


def done(part: Any) -> Result[Any]:
    """A scheme as a result."""
    return Result(Status.FEASIBLE, part, 1.0, None, None, 1, METHOD)


def choice(parcel: str, present: str, planned: str, area: float = 1e4) -> ParcelChoice:
    """What is planned for a parcel."""
    return ParcelChoice(parcel, area, present, planned, False, (), 1e6)


def street_plan() -> Plan:
    """Street S1 drains into S2, S2 through a drain that stays into S3; parcel P1 is served from S1, reached by road A, and is
    built on once firm F has left; a soil survey comes before."""
    pipes = (
        drain("a", "1", "2", "S1"),
        drain("b", "2", "3", "S2"),
        drain("k", "3", "4", "S9", DrainDecision.KEEP),
        drain("c", "4", "5", "S3"),
    )
    land = LandScheme(
        ("0701",),
        (choice("P1", "100102", "0701"), choice("P2", "0101", "0701"), choice("P3", "100102", "0101")),
        (),
        (),
    )
    actions = (
        action("land.soil.P1", "land", "soil_survey", None, None, parcels=("P1",)),
        action("land.change.P1", "land", "change_use", 5e6, None, after=("land.soil.P1",), parcels=("P1",)),
        action("land.change.P2", "land", "change_use", 4e6, None, parcels=("P2",), needs=(("quota_m2", 1e4),)),
        action("land.change.P3", "land", "change_use", 1e6, None, parcels=("P3",), gives=(("quota_m2", 1e4),)),
        action("industry.move.F", "industry", "move", 1e6, 200.0, parcels=("P1", "P9"), gives=(("land.change.P1", 1.0),)),
        action("roads.A-1", "roads", "build_access", 1e6, 20.0, parcels=("P1",), needs=(("quota_m2", 500.0),)),
        action("sewer.pipes.S1", "sewer", "lay_pipes", 3e5, 20.0, parcels=("P1",)),
        action("sewer.pipes.S2", "sewer", "lay_pipes", 3e6, 40.0),
        action("sewer.pipes.S3", "sewer", "lay_pipes", 3e6, 40.0),
        action("sewer.pump.4", "sewer", "build_pump", 1e6, 120.0),
        action("water.lay_main.S2", "water", "lay_main", 2e6, 10.0),
        action("lines.yield.x", "lines", "yield", 1e5, 3.0, after=("sewer.pipes.S2",)),
    )  # fmt: skip
    plan = Plan("试验园区", DAY, DAY, (2026, 2027), done(land), actions)
    return replace(plan, sewer=done(SewerScheme("sewer", (), pipes, (), ())))


def quota_park(**years: float) -> Park:
    """A park with new quota by year (`y2026=...`) and a linked quota of two hectares in 2026; without years it has no quota."""
    rows = [
        {"id": f"Q{name}", "year": int(name[1:]), "kind": "new_construction", "area_m2": area}
        for name, area in years.items()
    ]
    if rows:
        rows.append({"id": "QL", "year": 2026, "kind": "linked", "area_m2": 2e4})
    return checker_park().with_table("quota", pd.DataFrame(rows, columns=["id", "year", "kind", "area_m2"]))


def with_progress(park: Park, *rows: dict[str, Any]) -> Park:
    """The park with rows of the table of progress."""
    return park.with_table("progress", pd.DataFrame(list(rows)))


def street_problem(park: Park | None = None, **given: Any) -> PhasingProblem:
    """The problem of the street plan."""
    return build_problem(park or quota_park(y2026=2e4, y2027=1e4), street_plan(), load_phasing_values(), **given)
