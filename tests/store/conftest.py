"""Which small park do the tests of the store share?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from gongxing.errors import GongxingError
from gongxing.park import AreaGoal, FinanceLimits, GrowthGoal, Park, ResettlementChoice, RoadLimits, Settings


@pytest.fixture
def settings() -> Settings:
    return Settings(
        "示范园 “一期”", "EPSG:4549", dt.date(2026, 1, 1), (2026, 2030), profile="jiangsu", synthetic=True, seed=7,
        weights={"access": 1.5, "地价": 0.0}, budget_yuan=1.25e9, contiguous=("14",), roads=RoadLimits(8e7, 6000.0, 9e4),
        growth=GrowthGoal(0.09, 0.08, 0.02, 0.75), industry_budget_yuan=2.5e8, finance=FinanceLimits(5e7, 2e7, 1.5e9, 1.1, 1.3, 0.05, 3e7),
        resettlement=ResettlementChoice("hangzhou", 9e7),
        area_goals=(AreaGoal("1001", low_share=0.3, high_m2=5e6, basis='规划 "第 3 条"'), AreaGoal("07", low_m2=0.0)),
    )  # fmt: skip


@pytest.fixture
def park(settings: Settings) -> Park:
    """A park with every kind of column, gaps, an odd order of rows, shapes with holes, in parts, with heights, none."""
    ring = shapely.Polygon(shapely.box(0, 0, 9, 9).exterior, [shapely.box(1, 1, 2, 2).exterior])
    parts = shapely.multipolygons([shapely.box(20, 0, 21, 1), shapely.box(22, 0, 23, 1)])
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    parcels = gpd.GeoDataFrame(
        {
            "id": ["b", "a", "丙", "d'; --"],
            "use": ["1001", None, "", "07"],
            "permanent_farmland": [True, None, False, None],
            "plot_ratio": [1.1, None, 1 / 3, 0.0],
            "soil": ["clean", None, None, "unsurveyed"],
        },
        geometry=[ring, parts, None, bow],
        crs=settings.crs,
    )
    firms = gpd.GeoDataFrame(
        {"id": ["f"], "name": ["甲厂"], "jobs": [12], "sales_yuan": [1e8]},
        geometry=[shapely.Point(1, 2, 3)],
        crs=settings.crs,
    )
    rules = pd.DataFrame({"id": ["R1"], "value": ["3"], "basis": ["会议纪要"], "since": ["2025-06-01"]})
    return Park(settings).with_table("parcels", parcels).with_table("firms", firms).with_table("rules_in_force", rules)


@pytest.fixture
def marked(settings: Settings) -> Callable[..., Park]:
    """Makes a park all of whose tables and settings carry one mark, so that a mixture of two saves would show."""

    def make(mark: int, size: int = 150) -> Park:
        n = size + mark % 7
        squares = shapely.box(np.arange(n), 0, np.arange(n) + 1, 1)
        rows = {"id": [str(i) for i in range(n)], "name": [f"mark {mark}"] * n}
        frame = gpd.GeoDataFrame(rows, geometry=squares, crs=settings.crs)
        own = Settings(settings.name, settings.crs, settings.as_of, settings.horizon, seed=mark)
        return Park(own).with_table("parcels", frame).with_table("buildings", frame)

    return make


@pytest.fixture
def same_park() -> Callable[[Park, Park], None]:
    """Asserts that two parks are the same, shapes to the last bit."""

    def check(one: Park, two: Park) -> None:
        assert one.settings == two.settings
        for name, table in one.tables.items():
            left, right = table.frame, two[name].frame
            if table.schema.geometry:
                assert left.crs == right.crs
                assert shapely.to_wkb(left.geometry.values).tolist() == shapely.to_wkb(right.geometry.values).tolist()
                left, right = left.drop(columns="geometry"), right.drop(columns="geometry")
            pd.testing.assert_frame_equal(pd.DataFrame(left), pd.DataFrame(right))

    return check


@pytest.fixture
def codes() -> Callable[[pytest.ExceptionInfo[GongxingError]], set[str]]:
    """Returns the codes of an error's faults after seeing that it speaks both languages."""

    def read(error: pytest.ExceptionInfo[GongxingError]) -> set[str]:
        assert error.value.in_("zh") != error.value.in_("en")
        return {fault.code for fault in error.value.faults}

    return read
