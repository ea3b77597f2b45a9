"""What are the greatest eigenvalues of a symmetric matrix of a few hundred rows, and their vectors, on one core?

Householder's reduction to three diagonals in a compiled loop, then LAPACK on those (Golub and Van Loan 2013, sections 8.3 and 8.4). The
threads of a linear algebra library gain nothing at this size and wait for one another where cores are busy.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh_tridiagonal

from gongxing.algorithms.relatedness.compiled import compiled

FloatArray = npt.NDArray[np.float64]


def greatest(matrix: FloatArray, count: int) -> tuple[FloatArray, FloatArray]:
    """Return the `count` greatest eigenvalues of a symmetric matrix, rising, and their vectors in columns."""
    size = len(matrix)
    count = min(count, size)
    work, mirrors = np.array(matrix, dtype=np.float64), np.zeros((max(size - 2, 0), size))
    reduce(work, mirrors)
    beside = np.ascontiguousarray(np.diagonal(work, 1))
    values, vectors = eigh_tridiagonal(
        np.diagonal(work).copy(), beside, select="i", select_range=(size - count, size - 1)
    )
    back = np.ascontiguousarray(vectors.T)
    reflect(mirrors, back)
    return np.asarray(values), back.T


@compiled
def reduce(work: FloatArray, mirrors: FloatArray) -> None:
    """Reduce a symmetric matrix in place to three diagonals; `mirrors` gets the unit vectors of the reflections."""
    size = len(work)
    part = np.zeros(size)
    for k in range(size - 2):
        mirror = mirrors[k]
        far = 0.0
        for i in range(k + 1, size):
            mirror[i] = work[i, k]
            far += mirror[i] * mirror[i]
        rest = far - mirror[k + 1] * mirror[k + 1]
        if rest <= 1e-300:
            mirror[:] = 0.0
            continue
        end = -np.sqrt(far) if mirror[k + 1] > 0 else np.sqrt(far)
        mirror[k + 1] -= end
        length = np.sqrt(rest + mirror[k + 1] * mirror[k + 1])
        for i in range(k + 1, size):
            mirror[i] /= length
        left = size - k - 1
        unit, turned = mirror[k + 1 :], part[k + 1 :]
        turned[:] = 0.0
        for i in range(left):
            row, mine = work[k + 1 + i, k + 1 :], unit[i]
            for j in range(left):
                turned[j] += mine * row[j]
        along = 0.0
        for i in range(left):
            along += turned[i] * unit[i]
        for i in range(left):
            turned[i] = 2.0 * (turned[i] - along * unit[i])
        for i in range(left):
            row, mine, other = work[k + 1 + i, k + 1 :], unit[i], turned[i]
            for j in range(left):
                row[j] -= mine * turned[j] + other * unit[j]
        work[k + 1, k] = end
        work[k, k + 1] = end


@compiled
def reflect(mirrors: FloatArray, rows: FloatArray) -> None:
    """Turn vectors of the reduced matrix (in rows) back into those of the whole one, in place."""
    for r in range(len(rows)):
        row = rows[r]
        for k in range(len(mirrors) - 1, -1, -1):
            mirror, along = mirrors[k], 0.0
            for i in range(k + 1, len(row)):
                along += mirror[i] * row[i]
            for i in range(k + 1, len(row)):
                row[i] -= 2.0 * along * mirror[i]
