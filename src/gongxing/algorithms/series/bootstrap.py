"""Which ways may a price take, going by the ways it took before?

Stationary bootstrap of log returns (Politis and Romano 1994): runs of neighbouring returns of random length, so that calm and
stormy times stay together, with an optional pull towards a long-run price.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.panel import FloatArray

FEWEST_PRICES = 24
"""Prices below which there is too little to draw from."""


@dataclass(frozen=True)
class FanParams:
    """How paths are drawn.

    Attributes:
        period: prices a year (12 for monthly data).
        block: mean length of the runs, in prices; at least 1.
        reversion: share of the gap in logarithms to the long-run price that is closed in a year, 0 to below 1.
        anchor: the long-run price; None takes the geometric mean of the last ten years.
        centred: take the mean return out, so that the median price stays where it is; else the trend of the past goes on.
        known: prices of the first year of the paths that are the last ones of `prices` already.
    """

    period: int = 12
    block: float = 12.0
    reversion: float = 0.0
    anchor: float | None = None
    centred: bool = True
    known: int = 0

    def __post_init__(self) -> None:
        faults = []
        if self.period < 1:
            faults.append(f"period at least 1, found {self.period}")
        if not self.block >= 1:
            faults.append(f"block at least 1, found {self.block}")
        if not 0 <= self.reversion < 1:
            faults.append(f"reversion from 0 to below 1, found {self.reversion}")
        if self.anchor is not None and not self.anchor > 0:
            faults.append(f"anchor above 0, found {self.anchor}")
        if not 0 <= self.known < self.period:
            faults.append(f"known from 0 to below the period, found {self.known}")
        if faults:
            raise ValueError("; ".join(faults))


def fan(
    prices: npt.ArrayLike, horizon: int, draws: int = 10_000, seed: int = 1, params: FanParams | None = None
) -> FloatArray:
    """Return yearly mean prices (draws, horizon) along paths drawn from the past of `prices` (N,), all above zero.

    The first year begins after the last price, or `known` prices before it. ValueError for fewer than FEWEST_PRICES prices or
    prices that are not above zero.
    """
    chosen = params or FanParams()
    history = np.asarray(prices, dtype=np.float64)
    if history.ndim != 1 or len(history) < FEWEST_PRICES:
        raise ValueError(f"expected a series of at least {FEWEST_PRICES} prices, found shape {history.shape}")
    if not (np.isfinite(history).all() and (history > 0).all()):
        raise ValueError("expected prices above zero, found missing ones or others")
    if horizon < 1 or draws < 1:
        raise ValueError(f"horizon and draws are at least 1, found {horizon} and {draws}")
    steps = horizon * chosen.period - chosen.known
    paths = np.exp(_paths(np.log(history), steps, draws, seed, chosen))
    known = np.repeat(history[len(history) - chosen.known :][None], draws, axis=0)
    whole = np.concatenate([known, paths], axis=1)
    found: FloatArray = whole.reshape(draws, horizon, chosen.period).mean(axis=2)
    return found


def _paths(logs: FloatArray, steps: int, draws: int, seed: int, chosen: FanParams) -> FloatArray:
    """Return log prices (draws, steps)."""
    returns = np.diff(logs)
    if chosen.centred:
        returns = returns - returns.mean()
    recent = logs[-10 * chosen.period :]
    anchor = float(recent.mean()) if chosen.anchor is None else float(np.log(chosen.anchor))
    pull = 1.0 - (1.0 - chosen.reversion) ** (1.0 / chosen.period)
    rng = np.random.default_rng(seed)
    at = rng.integers(0, len(returns), size=draws)
    level = np.full(draws, logs[-1])
    found = np.empty((draws, steps))
    for step in range(steps):
        level = level + pull * (anchor - level) + returns[at]
        found[:, step] = level
        anew = rng.random(draws) < 1.0 / chosen.block
        at = np.where(anew, rng.integers(0, len(returns), size=draws), (at + 1) % len(returns))
    return found
