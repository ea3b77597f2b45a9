"""What is a portfolio worth: expected gain, mean of the worst tail, and what it uses of each limit?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.engines.portfolio.problem import FloatArray, PortfolioProblem

TOLERANCE = 1e-7
"""A limit counts as kept within this share of itself."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A portfolio reckoned: gain in each scenario, its mean, the mean of the worst tail, and the value that weighs both."""

    gains: FloatArray
    expected: float
    worst: float
    value: float


def worth(problem: PortfolioProblem, chosen: Sequence[int]) -> Worth:
    """Return what a choice of one option per sector is worth."""
    gains = problem.base_value + problem.option_value[list(chosen)].sum(axis=0)
    expected = float(problem.probability @ gains)
    worst = tail_mean(gains, problem.probability, problem.tail)
    aversion = problem.risk_aversion
    return Worth(gains, expected, worst, (1.0 - aversion) * expected + aversion * worst)


def tail_mean(gains: FloatArray, probability: FloatArray, tail: float) -> float:
    """Return the mean of the worst `tail` of the outcomes (conditional value at risk of a discrete distribution)."""
    order = np.argsort(gains, kind="stable")
    before = np.concatenate([[0.0], np.cumsum(probability[order])[:-1]])
    weight = np.clip(tail - before, 0.0, probability[order])
    return float((weight * gains[order]).sum() / tail)


def broken(problem: PortfolioProblem, chosen: Sequence[int]) -> list[str]:
    """Return the keys of the rules a choice breaks: limits, "entries", "chain:<name>"."""
    used = problem.option_use[list(chosen)].sum(axis=0)
    found = [
        limit.key
        for limit, amount in zip(problem.limits, used, strict=True)
        if amount > limit.limit + TOLERANCE * max(abs(limit.limit), 1.0)
    ]
    if sum(problem.option_decision[k] == "enter" for k in chosen) > problem.entries:
        found.append("entries")
    taken = set(chosen)
    found += [f"chain:{chain.chain}" for chain in problem.chains if not taken & set(chain.options)]
    return found


def held(problem: PortfolioProblem) -> list[int]:
    """Return the choice that holds every sector."""
    first = {
        int(s): k for k, s in reversed(list(enumerate(problem.option_sector))) if problem.option_decision[k] == "hold"
    }
    return [first[s] for s in range(len(problem.sectors))]


def ceiling(problem: PortfolioProblem) -> float:
    """Return a bound on the value of any choice: the best expected option of each sector, no limit kept.

    The mean of the worst tail never exceeds the mean of all.
    """
    mean = problem.option_value @ problem.probability
    best = np.full(len(problem.sectors), -np.inf)
    np.maximum.at(best, problem.option_sector, mean)
    return float(problem.probability @ problem.base_value + best.sum())
