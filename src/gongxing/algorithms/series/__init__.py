"""How do series go on, how sure is that, and how often were such forecasts right before?"""

from __future__ import annotations

from gongxing.algorithms.series.backtest import Backtest, MethodScore, Trial, backtest
from gongxing.algorithms.series.bootstrap import FanParams, fan
from gongxing.algorithms.series.combined import METHOD, combined
from gongxing.algorithms.series.damped import damped_trend
from gongxing.algorithms.series.intervals import Intervals, intervals
from gongxing.algorithms.series.panel import Forecast
from gongxing.algorithms.series.rolling import Rolled, roll
from gongxing.algorithms.series.simple import drift, naive, seasonal_naive
from gongxing.algorithms.series.theta import theta

__all__ = [
    "METHOD",
    "Backtest",
    "FanParams",
    "Forecast",
    "Intervals",
    "MethodScore",
    "Rolled",
    "Trial",
    "backtest",
    "combined",
    "damped_trend",
    "drift",
    "fan",
    "intervals",
    "naive",
    "roll",
    "seasonal_naive",
    "theta",
]
