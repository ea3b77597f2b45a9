"""Do emitting workshops and their distances come out as asked?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import box

from gongxing.samples.emissions import emitting


@pytest.fixture
def row_of_halls() -> gpd.GeoDataFrame:
    # forty halls 500 m apart, a home 30 m north of each of the first ten
    halls = [box(500 * i, 0, 500 * i + 40, 40) for i in range(40)]
    homes = [box(500 * i, 70, 500 * i + 10, 80) for i in range(10)]
    kinds = ["workshop"] * 40 + ["dwelling"] * 10
    firms = [f"QY{i}" for i in range(40)] + [None] * 10
    return gpd.GeoDataFrame({"kind": kinds, "firm": firms}, geometry=halls + homes)


def test_fifteen_percent_of_workshops_emit_and_only_they_have_a_distance(row_of_halls: gpd.GeoDataFrame) -> None:
    found = emitting(row_of_halls, {}, scale=1.0, rng=np.random.default_rng(1))
    assert found["emits"].eq(True).sum() == 6  # 15 % of 40
    assert found["emits"].isna().sum() == 10  # the homes: the question does not arise
    assert found["protection_m"].notna().equals(found["emits"].eq(True))
    assert set(found["protection_m"].dropna()) <= {50.0, 100.0, 200.0}


def test_some_emit_beside_homes_and_some_do_not(row_of_halls: gpd.GeoDataFrame) -> None:
    found = emitting(row_of_halls, {}, scale=1.0, rng=np.random.default_rng(1))
    beside = found["emits"].eq(True).to_numpy()[:10].sum()
    assert 1 <= beside <= 5


def test_heavy_industry_emits_first(row_of_halls: gpd.GeoDataFrame) -> None:
    # six firms of class 3, none with a home near, among class 1: chance can let at most a few others before them
    classes = {f"QY{i}": "3" if i >= 34 else "1" for i in range(40)}
    far = row_of_halls[row_of_halls["kind"] == "workshop"].assign(firm=[f"QY{i}" for i in range(40)])
    found = emitting(far, classes, scale=1.0, rng=np.random.default_rng(1))
    assert found["emits"].to_numpy()[34:].sum() == 6
