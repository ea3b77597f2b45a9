"""How are odds and packages of levers written down?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongxing.engines.growth.levers import Reach
from gongxing.engines.growth.problem import MEASURED as PROBLEM_MEASURES
from gongxing.engines.growth.problem import GrowthProblem
from gongxing.plan import GrowthScheme
from gongxing.plan.growth import MEASURED, Lever, TargetOdds
from gongxing.words import Text


def odds_of(reach: Reach, steps: Sequence[int]) -> tuple[TargetOdds, ...]:
    """Return the odds of every target with a package."""
    return tuple(
        TargetOdds(target.measure, target.rate, target.value, float(odds), reach.problem.asked)
        for target, odds in zip(reach.problem.targets, reach.odds(steps), strict=True)
    )


def write_scheme(reach: Reach, steps: Sequence[int], alone: Sequence[int | None]) -> GrowthScheme:
    """Return the package as a scheme, with what each lever would take alone."""
    levers = tuple(lever_at(reach.problem, j, step) for j, step in enumerate(steps))
    single = tuple(lever_at(reach.problem, j, step) for j, step in enumerate(alone) if step is not None)
    return GrowthScheme(levers, reach.cost(steps), odds_of(reach, steps), single, reach.count)


def lever_at(problem: GrowthProblem, j: int, step: int) -> Lever:
    """Return one lever pulled so many steps."""
    terms = problem.levers[j]
    amount = step * terms.step
    return Lever(terms.key, terms.label, amount, terms.steps * terms.step, terms.unit, amount * terms.cost_yuan)


def refusal(reach: Reach, top: Sequence[int]) -> tuple[Text, ...]:
    """Return the smallest conflict: the target furthest from being met with all levers at their limits, and the limits that could help it.

    The rate that the limits would allow with the probability asked is told beside it.
    """
    problem = reach.problem
    worst = min(odds_of(reach, top), key=lambda odds: odds.probability - odds.asked)
    what, m = MEASURED[worst.measure], PROBLEM_MEASURES.index(worst.measure)
    low = float(np.quantile(reach.last_year(top)[:, m], 1 - problem.asked))
    base = float(problem.totals[m])
    rate = (max(low, 0.0) / base) ** (1 / len(problem.years)) - 1 if base > 0 else 0.0
    first = Text(
        f"不可达：即使各项举措都用到上限，{what.zh}年均增长 {worst.rate:.1%} 的概率也只有 {worst.probability:.0%}，低于要求的 {worst.asked:.0%}；"
        f"按该概率至多可达年均 {rate:.1%}",
        f"not reachable: even with all levers at their limits the probability of {what.en} growing by {worst.rate:.1%} a year is "
        f"{worst.probability:.0%}, below the {worst.asked:.0%} asked for; with that probability at most {rate:.1%} a year can be reached",
    )
    helping = [lever for lever in problem.levers if worst.measure != "jobs" or lever.key != "productivity"]
    return (first, *(_limit(lever.label, lever.steps * lever.step, lever.unit) for lever in helping))


def _limit(label: Text, amount: float, unit: str) -> Text:
    zh, en = _amount(amount, unit)
    return Text(f"{label.zh}不超过 {zh}", f"{label.en} of at most {en}")


def _amount(amount: float, unit: str) -> tuple[str, str]:
    if unit == "m2":
        return f"{amount / 1e4:,.1f} 公顷", f"{amount / 1e4:,.1f} ha"
    if unit == "share":
        return f"{amount:.1%}", f"{amount:.1%}"
    return f"{amount:,.0f} 条", f"{amount:,.0f}"
