"""What does the firms' own past say of their growth, of the oil price's hold on them and of how far forecasts miss?

Every estimate is drawn towards a default by the years of observation, so that a short history changes little and none at all leaves the
defaults (shrinkage after James and Stein; the errors are those of forecasts from rolling origins, as in conformal prediction).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from gongxing.algorithms.series import combined
from gongxing.engines.growth.errors import Errors, rolling_errors, split
from gongxing.engines.growth.problem import FloatArray, IntArray, Panel

LEAST_YEARS = 4
"""Years of history from which a forecast method has anything to work on."""
_POOL, _CLIP = 30, 3.5
"""Least errors in a pool of its own; errors beyond so many standard deviations are taken as that."""
_FIRM_YEARS, _CHAIN_ERRORS, _PAIRS = 4.0, 20.0, 50.0
"""What the chain, the default and the default persistence weigh in observations."""
_SLOPE_PAIRS = 200.0
_RATIO = 5.0
"""Beyond this multiple of the base year no firm is forecast."""


@dataclass(frozen=True)
class Calibration:
    """What history says of `n` firms for `T` years ahead."""

    elasticity: FloatArray
    path: FloatArray
    jobs_path: FloatArray
    sigma: FloatArray
    pool: FloatArray
    pool_start: IntArray
    pool_size: IntArray
    demand_shock: float
    chain_shock: float
    noise_persistence: float
    jobs_elasticity: float
    labour_growth: float
    drift: float
    """Mean yearly error of past forecasts, as far as it is believed, by which the path was lifted."""
    origins: int
    """How many past years were forecast to learn the errors."""


def calibrate(
    panel: Panel, chain: IntArray, prior: FloatArray, habits: Mapping[str, float], horizon: int
) -> Calibration:
    """Return the calibration on a panel whose last year is the base year; every firm must have its output of that year."""
    output = panel.values[0]
    felt = felt_oil(panel.oil, habits["oil_lag_share"])
    elastic = elasticities(output, felt, chain, prior, habits)
    adjusted = output * np.exp(-elastic[:, None] * (felt - felt[-1])[None, :])
    errors = rolling_errors(adjusted, chain)
    believed = len(errors.common) / (len(errors.common) + habits["bias_years"]) if len(errors.common) else 0.0
    drift = believed * float(np.mean(errors.common)) if len(errors.common) else 0.0
    path = _path(adjusted, horizon, drift, habits["firm_growth"])
    sigma = _sigmas(errors, chain, habits)
    slope, labour = _labour(panel, habits)
    steps = np.arange(1, horizon + 1)
    ratio = np.where(output[:, -1:] > 0, path / np.maximum(output[:, -1:], 1e-9), 1.0) / (1 + labour) ** steps
    now = np.nan_to_num(panel.values[2, :, -1])
    pool, start, size = _pools(errors, sigma, chain)
    return Calibration(
        elastic, path, now[:, None] * ratio**slope, sigma, pool, start, size,
        _shrunk_sd(errors.common - drift, habits["demand_shock"], habits["shock_years"], errors.common_noise),
        _shrunk_sd(errors.chain, habits["chain_shock"], habits["shock_years"], errors.chain_noise),
        _persistence(errors, habits["noise_persistence"]), slope, labour, drift, len(errors.common),
    )  # fmt: skip


def felt_oil(oil: FloatArray, late: float) -> FloatArray:
    """Return the logarithm of the oil price as firms feel it (Y,): a share of it a year late; zeros where the price is not known throughout."""
    if not len(oil) or not np.isfinite(oil).all():
        return np.zeros(len(oil))
    level = np.log(oil)
    return np.asarray((1 - late) * level + late * np.r_[level[:1], level[:-1]])


def elasticities(
    output: FloatArray, felt: FloatArray, chain: IntArray, prior: FloatArray, habits: Mapping[str, float]
) -> FloatArray:
    """Return the elasticity of each firm (n,): its sector's default, shifted with its chain as far as the chain's past speaks for it.

    A chain's yearly mean growth is regressed on the felt price; noise of years is that of demand and chain shocks, the default is as
    unsure as `oil_elasticity_spread` (normal prior and likelihood).
    """
    found = prior.astype(np.float64).copy()
    if len(felt) < LEAST_YEARS + 1 or not np.ptp(felt) > 0:
        return found
    change = np.diff(felt)
    with np.errstate(divide="ignore", invalid="ignore"):
        growth = np.diff(np.log(np.where(output > 0, output, np.nan)), axis=1)
    noise = habits["demand_shock"] ** 2 + habits["chain_shock"] ** 2
    for c in np.unique(chain):
        mine = growth[chain == c]
        counts = np.isfinite(mine).sum(axis=0)
        years = counts >= min(5, len(mine))
        if years.sum() < LEAST_YEARS or len(mine) < 3:
            continue
        mean = np.nansum(mine[:, years], axis=0) / counts[years]
        x, y = change[years] - change[years].mean(), mean - mean.mean()
        start = float(prior[chain == c].mean())
        weight = float(x @ x) / noise
        own = 1 / habits["oil_elasticity_spread"] ** 2
        found[chain == c] += (float(x @ y) / noise + start * own) / (weight + own) - start
    return np.maximum(found, 0.0)


def _path(adjusted: FloatArray, horizon: int, drift: float, growth: float) -> FloatArray:
    """Return the median path (n, T): the house's forecast in logarithms, or steady growth where there is no history."""
    base = adjusted[:, -1:]
    steps = np.arange(1, horizon + 1)
    steady = base * (1 + growth) ** steps
    if adjusted.shape[1] < LEAST_YEARS:
        return np.asarray(steady)
    ahead = combined(adjusted, horizon, log=True, pool=True).mean * np.exp(drift * steps)
    known = np.isfinite(adjusted).sum(axis=1) >= 2
    found = np.where(known[:, None], ahead, steady)
    return np.asarray(np.clip(found, base / _RATIO, base * _RATIO))


