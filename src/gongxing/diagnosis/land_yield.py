"""What does each firm yield per land, energy, emission and job, and what is not known?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from gongxing.origins import Origin, computed
from gongxing.park import Park
from gongxing.standards.grading import INDICATORS, Indicator
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]


def column_of(park: Park, name: str) -> FloatArray:
    """Return a number column of the firm register (n,), NaN where it is not known."""
    return park.firms[name].to_numpy(dtype=float, na_value=np.nan)


def yields(park: Park) -> Mapping[str, FloatArray]:
    """Return every indicator of every firm (n,) in its unit, NaN where the register cannot say.

    No land, energy, jobs or sales below the line is a gap, not an infinite yield. Nothing discharged is the best there can
    be: such a firm has an infinite yield per emission if it adds value at all.
    """
    found = {}
    for key, indicator in INDICATORS.items():
        above, below = column_of(park, indicator.above), column_of(park, indicator.below)
        ratio = np.full(len(above), np.nan)
        np.divide(above, below, out=ratio, where=below > 0)
        if indicator.clean:
            ratio[(below == 0) & (above > 0)] = np.inf
        found[key] = ratio
    return found


def park_mean(park: Park, indicator: Indicator, rows: npt.NDArray[np.bool_]) -> tuple[float | None, int]:
    """Return the mean of an indicator over the firms of `rows` that give both columns, sum over sum, and how many do."""
    above, below = column_of(park, indicator.above), column_of(park, indicator.below)
    least = 0.0 if indicator.clean else np.nextafter(0.0, 1.0)
    both = rows & np.isfinite(above) & (below >= least)
    total = float(below[both].sum())
    return (float(above[both].sum()) / total if total > 0 else None), int(both.sum())


def origin_of(indicator: Indicator) -> Origin:
    """Return the origin of an indicator of a firm."""
    words = Text(f"企业名录中{indicator.label.zh}", f"{indicator.label.en} from the firm register")
    return computed("diagnosis.land_yield", words, f"firms.{indicator.above}", f"firms.{indicator.below}")
