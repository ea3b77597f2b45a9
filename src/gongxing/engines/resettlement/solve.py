"""Who gets money, which flat or which site, at what cost in all, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.algorithms.milp import MilpLimits, MilpResult, solve_milp
from gongxing.engines.resettlement.baseline import clerk
from gongxing.engines.resettlement.compile import UNIT, Compiled, compile_model, least, start_of
from gongxing.engines.resettlement.conflict import conflict_of
from gongxing.engines.resettlement.objective import fits, outcome
from gongxing.engines.resettlement.options import Options, open_options
from gongxing.engines.resettlement.problem import ResettlementProblem
from gongxing.engines.resettlement.scheme import write_scheme
from gongxing.plan import Progress, Result, Status
from gongxing.plan.resettlement import ResettlementScheme
from gongxing.words import Text

METHOD = Text(
    "混合整数规划（HiGHS）：住户 × 小区 × 户型，村组的小区数、等待与建设为联系变量",
    "mixed-integer programme (HiGHS): household x estate x type of flat, tied by estates of a group, waiting and building",
)
PROVEN = 1e-6
"""Relative gap at which an assignment counts as proven optimal."""


@dataclass(frozen=True, slots=True)
class ResettlementParams:
    """How much work the engine may do: branches, and the relative gap at which it is content."""

    branches: int = 20_000
    gap: float = 2e-3


def solve(
    problem: ResettlementProblem,
    params: ResettlementParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[ResettlementScheme]:
    """Return the assignment of least cost (yuan) with a proven bound from below; never worse than the clerk's.

    INFEASIBLE with the smallest conflict where flats, sites or money do not suffice for what households chose and the user
    fixed; UNKNOWN if told to stop before any plan is found. The same problem and seed give the same result.
    """
    params, tell = params or ResettlementParams(), progress or (lambda _: None)
    tell(Progress(Text("核算安置资格", "working out entitlements"), 0.05))
    options = open_options(problem)
    compiled = compile_model(problem, options)
    first = clerk(problem, options)
    found: MilpResult | None = None
    limits = MilpLimits(branches=params.branches, gap=params.gap, seed=seed)
    tell(Progress(Text("匹配房源", "matching households and flats"), 0.2))
    if problem.households and (first is None or not (stop is not None and stop())):
        start = None if first is None else start_of(problem, options, compiled.columns, first)
        found = solve_milp(compiled.model, limits, start=start, stop=stop, progress=_heard(tell))
    if found is not None and found.status == "infeasible":
        tell(Progress(Text("查找冲突", "finding the conflict"), 0.8))
        conflict = conflict_of(problem, options, compiled, limits, stop)
        return Result(Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.warnings, conflict)
    chosen = _better(problem, options, first, _read(problem, options, compiled, found))
    work = found.branches if found is not None else 0
    if chosen is None:
        return Result(Status.UNKNOWN, None, None, None, None, seed, METHOD, problem.warnings, (), work)
    value = outcome(problem, options, chosen).value
    bound = min(value, _bound(problem, options, found))
    gap = (value - bound) / abs(value) if value else 0.0
    tell(Progress(Text("写出安置方案", "writing the scheme"), 0.95, value, bound))
    status = Status.OPTIMAL if gap <= PROVEN else Status.FEASIBLE
    scheme = write_scheme(problem, options, chosen)
    return Result(status, scheme, value, bound, gap, seed, METHOD, problem.warnings, (), work)


def _bound(problem: ResettlementProblem, options: Options, found: MilpResult | None) -> float:
    plain = least(problem, options)
    return plain if found is None or found.bound is None else max(plain, found.bound * UNIT)


def _heard(tell: Callable[[Progress], None]) -> Callable[[float, float], None]:
    words = Text("匹配房源", "matching households and flats")

    def hear(value: float, bound: float) -> None:
        finite = abs(value) < 1e12 and abs(bound) < 1e12
        tell(Progress(words, 0.5, value * UNIT, bound * UNIT) if finite else Progress(words, 0.3))

    return hear


def _read(
    problem: ResettlementProblem, options: Options, compiled: Compiled, found: MilpResult | None
) -> list[int] | None:
    if found is None or found.x is None:
        return None
    taken = found.x[: compiled.columns.options]
    chosen = [max(options.of(house), key=lambda place: taken[place]) for house in range(len(problem.households))]
    return chosen if fits(problem, options, chosen) else None


def _better(
    problem: ResettlementProblem, options: Options, first: list[int] | None, second: list[int] | None
) -> list[int] | None:
    """Return the cheaper of two choices, the first where they are equal."""
    if first is None or second is None:
        return second if first is None else first
    cheaper = outcome(problem, options, second).value < outcome(problem, options, first).value
    return second if cheaper else first
