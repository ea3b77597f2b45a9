"""How often would the intervals have held the truth, had the park been forecast from earlier years of its own past?

Rolling origin: at every past year with four years behind it, calibration and forecast see that past only; what came after judges them,
beside the naive forecast (everything stays as it is). Firms are those that stand today, so closures are left out on both sides, as
are leads, plots and decisions, of which the past holds no record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from gongxing.engines.growth.calibrate import LEAST_YEARS, calibrate
from gongxing.engines.growth.firm_paths import firm_paths
from gongxing.engines.growth.problem import MEASURED, FloatArray, GrowthProblem, IntArray, Leads, Panel, Plots
from gongxing.plan.growth import Coverage

NOMINAL = (0.5, 0.8, 0.9)
"""The levels of the intervals that are tested."""
AHEAD = 3
"""Years ahead up to which forecasts are tested."""
_DRAWS, _CELLS = 1000, 6_000_000
_SHARES = (0.5, *(0.5 + side * level / 2 for level in NOMINAL for side in (-1, 1)))
"""The median, then both ends of every interval."""


@dataclass(frozen=True)
class _Trial:
    """Truths with quantiles of what was drawn for them, all of one measure and level; `scale` is the usual yearly change before the origin."""

    truth: FloatArray
    quantiles: FloatArray
    """(Q, K) at `_SHARES`."""
    naive: FloatArray
    scale: FloatArray


def backtest(problem: GrowthProblem, seed: int = 1) -> tuple[Coverage, ...]:
    """Return the coverage of intervals and the errors by measure, for the sums of the park and for single firms; () for a short past."""
    trials: dict[tuple[str, str], list[_Trial]] = defaultdict(list)
    years = problem.panel.years
    for origin in range(LEAST_YEARS - 1, len(years) - 1):
        then = problem_at(problem, origin)
        if then is None:
            continue
        rows = np.isfinite(problem.panel.values[0, :, origin])
        draws = int(np.clip(_CELLS / (rows.sum() * 3 * len(then.years)), 200, _DRAWS))
        drawn = firm_paths(then, draws, seed)
        for key, trial in _trials(problem.panel, origin, np.flatnonzero(rows), drawn):
            trials[key].append(trial)
    return tuple(row for (measure, level), found in trials.items() for row in _scored(measure, level, found))


def problem_at(problem: GrowthProblem, origin: int) -> GrowthProblem | None:
    """Return the problem as it would have been posed at the `origin`-th year of the past, firms of today only; None without firms then."""
    panel = problem.panel
    year = panel.years[origin]
    rows = np.isfinite(panel.values[0, :, origin])
    ahead = min(AHEAD, len(panel.years) - 1 - origin)
    if not rows.any() or ahead < 1:
        return None
    seen = panel.until(year)
    seen = Panel(seen.years, seen.values[:, rows].copy(), seen.oil.copy())
    chain, prior = problem.chain[rows].copy(), problem.prior_elasticity[rows].copy()
    found = calibrate(seen, chain, prior, dict(problem.habits), ahead)
    base = np.nan_to_num(seen.values[:, :, -1])
    none = np.zeros((len(chain), ahead))
    rates = replace(
        problem.rates, demand_shock=found.demand_shock, chain_shock=found.chain_shock, noise_persistence=found.noise_persistence,
        jobs_elasticity=found.jobs_elasticity, labour_growth=found.labour_growth,
    )  # fmt: skip
    return replace(
        problem, base_year=year, years=panel.years[origin + 1 : origin + 1 + ahead],
        firms=tuple(firm for firm, has in zip(problem.firms, rows, strict=True) if has), chain=chain, elasticity=found.elasticity, base=base,
        path=found.path, jobs_path=found.jobs_path, sigma=found.sigma, pool=found.pool, pool_start=found.pool_start, pool_size=found.pool_size,
        hazard=np.zeros(len(chain)), factor=none, jobs_factor=none.copy(), leads=no_leads(), plots=no_plots(len(problem.chains), ahead),
        rates=rates, panel=seen, prior_elasticity=prior, oil=None if problem.oil is None else problem.oil.until(year), targets=(), notes=(),
    )  # fmt: skip


def no_leads() -> Leads:
    """Return an empty list of leads."""
    none, whole = np.zeros(0), np.zeros(0, dtype=np.int64)
    return Leads((), whole, none, none.copy(), whole.copy(), none.copy(), np.zeros((3, 0)), none.copy())


def no_plots(chains: int, years: int) -> Plots:
    """Return no land for newcomers."""
    none = np.zeros(chains)
    return Plots(
        np.zeros(years),
        none,
        np.zeros((chains, 2)),
        np.ones(chains, dtype=np.int64),
        none.copy(),
        none.copy(),
        none.copy(),
    )


def _trials(panel: Panel, origin: int, rows: IntArray, drawn: FloatArray) -> Iterator[tuple[tuple[str, str], _Trial]]:
    """Yield trials by measure and level; `drawn` is (3, D, n, H)."""
    for m, measure in enumerate(MEASURED):
        past = panel.values[m][rows]
        steps = np.abs(np.diff(past[:, : origin + 1], axis=1))
        usual = np.nanmean(np.where(np.isfinite(steps).any(axis=1, keepdims=True), steps, 0.0), axis=1)
        for h in range(drawn.shape[3]):
            truth = past[:, origin + 1 + h]
            both = np.isfinite(truth) & np.isfinite(past[:, origin])
            if not both.any():
                continue
            now = past[both, origin]
            scale = np.maximum(usual[both], 1e-12)
            yield (measure, "firm"), _Trial(truth[both], _quantiles(drawn[m][:, both, h]), now, scale)
            whole = np.array([_usual_change(past[both], origin)])
            summed = drawn[m][:, both, h].sum(axis=1, keepdims=True)
            yield (
                (measure, "park"),
                _Trial(truth[both].sum(keepdims=True), _quantiles(summed), now.sum(keepdims=True), whole),
            )


def _quantiles(drawn: FloatArray) -> FloatArray:
    return np.asarray(np.quantile(drawn, _SHARES, axis=0))


def _usual_change(past: FloatArray, origin: int) -> float:
    """Return the mean yearly change of the sum over firms that report both years, before the origin."""
    found = []
    for t in range(origin):
        both = np.isfinite(past[:, t]) & np.isfinite(past[:, t + 1])
        found.append(abs(float((past[both, t + 1] - past[both, t]).sum())))
    return max(float(np.mean(found)), 1e-12)


def _scored(measure: str, level: str, trials: list[_Trial]) -> Iterator[Coverage]:
    truth = np.concatenate([t.truth for t in trials])
    quantiles = np.concatenate([t.quantiles for t in trials], axis=1)
    centre = quantiles[0]
    naive, scale = np.concatenate([t.naive for t in trials]), np.concatenate([t.scale for t in trials])
    moving = scale > 1e-9
    error = float(np.mean(np.abs(truth - centre)[moving] / scale[moving])) if moving.any() else 0.0
    plain = float(np.mean(np.abs(truth - naive)[moving] / scale[moving])) if moving.any() else 0.0
    for k, nominal in enumerate(NOMINAL):
        low, high = quantiles[1 + 2 * k], quantiles[2 + 2 * k]
        covered = float(np.mean((truth >= low - 1e-9) & (truth <= high + 1e-9)))
        yield Coverage(measure, nominal, covered, len(truth), error, plain, level)
