"""Can households say what they wish, and do flats lead to their estate and estates to their parcel?"""

from __future__ import annotations

from gongxing.park.people_tables import ESTATES, FLAT_TYPES, HOUSEHOLDS, PEOPLE, WISHES
from gongxing.park.tables import SCHEMAS


def test_they_are_tables_of_a_park() -> None:
    assert [schema for schema in SCHEMAS if schema in PEOPLE] == list(PEOPLE)


def test_a_register_without_wishes_is_still_a_register() -> None:
    for name in ("wish", "signed", "objection", "tenure", "newness", "business_m2"):
        assert not HOUSEHOLDS.column(name).required
    assert HOUSEHOLDS.column("wish").choices == WISHES == ("cash", "flat", "homestead")


def test_flats_lead_to_an_estate_and_an_estate_to_its_parcel() -> None:
    assert FLAT_TYPES.column("estate").refers == "estates"
    assert ESTATES.column("parcel").refers == "parcels"
    assert FLAT_TYPES.column("number").required
