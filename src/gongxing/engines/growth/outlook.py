"""How far does the park grow from below as the plan stands, and how does that meet what is asked from above?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongxing.engines.growth.backtest import backtest
from gongxing.engines.growth.levers import Reach
from gongxing.engines.growth.problem import MEASURED, PARTS, FloatArray, GrowthProblem
from gongxing.engines.growth.scheme import odds_of
from gongxing.engines.growth.simulate import Draws, simulate
from gongxing.plan import GrowthOutlook
from gongxing.plan.growth import MEASURED as NAMES
from gongxing.plan.growth import (
    ChainPart,
    Closer,
    PartYear,
    RateMet,
    TargetOdds,
    TargetYear,
    YearSpread,
)
from gongxing.words import Text

LEVELS = (0.05, 0.1, 0.2, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95)
"""The quantiles that are told."""
SURE = (0.5, 0.8, 0.9)
"""The probabilities for which the rate that is met is told."""


def outlook(
    problem: GrowthProblem, draws: int = 10_000, seed: int = 1, *, tested: bool = True, found: Draws | None = None
) -> GrowthOutlook:
    """Return the distribution of output, tax and jobs by year with its parts, odds, rates and the gap to the targets.

    With `tested` the forecast is also tried on the firms' own past. `found` spares drawing again what was drawn with the same seed.
    """
    found = found or simulate(problem, draws, seed)
    totals = found.totals
    reach = Reach(problem, found, seed)
    none = (0,) * len(problem.levers)
    odds = odds_of(reach, none) if problem.targets else ()
    road = _road(problem, totals)
    base = tuple(zip(MEASURED, problem.totals.tolist(), strict=True))
    return GrowthOutlook(
        problem.base_year, base, _spreads(problem, totals), _parts(problem, found), odds, _rates(problem, totals),
        backtest(problem, seed) if tested else (), len(totals), seed, _oil(problem, found),
        (*problem.notes, *_said(odds, len(totals))), _chains(problem, found), road, _closers(reach, road),
    )  # fmt: skip


def _spread(measure: str, year: int, values: FloatArray) -> YearSpread:
    quantiles = np.quantile(values, LEVELS)
    return YearSpread(measure, year, float(values.mean()), tuple(zip(LEVELS, quantiles.tolist(), strict=True)))


def _spreads(problem: GrowthProblem, totals: FloatArray) -> tuple[YearSpread, ...]:
    return tuple(
        _spread(measure, year, totals[:, m, t])
        for m, measure in enumerate(MEASURED)
        for t, year in enumerate(problem.years)
    )


def _oil(problem: GrowthProblem, found: Draws) -> tuple[YearSpread, ...]:
    if problem.oil is None:
        return ()
    prices = problem.oil.price * np.exp(found.shocks.oil)
    return tuple(_spread("oil", year, prices[:, t]) for t, year in enumerate(problem.years))


def _parts(problem: GrowthProblem, found: Draws) -> tuple[PartYear, ...]:
    means = found.parts.mean(axis=1)
    return tuple(
        PartYear(part, measure, year, float(means[p, m, t]))
        for m, measure in enumerate(MEASURED)
        for p, part in enumerate(PARTS)
        for t, year in enumerate(problem.years)
    )


def _chains(problem: GrowthProblem, found: Draws) -> tuple[ChainPart, ...]:
    """Return the means by chain, part, measure and year; chains that have nothing of a part are left out."""
    return tuple(
        ChainPart(chain, part, measure, year, float(found.by_chain[p, c, m, t]))
        for c, chain in enumerate(problem.chains)
        for p, part in enumerate(PARTS)
        if found.by_chain[p, c].any()
        for m, measure in enumerate(MEASURED)
        for t, year in enumerate(problem.years)
    )


def _rates(problem: GrowthProblem, totals: FloatArray) -> tuple[RateMet, ...]:
    """Return the yearly rate that is met or exceeded with each probability: from the quantile of the last year."""
    found = []
    for m, measure in enumerate(MEASURED):
        base = float(problem.totals[m])
        if base <= 0:
            continue
        for sure in SURE:
            low = float(np.quantile(totals[:, m, -1], 1 - sure))
            found.append(RateMet(measure, sure, (max(low, 0.0) / base) ** (1 / len(problem.years)) - 1))
    return tuple(found)


def _road(problem: GrowthProblem, totals: FloatArray) -> tuple[TargetYear, ...]:
    found = []
    for target in problem.targets:
        m = MEASURED.index(target.measure)
        for t, year in enumerate(problem.years):
            wanted = float(problem.totals[m]) * (1 + target.rate) ** (t + 1)
            sure = float(np.quantile(totals[:, m, t], 1 - problem.asked))
            found.append(TargetYear(target.measure, year, wanted, float(totals[:, m, t].mean()), sure))
    return tuple(found)


def _closers(reach: Reach, road: Sequence[TargetYear]) -> tuple[Closer, ...]:
    """Return what each lever at its limit adds to each target's measure in the last year, against the gap."""
    levers = reach.problem.levers
    plain = reach.last_year((0,) * len(levers)).mean(axis=0)
    found = []
    for j, lever in enumerate(levers):
        pulled = reach.last_year(tuple(lever.steps if k == j else 0 for k in range(len(levers)))).mean(axis=0)
        for target in reach.problem.targets:
            m = MEASURED.index(target.measure)
            gap = next(row.gap for row in reversed(road) if row.measure == target.measure)
            gain = float(pulled[m] - plain[m])
            found.append(Closer(lever.key, lever.label, target.measure, gain, gain / gap if gap > 0 else None))
    return tuple(found)


def _said(odds: Sequence[TargetOdds], draws: int) -> list[Text]:
    """Say plainly which target is reachable as the plan stands and which is not."""
    found = []
    for target in odds:
        what = NAMES[target.measure]
        off = float(np.sqrt(target.probability * (1 - target.probability) / draws))
        zh, en = ("可达", "reachable") if target.reachable else ("不可达", "not reachable")
        against = Text("不低于", "not below") if target.reachable else Text("低于", "below")
        found.append(
            Text(
                f"{what.zh}年均增长 {target.rate:.1%}：按现有计划{zh}，概率 {target.probability:.0%}（抽样误差 {off:.1%}），{against.zh}要求的 {target.asked:.0%}",
                f"{what.en} growing by {target.rate:.1%} a year: {en} as the plan stands, probability {target.probability:.0%} "
                f"(sampling error {off:.1%}), {against.en} the {target.asked:.0%} asked for",
            )
        )
    return found
