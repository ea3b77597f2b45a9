"""Which parcels border one another, over which length?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon
from shapely.affinity import rotate, translate
from shapely.geometry import box

from gongxing.park.adjacency import borders


def found(*shapes: Polygon | None) -> list[tuple[int, int, float, bool]]:
    b = borders(gpd.GeoSeries(list(shapes), crs="EPSG:4549"))
    return [
        (*pair, round(m, 1), t)
        for pair, m, t in zip(b.pairs.tolist(), b.length_m.tolist(), b.touching.tolist(), strict=True)
    ]


def test_squares_side_by_side_share_their_whole_side() -> None:
    assert found(box(0, 0, 100, 100), box(100, 0, 200, 100)) == [(0, 1, 100.0, True)]


def test_a_shifted_neighbour_shares_only_the_common_part() -> None:
    # The second square starts 40 m further north: 60 m of border, give or take the digitising slack.
    ((_, _, length, touching),) = found(box(0, 0, 100, 100), box(100, 40, 200, 140))
    assert touching
    assert length == pytest.approx(60.0, abs=1.0)


def test_corners_are_no_border() -> None:
    assert found(box(0, 0, 100, 100), box(100, 100, 200, 200)) == []


def test_a_digitising_gap_still_touches_but_a_street_does_not() -> None:
    assert found(box(0, 0, 100, 100), box(100.3, 0, 200, 100))[0][3]
    ((_, _, across, touching),) = found(box(0, 0, 100, 100), box(112.5, 0, 200, 100))
    assert not touching
    assert across == pytest.approx(50.0, abs=1.0)  # half of the 100 m that face each other


def test_beyond_the_widest_street_nobody_faces_anybody() -> None:
    assert found(box(0, 0, 100, 100), box(126, 0, 200, 100)) == []


def test_missing_and_empty_shapes_have_no_neighbours() -> None:
    assert found(box(0, 0, 100, 100), None, Polygon(), box(100, 0, 200, 100)) == [(0, 3, 100.0, True)]


def test_two_by_two() -> None:
    squares = [box(x, y, x + 100, y + 100) for y in (0, 100) for x in (0, 100)]
    assert found(*squares) == [(0, 1, 100.0, True), (0, 2, 100.0, True), (1, 3, 100.0, True), (2, 3, 100.0, True)]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.floats(0, 360), st.floats(-1e5, 1e5))
def test_order_and_place_do_not_matter(order: list[int], angle: float, east: float) -> None:
    squares = [box(x * 100, y * 100, x * 100 + 100, y * 100 + 100) for y in range(2) for x in range(3)]
    before = borders(gpd.GeoSeries(squares))
    moved = [translate(rotate(squares[i], angle, origin=(0, 0)), east, 3.6e6) for i in order]
    after = borders(gpd.GeoSeries(moved))
    names = np.array(order)[after.pairs]
    assert {frozenset(p) for p in names.tolist()} == {frozenset(p) for p in before.pairs.tolist()}
    assert after.length_m.sum() == pytest.approx(before.length_m.sum(), rel=1e-3)
    assert (after.pairs[:, 0] < after.pairs[:, 1]).all()
