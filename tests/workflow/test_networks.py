"""Do the networks follow one another, is missing material told, and are a neighbour's facilities left alone?"""

from __future__ import annotations

from dataclasses import replace

import shapely
from tests.network_plans import water_plan
from tests.parks import CRS
from tests.workflow.test_integration import small_park

from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.workflow.networks import NETWORKS, Given, plan_networks
from gongxing.workflow.values import network_values_of, standards_of

BARE = replace(water_plan(), water=None)


def planned(park: Park, *steps: str, shared: bool = False) -> tuple[Plan, list[float]]:
    given = Given(park, standards_of(park), network_values_of(park), 1, shared)
    heard: list[float] = []
    made = plan_networks(BARE, given, steps=steps or NETWORKS, progress=lambda word: heard.append(word.share or 0.0))
    return made, heard


def test_every_network_of_a_small_park_is_planned_and_judged() -> None:
    made, heard = planned(small_park(None))
    for name in NETWORKS:
        result = getattr(made, name)
        assert result is not None, name
        assert result.seconds > 0
    assert made.water.part is not None
    assert made.sewer.part is not None
    assert {f.code for f in made.findings if f.verdict == "fail"} == set()
    assert {"water.epanet", "sewer.swmm.flooding"} <= {f.code for f in made.findings}
    assert {action.engine for action in made.actions} >= {"water", "sewer"}
    assert min(heard) >= 0
    assert max(heard) <= 1


def test_what_is_missing_is_told_and_stops_only_its_own_network() -> None:
    park = small_park(None)
    made, _ = planned(park.with_table("roads", park["roads"].frame.iloc[:0]), "roads")
    assert made.roads is None
    finding = next(f for f in made.findings if f.code == "roads.not_ready")
    assert finding.verdict == "unknown"


def test_the_neighbours_source_is_used_only_when_sharing() -> None:
    park = small_park("毗邻高新区")
    alone, _ = planned(park, "water")
    shared, _ = planned(park, "water", shared=True)
    assert [source.facility for source in alone.water.part.sources] == ["S1"]
    assert {source.facility for source in shared.water.part.sources} == {"S1", "S2"}


def test_a_parcel_that_crosses_itself_stops_nothing() -> None:
    park = small_park(None)
    frame = park.parcels.frame
    shapes = frame.geometry.to_numpy().copy()
    west, south, east, north = shapes[5].bounds
    shapes[5] = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
    made, _ = planned(park.with_table("parcels", frame.set_geometry(shapes, crs=CRS)), "roads", "water", "sewer")
    assert all(getattr(made, name).part is not None for name in ("roads", "water", "sewer"))
