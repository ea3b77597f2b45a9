"""Does a link's status follow cover, number of firms and imports at the thresholds the user can set?"""

from __future__ import annotations

import pytest
from tests.chain_parks import FIRMS, chain_park, small_map, small_table

from gongxing.diagnosis.chain import chain_map
from gongxing.diagnosis.chain_parts import ChainLink
from gongxing.io.packs import load_industry_values

VALUES = load_industry_values()
MAKERS = FIRMS[:2]


def parts(*sales: float, **changes: float) -> ChainLink:
    """The link of parts (need 10) where firms with these sales make them."""
    values = VALUES
    for key, value in changes.items():
        values = values.with_value(key, "*", value, "试验")
    firms = (*MAKERS, *((f"P{i}", "34", "", amount) for i, amount in enumerate(sales)))
    found = chain_map(chain_park(firms), small_table(), small_map(), values)
    return next(link for link in found.of("整机", "up") if link.sector == "03")


@pytest.mark.parametrize(
    ("sales", "status"),
    [((), "missing"), ((0.1,), "missing"), ((3.0,), "thin"), ((30.0,), "thin"), ((3.0, 2.9), "thin"), ((3.0, 3.0), "present"), ((50.0, 1.0), "present")],
)  # fmt: skip
def test_status_by_cover_and_number_of_firms(sales: tuple[float, ...], status: str) -> None:
    assert parts(*sales).status == status


def test_thresholds_are_the_users() -> None:
    assert parts(3.0, 2.0, chain_cover_present=0.5).status == "present"
    assert parts(30.0, chain_firms_present=1).status == "present"
    assert parts(3.0, chain_cover_missing=0.4).status == "missing"
    assert parts(chain_import_share=0.0).status == "imported"


def test_with_a_threshold_of_zero_only_those_who_buy_are_buyers() -> None:
    values = VALUES.with_value("chain_sale_share", "*", 0.0, "试验")
    found = chain_map(chain_park(MAKERS), small_table(), small_map(), values)
    assert all(link.coefficient > 0 for link in found.of("整机", "down"))
    assert found.of("整机", "down")


def test_the_reason_names_need_sales_and_status() -> None:
    link = parts(3.0, 2.0)
    assert link.reason.zh == "薄弱：核心年需约 1,000 万元，园内 2 家企业年销 500 万元"
    assert link.reason.en == "thin: the core needs some 10.0 million yuan a year; 2 firms in the park sell 5.0 million"
    assert "园内没有企业" in parts().reason.zh
    assert link.members == ("P0", "P1")
    assert link.largest_share == pytest.approx(0.6)


def test_buyers_in_the_park_take_what_their_own_output_needs() -> None:
    # oil fields with sales of 40 buy 0.3 x 40 = 12 of the 30 that the national pattern sends there
    firms = (*MAKERS, ("O1", "0710", "", 25.0), ("O2", "0710", "", 15.0))
    (oil,) = chain_map(chain_park(firms), small_table(), small_map(), VALUES).of("整机", "down")
    assert (oil.status, oil.cover) == ("thin", pytest.approx(0.4))
    # recorded sales of 20 say more
    told = chain_park(firms, links=(("M1", "O1", "", "35", 20.0),))
    (oil,) = chain_map(told, small_table(), small_map(), VALUES).of("整机", "down")
    assert (oil.status, oil.cover, oil.evidence) == ("present", pytest.approx(2 / 3), "both")
