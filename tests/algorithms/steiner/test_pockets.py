"""Is a problem cut into independent pockets without losing an answer?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.steiner import access_graph
from gongxing.algorithms.steiner.pockets import pockets


def test_two_sides_of_a_road_are_two_pockets_and_dead_ends_fall_away() -> None:
    # road 0-1; chain 1-2-3 to group {3}, with a dead end 2-4; chain 0-5 to group {5}
    ends = np.array([[0, 1], [1, 2], [2, 3], [2, 4], [0, 5]])
    graph = access_graph(6, ends, np.ones(5), np.array([True, False, False, False, False]), [[3], [5]])
    one, two = pockets(graph, graph.length)
    assert (one.names, two.names) == ((0,), (1,))
    assert one.chains == ((1, 2),)
    assert one.cost.tolist() == [2.0]
    assert two.chains == ((4,),)


def test_the_dearer_of_two_ways_between_the_same_nodes_is_left_out() -> None:
    ends = np.array([[0, 1], [0, 2], [1, 2]])
    graph = access_graph(3, ends, np.array([1.0, 5.0, 2.0]), np.array([True, False, False]), [[2]])
    (pocket,) = pockets(graph, graph.length)
    assert pocket.chains == ((2,),)


def test_a_group_that_holds_another_needs_no_row_of_its_own() -> None:
    ends = np.array([[0, 1], [1, 2], [2, 3], [1, 3]])
    graph = access_graph(4, ends, np.ones(4), np.array([True, False, False, False]), [[2, 3], [2]])
    (pocket,) = pockets(graph, graph.length)
    assert pocket.names == (1,)


def test_nothing_is_asked_where_all_have_access() -> None:
    graph = access_graph(2, np.array([[0, 1]]), np.ones(1), np.array([True]), [[0]])
    assert pockets(graph, graph.length) == ()
