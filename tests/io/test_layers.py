"""Are shapes told apart by family and coordinate systems named?"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pyproj
import shapely

from gongxing.io.layers import RawLayer, bounds, crs_name, family_of, split_families


def frame(*shapes: shapely.Geometry | None) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"n": range(len(shapes))}, geometry=list(shapes), crs="EPSG:4549")


POINT, LINE, AREA = shapely.Point(0, 0), shapely.LineString([(0, 0), (1, 1)]), shapely.box(0, 0, 1, 1)


def test_family() -> None:
    assert family_of(frame(AREA, shapely.MultiPolygon([AREA]), None)) == "polygon"
    assert family_of(frame(LINE)) == "line"
    assert family_of(frame(LINE, POINT)) == "mixed"
    assert family_of(frame(None)) == ""
    assert family_of(pd.DataFrame({"n": [1]})) == ""


def test_mixed_shapes_become_layers_of_their_own() -> None:
    parts = split_families(
        RawLayer(
            "a.geojson", "a", frame(AREA, LINE, AREA, shapely.GeometryCollection([POINT, LINE])), "EPSG:4549", "mixed"
        )
    )
    assert [(part.layer, part.family, len(part)) for part in parts] == [
        ("a (polygon)", "polygon", 2),
        ("a (line)", "line", 1),
    ]
    assert any("1 geometry collections" in note.en for note in parts[0].notes)


def test_names_of_systems() -> None:
    assert crs_name("EPSG:4549") == "EPSG:4549"
    assert crs_name(None) is None
    own = pyproj.CRS.from_proj4("+proj=tmerc +lon_0=119.87 +x_0=500000 +ellps=GRS80")
    assert pyproj.CRS.from_user_input(crs_name(own)) == own


def test_bounds_and_headings() -> None:
    assert bounds(frame(AREA)) == (0.0, 0.0, 1.0, 1.0)
    assert bounds(frame(None)) is None
    assert RawLayer("a", "a", frame(AREA)).headings == ("n",)
