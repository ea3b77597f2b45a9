"""Are access and reach told rightly?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_graphs import grid

from gongxing.algorithms.steiner import access_graph
from gongxing.errors import DataError


def test_only_the_parcel_in_the_middle_of_nine_lacks_no_road_corner_but_of_25_nine_do() -> None:
    # 3 x 3: the middle parcel's corners are (1,1)..(2,2), none on the rim
    assert np.flatnonzero(~grid(3).served).tolist() == [4]
    assert (~grid(5).served).sum() == 9


def test_building_a_way_in_serves_whom_it_touches() -> None:
    graph = grid(3)
    # the edge from the rim's node (0, 1) to (1, 1): nodes 1 and 5
    edge = graph.ends.tolist().index([1, 5])
    assert graph.any_of(graph.joined(np.array([edge]))).all()


def test_a_parcel_on_an_island_cannot_be_reached() -> None:
    graph = access_graph(
        5, np.array([[0, 1], [1, 2], [3, 4]]), np.ones(3), np.array([True, False, False]), [[1], [2], [3, 4]]
    )
    assert graph.served.tolist() == [True, False, False]
    assert graph.reachable.tolist() == [True, True, False]


def test_loose_edges_give_no_access() -> None:
    graph = access_graph(4, np.array([[0, 1], [1, 2], [2, 3]]), np.ones(3), np.array([True, False, False]), [[3]])
    assert not graph.any_of(graph.joined(np.array([2])))[0]
    assert graph.any_of(graph.joined(np.array([1, 2])))[0]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        access_graph(2, np.array([[0, 5]]), np.array([-1.0, 2.0]), np.array([True]), [[0]])
    assert "length has 2 values" in str(caught.value)
    assert "outside 0..1" in str(caught.value)
    assert "negative" in str(caught.value)


def test_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        grid(3).length[0] = 2.0
