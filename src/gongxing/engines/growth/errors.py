"""How far did forecasts from past origins miss, and what of it was common to all, to a chain, or a firm's own?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.series import combined
from gongxing.engines.growth.problem import FloatArray, IntArray

_FIRST = 4
"""Years before the first origin."""
_FEW = 5
"""Firms of a chain from which its mean error counts."""


@dataclass(frozen=True)
class Errors:
    """Errors of forecasts, logarithm of truth over forecast, from `R` origins."""

    common: FloatArray
    """(R,) mean error one year ahead."""
    chain: FloatArray
    """(C·R,) mean error of chains beyond that, NaN where too few firms."""
    own: FloatArray
    """(n, R) what is left to a firm, NaN where it could not be forecast or seen."""
    later: FloatArray
    """(n, R) the same two years ahead."""
    common_noise: float
    """Variance of `common` that the firms' own errors explain."""
    chain_noise: float


def rolling_errors(adjusted: FloatArray, chain: IntArray) -> Errors:
    """Return the errors of the house's forecast, one and two years ahead, from every origin with four years before it."""
    count, years = adjusted.shape
    origins = range(_FIRST - 1, years - 1)
    one, two = np.full((count, len(origins)), np.nan), np.full((count, len(origins)), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(adjusted > 0, adjusted, np.nan))
        for place, origin in enumerate(origins):
            seen = adjusted[:, : origin + 1]
            usable = np.isfinite(logs[:, origin]) & (np.isfinite(logs[:, : origin + 1]).sum(axis=1) >= _FIRST)
            if not usable.any():
                continue
            ahead = np.log(combined(seen[usable], 2, log=True, pool=True).mean)
            one[usable, place] = logs[usable, origin + 1] - ahead[:, 0]
            if origin + 2 < years:
                two[usable, place] = logs[usable, origin + 2] - ahead[:, 1]
    heard = np.isfinite(one).any(axis=0)
    return _split(one[:, heard], two[:, heard], chain)


def _split(one: FloatArray, two: FloatArray, chain: IntArray) -> Errors:
    counts = np.isfinite(one).sum(axis=0)
    common = np.nansum(one, axis=0) / np.maximum(counts, 1)
    left, later = one - common, two - _means(two)
    rows: list[FloatArray] = []
    sizes: list[FloatArray] = []
    chains = np.unique(chain)
    for c in chains:
        mine = chain == c
        many = np.isfinite(left[mine]).sum(axis=0)
        mean = np.where(many >= _FEW, np.nansum(left[mine], axis=0) / np.maximum(many, 1), np.nan)
        left[mine] -= np.nan_to_num(mean)
        later[mine] -= np.where(many >= _FEW, _means(later[mine]), 0.0)
        if len(chains) > 1:
            rows.append(mean)
            sizes.append(many.astype(np.float64))
    variance = float(np.nanmean(left**2)) if np.isfinite(left).any() else 0.0
    flat = np.concatenate(rows) if rows else np.zeros(0)
    many = np.concatenate(sizes)[np.isfinite(flat)] if rows else np.zeros(0)
    return Errors(
        common, flat, left, later, variance * _mean(1.0 / np.maximum(counts, 1)), variance * _mean(1.0 / np.maximum(many, 1)),
    )  # fmt: skip


def split(errors: Errors) -> tuple[float, float, int] | None:
    """Return the variance of own errors one and two years ahead over the firms and origins that have both, and how many; None for too few."""
    both = np.isfinite(errors.own) & np.isfinite(errors.later)
    pairs = int(both.sum())
    if pairs < 2 * _FEW:
        return None
    one, two = float(np.mean(errors.own[both] ** 2)), float(np.mean(errors.later[both] ** 2))
    return (one, two, pairs) if one > 0 else None


def _means(values: FloatArray) -> FloatArray:
    counts = np.isfinite(values).sum(axis=0)
    return np.asarray(np.nansum(values, axis=0) / np.maximum(counts, 1))


def _mean(values: FloatArray) -> float:
    return float(np.mean(values)) if len(values) else 0.0
