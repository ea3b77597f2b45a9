"""Do actions get the approvals their circumstances ask for, early enough for any quarter?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from tests.industry_parks import land_plan, with_firms
from tests.parks import grid_park

from gongxing.io.packs import load_standards
from gongxing.io.procedure_packs import load_holidays, load_procedures
from gongxing.park import Park
from gongxing.plan import Action, Plan
from gongxing.plan.approvals import Gates, approvals_of, circumstances, own_procedure, quarters_of
from gongxing.standards.procedures import dated
from gongxing.words import same

GATES = Gates(load_procedures(), load_standards("", dt.date(2026, 1, 1)), load_holidays().calendar())


def action(identity: str, engine: str, kind: str, *parcels: str, **more: Any) -> Action:
    """Return an action that costs a yuan and takes a day."""
    return Action(identity, engine, kind, same(kind), parcels, 1.0, 1.0, **more)


@pytest.fixture(scope="module")
def park() -> Park:
    """Four hectares: fields of the collective, homes and works of the state, fields whose tenure nobody knows."""
    park = grid_park(
        [["0101", "0701", "0101", "100102"]], tenure={"P00": "collective", "P01": "state", "P03": "state"},
        permanent_farmland={"P00": True}, soil={"P03": "polluted"},
    )  # fmt: skip
    return with_firms(
        park, {"id": "A", "parcel": "P03", "industry_class": "3"}, {"id": "B", "parcel": "P03", "industry_class": "2"}
    )


@pytest.fixture(scope="module")
def plan(park: Park) -> Plan:
    """A plan that builds on all three and moves both firms."""
    made = land_plan(park, P00="0701", P01="0801", P02="0701")
    changes = tuple(action(f"land.change.{p}", "land", "change_use", p) for p in ("P00", "P01", "P02"))
    more = (
        action("land.soil.P03", "land", "soil_survey", "P03"), action("industry.move.A", "industry", "move", "P03"),
        action("industry.move.B", "industry", "move", "P03"), action("roads.1", "roads", "build_link", needs=(("quota_m2", 10.0),)),
        action("growth.productivity", "growth", "productivity"),
    )  # fmt: skip
    return replace(made, actions=(*changes, *more))


def test_circumstances_come_from_tenure_present_use_and_the_registers(plan: Plan, park: Park) -> None:
    found = circumstances(plan, park)
    assert found["land.change.P00"] == {"collective", "permanent_farmland"}
    assert found["land.change.P01"] == {"state_homes"}
    assert found["land.change.P02"] == {"tenure_unknown"}
    assert found["land.soil.P03"] == {"polluted"}
    assert "heavy" in found["industry.move.A"]
    assert "heavy" not in found["industry.move.B"]
    assert found["roads.1"] == {"takes_land"}


def test_each_action_has_its_approvals_with_rule_and_days(plan: Plan, park: Park) -> None:
    found = approvals_of(plan, park, GATES)
    assert [(a.rule, a.name.en) for a in found["land.change.P00"]] == [
        ("CX-26", "change of the detailed plan"), ("ZD-26", "acquisition of collective land"),
    ]  # fmt: skip
    assert [a.rule for a in found["land.change.P01"]] == ["CX-26", "FW-10"]
    assert [a.rule for a in found["industry.move.A"]] == ["XM-BA", "EIA-22"]
    assert set(found) == {a.id for a in plan.actions} - {"land.soil.P03", "growth.productivity"}
    assert all(a.days > 0 and a.ask_by is None for rows in found.values() for a in rows)
    # permanent farmland goes to the State Council and takes longer than the fields whose tenure is not known
    assert found["land.change.P00"][1].days > found["land.change.P02"][1].days


def test_the_lead_is_enough_for_every_quarter_of_the_horizon(plan: Plan) -> None:
    procedure = GATES.procedure("land_acquisition")
    lead = GATES.lead_days("land_acquisition", plan.horizon)
    ends = [dated(procedure, q - dt.timedelta(lead), GATES.calendar).schedule.end for q in quarters_of(plan.horizon)]
    assert len(ends) == 20
    assert all(end <= q for end, q in zip(ends, quarters_of(plan.horizon), strict=True))


def test_an_action_that_is_the_procedure_spares_the_others_on_its_parcels(plan: Plan, park: Park) -> None:
    acquire = action("resettlement.acquire.甲", "resettlement", "acquire", "P00")
    found = approvals_of(replace(plan, actions=(*plan.actions, acquire)), park, GATES)
    assert [a.rule for a in found["land.change.P00"]] == ["CX-26"]
    assert [a.rule for a in found["land.change.P02"]] == ["CX-26", "ZD-26"]
    assert acquire.id not in found
    assert own_procedure(acquire, GATES) == "land_acquisition"
    start = dt.date(2026, 4, 1)
    wanted = dated(GATES.procedure("land_acquisition"), start, GATES.calendar).days
    assert GATES.length_days("land_acquisition", start) == wanted


def test_a_majority_that_objects_brings_a_hearing_and_its_time(plan: Plan, park: Park) -> None:
    def objecting(*marks: bool) -> Park:
        rows = [{"id": f"H{i}", "parcel": "P02", "objection": mark} for i, mark in enumerate(marks)]
        return park.with_table("households", pd.DataFrame(rows))

    calm, angry = objecting(True, False), objecting(True, True, False)
    assert "majority_objects" not in circumstances(plan, calm)["land.change.P02"]
    assert "majority_objects" in circumstances(plan, angry)["land.change.P02"]
    days = [approvals_of(plan, one, GATES)["land.change.P02"][1].days for one in (calm, angry)]
    assert days[0] < days[1]
