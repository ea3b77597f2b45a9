"""Is the front exact, and its volume the one a careful count gives?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gongxing.algorithms.pareto import hypervolume, non_dominated

POINTS = arrays(np.float64, st.tuples(st.integers(1, 25), st.integers(1, 4)), elements=st.integers(0, 6).map(float))


def test_the_front_of_a_case_worked_out_by_hand() -> None:
    # (1, 5), (3, 4), (5, 1) stand; (3, 3) falls to (3, 4), (1, 4) to both; the second (5, 1) equals the first and stands
    points = [(1, 5), (3, 4), (3, 3), (5, 1), (1, 4), (5, 1)]
    assert non_dominated(points).tolist() == [True, True, False, True, False, True]


def test_the_volume_of_a_case_worked_out_by_hand() -> None:
    # columns 0-1 are 5 high, 1-3 are 4 high, 3-5 are 1 high: 5 + 8 + 2
    assert hypervolume([(1, 5), (3, 4), (3, 3), (5, 1)], (0, 0)) == 15
    # two boxes of 2 x 2 x 1 and 1 x 1 x 3 that share a unit cube: 4 + 3 - 1
    assert hypervolume([(2, 2, 1), (1, 1, 3)], (0, 0, 0)) == 6
    assert hypervolume([(1, 1)], (2, 0)) == 0


@given(POINTS)
def test_the_front_is_what_comparing_all_with_all_gives(points: np.ndarray) -> None:
    def beaten(i: int) -> bool:
        return any((q >= points[i]).all() and (q > points[i]).any() for q in points)

    assert non_dominated(points).tolist() == [not beaten(i) for i in range(len(points))]


@given(POINTS)
def test_the_volume_counts_the_unit_cells_below_the_points(points: np.ndarray) -> None:
    cells = np.stack(np.meshgrid(*[np.arange(6)] * points.shape[1], indexing="ij"), axis=-1).reshape(
        -1, points.shape[1]
    )
    covered = np.zeros(len(cells), dtype=bool)
    for point in points:
        covered |= (cells < point).all(axis=1)
    assert hypervolume(points, np.zeros(points.shape[1])) == covered.sum()


def test_faulty_points_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        non_dominated([1, 2])
    with pytest.raises(ValueError, match="finite"):
        non_dominated([[np.nan]])
    with pytest.raises(ValueError, match="reference"):
        hypervolume([[1.0]], [0.0, 0.0])
