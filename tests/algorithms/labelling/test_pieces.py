from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.pieces import Cut, find_cuts, near_matrix, neighbours, pieces_of

# a ring of six: 0-1-2-3-4-5-0
RING = near_matrix(6, np.arange(6), (np.arange(6) + 1) % 6)


def test_pieces_and_neighbours_on_a_ring() -> None:
    member = np.array([True, True, False, True, False, False])
    assert [piece.tolist() for piece in pieces_of(RING, member)] == [[0, 1], [3]]
    assert np.flatnonzero(neighbours(RING, member)).tolist() == [2, 4, 5]


def test_two_pieces_on_a_ring_need_one_of_both_ways() -> None:
    # nodes 0 and 3 apart: around 0 stand 1 and 5, around 3 stand 2 and 4
    labels = np.array([1, 0, 0, 1, 0, 0])
    cuts = find_cuts(RING, np.ones((6, 2), dtype=bool), labels, [1])
    assert {(frozenset(cut.ends), cut.through) for cut in cuts} == {
        (frozenset({0, 3}), (1, 5)),
        (frozenset({0, 3}), (2, 4)),
    }
    assert {cut.limit for cut in cuts} == {1}


def test_nodes_that_cannot_take_the_label_are_no_way() -> None:
    can = np.ones((6, 2), dtype=bool)
    can[5, 1] = False
    cuts = find_cuts(RING, can, np.array([1, 0, 0, 1, 0, 0]), [1])
    assert {cut.through for cut in cuts} == {(1,), (2,)}


def test_where_a_side_cannot_stand_alone_one_end_is_enough() -> None:
    cuts = find_cuts(RING, np.ones((6, 2), dtype=bool), np.array([1, 0, 0, 1, 0, 0]), [1], alone=lambda _k, _s: False)
    assert Cut(1, (0,), (1, 5)) in cuts
    assert {cut.limit for cut in cuts} == {0}


def test_whole_labels_give_no_cuts() -> None:
    assert find_cuts(RING, np.ones((6, 2), dtype=bool), np.array([1, 1, 0, 0, 0, 1]), [0, 1]) == []
