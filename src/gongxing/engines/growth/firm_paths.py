"""Which ways does each single firm take in every draw, without closures and decisions?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.engines.growth.firm_draws import tax_rates
from gongxing.engines.growth.noise import LUCK, key_of, unit
from gongxing.engines.growth.problem import FloatArray, GrowthProblem, IntArray
from gongxing.engines.growth.shocks import draw_shocks


def firm_paths(problem: GrowthProblem, draws: int, seed: int) -> FloatArray:
    """Return output, tax and jobs (3, D, n, T) of every firm in every draw: the same numbers that the sums of the park are made of."""
    shocks = draw_shocks(problem, draws, seed)
    own = _own(
        seed, draws, len(problem.years), problem.sigma, problem.pool, problem.pool_start, problem.pool_size, problem.rates.noise_persistence,
    )  # fmt: skip
    shock = (
        shocks.demand[:, :, problem.chain].transpose(0, 2, 1)
        + problem.elasticity[None, :, None] * shocks.felt[:, None, :]
    )
    shock = shock + own
    output = problem.path[None] * np.exp(shock)
    jobs = problem.jobs_path[None] * np.exp(problem.rates.jobs_elasticity * shock)
    return np.stack((output, output * tax_rates(problem)[None, :, None], jobs))


@compiled
def _own(
    seed: int,
    draws: int,
    years: int,
    sigma: FloatArray,
    pool: FloatArray,
    start: IntArray,
    size: IntArray,
    left: float,
) -> FloatArray:
    found = np.empty((draws, len(sigma), years))
    for firm in range(len(sigma)):
        luck = key_of(seed, LUCK, firm)
        for draw in range(draws):
            level = 0.0
            for t in range(years):
                place = int(unit(luck, draw, t) * size[firm])
                level = left * level + sigma[firm] * pool[start[firm] + place]
                found[draw, firm, t] = level
    return found
