"""Are regions laid out by sector, each in its last year, and is the nation's growth found?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.economy_parks import economy_park, region_frame, small_map, small_table

from gongxing.diagnosis.region_table import measure_of, nation_amounts, nation_growth, place_table, region_rows
from gongxing.park import Park

AMOUNTS = {
    "甲县": {2020: {"35": 10.0}, 2023: {"35": 30.0, "31": 5.0}},
    "乙县": {2021: {"3484": 8.0, "3443": 2.0, "99": 100.0}},
    "全国": {2020: {"35": 1000.0, "31": 400.0}, 2024: {"35": 1464.1, "31": 0.0}},
}


def park() -> Park:
    return economy_park().with_table("region_sectors", region_frame(AMOUNTS, {"全国": "nation"}))


def test_places_in_their_last_year() -> None:
    found = place_table(park(), small_table(), small_map())
    assert found.names == ("乙县", "甲县")
    assert found.amounts.tolist() == [[0, 0, 10e6, 0, 0], [5e6, 30e6, 0, 0, 0]]
    assert found.sectors.tolist() == [0, 1, 2]
    assert (found.measure, found.years) == ("output_yuan", (2021, 2023))


def test_growth_of_the_nation_and_of_the_table() -> None:
    """Machines grow from 1000 to 1464.1 in four years: 10 % a year; steel ends at nothing and keeps the table's growth."""
    growth, source = nation_growth(park(), small_table(), small_map())
    assert source == "region_sectors"
    assert growth[1] == pytest.approx(0.1)
    assert growth[0] == pytest.approx((1 / 0.95) ** 0.5 - 1)
    assert nation_amounts(park(), small_table(), small_map())[2020][1] == 1000e6


def test_without_regions_the_table_tells_growth() -> None:
    table = small_table()
    growth, source = nation_growth(economy_park(), table, small_map())
    assert source == table.ref
    assert growth == pytest.approx(np.array(table.growth))
    assert place_table(economy_park(), table, small_map()) is None


def test_jobs_are_the_measure_where_only_they_are_known() -> None:
    rows = region_frame({"甲县": {2020: {"35": 10.0}}}, {}).drop(columns="output_yuan").assign(jobs=40)
    whole = economy_park().with_table("region_sectors", rows)
    assert measure_of(region_rows(whole, ("county",))) == "jobs"
    assert place_table(whole, small_table(), small_map()).amounts[0, 1] == 40
