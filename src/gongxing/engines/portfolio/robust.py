"""How robust is each decision: is it taken again under other weights, single scenarios and other gains?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gongxing.algorithms.milp import MilpLimits, solve_milp
from gongxing.engines.portfolio.compile import compile_model, start_of
from gongxing.engines.portfolio.problem import PortfolioProblem
from gongxing.words import Text

SPREAD = 0.2
"""Deviation of the logarithm of a sector's gains in the random trials."""


@dataclass(frozen=True)
class Trials:
    """Share of the trials in which each sector gets the same decision; empty if none was made."""

    share: tuple[float, ...]
    count: int
    branches: int
    notes: tuple[Text, ...] = ()


def robustness(
    problem: PortfolioProblem, chosen: Sequence[int], effort: tuple[int, int], *, seed: int, stop: Callable[[], bool]
) -> Trials:
    """Return how often each decision is taken again (its level may differ).

    Trials: every named scenario as if it were certain, no and full risk aversion, and `effort[0]` draws in which the gains of each
    sector are multiplied by a lognormal factor. Each is solved with at most `effort[1]` branches.
    """
    same, count, branches = np.zeros(len(problem.sectors)), 0, 0
    decided = [problem.option_decision[k] for k in chosen]
    for trial in _trials(problem, effort[0], seed):
        if stop():
            break
        start = start_of(trial, list(chosen))
        found = solve_milp(
            compile_model(trial).model, MilpLimits(branches=effort[1], gap=1e-4, seed=seed), start=start, stop=stop
        )
        branches += found.branches
        if found.x is None:
            continue
        count += 1
        taken = found.x[: len(problem.option_decision)]
        for sector in range(len(problem.sectors)):
            options = problem.options_of(sector)
            same[sector] += problem.option_decision[int(options[taken[options].argmax()])] == decided[sector]
    if not count:
        return Trials((), 0, branches)
    note = Text(f"稳健性经 {count} 次试算", f"robustness from {count} trials")
    return Trials(tuple((same / count).tolist()), count, branches, (note,))


def _trials(problem: PortfolioProblem, draws: int, seed: int) -> Iterator[PortfolioProblem]:
    keys = np.array(problem.scenario)
    for key in dict.fromkeys(problem.scenario):
        weight = np.where(keys == key, problem.probability, 0.0)
        if 0 < weight.sum() < 1:
            yield replace(problem, probability=weight / weight.sum())
    for aversion in (0.0, 1.0):
        if aversion != problem.risk_aversion:
            yield replace(problem, risk_aversion=aversion)
    rng = np.random.default_rng(seed)
    charge = problem.option_effort / problem.rates.capital_years
    for _ in range(draws):
        factor = np.exp(rng.normal(0.0, SPREAD, len(problem.sectors)))[problem.option_sector]
        value = (problem.option_value + charge[:, None]) * factor[:, None] - charge[:, None]
        yield replace(problem, option_value=value)
