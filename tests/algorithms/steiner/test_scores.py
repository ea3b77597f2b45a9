"""Are the three measures what one counts by hand?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.steiner import access_graph, score_segments

# road 0-1 of length 1, candidates 1-2 (2), 2-3 (3), 0-3 (1); parcels {0}, {2}, {3}
ENDS = np.array([[0, 1], [1, 2], [2, 3], [0, 3]])
GRAPH = access_graph(4, ENDS, np.array([1.0, 2, 3, 1]), np.array([True, False, False, False]), [[0], [2], [3]])


def test_a_line_of_three() -> None:
    score = score_segments(GRAPH, (1, 3))
    # 0-2: 3 over node 1; 0-3: 1; 2-3: 4 over 1 and 0
    assert (score.nr, score.sc, score.loose) == (2, 3.0, ())
    assert score.ad == pytest.approx((3 + 1 + 4) / 3)


def test_a_parcel_left_out_has_no_mean_distance() -> None:
    score = score_segments(GRAPH, (3,))
    assert (score.nr, score.ad, score.waiting, score.apart) == (None, None, (1,), 2)


def test_segments_out_of_turn_or_twice_are_told() -> None:
    assert score_segments(GRAPH, (2, 1)).loose == (2,)
    assert score_segments(GRAPH, (1, 1)).loose == (1,)
    assert score_segments(GRAPH, (0,)).loose == (0,)


def test_parcels_sharing_a_road_node_are_no_distance_apart() -> None:
    graph = access_graph(3, np.array([[0, 1], [1, 2]]), np.ones(2), np.array([True, True]), [[0, 1], [1, 2]])
    assert score_segments(graph, ()).ad == 0.0
