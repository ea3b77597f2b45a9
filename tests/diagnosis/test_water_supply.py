"""Does the model hold what a source feeds, with the demand where it is drawn?"""

import numpy as np
import pytest
from tests.network_parks import bare_park, street_park, water_park, with_facilities, with_heights, with_pipes

from gongxing.diagnosis.demand import parcel_demand
from gongxing.diagnosis.pipe_graph import pipe_graph
from gongxing.diagnosis.water_supply import water_model
from gongxing.io.packs import load_network_values
from gongxing.plan import Finding

VALUES = load_network_values()


def modelled(park):
    return water_model(park, VALUES, pipe_graph(park, "water"))


def test_only_what_the_source_feeds_is_in_the_model() -> None:
    model = modelled(water_park())
    assert model.network.links == ("W1", "W1/2", "W2", "W4")
    assert model.network.n_nodes == 5
    assert np.nanmax(model.network.head) == 45.0
    assert model.network.fixed.sum() == 1
    assert model.network.elevation.tolist() == [5.0] * 5


def test_sizes_and_roughness_come_from_the_catalogue() -> None:
    model = modelled(water_park())
    assert model.network.diameter.tolist() == pytest.approx(
        [VALUES.value("water_pipe_inner_mm", dn) / 1000 for dn in ("DN200", "DN200", "DN100", "DN150")]
    )
    assert model.network.roughness.tolist() == pytest.approx([140, 140, 95, 140])


def test_every_parcel_within_reach_draws_at_the_ends_of_its_main() -> None:
    park = water_park()
    model = modelled(park)
    uses = dict(zip(park.parcels.ids, park.parcels["use"], strict=True))
    asked = parcel_demand(park, uses, VALUES).water_m3_day.sum()
    assert model.served_m3_day == pytest.approx(asked)
    assert model.network.demand.sum() == pytest.approx(asked * VALUES.value("water_hour_factor") / 86_400)


def test_what_is_assumed_is_said() -> None:
    park = with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(0, 0), (50, 0)]})
    park = with_heights(with_facilities(park, {"id": "s", "kind": "water_source", "at": (0, 0)}), 5.0)
    model = modelled(park)
    assert np.nanmax(model.network.head) == 5.0 + VALUES.value("water_source_pressure_m")
    said = " ".join(note.en for note in model.notes)
    assert "no head" in said
    assert "no diameter" in said
    assert "no material" in said


def test_a_tank_gives_its_level() -> None:
    park = with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(0, 0), (50, 0)], "diameter_mm": 150.0})
    park = with_facilities(park, {"id": "t", "kind": "tank", "level_m": 33.0, "at": (50, 0)})
    model = modelled(park)
    assert np.nanmax(model.network.head) == 33.0
    assert not model.measured


@pytest.mark.parametrize(
    ("park", "wanted"),
    [
        (bare_park(), "import the survey of the water mains"),
        (with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(0, 0), (50, 0)]}), "water_source"),
    ],
)
def test_what_is_missing_is_named(park, wanted) -> None:
    found = modelled(park)
    assert isinstance(found, Finding)
    assert found.verdict == "unknown"
    assert wanted in found.words.en


def test_a_source_without_head_on_unknown_ground_is_no_source() -> None:
    park = with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(0, 0), (50, 0)], "diameter_mm": 150.0})
    park = with_facilities(park, {"id": "s", "kind": "water_source", "at": (0, 0)})
    assert isinstance(modelled(park), Finding)
