"""Do pipes and streets become one graph?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString

from gongxing.engines.water.ways import Ways, ways, with_spots


def total(graph: Ways, piped: bool) -> float:
    return sum(way.line.length for way in graph.links if bool(way.pipe) is piped)


def test_a_street_with_a_pipe_beside_it_is_that_pipe() -> None:
    street, pipe = LineString([(0, 0), (300, 0)]), LineString([(0, 8), (300, 8)])
    graph = ways([("G1", pipe)], [("R1", street)])
    assert total(graph, True) == pytest.approx(300)
    assert total(graph, False) == 0
    assert {way.road for way in graph.links} == {"R1"}


def test_beyond_the_end_of_a_pipe_the_street_goes_on_from_it() -> None:
    street, pipe = LineString([(0, 0), (300, 0)]), LineString([(0, 8), (100, 8)])
    graph = ways([("G1", pipe)], [("R1", street)])
    assert total(graph, True) == pytest.approx(100)
    assert total(graph, False) == pytest.approx(200, abs=2)
    nodes = {node for way in graph.links if way.pipe for node in (way.start, way.end)}
    fresh = {node for way in graph.links if not way.pipe for node in (way.start, way.end)}
    assert len(nodes & fresh) == 1


def test_a_side_street_starts_at_the_pipe_of_the_main_street() -> None:
    main, side = LineString([(0, 0), (200, 0)]), LineString([(100, 0), (100, 90)])
    graph = ways([("G1", LineString([(0, -8), (200, -8)]))], [("R1", main), ("R2", side)])
    fresh = [way for way in graph.links if not way.pipe]
    assert [way.road for way in fresh] == ["R2"]
    assert fresh[0].line.coords[0] == (100.0, -8.0)


def test_pipe_ends_that_nearly_meet_are_joined_and_far_ones_are_not() -> None:
    near = ways([("G1", LineString([(0, 0), (50, 0)])), ("G2", LineString([(51, 0), (100, 0)]))], [])
    far = ways([("G1", LineString([(0, 0), (50, 0)])), ("G2", LineString([(60, 0), (100, 0)]))], [])
    assert len(near.xy) == 3
    assert len(far.xy) == 4


def test_long_lines_get_nodes_within_the_spacing_and_one_number() -> None:
    graph = ways([], [("R1", LineString([(0, 0), (500, 0)]))], spacing_m=120)
    assert [round(way.line.length) for way in graph.links] == [100] * 5
    assert len({way.run for way in graph.links}) == 1


def test_a_source_beside_a_pipe_stands_on_it_and_one_further_off_is_tied_twice() -> None:
    graph = ways([("G1", LineString([(0, 0), (100, 0)]))], [("R1", LineString([(100, 0), (100, 400)]))])
    same, node = with_spots(graph, np.array([[-3.0, 0.0]]), reach_m=600, ties=2)
    assert len(same.links) == len(graph.links)
    assert same.xy[node[0]].tolist() == [0.0, 0.0]
    tied, node = with_spots(graph, np.array([[60.0, 200.0]]), reach_m=600, ties=2)
    assert len(tied.links) == len(graph.links) + 2
    assert tied.xy[node[0]].tolist() == [60.0, 200.0]


def test_without_lines_there_are_no_ways() -> None:
    graph = ways([], [])
    assert graph.xy.shape == (0, 2)
    assert graph.links == ()
