"""Are the greatest eigenvalues and vectors those of LAPACK?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.relatedness.spectrum import greatest


@pytest.mark.parametrize("size", [2, 3, 4, 17, 120])
def test_the_same_as_lapack(size: int) -> None:
    rng = np.random.default_rng(size)
    square = rng.normal(0, 1, (size, size))
    square = square + square.T
    values, vectors = greatest(square, 3)
    expected, columns = np.linalg.eigh(square)
    count = min(3, size)
    assert values == pytest.approx(expected[-count:], rel=1e-12, abs=1e-12)
    for k in range(count):
        assert abs(vectors[:, k] @ columns[:, size - count + k]) == pytest.approx(1.0, abs=1e-10)
        assert np.abs(square @ vectors[:, k] - values[k] * vectors[:, k]).max() < 1e-11 * size


def test_a_matrix_that_is_diagonal_already() -> None:
    values, vectors = greatest(np.diag([3.0, 1.0, 2.0, 5.0]), 2)
    assert values == pytest.approx([3.0, 5.0])
    assert np.abs(vectors[:, 1]) == pytest.approx([0, 0, 0, 1])
