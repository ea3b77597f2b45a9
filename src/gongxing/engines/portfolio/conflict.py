"""Why can the 2+2 layout not be honoured within the limits: the smallest set of demands that cannot hold together?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.algorithms.milp import MilpLimits, irreducible_conflict
from gongxing.engines.portfolio.compile import Compiled
from gongxing.engines.portfolio.problem import LEADING, ChainDemand, Limit, PortfolioProblem
from gongxing.words import Text


def conflict_of(
    problem: PortfolioProblem, compiled: Compiled, limits: MilpLimits, stop: Callable[[], bool] | None = None
) -> tuple[Text, ...]:
    """Return the smallest set of demands found that cannot hold together, in words."""
    found = irreducible_conflict(compiled.model, compiled.groups, limits=limits, stop=stop)
    return tuple(_words(problem, name) for name in (found.groups or tuple(compiled.groups)))


def _words(problem: PortfolioProblem, name: str) -> Text:
    if name == "entries":
        return Text(f"新进入部门不多于 {problem.entries} 个", f"at most {problem.entries} sectors are entered")
    if name.startswith("chain:"):
        return _chain(next(c for c in problem.chains if c.chain == name.removeprefix("chain:")))
    return _limit(next(limit for limit in problem.limits if limit.key == name))


def _chain(chain: ChainDemand) -> Text:
    if chain.kind == LEADING:
        return Text(
            f"主导产业“{chain.chain}”的核心部门须做强或延链",
            f"the core sector of leading chain “{chain.chain}” is strengthened or extended",
        )
    return Text(
        f"培育产业“{chain.chain}”至少有一个部门延链或进入",
        f"at least one sector of nurtured chain “{chain.chain}” is extended or entered",
    )


def _limit(limit: Limit) -> Text:
    amount = f"{limit.limit:,.0f} {limit.unit}"
    return Text(f"{limit.label.zh}不多于 {amount}", f"{limit.label.en} of at most {amount}")
