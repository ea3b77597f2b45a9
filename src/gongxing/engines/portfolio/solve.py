"""Which sectors are strengthened, extended, entered, held or left, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.algorithms.milp import MilpLimits, MilpResult, solve_milp
from gongxing.engines.portfolio.baseline import clerk
from gongxing.engines.portfolio.compile import MILLION, compile_model, start_of
from gongxing.engines.portfolio.conflict import conflict_of
from gongxing.engines.portfolio.objective import broken, ceiling, worth
from gongxing.engines.portfolio.problem import PortfolioProblem
from gongxing.engines.portfolio.robust import robustness
from gongxing.engines.portfolio.scheme import write_scheme
from gongxing.plan import Progress, Result, Status
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.words import Text

METHOD = Text(
    "混合整数规划（HiGHS），最差情形均值按 Rockafellar 与 Uryasev（2000）线性化",
    "mixed-integer programme (HiGHS), the mean of the worst tail linearised after Rockafellar and Uryasev (2000)",
)
PROVEN = 1e-6
"""Relative gap at which a portfolio counts as proven optimal."""


@dataclass(frozen=True, slots=True)
class PortfolioParams:
    """How much work the engine may do: branches of the main solve and of each trial of robustness, random trials."""

    branches: int = 20_000
    trial_branches: int = 500
    trials: int = 8


def solve(
    problem: PortfolioProblem,
    params: PortfolioParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[PortfolioScheme]:
    """Return the portfolio of greatest value (yuan a year) with a proven bound from above; never worse than the clerk's.

    INFEASIBLE with the smallest conflict where the chains cannot be served within the limits; UNKNOWN if told to stop before
    any plan is found. The same problem and seed give the same result.
    """
    params, ended = params or PortfolioParams(), stop or (lambda: False)
    tell = progress or (lambda _: None)
    tell(Progress(Text("权衡产业组合", "weighing portfolios"), 0.05))
    compiled = compile_model(problem)
    first = clerk(problem)
    found: MilpResult | None = None
    if first is None or not ended():
        limits = MilpLimits(branches=params.branches, seed=seed)
        start = None if first is None else start_of(problem, first)
        found = solve_milp(compiled.model, limits, start=start, stop=stop)
    if found is not None and found.status == "infeasible":
        tell(Progress(Text("查找冲突", "finding the conflict"), 0.6))
        conflict = conflict_of(problem, compiled, MilpLimits(branches=params.branches, seed=seed), stop)
        return Result(Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.warnings, conflict)
    chosen = _better(problem, first, _read(problem, found))
    if chosen is None:
        return Result(
            Status.UNKNOWN, None, None, None, None, seed, METHOD, problem.warnings, (), found.branches if found else 0
        )
    value = worth(problem, chosen).value
    bound = ceiling(problem)
    if found is not None and found.bound is not None:
        bound = min(bound, found.bound * MILLION)
    bound = max(bound, value)
    tell(Progress(Text("检验稳健性", "testing how robust it is"), 0.5, value, bound))
    trials = robustness(problem, chosen, (params.trials, params.trial_branches), seed=seed, stop=ended)
    tell(Progress(Text("写出组合", "writing the portfolio"), 0.95, value, bound))
    gap = (bound - value) / abs(value) if value else 0.0
    status = Status.OPTIMAL if gap <= PROVEN else Status.FEASIBLE
    work = (found.branches if found is not None else 0) + trials.branches
    notes = (*problem.warnings, *trials.notes)
    return Result(status, write_scheme(problem, chosen, trials), value, bound, gap, seed, METHOD, notes, (), work)


def _read(problem: PortfolioProblem, found: MilpResult | None) -> list[int] | None:
    if found is None or found.x is None:
        return None
    taken = found.x[: len(problem.option_decision)]
    chosen = [int(options[taken[options].argmax()]) for options in map(problem.options_of, range(len(problem.sectors)))]
    return None if broken(problem, chosen) else chosen


def _better(problem: PortfolioProblem, first: list[int] | None, second: list[int] | None) -> list[int] | None:
    """Return the better of two choices, the first where they are equal."""
    if first is None or second is None:
        return second if first is None else first
    return second if worth(problem, second).value > worth(problem, first).value else first
