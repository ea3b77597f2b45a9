"""Does the portrait count what a clerk would count by hand on a park of six parcels?"""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

from gongxing.diagnosis.portrait import portrait
from gongxing.origins import Figure, OriginKind
from gongxing.park import Park, Settings

CRS = "EPSG:4549"
SETTINGS = Settings("甲园区", CRS, dt.date(2026, 1, 1), (2026, 2030))


def by_key(park: Park) -> dict[str, Figure]:
    return {figure.key: figure for figure in portrait(park)}


@pytest.fixture
def park() -> Park:
    # Six squares of 100 m: each 1 ha. Use: two industry (class 2 and 3), one homestead, two paddies, one unknown.
    parcels = gpd.GeoDataFrame(
        {
            "id": [f"P{i}" for i in range(6)],
            "use": ["100102", "100103", "0703", "0101", "0101", None],
            "permanent_farmland": [False, False, False, True, False, False],
        },
        geometry=[box(100 * i, 0, 100 * i + 100, 100) for i in range(6)],
        crs=CRS,
    )
    firms = gpd.GeoDataFrame(
        {
            "id": ["F1", "F2", "F3", "F4"],
            "name": ["甲", "乙", "丙", "丁"],
            "sector": ["C3512", "3513", "3311", None],
            "sales_yuan": [60e6, 30e6, 10e6, None],
            "land_m2": [6000.0, 4000.0, None, 500.0],
            "above_scale": [True, False, False, False],
        },
        geometry=[Point(10, 10)] * 4,
        crs=CRS,
    )
    roads = gpd.GeoDataFrame({"id": ["R1"], "grade": ["local"]}, geometry=[LineString([(0, 0), (600, 0)])], crs=CRS)
    return Park(SETTINGS).with_table("parcels", parcels).with_table("firms", firms).with_table("roads", roads)


def test_areas_are_added_up_by_class(park: Park) -> None:
    found = by_key(park)
    assert found["park.area_m2"].value == pytest.approx(60_000)
    assert found["park.use.10.m2"].value == pytest.approx(20_000)
    assert found["park.use.100103.m2"].value == pytest.approx(10_000)
    assert found["park.use.01.m2"].value == pytest.approx(20_000)
    assert found["park.use_unknown_m2"].value == pytest.approx(10_000)
    assert found["park.built_m2"].value == pytest.approx(30_000)  # two industry and the homestead
    assert found["park.built_share"].value is None  # a sixth of the land has no known use: too much for a share
    assert found["park.permanent_farmland_m2"].value == pytest.approx(10_000)


def test_firms_are_counted_and_partial_columns_say_so(park: Park) -> None:
    found = by_key(park)
    assert found["park.firms"].value == 4
    assert found["park.sales_yuan"].value == pytest.approx(100e6)
    note = found["park.sales_yuan"].note
    assert note is not None
    assert "3" in note.en
    assert found["park.top_two_share"].value == pytest.approx(0.9)  # (60 + 30) of 100
    assert found["park.above_scale_share"].value == pytest.approx(0.25)
    assert found["park.oil_firms"].value == 2  # 3512 and 3513, the letter of the section does not matter
    assert found["park.sales_per_m2"].value == pytest.approx(
        9000.0
    )  # 90e6 over 10,000 m2: F3 and F4 lack one of the two


def test_shares_and_density_are_given_only_where_uses_are_known(park: Park) -> None:
    assert by_key(park)["park.road_density"].value is None
    whole = by_key(
        park.with_table("parcels", park.parcels.frame.assign(use=["100102", "100103", "0703", "0101", "0101", "0301"]))
    )
    assert whole["park.road_density"].value == pytest.approx(0.6 / 0.03)  # 0.6 km on 3 ha
    assert whole["park.built_share"].value == pytest.approx(0.5)


def test_interleaving_is_measured_from_parcels_where_no_building_is_known(park: Park) -> None:
    assert by_key(park)["park.interleaving"].value == pytest.approx(1.0)  # the only homestead touches industry
    far = park.parcels.frame.assign(use=["100102", "0101", "0101", "0703", "0101", None])
    assert by_key(park.with_table("parcels", far))["park.interleaving"].value == pytest.approx(0.0)  # 200 m apart


def test_an_empty_park_knows_nothing_and_invents_nothing() -> None:
    figures = portrait(Park(SETTINGS))
    assert [figure.key for figure in figures if figure.value is not None] == []


def test_every_figure_has_a_computation_and_inputs_behind_it(park: Park) -> None:
    for figure in portrait(park):
        assert figure.origin.kind is OriginKind.COMPUTATION
        assert figure.origin.inputs, figure.key


def test_keys_are_unique(park: Park) -> None:
    keys = pd.Series([figure.key for figure in portrait(park)])
    assert keys.is_unique
