"""Are land parameters looked up from the nearest class upwards, and do the user's figures win?"""

from __future__ import annotations

import pytest

from gongxing.errors import RuleError
from gongxing.origins import OriginKind
from gongxing.standards.land_values import Conversion, LandKey, LandValue, LandValues, chain
from gongxing.words import Text

WHY = Text("理由", "reason")
SMALL = LandValues(
    (
        LandValue("10", LandKey.VALUE, 50, WHY),
        LandValue("100101", LandKey.VALUE, 75, WHY),
        LandValue("*", LandKey.VALUE, 5, WHY),
    ),
    (
        Conversion("01", "built", 530, WHY),
        Conversion("unbuilt", "built", 380, WHY),
        Conversion("10", "07", 750, WHY),
        Conversion("built", "built", 120, WHY),
        Conversion("*", "*", 200, WHY),
    ),
)


def test_the_chain_goes_from_the_class_to_its_parents_its_group_and_any() -> None:
    assert chain("100102") == ("100102", "1001", "10", "built", "*")
    assert chain("01") == ("01", "unbuilt", "*")
    assert chain("") == ("*",)


@pytest.mark.parametrize(("use", "expected"), [("100101", 75), ("100102", 50), ("1001", 50), ("01", 5), ("", 5)])
def test_a_value_is_the_nearest_one_above(use: str, expected: float) -> None:
    assert SMALL.value(LandKey.VALUE, use) == expected


@pytest.mark.parametrize(
    ("present", "planned", "expected"),
    [
        ("0101", "100102", 530),  # 01 -> built is nearer than unbuilt -> built
        ("1704", "100102", 380),
        ("100102", "070102", 750),  # former factory to housing, not the general built -> built
        ("0703", "100102", 120),
        ("100102", "100102", 0),
        ("1001", "100102", 0),  # the class is only told more exactly
        ("", "100102", 200),
    ],
)
def test_a_conversion_is_the_nearest_pair(present: str, planned: str, expected: float) -> None:
    assert SMALL.conversion(present, planned).yuan_m2 == expected


def test_what_is_not_there_is_an_error_not_a_zero() -> None:
    with pytest.raises(RuleError):
        SMALL.value(LandKey.DEMOLITION, "10")
    with pytest.raises(RuleError):
        LandValues((), ()).conversion("01", "10")
    with pytest.raises(RuleError):
        LandValues(SMALL.values + SMALL.values[:1], ())


def test_the_users_figures_win_and_say_their_basis() -> None:
    ours = SMALL.with_value(LandKey.VALUE, "1001", 66, "县统计局 2025").with_conversion("01", "1001", 600, "招标均价")
    assert ours.value(LandKey.VALUE, "100102") == 66
    assert ours.value(LandKey.VALUE, "100101") == 75
    assert ours.conversion("0101", "100102").yuan_m2 == 600
    assert SMALL.value(LandKey.VALUE, "100102") == 50
    assert "县统计局 2025" in ours.entry(LandKey.VALUE, "100102").origin.words.zh
    assert ours.with_value(LandKey.VALUE, "1001", 67, "b").value(LandKey.VALUE, "1001") == 67


def test_every_figure_carries_an_assumption_as_its_origin() -> None:
    origin = SMALL.entry(LandKey.VALUE, "100102").origin
    assert (origin.kind, origin.ref) == (OriginKind.ASSUMPTION, "land_values/value_yuan_m2_year/10")
    assert "默认假设" in origin.words.zh
    assert SMALL.conversion("01", "09").origin.ref == "land_conversion/01/built"
