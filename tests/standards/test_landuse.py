"""Does every way of naming a land use find its class, and does every class have its own colour and nature?"""

from __future__ import annotations

import re

import pytest

from gongxing.standards.landuse import LAND_USES, OLD_LAND_USES, classify, land_use


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("0701", "0701"),
        (" 100102 ", "100102"),
        ("100199", "1001"),
        ("080499", "0804"),
        ("工业用地", "1001"),
        ("工业", "1001"),
        ("M2", "100102"),
        ("m2", "100102"),
        ("R2", "0701"),
        ("A33", "0804"),
        ("E2", "01"),
        ("farmland", "01"),
        ("Residential", "0701"),
        ("农村宅基地", "0703"),
        ("Park", "1401"),
        ("防护绿地", "1402"),
        ("住宅用地", "0701"),
    ],
)
def test_codes_names_and_tags_are_recognised(word: str, code: str) -> None:
    assert classify(word) == code


@pytest.mark.parametrize("word", [None, "", "3", "10a", "99", "X1", "something", "H"])
def test_what_is_not_known_stays_unknown(word: str | None) -> None:
    assert classify(word) is None


def test_every_class_has_a_colour_a_parent_and_a_translation() -> None:
    for code, use in LAND_USES.items():
        assert re.fullmatch(r"#[0-9a-f]{6}", use.colour)
        assert code[:2] in LAND_USES
        assert use.level == len(code) // 2
        assert use.name.zh != use.name.en
    for old in OLD_LAND_USES.values():
        assert old.new_code == "" or old.new_code in LAND_USES


def test_roots_are_told_apart_by_colour() -> None:
    colours = [use.colour for code, use in LAND_USES.items() if len(code) == 2]
    assert len(set(colours)) == len(colours)


def test_construction_land_and_farmland() -> None:
    assert {code for code in LAND_USES if len(code) == 2 and LAND_USES[code].built} == {
        f"{n:02d}" for n in range(7, 17)
    }
    assert land_use("0101").arable
    assert not land_use("0201").arable
    assert not land_use("0602").built
    assert land_use(None).code == land_use("zz").code == ""
