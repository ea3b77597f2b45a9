"""What does the park make in every draw, part by part: firms of today, leads, new plots, decisions?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.engines.growth.firm_draws import firm_draws
from gongxing.engines.growth.newcomers import Land, draw_leads, draw_plots
from gongxing.engines.growth.problem import FloatArray, GrowthProblem, IntArray
from gongxing.engines.growth.shocks import Shocks, draw_shocks

_CLOSE = 4
"""Elasticities that agree to so many decimals share a block."""


@dataclass(frozen=True)
class Draws:
    """What `D` draws of the whole model say."""

    parts: FloatArray
    """(4, D, 3, T) by part."""
    by_chain: FloatArray
    """(4, C, 3, T) means over the draws."""
    shocks: Shocks
    land: Land

    @property
    def totals(self) -> FloatArray:
        """The park as a whole (D, 3, T)."""
        return np.asarray(self.parts.sum(axis=0))


def simulate(problem: GrowthProblem, draws: int, seed: int) -> Draws:
    """Return `draws` draws of the whole model; the same seed gives the same draws, whatever the levers do afterwards."""
    shocks = draw_shocks(problem, draws, seed)
    made, changed, made_by, changed_by = _firms(problem, shocks, seed)
    leads, taken = draw_leads(problem, shocks, seed)
    plots, land = draw_plots(problem, shocks, seed, taken)
    parts = np.stack((made, leads.totals, plots.totals, changed))
    by_chain = np.stack((made_by / draws, leads.by_chain, plots.by_chain, changed_by / draws))
    return Draws(parts, by_chain, shocks, land)


def tax_rates(problem: GrowthProblem) -> FloatArray:
    """Return tax per output of every firm in the base year, 0 without output."""
    output = problem.base[0]
    return np.asarray(np.where(output > 0, problem.base[1] / np.where(output > 0, output, 1.0), 0.0))


def blocks(problem: GrowthProblem) -> tuple[IntArray, IntArray, FloatArray]:
    """Return the block (n,) of each firm, and chain and elasticity of each block: firms of a block feel the same."""
    pairs = np.column_stack((problem.chain, np.round(problem.elasticity, _CLOSE)))
    found, block = np.unique(pairs, axis=0, return_inverse=True)
    return np.asarray(block.ravel(), np.int64), np.asarray(found[:, 0], np.int64), np.asarray(found[:, 1], np.float64)


def _firms(problem: GrowthProblem, shocks: Shocks, seed: int) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    draws = len(shocks.cycle)
    block, chain, elasticity = blocks(problem)
    shock = np.empty((draws, len(problem.years), len(chain)))
    for b in range(len(chain)):
        shock[:, :, b] = shocks.on(int(chain[b]), float(elasticity[b]))
    return firm_draws(
        seed, draws, shock, block, problem.chain, len(problem.chains), problem.path, problem.jobs_path, tax_rates(problem),
        problem.sigma, problem.pool, problem.pool_start, problem.pool_size, problem.hazard, problem.factor, problem.jobs_factor,
        problem.rates.noise_persistence, problem.rates.jobs_elasticity,
    )  # fmt: skip
