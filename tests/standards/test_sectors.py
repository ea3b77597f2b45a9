"""Is an industry code mapped by its longest prefix, however it is written, and can the user say otherwise?"""

from __future__ import annotations

import pytest
from tests.chain_parks import small_map

from gongxing.errors import RuleError
from gongxing.origins import OriginKind
from gongxing.standards.sectors import SectorMap, SectorRow, industry_digits
from gongxing.words import same


def test_the_longest_prefix_wins() -> None:
    chosen = SectorMap((*small_map().rows, SectorRow("3512", "05", same("x")), SectorRow("351", "04", same("y"))))
    assert [chosen.of(code) for code in ("35", "352", "351", "3519", "3512")] == ["02", "02", "04", "04", "05"]


@pytest.mark.parametrize(
    ("code", "digits"),
    [("3512", "3512"), ("C35", "35"), (" c 3512 ", "3512"), ("3512.0", "3512"), ("3512石油机械", "3512")],
)
def test_codes_are_read_as_people_write_them(code: str, digits: str) -> None:
    assert industry_digits(code) == digits


@pytest.mark.parametrize("code", ["", "C", "5", "35123", "ZZ", "石油"])
def test_what_is_no_code_maps_to_nothing(code: str) -> None:
    assert small_map().of(code) == ""


def test_the_users_row_replaces_or_refines() -> None:
    chosen = small_map().with_row("35", "05", "园区认定").with_row("3441", "01", "园区认定")
    assert (chosen.of("3512"), chosen.of("3441"), chosen.of("3443")) == ("05", "01", "03")
    row = chosen.row("3512")
    assert row is not None
    assert row.own
    assert row.origin.kind is OriginKind.ASSUMPTION
    assert row.origin.ref == "sector_io/35"
    assert small_map().of("3512") == "02"
    plain = small_map().row("3512")
    assert plain is not None
    assert not plain.own
    assert plain.origin.kind is OriginKind.RULE


def test_goods_are_made_services_are_not() -> None:
    chosen = small_map().with_row("66", "09", "x").with_row("44", "08", "x")
    assert chosen.goods == {"01", "02", "03", "04", "05"}


def test_a_prefix_stands_once() -> None:
    with pytest.raises(RuleError, match="31"):
        SectorMap((*small_map().rows, SectorRow("31", "02", same("x"))))
    assert len(tuple(small_map())) == 5