def _sigmas(errors: Errors, chain: IntArray, habits: Mapping[str, float]) -> FloatArray:
    square, default = np.nan_to_num(errors.own) ** 2, habits["firm_shock"] ** 2
    count = np.isfinite(errors.own).sum(axis=1)
    cap = habits["firm_shock_cap"]
    square = np.minimum(square, (_CLIP * cap) ** 2)
    found = np.empty(len(chain))
    for c in np.unique(chain):
        mine = chain == c
        shared = (square[mine].sum() + _CHAIN_ERRORS * default) / (count[mine].sum() + _CHAIN_ERRORS)
        found[mine] = (square[mine].sum(axis=1) + _FIRM_YEARS * shared) / (count[mine] + _FIRM_YEARS)
    return np.asarray(np.minimum(np.sqrt(found), cap))


def _pools(errors: Errors, sigma: FloatArray, chain: IntArray) -> tuple[FloatArray, IntArray, IntArray]:
    """Return the standardised errors to draw from, and where those of each firm begin and how many they are."""
    bell = ndtri((np.arange(99) + 0.5) / 99)
    scaled = errors.own / np.maximum(sigma, 1e-9)[:, None]
    every = scaled[np.isfinite(scaled)]
    shared = _standard(every) if len(every) >= _POOL else bell / bell.std()
    parts, at = [shared], len(shared)
    start, size = np.zeros(len(chain), dtype=np.int64), np.full(len(chain), len(shared), dtype=np.int64)
    for c in np.unique(chain):
        own = scaled[chain == c]
        own = own[np.isfinite(own)]
        if len(own) >= _POOL:
            parts.append(_standard(own))
            start[chain == c], size[chain == c] = at, len(own)
            at += len(own)
    return np.concatenate(parts), start, size


def _standard(values: FloatArray) -> FloatArray:
    held = np.clip(values, -_CLIP, _CLIP)
    held = held - held.mean()
    return np.asarray(held / max(held.std(), 1e-9))


def _shrunk_sd(values: FloatArray, default: float, weight: float, noise: float) -> float:
    """Return a standard deviation drawn towards its default; `noise` is the variance that averaging over few firms left in."""
    known = values[np.isfinite(values)]
    square = max(0.0, float(known @ known) - noise * len(known))
    return float(np.sqrt((square + weight * default**2) / (len(known) + weight)))


def _persistence(errors: Errors, default: float) -> float:
    """Return what share of a firm's own error is left a year later, from errors one and two years ahead."""
    both = split(errors)
    if both is None:
        return default
    one, two, pairs = both
    found = float(np.sqrt(np.clip(two / one - 1.0, 0.0, 1.0)))
    return (pairs * found + _PAIRS * default) / (pairs + _PAIRS)


def _labour(panel: Panel, habits: Mapping[str, float]) -> tuple[float, float]:
    """Return the elasticity of jobs to output and the yearly growth of labour productivity, both drawn towards their defaults."""
    slope, labour = habits["jobs_elasticity"], habits["labour_growth"]
    if len(panel.years) < LEAST_YEARS:
        return slope, labour
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(panel.values > 0, panel.values, np.nan))
    output, jobs = np.diff(logs[0], axis=1), np.diff(logs[2], axis=1)
    both = np.isfinite(output) & np.isfinite(jobs)
    counts = both.sum(axis=0)
    if (counts > 0).sum() < LEAST_YEARS - 1:
        return slope, labour
    x, y = np.where(both, output, 0.0), np.where(both, jobs, 0.0)
    some = counts > 0
    mean_x, mean_y = x.sum(axis=0)[some] / counts[some], y.sum(axis=0)[some] / counts[some]
    away_x, away_y = (x[:, some] - mean_x) * both[:, some], (y[:, some] - mean_y) * both[:, some]
    pairs, spread = float(both.sum()), float((away_x**2).sum())
    if spread > 0:
        own = float(np.clip((away_x * away_y).sum() / spread, 0.05, 1.0))
        slope = (pairs * own + _SLOPE_PAIRS * slope) / (pairs + _SLOPE_PAIRS)
    years, weight = int(some.sum()), habits["shock_years"]
    own = float(np.clip(np.mean(mean_x - mean_y / slope), -0.05, 0.15))
    return slope, (years * own + weight * labour) / (years + weight)
