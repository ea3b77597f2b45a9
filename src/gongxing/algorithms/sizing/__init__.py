"""Which pipe diameters cost least and keep pressures and velocities within their limits?"""

from __future__ import annotations

from gongxing.algorithms.sizing.problem import (
    LoadCase,
    PipeOption,
    SizingParams,
    SizingProblem,
    SizingResult,
    Violation,
    load_case,
)
from gongxing.algorithms.sizing.solve import Judge, solve_sizing

__all__ = [
    "Judge",
    "LoadCase",
    "PipeOption",
    "SizingParams",
    "SizingProblem",
    "SizingResult",
    "Violation",
    "load_case",
    "solve_sizing",
]
