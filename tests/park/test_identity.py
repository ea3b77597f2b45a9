"""Do ids made from content stay the same for the same content, and differ for other content?"""

from __future__ import annotations

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gongxing.park.identity import code, distinct, shape_codes

SQUARE = shapely.box(0, 0, 10, 10)


def test_the_order_of_vertices_and_tiny_noise_do_not_matter() -> None:
    turned = shapely.Polygon([(10, 10), (0, 10), (0, 0), (10, 0)])
    noisy = shapely.Polygon([(0, 0), (10.001, 0), (10, 9.999), (0, 10)])
    assert len(set(shape_codes([SQUARE, turned, noisy]))) == 1
    assert len(set(shape_codes([SQUARE, shapely.box(0, 0, 10, 10.5), None]))) == 3
    assert shape_codes([None]) == [""]
    assert shape_codes([]) == []


def test_zero_and_minus_zero_are_one_place() -> None:
    assert shape_codes([shapely.Point(-0.0, 1)]) == shape_codes([shapely.Point(0.0, 1)])


def test_shared_words_are_told_apart() -> None:
    # the first two share a word, the last two share both
    ids = distinct("P", ["x", "x", "y", "z", "z"], ["aaaaa", "bbbbb", "ccccc", "ddddd", "ddddd"])
    assert ids == ["P-xaaaa", "P-xbbbb", "P-y", "P-zdddd", "P-zdddd-2"]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=8), unique=True, max_size=200))
def test_words_are_short_and_differ(contents: list[bytes]) -> None:
    words = [code(content) for content in contents]
    assert len(set(words)) == len(words)
    assert all(len(word) == 9 for word in words)
