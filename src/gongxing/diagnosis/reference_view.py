"""What does one reference say of the park: quotients by sector, indices, and whose growth its growth is?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.concentration import (
    hoover,
    krugman,
    location_quotients,
    locational_gini,
    relative_specialisation,
)
from gongxing.algorithms.shift_share import ShiftShare, shift_share
from gongxing.diagnosis.comparison import Comparison

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ReferenceView:
    """The park against one reference: quotients by sector, indices, and the parts of its growth where years allow."""

    comparison: Comparison
    quotients: FloatArray
    krugman: float
    hoover: float
    gini: float
    relative: float
    shift: ShiftShare | None
    """Classic parts; None where no two years can be compared."""
    split: ShiftShare | None
    """With the regional part split after Esteban-Marquillas."""


def view_of(comparison: Comparison) -> ReferenceView:
    """Return the park against one reference."""
    park, reference = comparison.park, comparison.reference
    shift = split = None
    years = comparison.years
    if years is not None and years.reference.sum() > 0:
        rows = (years.park, years.park_later, years.reference, years.reference_later)
        shift, split = shift_share(*rows), shift_share(*rows, homothetic=True)
    return ReferenceView(
        comparison, location_quotients(park[None, :], reference)[0], krugman(park, reference), hoover(park, reference),
        locational_gini(park, reference), relative_specialisation(park, reference), shift, split,
    )  # fmt: skip
