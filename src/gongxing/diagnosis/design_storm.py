"""How does the design storm rain over time, and what reaches an inlet of it?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.drainage import rain_l_s_ha
from gongxing.standards.parameters import Parameters

FloatArray = npt.NDArray[np.float64]
MINUTES = 120
"""How long the storm rains."""
PEAK = 0.4
"""Where in the storm its peak lies, as a share of its length (Keifer and Chu 1957; the usual choice in China)."""


def storm_l_s_ha(values: Parameters) -> FloatArray:
    """Return what runs off a paved hectare in each minute of the design storm and after it, L/s, until the last has run off.

    A Chicago storm: around its peak the mean intensity over any time is that of the intensity formula. The rain of a minute
    reaches the inlet spread evenly over the inlet time.
    """
    steps = np.arange(MINUTES + 1, dtype=np.float64)
    rain = np.diff(_fallen(steps, values))
    inlet = max(1, round(values.value("storm_inlet_min")))
    return np.asarray(np.convolve(rain, np.full(inlet, 1.0 / inlet)), dtype=np.float64)


def _fallen(minutes: FloatArray, values: Parameters) -> FloatArray:
    """Return the rain fallen since the storm began, in minutes times L/s per hectare."""
    peak = PEAK * MINUTES
    before = PEAK * (_depth(np.full(len(minutes), float(MINUTES)), values) - _depth((peak - minutes) / PEAK, values))
    after = PEAK * _depth(np.full(len(minutes), float(MINUTES)), values) + (1.0 - PEAK) * _depth(
        (minutes - peak) / (1.0 - PEAK), values
    )
    return np.where(minutes <= peak, before, after)


def _depth(minutes: FloatArray, values: Parameters) -> FloatArray:
    """Return the rain of a storm of so many minutes by the intensity formula, in minutes times L/s per hectare."""
    long = np.maximum(minutes, 0.0)
    return np.asarray(rain_l_s_ha(long, values) * long, dtype=np.float64)
