"""Is scenarios.toml read and written without loss, and are all its faults told at once?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.parks import settings

from gongxing.errors import DataError
from gongxing.park.scenario import BASE, Target
from gongxing.store import parse_scenarios, read_scenarios, write_scenarios

UNITS = {"industry_values/upgrade_gain": "share", "land_conversion": "yuan/m2"}
GOOD = """
[scenario.low_money]
title = "资金偏紧"
title_en = "tight money"
[scenario.low_money.set]
"land.budget_yuan" = "12 亿元"
"industry_values/upgrade_gain/*" = "15 %"
"land_conversion/01/10" = "x 1.1"
"weights.green" = 1.5
"quota.new_construction" = "x 0.8"
[scenario.low_money.set.roads]
budget_yuan = 3e7
[scenario.worse]
inherits = "low_money"
[scenario.worse.set]
"quota.area_m2[kind=linked, year=2027]" = "60 亩"
profile = "zhejiang"
horizon = [2026, 2035]
"""
BAD = """
colour = 1
[scenario.a]
inherits = "b"
[scenario.b]
inherits = "a"
[scenario.base]
[scenario.c]
inherits = "nobody"
title = 3
[scenario.c.set]
"land.budget_yuan" = "12 亩"
"industry_values/upgrade_gian/*" = 3
"industry_values/upgrade_gain" = 3
"quota.area" = "x 2"
"quota.area_m2[kimd=linked]" = "x 2"
"""


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    book = parse_scenarios(GOOD, UNITS, settings())
    assert book.names == (BASE, "low_money", "worse")
    found = {change.key: change for change in book.changes("worse")}
    assert found["land.budget_yuan"].value == 1.2e9
    assert found["roads.budget_yuan"].target is Target.SETTING
    assert found["industry_values/upgrade_gain/*"].value == pytest.approx(0.15)
    assert (found["quota.new_construction"].factor, found["quota.new_construction"].where) == (
        True,
        (("kind", "new_construction"),),
    )
    assert found["quota.area_m2[kind=linked, year=2027]"].where == (("kind", "linked"), ("year", "2027"))
    assert found["quota.area_m2[kind=linked, year=2027]"].value == pytest.approx(40_000)
    write_scenarios(tmp_path / "scenarios.toml", book)
    again = read_scenarios(tmp_path / "scenarios.toml", UNITS, settings())
    assert [(s.name, s.title, s.inherits) for s in again.scenarios] == [
        (s.name, s.title, s.inherits) for s in book.scenarios
    ]
    assert [(c.key, c.value, c.factor) for c in again.changes("worse")] == [
        (c.key, c.value, c.factor) for c in book.changes("worse")
    ]


def test_without_a_file_there_is_the_base(tmp_path: Path) -> None:
    assert read_scenarios(tmp_path / "scenarios.toml", UNITS, settings()).names == (BASE,)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError) as told:
        parse_scenarios(BAD, UNITS, settings())
    places = {(fault.place.row, fault.place.column) for fault in told.value.faults}
    assert places == {
        ("", "colour"), ("base", ""), ("c", "title"), ("c", "land.budget_yuan"), ("c", "industry_values/upgrade_gian/*"),
        ("c", "industry_values/upgrade_gain"), ("c", "quota.area"), ("c", "quota.area_m2[kimd=linked]"), ("a", "inherits"), ("b", "inherits"),
        ("c", "inherits"),
    }  # fmt: skip
    words = told.value.in_("zh")
    assert "industry_values/upgrade_gain/*" in words
    assert "带单位的量" in words


def test_settings_are_tried_by_the_reader_of_park_toml() -> None:
    wrong = '[scenario.a.set]\n"land.bugdet_yuan" = 3\n"weights.green" = -1\nhorizon = 3\n"roads.budget_m" = "x 2"\n'
    with pytest.raises(DataError) as told:
        parse_scenarios(wrong, UNITS, settings())
    assert {fault.place.column for fault in told.value.faults} == {"roads.budget_m"}  # a factor of nothing, told first
    with pytest.raises(DataError) as told:
        parse_scenarios(wrong.replace('"x 2"', '"2 km"'), UNITS, settings())
    assert {fault.place.column for fault in told.value.faults} >= {"land.bugdet_yuan", "horizon"}


def test_faulty_toml_and_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be understood"):
        parse_scenarios("[scenario", UNITS, settings())
    (tmp_path / "s.toml").write_bytes("[scenario.甲]".encode("gb18030"))
    with pytest.raises(DataError, match="UTF-8"):
        read_scenarios(tmp_path / "s.toml", UNITS, settings())
