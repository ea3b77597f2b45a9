"""Is the access tree the cheapest there is?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_graphs import grid, least_by_trying, scattered

from gongxing.algorithms.steiner import TreeLimits, access_graph, access_tree


def test_one_edge_opens_the_middle_of_nine() -> None:
    tree = access_tree(grid(3))
    assert (tree.cost, len(tree.edges), tree.proven) == (1.0, 1, True)


def test_five_by_five_needs_what_can_be_counted() -> None:
    # nine locked parcels around the middle one: each node inside touches four; the four nodes at (1..4) x (1..4) nearest the
    # rim serve from one edge each, and four of them, one per corner of the block, serve all but the middle; see brute force
    graph = grid(4)
    tree = access_tree(graph)
    assert tree.proven
    assert tree.cost == pytest.approx(least_by_trying(graph, graph.length))


@pytest.mark.parametrize("seed", range(12))
def test_brute_force_agrees_on_random_plane_graphs(seed: int) -> None:
    graph = scattered(11, seed)
    cost = graph.length * np.random.default_rng(seed).uniform(0.5, 1.5, len(graph.length))
    tree = access_tree(graph, cost)
    assert tree.proven
    assert tree.cost == pytest.approx(least_by_trying(graph, cost))
    assert tree.bound == pytest.approx(tree.cost)
    assert graph.any_of(graph.joined(np.array(tree.edges, dtype=int))).all()


def test_pockets_add_up_and_the_unreachable_is_named() -> None:
    ends = np.array([[0, 1], [1, 2], [0, 3], [3, 4], [5, 6]])
    graph = access_graph(
        7, ends, np.array([1.0, 2, 3, 4, 5]), np.array([True, False, False, False, False]), [[2], [4], [6]]
    )
    tree = access_tree(graph)
    assert tree.edges == (1, 2, 3)
    assert (tree.cost, tree.bound, tree.unreachable) == (9.0, 9.0, (2,))


def test_without_exact_search_the_bound_still_holds() -> None:
    graph = scattered(60, 5)
    quick = access_tree(graph, limits=TreeLimits(rounds=2, exact_groups=0))
    exact = access_tree(graph)
    assert quick.bound <= exact.cost + 1e-9
    assert quick.cost >= exact.bound - 1e-9
    assert exact.proven


def test_told_to_stop_it_hands_over_a_tree_that_serves_all() -> None:
    graph = scattered(60, 7)
    tree = access_tree(graph, stop=lambda: True)
    assert graph.any_of(graph.joined(np.array(tree.edges))).all()
    assert tree.bound <= tree.cost
