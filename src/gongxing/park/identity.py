"""Which stable id does a row get when its source gives it none?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Thirty-two signs that are not mistaken for one another when read aloud or copied by hand."""
_GRID_M = 0.01


def code(content: bytes, length: int = 9) -> str:
    """Return a short word that is the same for the same content, 5 bits a sign."""
    number = int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(length))


def shape_codes(shapes: Iterable[shapely.Geometry | None], grid: float = _GRID_M) -> list[str]:
    """Return one word per shape, from its coordinates on a grid (in the units of the shapes), "" for no shape.

    The order of vertices and parts does not matter, and neither does the row's place in the file.
    """
    array: NDArray[np.object_] = np.empty(0, dtype=object)
    items = list(shapes)
    array = np.empty(len(items), dtype=object)
    array[:] = items
    flat = shapely.force_2d(shapely.transform(array, lambda xy: np.round(xy / grid) * grid))
    # -0.0 and 0.0 are the same place but not the same bytes
    normal = shapely.normalize(shapely.transform(flat, lambda xy: xy + 0.0))
    return [code(raw) if raw is not None else "" for raw in shapely.to_wkb(normal)]


def distinct(prefix: str, first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return `prefix-first`, with `second` added where `first` is shared, and a count where both are.

    Rows that share both words have the same content, so which of them gets which count does not matter.
    """
    shared = Counter(first)
    ids = [f"{prefix}-{a}" if shared[a] == 1 else f"{prefix}-{a}{b[:4]}" for a, b in zip(first, second, strict=True)]
    seen: Counter[str] = Counter()
    result = []
    for name in ids:
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return result
