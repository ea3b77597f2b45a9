"""Which option does each item take at the least cost, when all share resources of limited capacity?"""

from gongxing.algorithms.assignment.problem import (
    AssignmentProblem,
    AssignmentProgress,
    AssignmentResult,
    Verdict,
    dense,
    evaluate,
)
from gongxing.algorithms.assignment.solve import AssignmentParams, solve_assignment

__all__ = [
    "AssignmentParams",
    "AssignmentProblem",
    "AssignmentProgress",
    "AssignmentResult",
    "Verdict",
    "dense",
    "evaluate",
    "solve_assignment",
]
