"""Has a town its services and a park its works, plant and reserves?"""

from __future__ import annotations

from gongxing.samples.uses import Lot
from gongxing.standards import LAND_USES


def test_every_lot_has_a_class_of_the_dictionary(lots: list[Lot]) -> None:
    assert {lot.use for lot in lots} <= set(LAND_USES) | {"1001"}
    assert len({lot.id for lot in lots}) == len(lots)


def test_the_town_has_one_school_one_clinic_and_shops(lots: list[Lot]) -> None:
    town = [lot.use for lot in lots if lot.group == "白米镇"]
    assert town.count("080403") == 1
    assert town.count("0806") == 1
    assert town.count("0901") >= 2
    assert town.count("0701") > town.count("0901")


def test_one_sewage_plant_and_one_substation(lots: list[Lot]) -> None:
    uses = [lot.use for lot in lots]
    assert (uses.count("1302"), uses.count("1303")) == (1, 1)


def test_some_land_is_reserved_stored_and_idle(lots: list[Lot]) -> None:
    works = sum(lot.shape.area for lot in lots if lot.use == "1001")
    reserved = sum(lot.shape.area for lot in lots if lot.use == "16")
    assert 0.02 * works < reserved < 0.2 * works
    assert any(lot.use == "1101" for lot in lots)
    assert any(lot.idle for lot in lots)
