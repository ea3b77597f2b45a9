"""Is a drawing framed like the maps: same width, panels that do not overlap, title and legend within the sheet?"""

from __future__ import annotations

import io
from itertools import pairwise

from matplotlib.lines import Line2D
from PIL import Image

from gongxing.report.map_frame import DPI, WIDTH_IN, MapWords
from gongxing.report.sheet_frame import close_sheet, open_sheet

WORDS = MapWords("纵断面图", "坐标系", "合成数据", "北")


def test_panels_stand_side_by_side_and_below_one_another() -> None:
    drawing, panels = open_sheet(3, columns=2, panel_in=1.5, legend=5)
    boxes = [axes.get_position() for axes in panels]
    assert boxes[0].x1 < boxes[1].x0
    assert boxes[2].y1 < boxes[0].y0
    assert all(box.x0 > 0 and box.x1 < 1 and box.y0 > 0 and box.y1 < 1 for box in boxes)
    assert drawing.get_figwidth() == WIDTH_IN


def test_the_sheet_is_as_wide_as_a_map_and_marked() -> None:
    sizes = []
    for words in (WORDS, MapWords("纵断面图", "坐标系", "", "北")):
        drawing, _ = open_sheet(1, columns=1, panel_in=1.5, legend=1)
        held = close_sheet(drawing, words=words, handles=[Line2D([], [])], labels=["地面"])
        with Image.open(io.BytesIO(held)) as image:
            assert image.width == round(WIDTH_IN * DPI)
            reds = [colour for _, colour in image.convert("RGB").getcolors(100_000) or () if colour == (176, 0, 32)]
            sizes.append(len(reds))
    assert [first > second for first, second in pairwise(sizes)] == [True]
