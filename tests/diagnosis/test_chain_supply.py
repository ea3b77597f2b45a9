"""Are recorded deliveries summed by who buys and who sells, and sole suppliers found?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.chain_parks import LINKS, MILLION, chain_park, small_map, small_table

from gongxing.diagnosis.chain_supply import Delivery, bought, deliveries, passed_through, sold, sole_supply

SECTOR_OF = {"M1": "02", "M2": "02", "S1": "01", "P1": "03", "P2": "03"}


def found() -> tuple[Delivery, ...]:
    return deliveries(chain_park(links=LINKS), small_table(), small_map(), SECTOR_OF)


def test_goods_without_a_code_take_the_suppliers_sector_and_rows_without_amount_are_left_out() -> None:
    assert [d.sector for d in found()] == ["03", "03", "01", "03"]
    park = chain_park(links=LINKS)
    rows = park["supply_links"].frame
    rows["amount_yuan"] = pd.Series([None, 0.0, 1.0, 2.0])
    assert len(deliveries(park.with_table("supply_links", rows), small_table(), small_map(), SECTOR_OF)) == 2


def test_what_is_bought_and_sold() -> None:
    sums = bought(found(), {"M1", "M2"})
    assert (sums["03"].local, sums["03"].outside, sums["03"].abroad) == (2 * MILLION, 6 * MILLION, 0)
    assert sums["01"].total == 3 * MILLION
    assert sold(found(), {"P1", "P2"}, SECTOR_OF) == {"02": 2 * MILLION, "03": 1 * MILLION}


@pytest.mark.parametrize(
    ("outside", "abroad"), [("进口仪表", True), ("Imported bearings", True), ("省外", False), ("", False)]
)
def test_what_is_said_to_come_from_abroad(outside: str, abroad: bool) -> None:
    assert Delivery("", "M1", outside, "03", 1.0).abroad is abroad


def test_a_sole_supplier_has_no_rival_here_or_outside() -> None:
    # M2 has steel from S1 alone; M1 has parts from P1 and from outside; P1 is not asked for
    assert sole_supply(found(), {"M1", "M2"}) == {"S1": (3 * MILLION, 1)}
    assert sole_supply(found(), {"P1"}) == {"P2": (1 * MILLION, 1)}


def test_what_passes_through_a_firm() -> None:
    # P1 buys 1 and sells 2 within the park, 6 are traded within the park in all
    assert passed_through(found()) == {"P1": pytest.approx(1 / 6)}
    assert passed_through(()) == {}
