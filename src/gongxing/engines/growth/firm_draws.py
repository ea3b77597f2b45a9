"""How much do the firms of today make in every draw, and what do decisions change of it?

Draws are taken in slices: a compiled loop lays out the logarithms of a slice, numpy raises them (its exponential is many times faster than one
number at a time), a second loop adds up, always in the order of firms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.labelling.compiled import compiled
from gongxing.engines.growth.noise import EXIT, LUCK, key_of, unit
from gongxing.engines.growth.problem import FloatArray, GrowthProblem, IntArray
from gongxing.engines.growth.shocks import Shocks

_CELLS = 250_000
"""Numbers laid out at once: as many as stay close to the processor."""


@dataclass(frozen=True)
class FirmDraws:
    """What firms make without and through decisions: totals (D, 3, T), means by chain (C, 3, T)."""

    made: FloatArray
    changed: FloatArray
    made_by: FloatArray
    changed_by: FloatArray


def tax_rates(problem: GrowthProblem) -> FloatArray:
    """Return tax per output of every firm in the base year, 0 without output."""
    output = problem.base[0]
    return np.asarray(np.where(output > 0, problem.base[1] / np.where(output > 0, output, 1.0), 0.0))


def draw_firms(problem: GrowthProblem, shocks: Shocks, seed: int) -> FirmDraws:
    """Return what the firms make in every draw of the shocks."""
    draws, (count, years) = len(shocks.cycle), problem.path.shape
    weights = np.stack((problem.path.T, problem.path.T * tax_rates(problem), problem.jobs_path.T))
    weights = np.ascontiguousarray(weights)
    factors = np.ascontiguousarray(np.stack((problem.factor.T, problem.factor.T, problem.jobs_factor.T)))
    touched = np.flatnonzero(factors.any(axis=(0, 1)))
    made, changed = np.zeros((draws, 3, years)), np.zeros((draws, 3, years))
    sums, sums_jobs = np.zeros((years, count)), np.zeros((years, count))
    size = max(1, _CELLS // max(1, count * years))
    for first in range(0, draws, size):
        last = min(first + size, draws)
        logs = _logs(
            seed, first, shocks.demand[first:last], shocks.felt[first:last], problem.chain, problem.elasticity, problem.sigma, problem.pool,
            problem.pool_start, problem.pool_size, problem.hazard, problem.rates.noise_persistence,
        )  # fmt: skip
        jobs = np.exp(problem.rates.jobs_elasticity * logs)
        np.exp(logs, out=logs)
        _add(logs, jobs, weights, made[first:last], sums, sums_jobs)
        if len(touched):
            _add_some(logs, jobs, weights, factors, touched, changed[first:last])
    means = weights * np.stack((sums, sums, sums_jobs)) / max(draws, 1)
    return FirmDraws(made, changed, _by_chain(problem, means), _by_chain(problem, means * factors))


def _by_chain(problem: GrowthProblem, means: FloatArray) -> FloatArray:
    """Return means of firms (3, T, n) summed by chain (C, 3, T)."""
    found = np.zeros((len(problem.chains), *means.shape[:2]))
    for c in range(len(problem.chains)):
        found[c] = means[:, :, problem.chain == c].sum(axis=2)
    return found


@compiled
def _logs(
    seed: int,
    first: int,
    demand: FloatArray,
    felt: FloatArray,
    chain: IntArray,
    elasticity: FloatArray,
    sigma: FloatArray,
    pool: FloatArray,
    start: IntArray,
    size: IntArray,
    hazard: FloatArray,
    left: float,
) -> FloatArray:
    """Return the logarithm of output over path (slice, T, n); minus infinity from the year on in which a firm closes."""
    draws, years = felt.shape
    count = len(sigma)
    found = np.full((draws, years, count), -np.inf)
    for firm in range(count):
        luck, end = key_of(seed, LUCK, firm), key_of(seed, EXIT, firm)
        for draw in range(draws):
            own, staying = 0.0, 1.0
            life = unit(end, first + draw, 0)
            for t in range(years):
                staying *= 1.0 - hazard[firm]
                if life > staying:
                    break
                place = int(unit(luck, first + draw, t) * size[firm])
                own = left * own + sigma[firm] * pool[start[firm] + place]
                found[draw, t, firm] = demand[draw, t, chain[firm]] + elasticity[firm] * felt[draw, t] + own
    return found


@compiled
def _add(
    grown: FloatArray, jobs: FloatArray, weights: FloatArray, made: FloatArray, sums: FloatArray, sums_jobs: FloatArray
) -> None:
    """Add up output, tax and jobs of a slice over firms, and what firms grow by over draws."""
    draws, years, count = grown.shape
    for draw in range(draws):
        for t in range(years):
            output, tax, people = 0.0, 0.0, 0.0
            for firm in range(count):
                x, y = grown[draw, t, firm], jobs[draw, t, firm]
                output += weights[0, t, firm] * x
                tax += weights[1, t, firm] * x
                people += weights[2, t, firm] * y
                sums[t, firm] += x
                sums_jobs[t, firm] += y
            made[draw, 0, t], made[draw, 1, t], made[draw, 2, t] = output, tax, people


@compiled
def _add_some(
    grown: FloatArray, jobs: FloatArray, weights: FloatArray, factors: FloatArray, some: IntArray, changed: FloatArray
) -> None:
    """Add up what decisions change of the firms they touch."""
    draws, years, _ = grown.shape
    for draw in range(draws):
        for t in range(years):
            for firm in some:
                x = grown[draw, t, firm]
                changed[draw, 0, t] += weights[0, t, firm] * factors[0, t, firm] * x
                changed[draw, 1, t] += weights[1, t, firm] * factors[1, t, firm] * x
                changed[draw, 2, t] += weights[2, t, firm] * factors[2, t, firm] * jobs[draw, t, firm]
