"""Which small parks do the tests of the diagnosis share?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import geopandas as gpd
import pytest

from gongxing.park import Park, Settings

CRS = "EPSG:4549"


@pytest.fixture
def nothing() -> Park:
    """A park without rows, as of 2026."""
    return Park(Settings("空园", CRS, dt.date(2026, 1, 1), (2026, 2030)))


@pytest.fixture
def drawn(nothing: Park) -> Callable[..., Park]:
    """Makes a park with one table of the given shapes, ids a, b, c ..., and any other columns."""

    def make(shapes: Sequence[Any], table: str = "parcels", park: Park = nothing, **columns: Sequence[Any]) -> Park:
        ids = [chr(ord("a") + i) for i in range(len(shapes))]
        frame = gpd.GeoDataFrame({"id": ids, **columns}, geometry=list(shapes), crs=CRS)
        return park.with_table(table, frame)

    return make
