"""How fast is the growth engine on a made-up park, against a plain loop over the draws in the same run?"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.engines.growth import GrowthProblem, calibrate, outlook, simulate
from gongxing.engines.growth.build import HABITS, lever_terms
from gongxing.engines.growth.firm_draws import tax_rates
from gongxing.engines.growth.noise import EXIT, LUCK, units
from gongxing.engines.growth.problem import Leads, Panel, Plots, Rates, Target
from gongxing.engines.growth.shocks import draw_shocks
from gongxing.errors import DataError, Fault, Place
from gongxing.io.packs import load_industry_values
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
_PAST, _CHAINS, _LEADS = 8, 5, 40
_PLAIN = 300
"""Draws of the plain loop; its time for all draws is reckoned from these."""


@dataclass(frozen=True, slots=True)
class GrowthScore:
    """One run. `seconds` is the whole simulation (firms, leads, plots, decisions), `plain_seconds` a loop over draws with whole-array numpy
    for the firms alone, reckoned from `plain_draws` draws to all; `ratio` is the first over the second.

    `largest_difference` is the largest relative difference between both in output, tax or jobs of any of those draws and years;
    `outlook_seconds` is a whole outlook with its back-test on the made-up past.
    """

    firms: int
    years: int
    draws: int
    seed: int
    seconds: float
    draws_per_second: float
    plain_draws: int
    plain_seconds: float
    ratio: float
    largest_difference: float
    outlook_seconds: float


def bench_growth(firms: int = 368, years: int = 5, draws: int = 10_000, seed: int = 1) -> GrowthScore:
    """Make up a park of so many firms, draw its growth so many times and return the times; DataError for sizes below the least."""
    least = {"--firms": (firms, 10), "--years": (years, 2), "--draws": (draws, 100)}
    faults = [
        Fault(Place(column=name), same(str(given)), Text(f"至少 {low}", f"at least {low}"), Text("改大", "raise it"))
        for name, (given, low) in least.items()
        if given < low
    ]
    if faults:
        raise DataError(Text("算例规模太小", "the instance is too small"), faults)
    problem = made_up(firms, years, seed)
    simulate(problem, 100, seed)  # compile first, so that the run does not pay for it
    began = time.perf_counter()
    found = simulate(problem, draws, seed)
    seconds = time.perf_counter() - began
    few = min(_PLAIN, draws)
    plain, plain_seconds = _plain(problem, few, draws, seed)
    ours = found.parts[0, :few]
    began = time.perf_counter()
    outlook(problem, draws, seed, found=found)
    rest = time.perf_counter() - began
    whole = plain_seconds * draws / few
    difference = float(np.max(np.abs(plain - ours) / np.maximum(np.abs(ours), 1e-9)))
    return GrowthScore(
        firms, years, draws, seed, seconds, draws / seconds, few, whole, seconds / whole, difference, seconds + rest
    )


def made_up(firms: int, years: int, seed: int) -> GrowthProblem:
    """Return the growth problem of a made-up park: firms of five chains with eight years behind them, leads, plots, targets."""
    rng = np.random.default_rng(seed)
    values = load_industry_values()
    habits = {key: values.value(key) for key in HABITS}
    panel, chain = _past(firms, rng)
    prior = rng.uniform(0.02, 0.3, firms)
    found = calibrate(panel, chain, prior, habits, years)
    none = np.zeros((firms, years))
    factor = none.copy()
    factor[rng.random(firms) < 0.05, years // 2 :] = -1.0
    base = panel.values[:, :, -1].copy()
    rates = Rates(
        demand_shock=found.demand_shock, chain_shock=found.chain_shock, noise_persistence=found.noise_persistence,
        jobs_elasticity=found.jobs_elasticity, labour_growth=found.labour_growth,
    )  # fmt: skip
    targets = tuple(
        Target(m, r, float(base[k].sum()) * (1 + r) ** years)
        for k, (m, r) in enumerate((("output", 0.05), ("tax", 0.05)))
    )
    return GrowthProblem(
        2025, tuple(range(2026, 2026 + years)), tuple(f"F{n:05d}" for n in range(firms)), tuple("ABCDE"), chain, found.elasticity, base,
        found.path, found.jobs_path, found.sigma, found.pool, found.pool_start, found.pool_size, rng.uniform(0.0, 0.03, firms), factor,
        factor.copy(), _leads(rng), _plots(years), rates, panel, prior, lever_terms(values, float(base[0].sum())), targets=targets,
        habits=tuple(habits.items()),
    )  # fmt: skip


def _past(firms: int, rng: np.random.Generator) -> tuple[Panel, npt.NDArray[np.int64]]:
    growth = rng.normal(0.05, 0.1, (firms, _PAST)) + rng.normal(0.0, 0.03, _PAST)
    output = np.exp(rng.normal(16.0, 1.2, firms))[:, None] * np.exp(np.cumsum(growth, axis=1))
    values = np.stack((output, 0.04 * output, np.maximum(3.0, output / 9e5)))
    return Panel(tuple(range(2026 - _PAST, 2026)), values, np.full(_PAST, np.nan)), rng.integers(0, _CHAINS, firms)


def _leads(rng: np.random.Generator) -> Leads:
    output = np.exp(rng.normal(17.5, 0.6, _LEADS))
    return Leads(
        tuple(f"L{n:03d}" for n in range(_LEADS)), rng.integers(0, _CHAINS, _LEADS), np.full(_LEADS, 0.15), rng.uniform(0.1, 0.95, _LEADS),
        rng.integers(1, 4, _LEADS), rng.uniform(0.0, 1.0, _LEADS), np.stack((output, 0.04 * output, output / 1e6)), output / 5000,
    )  # fmt: skip


def _plots(years: int) -> Plots:
    quantiles = np.tile(np.linspace(2000.0, 8000.0, 19), (_CHAINS, 1))
    share = np.full(_CHAINS, 1.0 / _CHAINS)
    return Plots(
        np.linspace(1e5, 6e5, years), share, quantiles, np.full(_CHAINS, 4), np.full(_CHAINS, 0.15), np.full(_CHAINS, 0.04), np.full(_CHAINS, 1e-6),
    )  # fmt: skip


def _plain(problem: GrowthProblem, few: int, draws: int, seed: int) -> tuple[FloatArray, float]:
    """Return output, tax and jobs of the firms (few, 3, T) by a loop over draws and years, and its seconds; drawing numbers is not timed."""
    shocks = draw_shocks(problem, draws, seed)
    count, years = problem.path.shape
    luck = np.stack([units(seed, LUCK, firm, few, years) for firm in range(count)], axis=2)
    ends = np.stack([units(seed, EXIT, firm, few, 1)[:, 0] for firm in range(count)], axis=1)
    terms: Mapping[str, float] = {"left": problem.rates.noise_persistence, "power": problem.rates.jobs_elasticity}
    tax, found = tax_rates(problem), np.empty((few, 3, years))
    began = time.perf_counter()
    for draw in range(few):
        own = np.zeros(count)
        for t in range(years):
            place = problem.pool_start + (luck[draw, t] * problem.pool_size).astype(np.int64)
            own = terms["left"] * own + problem.sigma * problem.pool[place]
            shock = shocks.demand[draw, t, problem.chain] + problem.elasticity * shocks.felt[draw, t] + own
            stays = ends[draw] <= (1 - problem.hazard) ** (t + 1)
            output = stays * problem.path[:, t] * np.exp(shock)
            jobs = stays * problem.jobs_path[:, t] * np.exp(terms["power"] * shock)
            found[draw, :, t] = output.sum(), (output * tax).sum(), jobs.sum()
    return found, time.perf_counter() - began
