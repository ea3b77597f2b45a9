"""Which choice of pipes costs least and keeps every limit?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.algorithms.hydraulics.network import IntArray
from gongxing.algorithms.sizing.problem import SizingParams, SizingProblem, SizingResult

Judge = Callable[[IntArray], bool]


def solve_sizing(
    problem: SizingProblem,
    params: SizingParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[float, float | None], None] | None = None,
    judge: Judge | None = None,
) -> SizingResult:
    """Find a cheap feasible design.

    Args:
        problem: what to choose.
        params: how hard to try.
        seed: same seed and inputs give the same design.
        stop: polled now and then; when it turns true the best so far is returned.
        progress: told the share of the work done (0 to 1) and the best feasible cost so far (None while there is none).
        judge: an outside opinion on a design (EPANET); a design it refuses is never returned as feasible.
    """
    raise NotImplementedError
