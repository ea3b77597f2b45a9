"""Are exactly K segments planned, everyone served first, and is it told when K is too small?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_graphs import grid, scattered

from gongxing.algorithms.steiner import SegmentParams, access_graph, plan_segments, score_segments

QUICK = SegmentParams(most_moves=2000, fewest_moves=500)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 9, 12, 24])
def test_any_number_of_segments_in_an_order_that_holds_together(count: int) -> None:
    graph = grid(4)
    plan = plan_segments(graph, count, params=QUICK)
    score = score_segments(graph, plan.order)
    assert len(plan.order) == len(set(plan.order)) == count
    assert score.loose == ()
    assert plan.enough is (count >= plan.tree)
    assert score.nr == (plan.tree if plan.enough else None)


def test_too_few_segments_serve_as_many_as_can_be() -> None:
    # a line of locked parcels: each segment serves one more
    ends = np.array([[i, i + 1] for i in range(6)])
    graph = access_graph(7, ends, np.ones(6), np.array([True, *[False] * 5]), [[i] for i in range(1, 7)])
    plan = plan_segments(graph, 3, params=QUICK)
    assert not plan.enough
    assert plan.tree == 5
    assert plan.order == (1, 2, 3)


def test_more_segments_than_there_are_are_not_invented() -> None:
    graph = grid(3)
    assert len(plan_segments(graph, 1000, params=QUICK).order) == (~graph.built).sum()


def test_roads_apart_at_the_start_are_joined_where_that_shortens_the_ways() -> None:
    # two roads 0-1 and 4-5; 1-2-3-4 joins them; 2-6 and 3-7 are dead ends
    ends = np.array([[0, 1], [4, 5], [1, 2], [2, 3], [3, 4], [2, 6], [3, 7]])
    built = np.array([True, True, False, False, False, False, False])
    graph = access_graph(8, ends, np.ones(7), built, [[0], [5], [2], [3]])
    plan = plan_segments(graph, 3, params=QUICK)
    assert sorted(plan.order) == [2, 3, 4]
    assert score_segments(graph, plan.order).ad is not None


def test_the_same_seed_gives_the_same_plan() -> None:
    graph = scattered(25, 2)
    assert plan_segments(graph, 30, params=QUICK, seed=4) == plan_segments(graph, 30, params=QUICK, seed=4)


def test_told_to_stop_it_hands_over_a_sound_plan() -> None:
    graph = grid(4)
    plan = plan_segments(graph, 8, stop=lambda: True)
    assert plan.moves == 0
    assert score_segments(graph, plan.order).nr == plan.tree
