"""Which demands cannot hold together?"""

from __future__ import annotations

from gongxing.algorithms.labelling.model import Conflict, LabelProblem


def smallest_conflict(problem: LabelProblem) -> Conflict:
    """Placeholder until the filter is in."""
    return Conflict("unknown")
