"""Is land that asks for more than its networks carry found out?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.network_parks import bare_park, with_facilities
from tests.network_plans import water_plan

from gongxing.park import Park
from gongxing.plan import Finding, Plan, Result, SewerScheme, Status
from gongxing.plan.sewer import DrainDecision, DrainNode, DrainOutlet, DrainPipe
from gongxing.review import review_capacity
from gongxing.words import Text

W = Text("词", "word")


def sewer(kind: str = "sewer", flow: float = 0.02, facility: str = "P") -> SewerScheme:
    """A drain from one node to an outlet: ten litres a second on the mean day."""
    nodes = (DrainNode("a", 0, 0, 5.0, 0.01, flow, ("P00",)), DrainNode("o", 9, 0, 5.0, 0.0, flow))
    pipe = DrainPipe(
        "s", kind, "a", "o", ((0.0, 0.0), (9.0, 0.0)), 9.0, 300.0, DrainDecision.NEW, "", "", W, 1.0, 0.003, 3.0, 2.9, 1.0, 1.0, flow,
        0.03, 0.8, 0.5,
    )  # fmt: skip
    return SewerScheme(kind, nodes, (pipe,), (), (DrainOutlet("o", facility, 1.0, flow, True, not facility, W),))


def plant(capacity: float | None) -> Park:
    """A park with a treatment plant."""
    return with_facilities(
        bare_park(), {"id": "P", "kind": "treatment_plant", "capacity_m3_day": capacity, "at": (0.0, 0.0)}
    )


def reviewed(park: Park, plan: Plan) -> dict[str, Finding]:
    """Return the findings by code."""
    return {finding.code: finding for finding in review_capacity(park, plan)}


def drained(scheme: SewerScheme) -> Plan:
    """Return a plan with a drain."""
    result = Result(Status.FEASIBLE, scheme, 1.0, None, None, 1, W)
    plan = Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030))
    return replace(plan, storm=result) if scheme.kind == "storm" else replace(plan, sewer=result)


def test_a_plan_without_networks_is_not_spoken_of() -> None:
    assert reviewed(bare_park(), Plan("园", dt.date(2026, 1, 1), dt.date(2026, 1, 1), (2026, 2030))) == {}


@pytest.mark.parametrize(("capacity", "verdict"), [(900.0, "pass"), (800.0, "fail"), (None, "unknown")])
def test_the_plant_treats_what_reaches_it(capacity: float | None, verdict: str) -> None:
    # ten litres a second are 864 m3 a day
    found = reviewed(plant(capacity), drained(sewer()))["review.treatment"]
    assert found.verdict == verdict
    assert "864" in found.words.en
    assert found.rows == (() if verdict == "pass" else ("P",))


def test_an_outlet_without_facility_has_no_known_capacity() -> None:
    found = reviewed(plant(900.0), drained(sewer(facility="")))["review.treatment"]
    assert (found.verdict, found.rows) == ("unknown", ("o",))


@pytest.mark.parametrize("kind", ["sewer", "storm"])
def test_drains_carry_their_flow(kind: str) -> None:
    assert reviewed(plant(900.0), drained(sewer(kind)))[f"review.carried_{kind}"].verdict == "pass"
    assert reviewed(plant(900.0), drained(sewer(kind, flow=0.04)))[f"review.carried_{kind}"].rows == ("s",)


def test_sources_give_what_is_asked_and_sewage_is_less_than_water() -> None:
    plan = water_plan()
    assert plan.water is not None
    assert plan.water.part is not None
    water = plan.water.part
    given = sum(source.flow_m3_s for source in water.sources)
    nodes = tuple(replace(node, demand_m3_s=given / len(water.nodes)) for node in water.nodes)
    whole = replace(plan, water=replace(plan.water, part=replace(water, nodes=nodes)), sewer=drained(sewer()).sewer)
    found = reviewed(plant(900.0), whole)
    assert found["review.water_balance"].verdict == "pass"
    assert found["review.foul_balance"].verdict == ("pass" if given >= 0.01 else "warn")
    thirsty = tuple(replace(node, demand_m3_s=2 * node.demand_m3_s) for node in nodes)
    dry = replace(whole, water=replace(plan.water, part=replace(water, nodes=thirsty)))
    assert reviewed(plant(900.0), dry)["review.water_balance"].verdict == "fail"
