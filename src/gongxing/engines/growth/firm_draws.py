"""How much do the firms of today make in every draw: the loop over draws, firms and years?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.engines.growth.noise import EXIT, LUCK, key_of, unit
from gongxing.engines.growth.problem import FloatArray, IntArray


@compiled
def firm_draws(
    seed: int,
    draws: int,
    shock: FloatArray,
    block: IntArray,
    chain: IntArray,
    chains: int,
    path: FloatArray,
    jobs_path: FloatArray,
    tax_rate: FloatArray,
    sigma: FloatArray,
    pool: FloatArray,
    pool_start: IntArray,
    pool_size: IntArray,
    hazard: FloatArray,
    factor: FloatArray,
    jobs_factor: FloatArray,
    left: float,
    elastic: float,
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return what firms make and what decisions change of it: totals (draws, 3, T) twice, and sums over draws by chain (C, 3, T) twice.

    `shock` (draws, T, B) are logarithms common to the firms of a block; `left` is the share of a firm's own error that is left a
    year later; jobs feel shocks with the power `elastic`.
    """
    count, years = path.shape
    blocks = shock.shape[2]
    made, changed = np.zeros((draws, 3, years)), np.zeros((draws, 3, years))
    made_by, changed_by = np.zeros((chains, 3, years)), np.zeros((chains, 3, years))
    luck, ends = np.empty(count, dtype=np.uint64), np.empty(count, dtype=np.uint64)
    for firm in range(count):
        luck[firm], ends[firm] = key_of(seed, LUCK, firm), key_of(seed, EXIT, firm)
    common, common_jobs = np.empty((years, blocks)), np.empty((years, blocks))
    for draw in range(draws):
        for t in range(years):
            for b in range(blocks):
                common[t, b] = np.exp(shock[draw, t, b])
                common_jobs[t, b] = np.exp(elastic * shock[draw, t, b])
        for firm in range(count):
            own, b, c = 0.0, block[firm], chain[firm]
            staying, life = 1.0, unit(ends[firm], draw, 0)
            for t in range(years):
                staying *= 1.0 - hazard[firm]
                if life > staying:
                    break
                place = int(unit(luck[firm], draw, t) * pool_size[firm])
                own = left * own + sigma[firm] * pool[pool_start[firm] + place]
                output = path[firm, t] * common[t, b] * np.exp(own)
                jobs = jobs_path[firm, t] * common_jobs[t, b] * np.exp(elastic * own)
                tax = output * tax_rate[firm]
                made[draw, 0, t] += output
                made[draw, 1, t] += tax
                made[draw, 2, t] += jobs
                made_by[c, 0, t] += output
                made_by[c, 1, t] += tax
                made_by[c, 2, t] += jobs
                if factor[firm, t] != 0.0 or jobs_factor[firm, t] != 0.0:
                    changed[draw, 0, t] += output * factor[firm, t]
                    changed[draw, 1, t] += tax * factor[firm, t]
                    changed[draw, 2, t] += jobs * jobs_factor[firm, t]
                    changed_by[c, 0, t] += output * factor[firm, t]
                    changed_by[c, 1, t] += tax * factor[firm, t]
                    changed_by[c, 2, t] += jobs * jobs_factor[firm, t]
    return made, changed, made_by, changed_by
