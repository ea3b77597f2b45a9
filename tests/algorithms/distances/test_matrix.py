"""Are the distances of many pairs the same as another tool's, whichever way they are found?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms.distances.networks import judged, streets

from gongxing.algorithms.distances import Graph, distances, graph, hierarchy


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 200), (20, 30), (200, 200), (200, 2)])
def test_it_agrees_with_scipy(seed: int, rows: int, columns: int) -> None:
    network = streets(600, seed)
    rng = np.random.default_rng(seed)
    sources, targets = rng.integers(0, 600, rows), rng.integers(0, 600, columns)
    expected = judged(network, sources)[:, targets]
    for given in (network, hierarchy(network), hierarchy(network, core=None)):
        assert np.allclose(distances(given, sources, targets), expected, rtol=0, atol=1e-9)


def grid(side: int) -> Graph:
    """A grid of squares with sides of one, where distances are known by counting."""
    at = np.arange(side * side).reshape(side, side)
    ends = np.concatenate([np.c_[at[:, :-1].ravel(), at[:, 1:].ravel()], np.c_[at[:-1].ravel(), at[1:].ravel()]])
    return graph(ends, np.ones(len(ends)), side * side)


@pytest.mark.parametrize("core", [32, 200, None])
def test_on_a_grid_it_counts_the_blocks(core: int | None) -> None:
    found = distances(hierarchy(grid(30), core=core), np.arange(900), np.arange(900))
    x, y = np.divmod(np.arange(900), 30)
    assert np.array_equal(found, np.abs(x[:, None] - x) + np.abs(y[:, None] - y))


def test_nothing_asked_nothing_found() -> None:
    assert distances(grid(3), [], [1, 2]).shape == (0, 2)
    assert distances(grid(3), [1, 2], []).shape == (2, 0)
    assert distances(hierarchy(graph([], [], 0)), [], []).shape == (0, 0)


def test_no_way_is_infinite() -> None:
    assert distances(graph([(0, 1)], [2.0], 3), [0] * 20, [1, 2]).tolist() == [[2.0, np.inf]] * 20


def test_a_node_that_is_not_there() -> None:
    for bad in ([9], [-1]):
        with pytest.raises(IndexError):
            distances(grid(3), bad, [0])
