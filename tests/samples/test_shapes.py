"""Are polygons cut, laid along lines and smoothed without losing ground?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, Polygon, box

from gongxing.samples.shapes import axes, blob, halve, opened, pieces, rectangle, ribbon, smooth


def test_axes_of_an_upright_rectangle() -> None:
    found = axes(box(10, 20, 40, 30))
    assert (found.length, found.width) == pytest.approx((30, 10))
    assert found.centre == pytest.approx((25, 25))
    assert found.at(15, 5) == pytest.approx((40, 30))


def test_halving_keeps_the_whole_area() -> None:
    # an L of 3 squares of 10 x 10, cut along x = 10: one square of the foot falls to the right
    shape = Polygon([(0, 0), (20, 0), (20, 10), (10, 10), (10, 20), (0, 20)])
    parts = halve(shape, (10, 0), along=(0, 1))
    assert sorted(part.area for part in parts) == pytest.approx([100, 200])


def test_a_line_that_misses_leaves_one_part() -> None:
    assert len(halve(box(0, 0, 10, 10), (50, 0), along=(0, 1))) == 1


def test_rectangle_has_the_size_asked_for() -> None:
    shape = rectangle((5, 5), (0.6, 0.8), length=30, width=10)
    assert shape.area == pytest.approx(300)
    assert axes(shape).length == pytest.approx(30)


def test_ribbon_beside_a_straight_line() -> None:
    # left of a line running east is north: from 100 to 150 along, 4 to 24 away
    shape = ribbon(LineString([(0, 0), (400, 0)]), 100, end=150, inner=4, outer=24)
    assert shape.bounds == pytest.approx((100, 4, 150, 24))


def test_smoothing_keeps_ends_and_blunts_the_corner() -> None:
    line = smooth([(0, 0), (100, 0), (100, 100)])
    assert line.coords[0] == (0, 0)
    assert line.coords[-1] == (100, 100)
    assert line.distance(LineString([(100, 0), (100.1, 0)])) > 10


def test_opening_removes_a_neck_but_never_adds_ground() -> None:
    # two squares of 40 m joined by a neck 2 m wide
    dumbbell = box(0, 0, 40, 40).union(box(40, 19, 60, 21)).union(box(60, 0, 100, 40))
    found = opened(dumbbell, 5)
    assert len(pieces(found)) == 2
    assert found.difference(dumbbell).area == 0


def test_a_pond_is_valid_and_near_its_size() -> None:
    pond = blob((0, 0), 20, rng=np.random.default_rng(0))
    assert pond.is_valid
    assert 0.7 < pond.area / (np.pi * 400) < 1.4
