"""Does a graph keep what it was given, and refuse what it cannot hold?"""

import numpy as np
import pytest

from gongxing.algorithms.distances import graph, pieces


def test_a_triangle_has_two_arcs_at_each_corner_and_a_loop_is_none() -> None:
    made = graph([(0, 1), (1, 2), (2, 0), (1, 1)], [3, 4, 5, 9], 3)
    assert np.diff(made.start).tolist() == [2, 2, 2]
    assert made.to.tolist() == [1, 2, 0, 2, 0, 1]
    assert made.length.tolist() == [3, 5, 3, 4, 5, 4]
    assert made.edge.tolist() == [0, 2, 0, 1, 2, 1]


def test_it_cannot_be_changed() -> None:
    made = graph([(0, 1)], [1.0], 2)
    with pytest.raises(ValueError):
        made.length[0] = 2.0


@pytest.mark.parametrize(
    ("ends", "length"),
    [([(0, 3)], [1.0]), ([(-1, 0)], [1.0]), ([(0, 1)], [-1.0]), ([(0, 1)], [np.nan]), ([(0, 1)], [1.0, 2.0])],
)
def test_faulty_edges_are_refused(ends: list[tuple[int, int]], length: list[float]) -> None:
    with pytest.raises(ValueError):
        graph(ends, length, 3)


def test_pieces_are_numbered_by_their_first_node() -> None:
    # 0-3 and 1-4 are joined, 2 stands alone
    assert pieces(graph([(3, 0), (4, 1)], [1, 1], 5)).tolist() == [0, 1, 2, 0, 1]


def test_a_graph_without_edges_is_all_pieces() -> None:
    assert pieces(graph([], [], 3)).tolist() == [0, 1, 2]
