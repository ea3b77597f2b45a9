"""Does each planned use take in those who belong there, and let stay a little more?"""

from __future__ import annotations

import pytest

from gongxing.engines.industry.admission import (
    admits,
    admitted_class,
    kind_of,
    may_stay,
    site_use,
    steps_down,
    works_land,
)


@pytest.mark.parametrize(
    ("sector", "kind"),
    [("C3512", "works"), ("3512", "works"), ("51", "trade"), ("E4710", "trade"), ("5920", "storage"), ("7452", "services"), ("4420", "utility"), ("C", "works"), ("01", "")],
)  # fmt: skip
def test_the_kind_of_firm_follows_from_its_code(sector: str, kind: str) -> None:
    assert kind_of(sector, None) == kind


def test_a_firm_without_code_but_with_an_industry_class_makes_things() -> None:
    assert kind_of("", 2) == "works"
    assert kind_of("", None) == ""


def test_a_higher_class_of_land_takes_the_lower_classes_of_industry() -> None:
    assert [admitted_class(use) for use in ("100101", "100102", "100103", "1001", "1002", "11", "0701")] == [1, 2, 3, 2, 0, 0, 0]  # fmt: skip
    assert admits("100103", "works", 1)
    assert not admits("100102", "works", 3)


def test_storage_trade_and_services_have_land_of_their_own() -> None:
    assert admits("1101", "storage", None)
    assert admits("0901", "services", None)
    assert not admits("1101", "works", 1)
    assert not admits("100103", "services", None)
    assert not admits("", "works", 1)


def test_what_is_not_known_forbids_nobody_to_stay() -> None:
    assert may_stay("", False, "works", 3)
    assert may_stay("1001", False, "works", 3)
    assert may_stay("1401", False, "", None)


def test_who_makes_nothing_stays_on_unchanged_land_but_no_store_among_homes() -> None:
    assert may_stay("1101", False, "services", None)
    assert may_stay("0701", False, "services", None)
    assert not may_stay("0701", False, "storage", None)
    assert not may_stay("1401", True, "services", None)
    assert not may_stay("0703", False, "works", 1)


def test_steps_down_are_counted_only_where_the_class_is_what_keeps_a_firm_out() -> None:
    assert steps_down("100101", "works", 3) == 2
    assert steps_down("1401", "works", 3) == 0
    assert steps_down("100102", "works", None) == 0


def test_only_works_land_can_be_let_anew_and_firms_may_be_placed_on_more() -> None:
    assert works_land("1101")
    assert not works_land("0902")
    assert site_use("0902")
    assert not site_use("0701")
