"""Which parcels need a road?"""

from tests.network_parks import drain_park, street_park

from gongxing.diagnosis.parcel_needs import needs, places


def test_built_land_needs_a_road_fields_and_roads_do_not() -> None:
    found = needs(street_park(way=("1207", (150, 152, 200, 160)), unknown=("", (0, 200, 50, 250))))
    by_id = dict(zip(found.ids, found.needing.tolist(), strict=True))
    assert {row for row, wanted in by_id.items() if wanted} == {"works", "inner", "homes", "shops", "unknown"}
    assert [row for row, road in zip(found.ids, found.road, strict=True) if road] == ["way"]
    assert found.unknown == 1
    assert found.note is not None


def test_facilities_are_found_by_kind() -> None:
    assert len(places(drain_park(), "outfall")) == 1
    assert len(places(drain_park(), "hydrant")) == 0
