"""Does a repair end the faults it was asked to end, touch nothing else and record what it did?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, Point, Polygon, box

from gongxing.diagnosis.geometry import geometry_faults
from gongxing.diagnosis.repair import GRID_M, REPAIRABLE, repair
from gongxing.errors import DataError
from gongxing.park import Park, Settings

Drawn = Callable[..., Park]
BOW = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
CRS = "EPSG:4549"


def areas(park: Park) -> dict[str, float]:
    return dict(zip(park.parcels.ids, shapely.area(park.parcels.geometry.values).round(3).tolist(), strict=True))


def test_a_sound_park_stays_the_very_same(drawn: Drawn) -> None:
    park = drawn([box(0, 0, 1, 1), box(1, 0, 2, 1)])
    assert repair(park) == (park, ())


def test_a_bow_becomes_its_two_triangles(drawn: Drawn) -> None:
    park = drawn([BOW])
    mended, done = repair(park)
    assert areas(mended) == {"a": 50.0}  # two triangles of base 10 and height 5
    assert [(r.table, r.row, r.fault, r.after_m2) for r in done] == [("parcels", "a", "geometry.invalid", 50.0)]
    assert not park.parcels.geometry.iloc[0].is_valid  # what was given is left alone


def test_rows_without_area_or_length_go(drawn: Drawn) -> None:
    park = drawn([box(0, 0, 1e-4, 1), box(0, 0, 1, 1)])
    park = drawn([LineString([(0, 0), (0, 1e-4)]), LineString([(0, 0), (9, 0)])], "roads", park)
    mended, done = repair(park)
    assert (mended.parcels.ids, mended["roads"].ids) == (("b",), ("b",))
    assert [(r.table, r.before_m2, r.after_m2) for r in done] == [
        ("parcels", pytest.approx(1e-4), 0.0),
        ("roads", None, None),
    ]


def test_of_duplicates_the_first_stays_and_references_follow(drawn: Drawn) -> None:
    square = box(0, 0, 10, 10)
    park = drawn([square, square.reverse(), square], name=["first", "second", "third"])
    park = drawn([None, None, None], "firms", park, name=["甲", "乙", "丙"], parcel=["c", "a", None])
    mended, done = repair(park)
    assert list(mended.parcels["name"]) == ["first"]
    assert mended.firms["parcel"].fillna("-").tolist() == ["a", "a", "-"]
    assert [(r.table, r.row) for r in done] == [("parcels", "b"), ("parcels", "c"), ("firms", "a")]


def test_of_overlapping_parcels_the_larger_is_cut(drawn: Drawn) -> None:
    # a block of 100 x 100 with an inner lot of 10 x 10, and a neighbour of 50 x 100 reaching 10 m into the block
    mended, done = repair(drawn([box(0, 0, 100, 100), box(20, 20, 30, 30), box(90, 0, 140, 100)]))
    assert areas(mended) == {"a": 10_000 - 100 - 1_000, "b": 100, "c": 5_000}
    (cut,) = done
    assert (cut.row, cut.fault, cut.before_m2, cut.after_m2) == ("a", "geometry.overlap", 10_000, 8_900)
    assert "b, c" in cut.done.en
    assert "b、c" in cut.done.zh


def test_of_equal_parcels_the_later_is_cut(drawn: Drawn) -> None:
    assert areas(repair(drawn([box(0, 0, 10, 10), box(5, 0, 15, 10)]))[0]) == {"a": 100, "b": 50}


def test_a_parcel_wholly_taken_by_its_lots_goes(drawn: Drawn) -> None:
    mended, done = repair(drawn([box(0, 0, 20, 10), box(0, 0, 10, 10), box(10, 0, 20, 9.999)]))
    assert mended.parcels.ids == ("b", "c")  # what is left of the block is 1 mm wide
    assert done[0].after_m2 == 0.0


def test_parts_of_the_right_kind_stay(drawn: Drawn) -> None:
    mixed = GeometryCollection([box(0, 0, 2, 2), GeometryCollection([box(5, 0, 6, 1), Point(0, 0)])])
    park = drawn([mixed, LineString([(9, 9), (20, 20)])])
    park = drawn([box(0, 0, 2, 2)], "firms", park, name=["甲"])
    mended, _ = repair(park)
    assert mended.parcels.geometry.iloc[0].equals(shapely.union_all([box(0, 0, 2, 2), box(5, 0, 6, 1)]))
    assert mended.parcels.geometry.iloc[1] is None
    assert mended.firms.geometry.iloc[0].within(box(0, 0, 2, 2))


@pytest.mark.filterwarnings("ignore:invalid value")
def test_coordinates_that_are_no_numbers_leave_a_missing_shape(drawn: Drawn) -> None:
    mended, done = repair(drawn([Polygon([(0, 0), (1, np.nan), (1, 1)])]))
    assert mended.parcels.geometry.iloc[0] is None
    assert done[0].before_m2 is None


def test_only_what_was_asked_is_mended(drawn: Drawn) -> None:
    park = drawn([BOW, box(50, 0, 60, 10), box(50, 0, 60, 10)])
    mended, done = repair(park, frozenset({"geometry.duplicate"}))
    assert [r.row for r in done] == ["c"]
    assert not mended.parcels.geometry.iloc[0].is_valid


def test_each_repair_is_recorded_and_records_add_up(drawn: Drawn) -> None:
    once, first = repair(drawn([BOW, box(50, 0, 60, 10), box(50, 0, 60, 10)]), frozenset({"geometry.invalid"}))
    twice, second = repair(once)
    records = twice["repairs"].frame
    assert records["id"].tolist() == ["repair-00001", "repair-00002"]
    assert records["row"].tolist() == ["a", "c"]
    assert records["fault"].tolist() == [r.fault for r in (*first, *second)]
    assert records["area_after_m2"].tolist() == [50.0, 0.0]
    assert repair(twice) == (twice, ())


def test_a_code_that_cannot_be_mended_is_refused(nothing: Park) -> None:
    with pytest.raises(DataError, match=r"geometry\.far"):
        repair(nothing, frozenset({"geometry.far", "geometry.invalid"}))


@st.composite
def messy_parcels(draw: st.DrawFn) -> Park:
    """Parcels that cross themselves, repeat and overlap, on a coarse grid so that edges and corners often meet."""
    coordinate = st.integers(0, 12)
    ring = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=6).map(Polygon)
    rectangle = st.tuples(coordinate, coordinate, st.integers(0, 6), st.integers(1, 6)).map(
        lambda r: box(r[0], r[1], r[0] + r[2], r[1] + r[3])
    )
    shapes = draw(st.lists(st.one_of(ring, rectangle), min_size=1, max_size=12))
    repeats = draw(st.lists(st.sampled_from(shapes), max_size=3))
    every = [*shapes, *repeats]
    frame = gpd.GeoDataFrame({"id": [str(i) for i in range(len(every))]}, geometry=every, crs=CRS)
    return Park(Settings("x", CRS, dt.date(2026, 1, 1), (2026, 2030))).with_table("parcels", frame)


@given(messy_parcels(), st.frozensets(st.sampled_from(sorted(REPAIRABLE)), min_size=1))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_afterwards_no_fault_that_was_asked_for_is_left(park: Park, asked: frozenset[str]) -> None:
    mended, done = repair(park, asked)
    left = {fault.code for fault in geometry_faults(mended.parcels)}
    assert not left & asked
    assert len(mended["repairs"]) == len(done)
    assert set(mended.parcels.ids) <= set(park.parcels.ids)


@given(messy_parcels())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_cutting_overlaps_keeps_the_ground_that_was_covered(park: Park) -> None:
    valid, _ = repair(park, frozenset({"geometry.invalid", "geometry.zero_area"}))
    mended, _ = repair(valid)
    before = shapely.union_all(valid.parcels.geometry.values, grid_size=GRID_M).area
    after = shapely.area(mended.parcels.geometry.values).sum()
    assert after == pytest.approx(before, abs=0.5)


HARD = {
    "a cut that crosses itself unless it is made on a grid": (
        "POLYGON ((9 0, 0 0, 0 6, 10 0, 10 5, 9 0))", "POLYGON ((9 0, 0 0, 0 8, 8 0, 10 5, 9 0))",
        "POLYGON ((9 0, 0 7, 1 0, 0 6, 10 0, 10 5, 9 0))",
    ),
    "an outline whose inside cannot be told": ("POLYGON ((9 0, 0 11, 4 0, 0 6, 11 0, 12 5, 9 0))",
        "POLYGON ((9 0, 0 11, 4 3, 0 6, 11 0, 12 5, 9 0))", "POLYGON ((9 0, 0 11, 12 5, 0 6, 8 11, 12 5, 9 0))"),
}  # fmt: skip


@pytest.mark.parametrize("shapes", HARD.values(), ids=list(HARD))
def test_shapes_on_which_overlays_fail_are_mended_all_the_same(shapes: tuple[str, ...]) -> None:
    frame = gpd.GeoDataFrame({"id": list("abc")}, geometry=[shapely.from_wkt(text) for text in shapes], crs=CRS)
    park = Park(Settings("x", CRS, dt.date(2026, 1, 1), (2026, 2030))).with_table("parcels", frame)
    valid, _ = repair(park, frozenset({"geometry.invalid"}))
    mended, _ = repair(valid)
    before = shapely.union_all(valid.parcels.geometry.values, grid_size=GRID_M).area
    assert shapely.area(mended.parcels.geometry.values).sum() == pytest.approx(before, abs=0.05)
    assert geometry_faults(mended.parcels) == ()
