"""Do a park's own rules, prices and norms replace the packaged ones, and are wrong ones told?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.parks import checker_park

from gongxing.errors import DataError
from gongxing.io.input_output import load_input_output
from gongxing.standards.land_values import LandKey
from gongxing.workflow.values import land_values_of, network_values_of, sector_map_of, standards_of


def test_the_users_own_values_replace_the_packaged_ones() -> None:
    rows = [
        {"id": "land_values/value_yuan_m2_year/100102", "value": "99", "words": "园区统计"},
        {"id": "land_conversion/16/100102", "value": "1", "words": "已平整"},
        {"id": "something else", "value": "x", "words": "不相干"},
    ]
    values = land_values_of(checker_park().with_table("assumptions", pd.DataFrame(rows)))
    assert values.value(LandKey.VALUE, "100102") == 99
    assert values.conversion("16", "100102").yuan_m2 == 1
    assert values.value(LandKey.VALUE, "0701") != 99


def test_the_users_own_rules_replace_the_packs() -> None:
    row = pd.DataFrame([{"id": "ZD-46b", "value": "20", "basis": "省级规定"}])
    standards = standards_of(checker_park().with_table("rules_in_force", row))
    assert standards.number("ZD-46b") == 20
    assert standards.rule("ZD-46b").overridden == "省级规定"


def test_the_users_own_network_values_replace_the_packaged_ones() -> None:
    rows = [{"id": "network_values/water_m3_ha_day/10", "value": "55", "words": "县定额"}]
    values = network_values_of(checker_park().with_table("assumptions", pd.DataFrame(rows)))
    assert values.value("water_m3_ha_day", "10") == 55
    assert values.entry("water_m3_ha_day", "10").basis.zh == "县定额"


def test_values_that_are_no_number_are_told_all_at_once() -> None:
    rows = [
        {"id": "network_values/water_m3_ha_day/10", "value": "很多", "words": "x"},
        {"id": "network_values/road_width_m/local", "value": "宽", "words": "x"},
    ]
    park = checker_park().with_table("assumptions", pd.DataFrame(rows))
    with pytest.raises(DataError) as told:
        network_values_of(park)
    assert [fault.place.row for fault in told.value.faults] == [row["id"] for row in rows]


def test_the_user_maps_an_industry_code_to_another_sector() -> None:
    rows = [
        {"id": "sector_io/3512", "value": "78", "words": "园区认定"},
        {"id": "sector_io/C36", "value": "079.0", "words": "整车为主"},
    ]
    table = load_input_output()
    sectors = sector_map_of(checker_park().with_table("assumptions", pd.DataFrame(rows)), table)
    assert (sectors.of("3512"), sectors.of("3513"), sectors.of("36")) == ("078", "074", "079")
    bad = [
        {"id": "sector_io/3512", "value": "999", "words": "x"},
        {"id": "sector_io/石油", "value": "074", "words": "x"},
    ]
    with pytest.raises(DataError) as raised:
        sector_map_of(checker_park().with_table("assumptions", pd.DataFrame(bad)), table)
    assert [(f.place.row, f.place.column) for f in raised.value.faults] == [
        ("sector_io/3512", "value"),
        ("sector_io/石油", "id"),
    ]
