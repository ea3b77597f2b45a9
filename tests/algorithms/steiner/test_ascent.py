"""Does dual ascent bound from below, by cuts that every tree must cross?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.steiner.ascent import ascend


def test_a_path_is_priced_in_full_and_each_edge_is_a_cut() -> None:
    # root 0 - 1 - 2, group {2}; arcs 0->1, 1->0, 1->2, 2->1 with costs 2 and 3
    tail, head = np.array([0, 1, 1, 2]), np.array([1, 0, 2, 1])
    start, arcs = np.array([0, 0, 2, 3]), np.array([0, 3, 2])
    bound, slack, cut_start, cut_arcs = ascend(
        3, tail, head, np.array([2.0, 2, 3, 3]), start, arcs, np.array([0, 1]), np.array([2]), np.array([0]), 10
    )
    assert bound == 5.0
    assert slack[0] == slack[2] == 0.0
    assert [part.tolist() for part in np.split(cut_arcs, cut_start[1:-1])] == [[2], [0]]
