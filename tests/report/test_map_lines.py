"""Do lines, arrows, points and labels land on the map where a reader looks for them?"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from gongxing.report.map_frame import open_map
from gongxing.report.map_lines import (
    Labels,
    Mark,
    Pen,
    arrows,
    length_of,
    merged,
    metres_a_point,
    points,
    sizes_along,
    strokes,
    width_of,
)

BOUNDS = (0.0, 0.0, 1000.0, 1000.0)
ROW = ((0.0, 500.0), (1000.0, 500.0))


def sheet() -> Axes:
    return open_map(BOUNDS, legend=1)[1]


def test_a_point_on_paper_is_the_width_of_the_map_over_its_points() -> None:
    axes = sheet()
    west, east = axes.get_xlim()
    assert np.isclose(metres_a_point(axes) * 72 * 6.7 * 0.99, east - west)


def test_wider_pipes_have_wider_lines_within_limits() -> None:
    widths = [width_of(d) for d in (100.0, 300.0, 600.0, 1000.0)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 4
    assert width_of(1.0) == width_of(10.0)
    assert width_of(9000.0) == width_of(8000.0)


def test_lines_are_drawn_with_their_own_width_and_casing() -> None:
    axes = sheet()
    strokes(axes, [ROW, ((0.0, 0.0), (10.0, 0.0))], Pen("#ff0000", casing="#ffffff"), widths=[1.0, 2.0])
    under, over = axes.collections
    assert list(over.get_linewidths()) == [1.0, 2.0]
    assert list(under.get_linewidths()) == [2.0, 3.0]
    assert under.get_zorder() < over.get_zorder()
    strokes(axes, [], Pen("#ff0000"))
    points(axes, [], Mark("o", "#ff0000"))
    assert len(axes.collections) == 2
    points(axes, [(1.0, 2.0)], Mark("o", "#ff0000", 3.0))
    assert axes.collections[2].get_offsets().tolist() == [[1.0, 2.0]]


def test_an_arrow_points_the_way_of_its_line_and_crowded_arrows_are_left_out() -> None:
    axes = sheet()
    arrows(axes, [ROW, ((0.0, 501.0), (1000.0, 501.0)), ((0.0, 0.0), (1.0, 0.0))], "#000000", size=5.0)
    (heads,) = axes.collections
    (path,) = heads.get_paths()
    tip, left, right = path.vertices[:3]
    assert tip[0] > max(left[0], right[0])
    assert np.isclose(tip[1], 500.0)


def test_labels_do_not_meet_and_stay_on_the_map() -> None:
    axes = sheet()
    labels = Labels(axes)
    labels.beside([((500.0, 500.0), "DN300"), ((500.0, 500.0), "DN300")])
    first, second = axes.texts
    assert first.get_position() != second.get_position()
    labels.beside([((500.0, 500.0), "DN300")] * 20)
    assert len(axes.texts) < 6
    before = len(axes.texts)
    labels.beside([((5000.0, 500.0), "far away")])
    assert len(axes.texts) == before


def test_labels_along_lines_are_never_upside_down_and_need_room() -> None:
    axes = sheet()
    labels = Labels(axes)
    labels.along([(tuple(reversed(ROW)), "DN300"), (((0.0, 0.0), (3.0, 0.0)), "DN100"), (ROW, "DN400")])
    (text,) = axes.texts
    assert text.get_text() == "DN300"
    assert abs(text.get_rotation()) % 360 in (0.0, 180.0) or abs(text.get_rotation()) < 1e-6
    labels.along([(((0.0, y), (1000.0, y)), "DN100") for y in (100.0, 200.0, 300.0)], most=2)
    assert len(axes.texts) == 3


def test_points_kept_off_push_labels_aside() -> None:
    free, held = sheet(), sheet()
    Labels(free).beside([((500.0, 500.0), "DN300")])
    labels = Labels(held)
    above = free.texts[0].get_position()
    labels.keep_off([(above[0], above[1])])
    labels.beside([((500.0, 500.0), "DN300")])
    assert held.texts[0].get_position() != above


def test_lines_that_meet_end_to_end_are_joined_unless_they_run_against_each_other() -> None:
    first, second = ((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (2.0, 0.0))
    assert merged([first, second]) == [[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]]
    against = ((2.0, 0.0), (1.0, 0.0))
    assert len(merged([first, against])) == 1
    assert len(merged([first, against], directed=True)) == 2
    assert merged([]) == []
    assert length_of(first) == 1.0
    assert length_of(first[:1]) == 0.0


def test_sizes_are_written_once_along_pipes_of_one_diameter_the_largest_first() -> None:
    pieces = [(200.0, ((i, 0.0), (i + 1.0, 0.0))) for i in range(3)] + [(300.0, ((0.0, 1.0), (1.0, 1.0)))]
    found = sizes_along(pieces)
    assert [words for _, words in found] == ["DN300", "DN200"]
    assert length_of(found[1][0]) == 3.0
