"""Which oil prices, demand and chain shocks do all firms of a draw share?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from gongxing.algorithms.series import FanParams, fan
from gongxing.engines.growth.noise import CHAIN, DEMAND, units
from gongxing.engines.growth.problem import FloatArray, GrowthProblem


@dataclass(frozen=True)
class Shocks:
    """What is common in each draw, as logarithms."""

    oil: FloatArray
    """(D, T) oil price over that of the base year."""
    felt: FloatArray
    """(D, T) the same as firms feel it, late in part."""
    demand: FloatArray
    """(D, T, C) national and chain demand over the path."""
    cycle: FloatArray
    """(D,) how the first two years go, standard normal."""

    def on(self, chain: int, elasticity: float) -> FloatArray:
        """Return what a firm of a chain and an elasticity to oil feels (D, T)."""
        return np.asarray(self.demand[:, :, chain] + elasticity * self.felt)


def draw_shocks(problem: GrowthProblem, draws: int, seed: int) -> Shocks:
    """Return the shocks of every draw."""
    years, rates = len(problem.years), problem.rates
    oil = np.zeros((draws, years))
    felt = np.zeros((draws, years))
    if problem.oil is not None:
        terms = FanParams(period=problem.oil.period, block=float(problem.oil.period), reversion=1 - rates.oil_reversion)
        oil = np.log(fan(problem.oil.prices, years, draws, seed, terms) / problem.oil.price)
        before = np.column_stack((np.zeros(draws), oil[:, :-1]))
        late = rates.oil_lag_share
        felt = (1 - late) * oil + late * (before - problem.oil.before)
    normal = ndtri(units(seed, DEMAND, 0, draws, years))
    national = faded(rates.demand_shock * normal, rates.shock_persistence)
    demand = np.empty((draws, years, len(problem.chains)))
    for c in range(len(problem.chains)):
        own = ndtri(units(seed, CHAIN, c, draws, years))
        demand[:, :, c] = national + faded(rates.chain_shock * own, rates.shock_persistence)
    first = normal[:, :2]
    return Shocks(oil, felt, demand, np.asarray(first.sum(axis=1) / np.sqrt(first.shape[1])))


def faded(changes: FloatArray, left: float) -> FloatArray:
    """Return levels (D, T) to which changes add up, of which the share `left` is left a year later."""
    found = np.array(changes, dtype=np.float64)
    for t in range(1, found.shape[1]):
        found[:, t] += left * found[:, t - 1]
    return found
