"""Does review see a parcel without road or water, a road over permanent farmland, and works that wait for nothing?"""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
from shapely.geometry import Point
from tests.network_plans import water_plan
from tests.parks import CRS, EAST, NORTH, grid_park

from gongxing.origins import UNKNOWN
from gongxing.park import Park
from gongxing.plan import Action, LandScheme, ParcelChoice, Plan, Result, Status
from gongxing.plan.roads import ParcelAccess, RoadScheme, RoadSegment
from gongxing.plan.water import Unserved
from gongxing.review import review_networks
from gongxing.words import Text
from gongxing.workflow.values import standards_of

BY_HAND = Text("手工", "by hand")


def park() -> Park:
    """Three hectares in a row: two of works, one of permanent farmland."""
    return grid_park([["100102", "100102", "0101"]], permanent_farmland={"P00": False, "P01": False, "P02": True})


def plan(*, reached: tuple[str, ...] = ("P00", "P01"), path_y: float = 0.0) -> Plan:
    uses = {"P00": "100102", "P01": "100102", "P02": "0101"}
    choices = tuple(ParcelChoice(parcel, 10_000.0, use, use, False, (), 0.0) for parcel, use in uses.items())
    land = LandScheme(("0101", "100102"), choices, (), ())
    y = NORTH + path_y
    street = RoadSegment("S9", "new", "local", 18.0, ((EAST, y), (EAST + 290, y)), 290.0, Text("接通", "connects"))
    access = tuple(ParcelAccess(parcel, "S9", 0.0, True) for parcel in reached)
    roads = RoadScheme((street,), access, (), (), (), 1e6, 0.0, 0.0, 290.0, True)

    def solved(part: object) -> Result:
        return Result(Status.FEASIBLE, part, 1.0, 1.0, 0.0, 1, BY_HAND)

    return replace(water_plan(), land=solved(land), roads=solved(roads))


def verdicts(made: Plan, of: Park | None = None) -> dict[str, str]:
    chosen = of or park()
    return {f.code: f.verdict for f in review_networks(chosen, standards_of(chosen), made)}


def test_a_sound_plan_passes_and_unknown_capacity_is_unknown() -> None:
    found = verdicts(plan())
    assert found.pop("review.supply") == "unknown"
    assert set(found.values()) == {"pass"}
    assert {"review.access", "review.roads_farmland", "review.served_water", "review.streets", "review.order"} <= set(
        found
    )


def test_a_parcel_nobody_speaks_of_fails_and_one_with_a_reason_warns() -> None:
    assert verdicts(plan(reached=("P00",)))["review.access"] == "fail"
    made = plan()
    scheme = made.water.part
    bare = replace(scheme, nodes=tuple(replace(node, parcels=node.parcels[:1]) for node in scheme.nodes))
    assert verdicts(replace(made, water=replace(made.water, part=bare)))["review.served_water"] == "fail"
    told = replace(bare, unserved=(Unserved("P01", 40.0, Text("太远", "too far")),))
    assert verdicts(replace(made, water=replace(made.water, part=told)))["review.served_water"] == "warn"


def test_a_new_road_over_permanent_farmland_fails() -> None:
    assert verdicts(plan(path_y=50.0))["review.roads_farmland"] == "fail"


def test_a_main_along_a_road_that_does_not_exist_fails() -> None:
    made = plan()
    pipes = tuple(replace(pipe, road="nowhere") for pipe in made.water.part.pipes)
    made = replace(made, water=replace(made.water, part=replace(made.water.part, pipes=pipes)))
    assert verdicts(made)["review.streets"] == "fail"


def test_sources_must_give_what_is_asked_for() -> None:
    frame = gpd.GeoDataFrame(
        {"id": ["SS1"], "kind": ["water_source"], "capacity_m3_day": [500.0]}, geometry=[Point(EAST, NORTH)], crs=CRS
    )
    # 0.01 m3/s is 864 m3 a day
    assert verdicts(plan(), park().with_table("facilities", frame))["review.supply"] == "warn"
    assert (
        verdicts(plan(), park().with_table("facilities", frame.assign(capacity_m3_day=900.0)))["review.supply"]
        == "pass"
    )


def test_works_that_wait_for_nothing_or_for_one_another_fail() -> None:
    def work(name: str, *after: str) -> Action:
        return Action(name, "water", "water", Text("工程", "work"), (), 1.0, 2.0, after, origins=(UNKNOWN,))

    assert verdicts(replace(plan(), actions=(work("a"), work("b", "a"))))["review.order"] == "pass"
    assert verdicts(replace(plan(), actions=(work("a", "x"),)))["review.order"] == "fail"
    assert verdicts(replace(plan(), actions=(work("a", "b"), work("b", "a"))))["review.order"] == "fail"
    untimed = replace(work("a"), duration_days=None)
    assert verdicts(replace(plan(), actions=(untimed,)))["review.durations"] == "warn"
