"""Is the right system chosen for a place, and are impossible coordinates refused with the right hint?"""

from __future__ import annotations

import geopandas as gpd
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.errors import DataError
from gongxing.io.crs import centre, check_coordinates, default_crs, read_crs


@pytest.mark.parametrize(("lon", "lat", "crs"), [
    (120.3, 31.5, "EPSG:4549"),  # Wuxi: central meridian 120
    (121.47, 31.23, "EPSG:4549"),  # Shanghai: 121.47 is nearer 120 than 123
    (121.6, 31.2, "EPSG:4550"),  # just past 121.5
    (87.6, 43.8, "EPSG:4538"),  # Urumqi: 87
    (126.6, 45.8, "EPSG:4551"),  # Harbin: 126
    (110.3, 20.0, "EPSG:4546"),  # Haikou: 111
    (13.4, 52.5, "EPSG:32633"), (26.95, 60.53, "EPSG:32635"),
    (127.0, 37.5, "EPSG:32652"),  # Seoul lies within China's box but not its outline
    (105.8, 21.0, "EPSG:32648"), (-58.4, -34.6, "EPSG:32721"), (180.0, 0.0, "EPSG:32660"),
])  # fmt: skip
def test_default(lon: float, lat: float, crs: str) -> None:
    assert default_crs(lon, lat) == crs


def test_default_refuses_no_place() -> None:
    with pytest.raises(ValueError, match="no such place"):
        default_crs(500000, 31)


@settings(max_examples=25, deadline=None)
@given(st.floats(75, 133), st.floats(28, 40))
def test_default_is_metric_and_near(lon: float, lat: float) -> None:
    crs = pyproj.CRS.from_user_input(default_crs(lon, lat))
    assert crs.is_projected
    x, y = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, lat)
    # a zone of 3 degrees reaches at most 1.5 degrees (167 km at the equator) from its meridian, one of 6 degrees 334 km
    assert abs(x - 500_000) < 340_000
    assert y > 0


def points(crs: str | None, *where: tuple[float, float]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[shapely.Point(p) for p in where], crs=crs)


@pytest.mark.parametrize(("crs", "where", "hint"), [
    ("EPSG:4326", (31.5, 120.3), "swap longitude and latitude"),
    ("EPSG:4326", (520000.0, 3490000.0), "name the projected system"),
    ("EPSG:4549", (120.3, 31.5), "--crs EPSG:4490"),
    ("EPSG:4549", (40_520_000.0, 3_490_000.0), "--crs EPSG:4528"),  # zone number 40 before the easting: EPSG:4513 + 40 - 25
    ("EPSG:4549", (3_490_000.0, 520_000.0), "swap X and Y"),
])  # fmt: skip
def test_impossible_coordinates(crs: str, where: tuple[float, float], hint: str) -> None:
    frame = points(crs, where, (where[0] + 0.01, where[1] + 0.01))
    with pytest.raises(DataError, match=hint):
        check_coordinates(frame, file="a.shp", layer="a")


def test_possible_coordinates() -> None:
    check_coordinates(points("EPSG:4549", (520_000, 3_490_000)), file="a", layer="a")
    # a neighbouring zone's system is stretched, not wrong
    check_coordinates(points("EPSG:32650", (832_631, 3_487_494)), file="a", layer="a")
    check_coordinates(points(None, (1e9, 1e9)), file="a", layer="a")


def test_naming_a_system() -> None:
    assert read_crs("4549") == read_crs("EPSG:4549")
    with pytest.raises(DataError, match="EPSG code"):
        read_crs("EPSG:99999999")


def test_centre() -> None:
    lon, lat = centre(points("EPSG:4549", (500_000, 3_490_000))) or (0, 0)
    assert lon == pytest.approx(120.0)
    assert 31 < lat < 32
    assert centre(points(None, (1, 1))) is None
