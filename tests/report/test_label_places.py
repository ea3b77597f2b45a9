"""Do labels of a chart keep apart from one another and off the marks?"""

from __future__ import annotations

import numpy as np

from gongxing.report.label_places import Box, Spot, label_places, width_of

FRAME = (0.0, 0.0, 400.0, 300.0)


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_crowd_of_labels_never_overlaps() -> None:
    rng = np.random.default_rng(4)
    spots = [Spot(x, y, 4.0, "金属制品", 6.0) for x, y in rng.uniform((20, 20), (380, 280), (60, 2))]
    found = label_places(spots, FRAME)
    there = [box for box in found if box is not None]
    assert len(there) > 25
    assert not any(meet(a, b) for i, a in enumerate(there) for b in there[i + 1 :])
    for box in there:
        assert box[0] >= 0
        assert box[2] <= 400
        for spot in spots:
            nearest = (min(max(spot.x, box[0]), box[2]), min(max(spot.y, box[1]), box[3]))
            assert np.hypot(nearest[0] - spot.x, nearest[1] - spot.y) >= spot.radius - 1e-9


def test_the_first_comes_first_and_the_last_may_go_without() -> None:
    spots = [Spot(200.0, 150.0, 3.0, "一", 6.0)] * 60
    found = label_places(spots, (180.0, 130.0, 220.0, 170.0))
    assert found[0] is not None
    assert found[0][0] > 203
    assert found[-1] is None


def test_a_label_leaves_the_marks_of_others_free() -> None:
    found = label_places([Spot(100.0, 100.0, 3.0, "右侧有圆", 6.0)], FRAME, [(120.0, 100.0, 15.0)])
    assert found[0] is not None
    assert found[0][0] < 100


def test_chinese_is_wider_than_latin() -> None:
    assert width_of("金属", 6.0) > width_of("me", 6.0)
