"""Which classes does the land engine assign, and which does it only leave standing?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gongxing.engines.land.problem import BoolArray, position
from gongxing.standards import land_use

ASSIGNABLE = ("01", "0701", "0703", "08", "0804", "09", "100101", "100102", "100103", "11", "13", "14", "16")
"""Classes a parcel may be turned into. Roads, water and special sites are other engines' or nobody's business."""
MOVABLE = ("02", "03", "04", "06", "23", "1002")
"""Classes that may be given up but not newly assigned."""
LEFT = ("05", "0601", "12", "1402", "15", "17")
"""Classes that are never changed by this engine: wetland, roads in field and town, protective green belts, special sites, water."""
HOMES = ("0701", "0703")
SENSITIVE = (*HOMES, "0804")
"""Classes shielded from emitting workshops and from class 3 industry."""
WORKS = ("100101", "100102", "100103", "11")
"""Classes under which a workshop goes on working."""
COARSE = {"07": "0701", "10": "100102", "1001": "100102"}
"""Present classes recorded too coarsely: counted as their commonest subclass."""
KINDRED = {"0702": "0701", "0704": "08"}
"""Classes whose code says less than their nature: they and their subclasses count as these."""


def planning_uses(present: Iterable[str]) -> tuple[str, ...]:
    """Return the classes of the problem: the assignable ones and those of the others that occur today, in code order."""
    roots = {code for code in MOVABLE + LEFT for word in present if counted(word).startswith(code)}
    return tuple(sorted({*ASSIGNABLE, *roots}))


def counted(code: str) -> str:
    """Return the class a present code counts as: another where COARSE or KINDRED says so, else the code itself."""
    return COARSE.get(code) or KINDRED.get(code[:4]) or code


def keeps(present: Iterable[str], uses: tuple[str, ...]) -> list[int]:
    """Return for each present code the place of its class in `uses`, -1 where the code is empty or foreign."""
    return [position(uses, counted(code)) if code else -1 for code in present]


def flags(uses: tuple[str, ...], codes: Iterable[str]) -> BoolArray:
    """Return (K,) which of `uses` belong to one of `codes`."""
    prefixes = tuple(codes)
    return np.array([use.startswith(prefixes) for use in uses], dtype=bool)


def built(uses: tuple[str, ...]) -> BoolArray:
    """Return (K,) which classes are construction land."""
    return np.array([land_use(use).built for use in uses], dtype=bool)


def arable(uses: tuple[str, ...]) -> BoolArray:
    """Return (K,) which classes are cultivated land."""
    return np.array([land_use(use).arable for use in uses], dtype=bool)
