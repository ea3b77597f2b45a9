"""Are the demo's mains connected to their sources, and do its drains fall to plant and water?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from gongxing.park import Park
from gongxing.park.streets import streets
from gongxing.park.zones import neighbours, own_park
from gongxing.samples.utilities import NEIGHBOUR


@pytest.mark.parametrize(
    ("kind", "sink"), [("water", "water_source"), ("sewer", "treatment_plant"), ("storm", "outfall")]
)
def test_every_pipe_is_connected_to_a_source_plant_or_outfall(park: Park, kind: str, sink: str) -> None:
    pipes = park["pipes"].frame
    lines = pipes[pipes["kind"] == kind].geometry
    graph = streets(list(lines), [""] * len(lines))
    sinks = own_park(park)["facilities"].frame
    spots = shapely.get_coordinates(sinks[sinks["kind"] == sink].geometry.to_numpy())
    at = [int(np.argmin(np.hypot(*(graph.xy - spot).T))) for spot in spots]
    assert max(np.hypot(*(graph.xy[node] - spot)) for node, spot in zip(at, spots, strict=True)) < 0.1
    assert set(graph.pieces()) == set(graph.pieces()[at])


@pytest.mark.parametrize("kind", ["sewer", "storm"])
def test_drains_fall_under_cover(park: Park, kind: str) -> None:
    pipes = park["pipes"].frame
    drains = pipes[pipes["kind"] == kind]
    assert (drains["start_invert_m"] > drains["end_invert_m"]).all()
    assert (drains["depth_m"].dropna() >= 0.9).all()
    if kind == "sewer":
        assert (drains["depth_m"].dropna() < 5.5).all()


def test_sewers_grow_towards_the_plant(park: Park) -> None:
    pipes = park["pipes"].frame
    plant = park["facilities"].frame.query("kind == 'treatment_plant'").geometry.iloc[0]
    sewers = pipes[pipes["kind"] == "sewer"]
    assert sewers.distance(plant).corr(sewers["diameter_mm"], method="spearman") < -0.2
    largest = sewers.loc[sewers["diameter_mm"].idxmax()]
    assert largest.geometry.distance(plant) < 600


def test_sources_have_a_head_and_hydrants_stand_by_the_mains(park: Park) -> None:
    assert neighbours(park) == (NEIGHBOUR,)
    facilities = own_park(park)["facilities"].frame
    sources = facilities[facilities["kind"] == "water_source"]
    assert len(sources) == 2
    assert sources["head_m"].notna().all()
    mains = park["pipes"].frame.query("kind == 'water'").geometry.union_all()
    hydrants = facilities[facilities["kind"] == "hydrant"]
    assert len(hydrants) > 200
    assert hydrants.distance(mains).max() < 3


def test_mains_cover_the_park_only_in_part(park: Park) -> None:
    roads = park["roads"].frame
    wide = roads[~roads["grade"].isin(["lane", "motorway"])]
    pipes = park["pipes"].frame
    share = {
        kind: pipes[pipes["kind"] == kind].length.sum() / wide.length.sum() for kind in ("water", "sewer", "storm")
    }
    assert 0.6 < share["water"] < 0.95
    assert 0.3 < share["storm"] < share["sewer"] < 0.85
