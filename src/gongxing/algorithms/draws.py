"""How are thousands of cases drawn so that few draws cover every input evenly, and the same seed gives the same cases?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def latin_hypercube(count: int, inputs: int, seed: int) -> FloatArray:
    """Return (count, inputs) numbers between 0 and 1: each input has one in every of `count` equal slices, in random order.

    McKay, Beckman and Conover, Technometrics 21 (1979).
    """
    rng = np.random.default_rng(seed)
    slices = np.stack([rng.permutation(count) for _ in range(inputs)], axis=1) if inputs else np.empty((count, 0))
    return np.asarray((slices + rng.random((count, inputs))) / max(count, 1), dtype=np.float64)


def triangular(shares: npt.ArrayLike, low: float, mode: float, high: float) -> FloatArray:
    """Return the figures below which `shares` (0 to 1) of a triangular distribution lie; `low` <= `mode` <= `high`."""
    if not low <= mode <= high:
        raise ValueError(f"a triangle needs low <= mode <= high, found {low}, {mode}, {high}")
    given = np.asarray(shares, dtype=np.float64)
    if high == low:
        return np.full(given.shape, low)
    peak = (mode - low) / (high - low)
    rising = low + np.sqrt(given * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - given) * (high - low) * (high - mode))
    return np.where(given < peak, rising, falling)
