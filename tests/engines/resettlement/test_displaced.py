"""Who has to move, for what, and who may stay?"""

from __future__ import annotations

from dataclasses import replace

from tests.resettlement_parks import cleared_plan, lived_park

from gongxing.engines.resettlement.displaced import displaced
from gongxing.plan import Conflict, Result, RoadScheme, Status
from gongxing.plan.roads import RoadSegment
from gongxing.words import Text


def test_households_on_cleared_parcels_move_and_others_stay() -> None:
    park = lived_park()
    found = displaced(park, cleared_plan(park, "P00"))
    assert [(f.household, f.action, f.cause) for f in found] == [(f"H{n}", "land.change.P00", "use") for n in range(3)]
    assert displaced(park, cleared_plan(park)) == ()


def test_a_road_takes_the_home_it_runs_through() -> None:
    park = lived_park()
    segment = RoadSegment("S1", "new", "local", 12.0, (), 100.0, Text("通达", "access"), work="A-1", demolished=("B4",))
    scheme = RoadScheme((segment,), (), (), (), (), 0.0, 0.0, 0.0, 0.0, True)
    plan = replace(
        cleared_plan(park, "P00"), roads=Result(Status.OPTIMAL, scheme, 1.0, 1.0, 0.0, 1, Text("试", "test"))
    )
    assert [(f.household, f.action, f.cause) for f in displaced(park, plan)][3:] == [("H4", "roads.A-1", "road")]


def test_a_home_within_a_protection_distance_moves_for_that() -> None:
    park = lived_park()
    conflict = Conflict("W1", "F1", "B0", "dwelling", 20.0, 50.0, (), True)
    found = displaced(park, replace(cleared_plan(park, "P00"), conflicts=(conflict,)))
    assert [f.cause for f in found] == ["shield", "use", "use"]
