"""Is the factor laid out so that it solves what numpy solves, and are islands refused?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.pipe_networks import random_loops, row_of_two

from gongxing.algorithms.hydraulics.balance import factorise, make_scratch, substitute
from gongxing.algorithms.hydraulics.frame import lay_out
from gongxing.errors import DataError


def test_factor_solves_the_same_equations_as_numpy() -> None:
    layout = lay_out(random_loops(3, side=5))
    frame = layout.frame
    size = frame.junctions
    room = make_scratch(frame)
    dense = np.zeros((size, size))
    weights = np.random.default_rng(1).uniform(1, 9, len(frame.start))
    for k, weight in enumerate(weights):
        i, j = frame.start[k], frame.end[k]
        for a in (i, j):
            if a < size:
                dense[a, a] += weight
                room.factor[a] += weight
        if frame.place[k] >= 0:
            dense[i, j] -= weight
            dense[j, i] -= weight
            room.factor[frame.place[k]] -= weight
    right = np.arange(1.0, size + 1)
    x = right.copy()
    factorise(frame, room.factor)
    substitute(frame, room.factor, x)
    assert np.allclose(dense @ x, right)


def test_order_is_a_permutation_with_fixed_heads_last() -> None:
    network = random_loops(1)
    layout = lay_out(network)
    assert sorted(layout.order.tolist()) == list(range(network.n_nodes))
    assert network.nodes[layout.order[-1]] == "R"


def test_an_island_is_named() -> None:
    network = row_of_two()
    with pytest.raises(DataError, match="to node B"):
        lay_out(replace(network, ends=np.array([[0, 1], [1, 0]])))
