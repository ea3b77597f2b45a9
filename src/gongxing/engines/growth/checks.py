"""Does a package of levers hold what it says, reckoned anew without the engine: costs, limits, odds, and that nothing of it can be spared?"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gongxing.engines.growth.problem import MEASURED, GrowthProblem, LeverTerms
from gongxing.engines.growth.recomputed import LastYear
from gongxing.plan import Finding, GrowthScheme, Result, Status
from gongxing.plan.growth import Lever
from gongxing.words import Text

_DRAWS = 10_000
"""Draws on which an infeasible result is looked at again."""


def check(problem: GrowthProblem, result: Result[GrowthScheme]) -> tuple[Finding, ...]:
    """Return the findings on a result. Odds may differ by two draws, for sums taken in another order."""
    if result.part is None:
        return (_refused(problem, result),)
    reader = _Reader(problem, result, result.part)
    found = [reader.levers(), reader.value(result), reader.odds(), reader.targets(), reader.alone()]
    if result.status is Status.OPTIMAL:
        found.append(reader.least())
    return tuple(found)


def _finding(code: str, label: Text, bad: Sequence[str], good: Text) -> Finding:
    words = Text(f"{len(bad)} 处不符", f"{len(bad)} do not agree") if bad else good
    return Finding(code, label, "fail" if bad else "pass", words, tuple(bad))


def _refused(problem: GrowthProblem, result: Result[GrowthScheme]) -> Finding:
    """Nothing is offered: even all levers at their limits must fail, within the error of sampling."""
    label = Text("不可达复核", "out of reach, looked at again")
    if result.status is not Status.INFEASIBLE:
        return Finding("growth.refused", label, "unknown", Text("没有方案可复核", "there is no scheme to check"))
    last = LastYear(problem, _DRAWS, result.seed)
    odds = _odds(problem, last, [lever.steps * lever.step for lever in problem.levers])
    short = problem.asked - min(odds, default=1.0)
    slack = 3 * math.sqrt(problem.asked * (1 - problem.asked) / _DRAWS)
    words = Text(
        f"举措用足时概率 {min(odds, default=1.0):.1%}",
        f"probability with all levers at their limits {min(odds, default=1.0):.1%}",
    )
    return Finding("growth.refused", label, "pass" if short > -slack else "fail", words)


def _odds(problem: GrowthProblem, last: LastYear, amounts: Sequence[float]) -> list[float]:
    totals = last.totals(amounts)
    return [float(np.mean(totals[:, MEASURED.index(t.measure)] >= t.value)) for t in problem.targets]


class _Reader:
    """The scheme read against the problem."""

    def __init__(self, problem: GrowthProblem, result: Result[GrowthScheme], scheme: GrowthScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.last = LastYear(problem, scheme.draws, result.seed)
        self.amounts = [lever.amount for lever in scheme.levers]
        self.slack = 2.0 / scheme.draws

    def levers(self) -> Finding:
        """Every lever is there once, a whole number of steps within its limit, at its price."""
        bad = [lever.key for lever in self.scheme.levers + self.scheme.alone if not self._stands(lever)]
        if [lever.key for lever in self.scheme.levers] != [terms.key for terms in self.problem.levers]:
            bad.append("levers")
        label = Text("举措用量与计价", "amounts and prices of levers")
        return _finding("growth.levers", label, bad, Text("均在上限内，计价一致", "within limits, prices agree"))

    def _stands(self, lever: Lever) -> bool:
        terms = self._terms(lever)
        steps = lever.amount / terms.step
        return (
            abs(steps - round(steps)) < 1e-6
            and -1e-9 <= lever.amount <= terms.limit * (1 + 1e-9)
            and math.isclose(lever.cost_yuan, lever.amount * terms.cost_yuan, rel_tol=1e-9, abs_tol=1e-6)
        )

    def _terms(self, lever: Lever) -> LeverTerms:
        return next(terms for terms in self.problem.levers if terms.key == lever.key)

    def value(self, result: Result[GrowthScheme]) -> Finding:
        """The levers add up to the cost told, and the bound is not above it."""
        cost = math.fsum(lever.cost_yuan for lever in self.scheme.levers)
        bad = []
        if not math.isclose(cost, self.scheme.cost_yuan, rel_tol=1e-9, abs_tol=1e-6):
            bad.append(f"cost {self.scheme.cost_yuan} ≠ {cost}")
        if result.value is None or not math.isclose(cost, result.value, rel_tol=1e-9, abs_tol=1e-6):
            bad.append(f"value {result.value} ≠ {cost}")
        elif result.bound is not None and result.bound > result.value * (1 + 1e-9):
            bad.append(f"bound {result.bound} > value {result.value}")
        good = Text(f"复核合计 {cost / 1e4:,.1f} 万元", f"recomputed: {cost / 1e6:,.2f} million yuan")
        return _finding("growth.value", Text("费用与下界", "cost and bound"), bad, good)

    def odds(self) -> Finding:
        """The probability told for each target comes out again."""
        again = _odds(self.problem, self.last, self.amounts)
        told = self.scheme.targets
        bad = [] if [t.measure for t in told] == [t.measure for t in self.problem.targets] else ["targets"]
        bad += [
            f"{t.measure}: {t.probability:.4f} ≠ {p:.4f}"
            for t, p in zip(told, again, strict=False)
            if abs(t.probability - p) > self.slack + 1e-12
        ]
        good = Text(f"{len(told)} 项概率独立复算一致", f"{len(told)} probabilities reckoned anew, they agree")
        return _finding("growth.odds", Text("目标概率", "odds of targets"), bad, good)

    def targets(self) -> Finding:
        """Every target is as sure as asked."""
        bad = [t.measure for t in self.scheme.targets if t.probability < self.problem.asked - 1e-9]
        return _finding(
            "growth.targets", Text("目标达成", "targets met"), bad, Text("全部达到要求概率", "all as sure as asked")
        )

    def alone(self) -> Finding:
        """A lever told as enough alone is enough, and one step less of it is not."""
        bad = [lever.key for lever in self.scheme.alone if not self._just_enough(self._only(lever), lever)]
        label = Text("单项举措复核", "levers alone")
        return _finding("growth.alone", label, bad, Text("单项用量复核一致", "amounts alone agree"))

    def least(self) -> Finding:
        """Of an optimal package no lever can be pulled one step less."""
        bad = [
            lever.key
            for lever in self.scheme.levers
            if lever.amount > 0 and not self._just_enough(list(self.amounts), lever)
        ]
        label = Text("组合无可再省", "nothing to spare")
        return _finding("growth.least", label, bad, Text("任减一步即不达标", "one step less of any misses a target"))

    def _only(self, lever: Lever) -> list[float]:
        return [lever.amount if terms.key == lever.key else 0.0 for terms in self.problem.levers]

    def _just_enough(self, amounts: list[float], lever: Lever) -> bool:
        place = next(j for j, terms in enumerate(self.problem.levers) if terms.key == lever.key)
        less = list(amounts)
        less[place] -= self.problem.levers[place].step
        enough = min(_odds(self.problem, self.last, amounts)) >= self.problem.asked - self.slack
        return enough and (
            lever.amount <= 0 or min(_odds(self.problem, self.last, less)) < self.problem.asked + self.slack
        )
