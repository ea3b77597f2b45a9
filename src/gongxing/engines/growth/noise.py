"""Which number is drawn for which draw, stream, item and year? A function of these alone, so that draws are common to all that is compared.

The counter of each number is mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same numbers in any
order, in compiled loops and in arrays, and one part of the model never shifts the numbers of another.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.labelling.compiled import compiled

UIntArray = npt.NDArray[np.uint64]
FloatArray = npt.NDArray[np.float64]
DEMAND, CHAIN, LUCK, EXIT, LEAD, SLIP, SIZE, YIELD, EXTRA, EXTRA_SLIP, EXTRA_SIZE = range(1, 12)
"""The streams: what a number is drawn for."""
_GOLD = np.uint64(0x9E3779B97F4A7C15)
_ITEM = np.uint64(0xD1342543DE82EF95)
_DRAW = np.uint64(0xAF251AF3B0F025B5)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 2.0**-53


@compiled
def mixed(counter: np.uint64) -> np.uint64:
    """Return the counter with its bits mixed."""
    z = counter
    z = (z ^ (z >> _30)) * _ONE
    z = (z ^ (z >> _27)) * _TWO
    return z ^ (z >> _31)


@compiled
def key_of(seed: int, stream: int, item: int) -> np.uint64:
    """Return the key of one item of one stream."""
    return mixed(mixed(np.uint64(seed) * _GOLD + np.uint64(stream)) + np.uint64(item) * _ITEM)


@compiled
def unit(key: np.uint64, draw: int, year: int) -> float:
    """Return the number in (0, 1) of one draw and year under a key."""
    z = mixed(key + np.uint64(draw) * _DRAW + np.uint64(year) * _GOLD)
    return (np.float64(z >> _11) + 0.5) * _UNIT


@compiled
def units(seed: int, stream: int, item: int, draws: int, years: int) -> FloatArray:
    """Return the numbers (draws, years) of one item."""
    found = np.empty((draws, years))
    key = key_of(seed, stream, item)
    for draw in range(draws):
        for year in range(years):
            found[draw, year] = unit(key, draw, year)
    return found
