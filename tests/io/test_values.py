"""Are cells read as values in SI units, and unreadable ones told with what was expected?"""

from __future__ import annotations

import pytest

from gongxing.io.values import Wrong, missing, plain, read_value
from gongxing.park import schema

FIRMS, BUILDINGS = schema("firms"), schema("buildings")
MU = 10_000 / 15


@pytest.mark.parametrize(("column", "cell", "factor", "value"), [
    ("land_m2", "12.5", MU, 12.5 * MU), ("land_m2", "1,234.5", 1.0, 1234.5), ("land_m2", "２亩", 1.0, 2 * MU),
    ("sales_yuan", "300万元", 1.0, 3e6), ("sales_yuan", "约 1.2", 1e8, 1.2e8), ("jobs", "120人", 1.0, 120), ("jobs", 35.0, 1.0, 35),
    ("founded", "2011-05-06", 1.0, 2011), ("founded", "2011年", 1.0, 2011), ("above_scale", "是", 1.0, True), ("above_scale", "0", 1.0, False),
    ("industry_class", "一类", 1.0, "1"), ("id", 7.0, 1.0, "7"), ("id", "007", 1.0, "007"), ("name", "甲（集团）公司", 1.0, "甲（集团）公司"),
    ("land_m2", "不详", 1.0, None), ("land_m2", "—", 1.0, None), ("name", None, 1.0, None),
])  # fmt: skip
def test_cells(column: str, cell: object, factor: float, value: object) -> None:
    read = read_value("firms", FIRMS.column(column), cell, factor=factor)
    assert read == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(("column", "cell", "code", "said"), [
    ("land_m2", "很大", "value.number", "a number (m2)"), ("land_m2", "-3", "value.range", "within [0, ] m2"), ("land_m2", "3万元", "value.number", "a number"),
    ("jobs", "12.5", "value.integer", "a whole number"), ("above_scale", "也许", "value.flag", "yes/no"), ("industry_class", "四类", "value.choice", "one of 1, 2, 3"),
    ("founded", "1066", "value.range", "1900"),
])  # fmt: skip
def test_unreadable_cells(column: str, cell: object, code: str, said: str) -> None:
    read = read_value("firms", FIRMS.column(column), cell)
    assert isinstance(read, Wrong)
    assert read.code == code
    assert said in read.expected.en


def test_floors_with_their_word_and_dates() -> None:
    assert read_value("buildings", BUILDINGS.column("floors"), "3层") == 3
    since = schema("rules_in_force").column("since")
    assert [read_value("rules_in_force", since, d) for d in ("2026/1/5", "2026年1月5日", "20260105")] == [
        "2026-01-05"
    ] * 3
    assert isinstance(read_value("rules_in_force", since, "2026-02-30"), Wrong)


def test_saying_nothing() -> None:
    assert all(missing(v) for v in ("", " ", "-", "N/A", None, float("nan"), "未知"))
    assert not missing("0")
    assert plain(1001.0) == "1001"
