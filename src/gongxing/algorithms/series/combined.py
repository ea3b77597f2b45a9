"""What is the forecast of this house: the mean of theta and damped trend, fixed before it was ever scored?

Equal weights, no choice among methods after the fact: combinations of these two are hard to beat on short business series
(Makridakis and Hibon 2000, Petropoulos and Svetunkov 2020).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy.typing as npt

from gongxing.algorithms.series.damped import damped_scaled
from gongxing.algorithms.series.panel import FloatArray, Forecast, Scaled, checked, scaled
from gongxing.algorithms.series.season import seasons
from gongxing.algorithms.series.simple import drift_scaled, naive_scaled, seasonal_scaled
from gongxing.algorithms.series.theta import theta_scaled

METHOD = "combined"
"""The method of every forecast of this house."""
Parts = tuple[FloatArray, FloatArray, FloatArray]


def combined(y: npt.ArrayLike, horizon: int, period: int = 1, *, log: bool = False, pool: bool = False) -> Forecast:
    """Return the mean of theta and damped trend for series (S, T) or (T,), NaN where missing; parameters as in `theta`.

    In logarithms it is the mean of the logarithms. Spreads are averaged too, as if the two erred together.
    """
    checked(horizon, period)
    data = scaled(y, log=log, pool=pool)
    mean, fitted, spread = _both(data, horizon, period)[METHOD]
    return Forecast(METHOD, data.back(mean), data.back(fitted), spread, data.logged, data.observed)


def every_method(data: Scaled, horizon: int, period: int) -> Mapping[str, Parts]:
    """Return points, fitted and spread of the method and its peers on the scale of the model, by name."""
    found = dict(_both(data, horizon, period))
    found["naive"] = naive_scaled(data, horizon)
    if period > 1:
        found["seasonal_naive"] = seasonal_scaled(data, horizon, period)
    found["drift"] = drift_scaled(data, horizon)
    return found


def _both(data: Scaled, horizon: int, period: int) -> dict[str, Parts]:
    season = seasons(data, period)
    one, two = theta_scaled(data, season, horizon), damped_scaled(data, season, horizon)
    mean: Parts = (0.5 * (one[0] + two[0]), 0.5 * (one[1] + two[1]), 0.5 * (one[2] + two[2]))
    return {METHOD: mean, "theta": one, "damped_trend": two}
