"""Are headings taken apart into words and unit, and matched to columns?"""

from __future__ import annotations

import pytest

from gongxing.io.headings import columns_named, factor, known_heading, measures, take_apart
from gongxing.park import schema


@pytest.mark.parametrize(("heading", "words", "unit"), [
    ("用地面积（亩）", "用地面积", "亩"), ("用地面积(公顷)", "用地面积", "公顷"), ("销售收入/万元", "销售收入", "万元"), ("产值（单位：亿元）", "产值", "亿元"),
    ("land_m2", "land", "m2"), ("面积[km2]", "面积", "km2"), ("用地面积（估）", "用地面积", ""), ("building:levels", "building:levels", ""),
    ("Sales (10k yuan)", "Sales", "10kyuan"),
])  # fmt: skip
def test_apart(heading: str, words: str, unit: str) -> None:
    apart = take_apart(heading)
    assert (apart.words, apart.unit) == (words, unit)


def test_factors() -> None:
    assert factor("亩", "m2") == pytest.approx(10_000 / 15)
    assert factor("公顷", "m2") == 10_000
    assert factor("亿元", "yuan") == 100_000_000
    assert factor("㎡", "m2") == 1
    assert factor("万元", "m2") is None
    assert measures("吨") == ("kg",)
    assert measures("万元") == ("yuan",)


def test_names() -> None:
    firms = schema("firms")
    assert columns_named(firms, "sales_yuan") == {"sales_yuan": "exact"}
    assert columns_named(firms, "用地面积（亩）") == {"land_m2": "normalised"}
    assert columns_named(firms, "SALES_YUAN") == {"sales_yuan": "caseless"}
    assert columns_named(firms, "电话") == {}
    assert columns_named(firms, "（）") == {}
    assert known_heading("入库税金（万元）")
    assert not known_heading("电话")
