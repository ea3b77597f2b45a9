"""Are firms and people summed as a clerk would?"""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import pytest
from shapely.geometry import Point

from gongxing.diagnosis.economy import firm_figures, people_figures
from gongxing.park import Park, Settings

PARK = Park(Settings("甲园区", "EPSG:4549", dt.date(2026, 1, 1), (2026, 2030)))


def test_households_are_added_up_by_what_the_register_gives() -> None:
    rows = gpd.GeoDataFrame(
        {
            "id": ["H1", "H2", "H3"],
            "village": ["甲村", "甲村", "乙村"],
            "persons": [4, 3, None],
            "floor_m2": [100.0, 150.0, 50.0],
        },
        geometry=[Point(0, 0)] * 3,
        crs="EPSG:4549",
    )
    found = {figure.key: figure for figure in people_figures(PARK.with_table("households", rows))}
    assert found["park.households"].value == 3
    assert found["park.persons"].value == 7
    note = found["park.persons"].note
    assert note is not None
    assert note.en == "2 of 3 rows give persons"
    assert found["park.villages"].value == 2
    assert found["park.dwelling_floor_m2"].value == pytest.approx(300)


def test_without_sector_or_chain_the_cluster_is_unknown_not_zero() -> None:
    rows = gpd.GeoDataFrame({"id": ["F1"], "name": ["甲"]}, geometry=[Point(0, 0)], crs="EPSG:4549")
    found = {figure.key: figure.value for figure in firm_figures(PARK.with_table("firms", rows))}
    assert found["park.firms"] == 1
    assert found["park.oil_firms"] is None
    assert found["park.above_scale_share"] is None
