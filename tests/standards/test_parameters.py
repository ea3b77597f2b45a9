"""Are network parameters found from the nearest kind upwards, and does the user's own figure win?"""

from __future__ import annotations

import pytest

from gongxing.errors import DataError, RuleError
from gongxing.io.packs import load_network_values, parameters_of
from gongxing.standards.rules import Grade


def test_the_nearest_kind_wins() -> None:
    values = load_network_values()
    assert values.entry("water_m3_ha_day", "100103").kind == "100103"
    assert values.entry("water_m3_ha_day", "080403").kind == "08"
    assert values.entry("water_m3_ha_day", "0101").kind == "*"
    assert values.value("water_m3_ha_day", "0101") == 0
    with pytest.raises(RuleError, match="no parameter"):
        values.value("no_such_key", "10")


def test_every_figure_is_an_assumption_that_says_why_and_every_key_is_used() -> None:
    values = load_network_values()
    for entry in values:
        assert entry.origin.ref == f"network_values/{entry.key}/{entry.kind}"
        assert entry.words.zh != entry.words.en
    assert {entry.key for entry in values} == {key.key for key in values.keys}


def test_the_users_own_figure_stands_for_exactly_its_kind() -> None:
    values = load_network_values().with_value("water_m3_ha_day", "10", 75.0, "县水务局 2025 年定额")
    assert values.entry("water_m3_ha_day", "10").grade is Grade.B
    assert values.value("water_m3_ha_day", "1003") == 75.0
    assert values.value("water_m3_ha_day", "100103") == load_network_values().value("water_m3_ha_day", "100103")
    changed = values.with_value("water_m3_ha_day", "10", 70.0, "改")
    assert changed.value("water_m3_ha_day", "10") == 70.0
    with pytest.raises(RuleError, match="no parameter"):
        values.with_value("nonsense", "10", 1.0, "x")


def test_faulty_tables_are_told_with_row_and_column() -> None:
    keys = "key,unit,label_zh,label_en\nroad_width_m,m,宽,width\n"
    rows = "kind,key,value,unit,grade,words_zh,words_en\nlocal,road_width_m,-3,km,C,甲,a\nlocal,depth,1,m,C,甲,a\n"
    with pytest.raises(DataError) as told:
        parameters_of("k.csv", keys, "v.csv", rows)
    assert {(f.place.row, f.place.column) for f in told.value.faults} >= {("2", "value"), ("2", "unit"), ("3", "key")}
