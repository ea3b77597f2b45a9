"""Is the protection distance measured from the workshop's own edge to the sensitive building, and who stands inside?"""

from __future__ import annotations

import pytest
from tests.parks import AS_OF, building, grid_park, with_buildings

from gongxing.diagnosis.protection import encroachments, locate, workshops
from gongxing.io.packs import load_standards
from gongxing.park import Park
from gongxing.standards import Standards


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards("jiangsu", AS_OF)


def park_with(*rows: dict[str, object]) -> Park:
    return with_buildings(grid_park([["100102", "0703"]]), *rows)


def hall(**values: object) -> dict[str, object]:
    # The workshop stands 10 m inside its lot: its eastern edge at x = 90, the lot line at x = 100.
    return building(
        "W", "workshop", 70, 40, **{"parcel": "P00", "emits": True, "protection_m": 50.0, "firm": "F1"} | values
    )


def test_the_distance_runs_from_the_workshops_edge_not_from_the_lot_line(standards: Standards) -> None:
    # The house begins at x = 145: 55 m from the workshop, though 45 m from the lot line. Nobody stands inside 50 m.
    assert encroachments(park_with(hall(), building("H", "dwelling", 145, 40)), standards) == ()
    # At x = 135 it is 45 m from the workshop.
    (found,) = encroachments(park_with(hall(), building("H", "dwelling", 135, 40, parcel="P01")), standards)
    assert (found.workshop, found.firm, found.building, found.kind) == ("W", "F1", "H", "dwelling")
    assert (found.workshop_parcel, found.building_parcel) == ("P00", "P01")
    assert (found.distance_m, found.required_m) == (pytest.approx(45.0), 50.0)


def test_exactly_at_the_distance_is_outside(standards: Standards) -> None:
    assert encroachments(park_with(hall(), building("H", "dwelling", 140, 40)), standards) == ()


@pytest.mark.parametrize(
    ("kind", "shielded"),
    [
        ("dwelling", True),
        ("dormitory", True),
        ("school", True),
        ("clinic", True),
        ("office", False),
        ("warehouse", False),
        (None, False),
    ],
)
def test_homes_schools_and_clinics_are_shielded(standards: Standards, kind: str | None, shielded: bool) -> None:
    found = encroachments(park_with(hall(), building("H", kind, 110, 40)), standards)  # type: ignore[arg-type]
    assert bool(found) is shielded


def test_a_dormitory_within_the_factory_counts_but_a_workshop_is_not_its_own_neighbour(standards: Standards) -> None:
    found = encroachments(park_with(hall(), building("D", "dormitory", 10, 40, parcel="P00")), standards)
    assert [(e.building, e.building_parcel) for e in found] == [("D", "P00")]
    assert encroachments(park_with(building("X", "dormitory", 10, 40, emits=True, protection_m=50.0)), standards) == ()


def test_a_missing_distance_takes_the_first_step_of_the_rounding_rule_and_is_marked(standards: Standards) -> None:
    park = park_with(
        hall(id="W"), building("V", "workshop", 10, 10, emits=True), building("N", "workshop", 10, 70, emits=False)
    )
    found = workshops(park, standards)
    assert found.ids == ("W", "V")
    assert found.distance_m.tolist() == [50.0, 50.0]
    assert found.assumed.tolist() == [False, True]
    assert found.footprint_m2.tolist() == pytest.approx([400.0, 400.0])


def test_a_recorded_distance_makes_an_emitter_even_where_nobody_said_that_it_emits(standards: Standards) -> None:
    assert workshops(park_with(hall(emits=None)), standards).ids == ("W",)
    assert workshops(park_with(hall(emits=None, protection_m=None)), standards).ids == ()


def test_nobody_emits_nobody_encroaches(standards: Standards) -> None:
    assert encroachments(grid_park([["100102"]]), standards) == ()
    assert encroachments(park_with(hall()), standards) == ()


def test_a_building_without_a_stated_parcel_is_found_by_its_place(standards: Standards) -> None:
    park = park_with(
        hall(parcel=None), building("H", "dwelling", 135, 40, parcel="elsewhere"), building("O", "dwelling", 115, 120)
    )
    assert workshops(park, standards).parcels == ("P00",)
    found = encroachments(park, standards)
    assert {e.building: e.building_parcel for e in found} == {"H": "P01"}
    shapes = park.buildings.geometry.array
    assert locate(park, shapes, ("", "", "")) == ("P00", "P01", "")


def test_nearest_first(standards: Standards) -> None:
    rows = [building(f"H{n}", "dwelling", x, 40, side=5) for n, x in enumerate((120, 100, 110))]
    assert [e.building for e in encroachments(park_with(hall(), *rows), standards)] == ["H1", "H2", "H0"]


def test_the_park_offices_own_step_fills_a_missing_distance(standards: Standards) -> None:
    own = standards.override("WS-STEP", "100", "园区自定")
    assert workshops(park_with(hall(protection_m=None)), own).distance_m.tolist() == [100.0]
