"""Do centrelines become the graph that a person would draw?"""

from __future__ import annotations

import numpy as np
from shapely.geometry import LineString, MultiLineString

from gongxing.park.streets import streets


def test_a_crossing_becomes_a_node_with_four_edges() -> None:
    graph = streets([LineString([(0, 0), (100, 0)]), LineString([(50, -50), (50, 50)])], ["a", "b"])
    # four half-streets of 50 m meet at (50, 0)
    assert len(graph.xy) == 5
    assert np.allclose(graph.length_m, 50)
    centre = int(np.flatnonzero((graph.xy == (50.0, 0.0)).all(axis=1))[0])
    assert (graph.ends == centre).any(axis=1).all()
    assert sorted(graph.roads) == ["a", "a", "b", "b"]


def test_ends_that_nearly_meet_are_joined_and_others_are_not() -> None:
    lines = [LineString([(0, 0), (99.5, 0)]), LineString([(100, 0.4), (200, 0)]), LineString([(205, 0), (300, 0)])]
    graph = streets(lines, ["a", "b", "c"], tolerance_m=1.0)
    assert len(graph.xy) == 5
    assert sorted(np.bincount(graph.pieces()).tolist()) == [2, 3]


def test_an_end_just_short_of_another_street_meets_it() -> None:
    graph = streets([LineString([(0, 0), (100, 0)]), LineString([(40, 0.6), (40, 80)])], ["a", "b"], tolerance_m=1.0)
    assert len(graph.ends) == 3
    assert graph.pieces().max() == 0


def test_shapes_run_from_node_to_node_and_keep_their_length() -> None:
    bend = LineString([(0, 0), (60, 0), (60, 80)])
    graph = streets([bend, LineString([(60, 80), (200, 80)])], ["a", "b"])
    for shape, (first, last), length in zip(graph.shapes, graph.ends, graph.length_m, strict=True):
        assert shape.coords[0] == tuple(graph.xy[first])
        assert shape.coords[-1] == tuple(graph.xy[last])
        assert shape.length == length
    assert sorted(graph.length_m.tolist()) == [140.0, 140.0]


def test_missing_empty_and_multiple_shapes() -> None:
    both = MultiLineString([[(0, 0), (10, 0)], [(10, 0), (20, 0)]])
    graph = streets([None, LineString(), both], ["a", "b", "c"])
    assert len(graph.ends) == 2
    assert set(graph.roads) == {"c"}
    assert len(streets([], []).xy) == 0
