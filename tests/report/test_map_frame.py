"""Is a map framed with round scale lengths, holes and a readable picture?"""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from shapely.geometry import Point, Polygon

from gongxing.report.map_frame import Ink, MapWords, close_map, fill, open_map, outlines, round_length


@pytest.mark.parametrize(
    ("target", "expected"), [(999.0, 500.0), (1000.0, 1000.0), (4999.0, 2000.0), (37.0, 20.0), (0.7, 0.5)]
)
def test_scale_lengths_are_round(target: float, expected: float) -> None:
    assert round_length(target) == pytest.approx(expected)


def test_a_hole_stays_a_hole() -> None:
    ring = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(4, 4), (6, 4), (6, 6), (4, 6)]])
    outline = outlines(np.array([ring], dtype=object), 0.0)[0]
    assert list(outline.codes).count(1) == 2  # two rings begin


def test_colours_reach_the_picture_unchanged() -> None:
    drawing, axes = open_map((0.0, 0.0, 100.0, 100.0), legend=1)
    fill(axes, outlines(np.array([Point(50, 50).buffer(45)], dtype=object), 0.0), ["#bb9674"], ink=Ink(width=0.0))
    png = close_map(drawing, axes, words=MapWords("题", "注", "合成数据", "北"), handles=(), labels=())
    with Image.open(io.BytesIO(png)) as image:
        middle = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
        assert middle == (0xBB, 0x96, 0x74)
        assert image.convert("RGB").getpixel((2, image.height - 2)) == (255, 255, 255)
