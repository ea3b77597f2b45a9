"""Are faults of shapes found by id, and sound shapes left in peace?"""

from __future__ import annotations

import time
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from gongxing.diagnosis.geometry import geometry_faults, in_pieces
from gongxing.park import Park, Table, schema

Drawn = Callable[..., Park]
BOW = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])


def told(park: Park, table: str = "parcels") -> list[tuple[str, str]]:
    return [(fault.place.row, fault.code.removeprefix("geometry.")) for fault in geometry_faults(park[table])]


def test_parcels_side_by_side_have_no_fault(drawn: Drawn) -> None:
    ring = Polygon(box(0, 0, 30, 30).exterior, [box(10, 10, 20, 20).exterior])
    assert told(drawn([box(40, 0, 50, 30), ring, box(10, 10, 20, 20), box(30, 0, 40, 30)])) == []


def test_missing_and_empty_shapes(drawn: Drawn) -> None:
    assert told(drawn([None, Polygon(), box(0, 0, 1, 1)])) == [("a", "empty"), ("b", "empty")]
    assert told(drawn([None, Point()], "firms", name=["甲", "乙"]), "firms") == [
        ("b", "empty")
    ]  # a register has no points


def test_a_shape_of_another_family(drawn: Drawn) -> None:
    mixed = GeometryCollection([box(0, 0, 1, 1), Point(0, 0)])
    assert told(drawn([LineString([(0, 0), (9, 9)]), mixed, box(5, 5, 6, 6)])) == [("a", "kind"), ("b", "kind")]
    assert told(drawn([box(0, 0, 1, 1)], "roads"), "roads") == [("a", "kind")]
    assert told(drawn([LineString([(0, 0), (9, 9)]), box(0, 0, 1, 1)], "waters"), "waters") == []


def test_an_invalid_polygon_is_told_with_reason_and_place(drawn: Drawn) -> None:
    (fault,) = geometry_faults(drawn([BOW, box(50, 0, 60, 10)]).parcels)
    assert (fault.place.table, fault.place.row, fault.place.column) == ("parcels", "a", "geometry")
    assert fault.code == "geometry.invalid"
    assert fault.found.en == "self-intersection at (5 5)"  # the two diagonals of a square of 10 m meet in its middle
    assert fault.found.zh == "边界自相交，在 (5 5)"


@pytest.mark.filterwarnings("ignore:invalid value")
def test_coordinates_that_are_no_numbers(drawn: Drawn) -> None:
    assert told(drawn([Polygon([(0, 0), (1, np.nan), (1, 1)]), box(0, 0, 1, 1)])) == [("a", "invalid")]


def test_no_area_and_no_length(drawn: Drawn) -> None:
    # 0.1 mm x 1 m is 0.0001 m2, under the thousandth; 2 mm x 1 m is 0.002 m2, above it
    assert told(drawn([box(0, 0, 1e-4, 1), box(5, 0, 5.002, 1)])) == [("a", "zero_area")]
    lines = [LineString([(0, 0), (0, 5e-4)]), LineString([(0, 0), (0, 1)])]
    assert told(drawn(lines, "roads"), "roads") == [("a", "zero_length")]


def test_the_same_shape_drawn_again_is_told_with_the_first(drawn: Drawn) -> None:
    square = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    turned = Polygon([(10, 10), (10, 0), (0, 0), (0, 10)])  # other start, other direction
    nudged = Polygon([(0.0001, 0), (10, 0.0001), (10, 10), (0, 10)])  # a tenth of a millimetre
    faults = geometry_faults(drawn([square, turned, box(20, 0, 30, 10), nudged]).parcels)
    assert [(f.place.row, f.code) for f in faults] == [("b", "geometry.duplicate"), ("d", "geometry.duplicate")]
    assert all("a" in fault.found.en.split() for fault in faults)
    assert told(drawn([Point(1, 1), Point(1, 1)], "firms", name=["甲", "乙"]), "firms") == []  # two firms in one house


def test_an_overlap_is_told_at_the_later_row_with_the_other_and_the_area(drawn: Drawn) -> None:
    # [0,10] and [8,18] share a strip of 2 x 10 = 20 m2; the last only touches
    (fault,) = geometry_faults(drawn([box(0, 0, 10, 10), box(8, 0, 18, 10), box(18, 0, 20, 10)]).parcels)
    assert (fault.place.row, fault.code) == ("b", "geometry.overlap")
    assert fault.found.en == "an overlap of 20.0 m2 with a"
    assert fault.found.zh == "与 a 重叠 20.0 平方米"


def test_an_overlap_within_rounding_is_none(drawn: Drawn) -> None:
    # 5 mm over 10 m is 0.05 m2; 50 mm is 0.5 m2
    assert told(drawn([box(0, 0, 10, 10), box(9.995, 0, 20, 10)])) == []
    assert told(drawn([box(0, 0, 10, 10), box(9.95, 0, 20, 10)])) == [("b", "overlap")]


def test_an_invalid_parcel_is_measured_too(drawn: Drawn) -> None:
    assert told(drawn([BOW, box(0, 4, 3, 6)])) == [("a", "invalid"), ("b", "overlap")]


def test_buildings_may_overlap(drawn: Drawn) -> None:
    assert told(drawn([box(0, 0, 10, 10), box(5, 0, 15, 10)], "buildings"), "buildings") == []


def test_a_shape_far_from_the_rest(drawn: Drawn) -> None:
    row = [box(i * 100, 0, i * 100 + 90, 90) for i in range(10)]
    assert told(drawn([*row, box(0, 500_000, 90, 500_090)])) == [("k", "far")]
    spike = Polygon([(0, 200), (90, 200), (90, 290), (0, 0.0), (-3e6, 250)])
    assert ("k", "far") in told(drawn([*row, spike]))
    assert told(drawn([*row, box(0, 900, 90, 990)])) == []
    assert told(drawn([box(0, 0, 1, 1), box(1e6, 0, 1e6 + 1, 1)])) == []  # of two, who is far from whom?


def test_a_road_that_leaves_the_park_is_not_far(drawn: Drawn) -> None:
    streets = [LineString([(0, i * 100), (500, i * 100)]) for i in range(8)]
    assert told(drawn([*streets, LineString([(0, 0), (90_000, 0)])], "roads"), "roads") == []


def test_pieces_are_a_note(drawn: Drawn) -> None:
    park = drawn([MultiPolygon([box(0, 0, 1, 1), box(3, 0, 4, 1)]), box(9, 0, 10, 1)])
    assert in_pieces(park.parcels) == ("a",)
    assert told(park) == []


def test_tables_without_shapes_or_rows(nothing: Park) -> None:
    assert [geometry_faults(table) for table in nothing.tables.values()] == [()] * len(nothing.tables)


def test_a_hundred_thousand_polygons_in_reasonable_time() -> None:
    n = 320
    x, y = (a.ravel() for a in np.meshgrid(np.arange(n) * 30.0 + 5e5, np.arange(n) * 30.0 + 3.5e6))
    shapes = shapely.box(x, y, x + 30, y + 30)
    shapes[1000] = shapely.box(x[1000] - 1, y[1000], x[1000] + 30, y[1000] + 30)  # a metre into its neighbour
    table = Table(
        schema("parcels"), gpd.GeoDataFrame({"id": np.arange(n * n).astype(str)}, geometry=shapes, crs="EPSG:4549")
    )
    start = time.monotonic()
    (fault,) = geometry_faults(table)
    assert time.monotonic() - start < 30
    assert fault.found.en == "an overlap of 30.0 m2 with 999"
