"""How are the hot loops compiled?"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
T = TypeVar("T")


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile a loop to machine code, kept on disk between runs, free of the interpreter lock; its types stay readable.

    Fast-math stays off: the order of additions is part of "the same seed gives the same answer".
    """
    return cast(Callable[P, T], njit(cache=True, nogil=True)(function))
