"""Are SI values shown in the units a reader of each language expects?"""

from __future__ import annotations

import pytest

from gongxing.origins import UNKNOWN, Figure
from gongxing.report.amounts import amount, number
from gongxing.words import same


def figure(value: float | None, unit: str) -> Figure:
    return Figure("k", same("k"), value, unit, UNKNOWN)


@pytest.mark.parametrize(
    ("value", "unit", "show", "zh", "en"),
    [
        (25_000.0, "m2", "", "2.50公顷", "2.50 ha"),
        (16e6, "m2", "km2", "16.00平方公里", "16.00 km²"),
        (1000.0, "m2", "mu", "1.5亩", "1.5 mu"),  # 15 mu make a hectare
        (8e9, "yuan", "", "80.00亿元", "8.00 billion yuan"),
        (2_340_000.0, "yuan", "", "234.0万元", "2.34 million yuan"),
        (0.31, "share", "", "31.0%", "31.0%"),
        (3.25, "ratio", "", "3.25", "3.25"),  # a ratio is no share: 3.25 times, not 325%
        (0.0012, "share", "", "0.12%", "0.12%"),
        (0.00018, "share", "", "0.018%", "0.018%"),
        (0.162, "%", "", "0.16%", "0.16%"),
        (24.49, "%", "", "24.5%", "24.5%"),
        (3000.0, "yuan/m2", "", "200.0万元/亩", "2,000 thousand yuan per mu"),
        (12_345.0, "persons", "", "12345人", "12,345 persons"),
        (1.0, "households", "", "1户", "1 household"),
        (1530.0, "m", "", "1.5公里", "1.5 km"),
        (None, "m2", "", "未知", "unknown"),
        (7.5, "widgets", "", "7.50widgets", "7.50 widgets"),
    ],
)
def test_each_quantity_in_its_unit(value: float | None, unit: str, show: str, zh: str, en: str) -> None:
    assert amount(figure(value, unit), "zh", show=show) == zh
    assert amount(figure(value, unit), "en", show=show) == en


def test_a_cell_may_leave_the_unit_to_the_heading() -> None:
    assert amount(figure(25_000.0, "m2"), "zh", show="ha!") == "2.50"


def test_negative_numbers_have_a_true_minus_and_zero_has_no_sign() -> None:
    assert number(-3.5, 1, "zh") == "−3.5"
    assert number(-0.001, 2, "en") == "0.00"
