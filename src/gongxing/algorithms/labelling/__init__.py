"""Which label (use) should each node (parcel) take, and how far from the best can the answer be?"""

from __future__ import annotations

from gongxing.algorithms.labelling.conflict import ConflictParams, smallest_conflict
from gongxing.algorithms.labelling.model import (
    Conflict,
    Evaluation,
    LabelParams,
    LabelProblem,
    LabelProgress,
    LabelSolution,
    evaluate,
)
from gongxing.algorithms.labelling.solve import solve_labels

__all__ = [
    "Conflict",
    "ConflictParams",
    "Evaluation",
    "LabelParams",
    "LabelProblem",
    "LabelProgress",
    "LabelSolution",
    "evaluate",
    "smallest_conflict",
    "solve_labels",
]
