"""Which small growth problems do tests share?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gongxing.engines.growth.backtest import no_leads, no_plots
from gongxing.engines.growth.problem import GrowthProblem, Leads, LeverTerms, Panel, Plots, Rates, Target
from gongxing.words import Text

YEARS = (2026, 2027, 2028)
CALM = Rates(
    demand_shock=0.0, chain_shock=0.0, shock_persistence=0.0, noise_persistence=0.0, jobs_elasticity=1.0, labour_growth=0.0,
    lead_ramp_years=1.0, lead_realised=1.0, lead_spread=0.0, lead_cycle=0.0, plot_absorption=1.0, plot_cycle=0.0, plot_build_years=0.0,
    plot_ramp_years=1.0,
)  # fmt: skip
"""Nothing is uncertain, newcomers are at full production at once."""


def levers(quota: float = 6.0, leads: float = 4.0, gain: float = 0.4) -> tuple[LeverTerms, ...]:
    """Levers with the given limits: a square metre costs 5, a lead 30, a whole doubling of productivity 200."""
    return (
        LeverTerms("quota", Text("用地", "land"), "m2", 1.0, quota, 5.0),
        LeverTerms("investment", Text("线索", "leads"), "count", 1.0, leads, 30.0),
        LeverTerms("productivity", Text("增效", "gain"), "share", 0.1, gain, 200.0),
    )


def calm_problem(**changes: Any) -> GrowthProblem:
    """One firm that makes 100 today and 110, 120, 130 in the years ahead, with taxes of a tenth and a person per 20; no doubt at all."""
    base = np.array([[100.0], [10.0], [5.0]])
    path = np.array([[110.0, 120.0, 130.0]])
    none = np.zeros((1, 3))
    panel = Panel((2024, 2025), np.stack([base, base], axis=2), np.full(2, np.nan))
    problem = GrowthProblem(
        2025, YEARS, ("F1",), ("甲链",), np.zeros(1, dtype=np.int64), np.zeros(1), base, path, path / 20, np.zeros(1), np.zeros(1),
        np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64), np.zeros(1), none, none.copy(), no_leads(), no_plots(1, 3), CALM, panel,
        np.zeros(1), levers(),
    )  # fmt: skip
    return replace(problem, **changes)


def lead(**changes: Any) -> Leads:
    """One lead that surely makes 50 from the second year on, pays 5, employs 2 and takes 40 square metres."""
    found = Leads(
        ("L1",), np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1), np.array([2]), np.zeros(1), np.array([[50.0], [5.0], [2.0]]), np.array([40.0]),
    )  # fmt: skip
    return replace(found, **changes)


def plots(free_m2: tuple[float, ...], per_m2: float = 2.0) -> Plots:
    """Land for newcomers of the only chain, with the same yield on every plot; taxes of a tenth, a person per 20."""
    return Plots(
        np.array(free_m2), np.ones(1), np.full((1, 3), per_m2), np.ones(1, dtype=np.int64), np.zeros(1), np.array([0.1]), np.array([0.05]),
    )  # fmt: skip


def growth_problem() -> GrowthProblem:
    """Twelve firms of two chains with shocks and closures, a lead, land for newcomers, and targets of output and jobs that take levers."""
    rng = np.random.default_rng(5)
    count = 12
    output = np.exp(rng.normal(4.0, 0.5, count))
    base = np.stack((output, 0.1 * output, output / 20))
    path = output[:, None] * 1.03 ** np.arange(1, 4)
    pool = np.linspace(-1.7, 1.7, 21)
    panel = Panel((2024, 2025), np.stack([base, base], axis=2), np.full(2, np.nan))
    total = float(output.sum())
    targets = (Target("output", 0.08, total * 1.08**3), Target("jobs", 0.05, total / 20 * 1.05**3))
    factor = np.zeros((count, 3))
    factor[0, 1:] = -1.0
    rates = replace(CALM, demand_shock=0.02, chain_shock=0.02, noise_persistence=0.8, shock_persistence=0.8, lead_spread=0.2, lead_cycle=0.3, plot_absorption=0.5)  # fmt: skip
    newcomers = plots((40.0, 60.0, 80.0))
    newcomers = replace(
        newcomers, share=np.array([0.6, 0.4]), quantiles=np.tile(np.linspace(1.0, 3.0, 5), (2, 1)), lots=np.array([2, 3]),
        elasticity=np.zeros(2), tax=np.full(2, 0.1), jobs=np.full(2, 0.05),
    )  # fmt: skip
    return calm_problem(
        firms=tuple(f"F{n:02d}" for n in range(count)), chains=("甲链", "乙链"), chain=np.arange(count) % 2, elasticity=np.zeros(count), base=base,
        path=path, jobs_path=path / 20, sigma=np.full(count, 0.1), pool=pool, pool_start=np.zeros(count, dtype=np.int64),
        pool_size=np.full(count, len(pool)), hazard=np.full(count, 0.01), factor=factor, jobs_factor=factor.copy(), leads=lead(chance=np.array([0.6])),
        plots=newcomers, rates=rates, panel=panel, prior_elasticity=np.zeros(count), targets=targets, asked=0.7,
        levers=levers(quota=60.0, leads=10.0, gain=0.4),
    )  # fmt: skip


def out_of_reach() -> GrowthProblem:
    """The same park, asked to triple in three years."""
    problem = growth_problem()
    return replace(problem, targets=(Target("output", 0.45, 3.05 * float(problem.totals[0])),))
