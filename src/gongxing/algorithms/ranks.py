"""How are scores ranked into classes by share, and how alike are two rankings?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
_ALIKE = 9
"""Scores that agree to this many decimals count as tied: they differ by rounding only."""


def classes_by_share(scores: FloatArray, shares: Sequence[float]) -> IntArray:
    """Return the class (0 best) of each score (n,) or of each column of scores (n, m), by the shares of the ranking.

    The border of a class lies at the cumulated share of n, rounded to the nearest whole number (halves upwards). Scores
    that tie share the better class, so nobody is put below another with the same score.
    """
    held = np.round(np.asarray(scores, dtype=float), _ALIKE)
    columns = held[:, None] if held.ndim == 1 else held
    borders = np.floor(np.cumsum(shares)[:-1] * len(columns) + 0.5)
    found = np.empty(columns.shape, dtype=np.int64)
    for place in range(columns.shape[1]):
        order = np.sort(-columns[:, place])
        better = np.searchsorted(order, -columns[:, place], side="left")
        found[:, place] = np.searchsorted(borders, better, side="right")
    return found.reshape(held.shape)


def mean_ranks(values: FloatArray) -> FloatArray:
    """Return the ranks (n,), 1 for the smallest, ties sharing the mean of their ranks."""
    values = np.round(np.asarray(values, dtype=float), _ALIKE)
    order = np.sort(values)
    first, last = np.searchsorted(order, values, "left"), np.searchsorted(order, values, "right")
    return (first + last + 1) / 2.0


def spearman(a: FloatArray, b: FloatArray) -> float | None:
    """Return Spearman's rank correlation of two scores (n,), None where one of them does not vary."""
    x, y = mean_ranks(a), mean_ranks(b)
    x, y = x - x.mean() if len(x) else x, y - y.mean() if len(y) else y
    norm = float(np.sqrt((x @ x) * (y @ y)))
    return float(x @ y) / norm if norm > 0 else None


def kendall(a: FloatArray, b: FloatArray) -> float | None:
    """Return Kendall's tau-b of two scores (n,), which allows for ties; None where one of them does not vary.

    Pairs are compared one by one, O(n^2): meant for up to a few thousand scores.
    """
    a, b = np.round(np.asarray(a, dtype=float), _ALIKE), np.round(np.asarray(b, dtype=float), _ALIKE)
    agree = untied_a = untied_b = 0.0
    for place in range(len(a) - 1):
        x, y = np.sign(a[place + 1 :] - a[place]), np.sign(b[place + 1 :] - b[place])
        agree += float(x @ y)
        untied_a += float(np.abs(x).sum())
        untied_b += float(np.abs(y).sum())
    norm = float(np.sqrt(untied_a * untied_b))
    return agree / norm if norm > 0 else None
