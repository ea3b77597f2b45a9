"""In which quarter does each work start, and how far from the best can that be?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongxing.algorithms import schedule
from gongxing.algorithms.schedule import ScheduleParams, ScheduleProblem, ScheduleProgress
from gongxing.engines.phasing.baseline import IntArray, clerk, opened
from gongxing.engines.phasing.compile import WORTH, compile_problem
from gongxing.engines.phasing.conflict import words_of
from gongxing.engines.phasing.objective import nought, objective
from gongxing.engines.phasing.problem import PhasingProblem
from gongxing.engines.phasing.scheme import write_scheme
from gongxing.plan import Progress, Result, Status
from gongxing.plan.phasing import PhasingScheme
from gongxing.words import Text

METHOD = Text(
    "阶梯变量混合整数规划（HiGHS）：线性松弛定界，按遗憾值逐项排布，再在小遗憾开工期内分支求优",
    "mixed-integer programme in step variables (HiGHS): the relaxation bounds, works are placed by regret, then improved among starts of small regret",
)
PROVEN = 1e-6
"""Relative gap at which a schedule counts as proven optimal."""


@dataclass(frozen=True, slots=True)
class PhasingParams:
    """How much work the engine may do: the gap (of the worth of the schedule) at which it is good enough, branches of each programme."""

    gap: float = 0.003
    branches: int = 20


def solve(
    problem: PhasingProblem,
    params: PhasingParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Result[PhasingScheme]:
    """Return the schedule of greatest worth (yuan) with a proven bound from above; never worse than the clerk's.

    INFEASIBLE with the smallest conflict where what is settled (started, fixed) cannot hold together; UNKNOWN if told to stop
    before any schedule is found. The same problem, params and seed give the same result.
    """
    tell = progress or (lambda _: None)
    compiled, low = compile_problem(problem), nought(problem)

    def hear(word: ScheduleProgress) -> None:
        seen = [None if x is None else x / WORTH + low for x in (word.value, word.bound)]
        tell(Progress(Text("排定分期", "phasing the works"), 0.5, *seen))

    tell(Progress(Text("排定分期", "phasing the works"), 0.05))
    hand = clerk(problem, compiled)
    params = params or PhasingParams()
    effort = ScheduleParams(branches=params.branches, core_branches=params.branches, gap=params.gap, beside=low * WORTH)
    found = schedule.solve(compiled, effort, seed=seed, start=hand, stop=stop, progress=hear if progress else None)
    work = sum(found.work.values())
    if found.status == "infeasible":
        conflict = words_of(problem, compiled, found.conflict)
        return Result(Status.INFEASIBLE, None, None, None, None, seed, METHOD, problem.notes, conflict, work)
    if found.start is None:
        return Result(Status.UNKNOWN, None, None, None, None, seed, METHOD, problem.notes, (), work)
    return concluded(problem, compiled, found.start, bound=found.bound, seed=seed, work=work)


def concluded(
    problem: PhasingProblem, compiled: ScheduleProblem, start: IntArray, *, bound: float | None, seed: int, work: int
) -> Result[PhasingScheme]:
    """Return the result of some sound starts; `bound` is the algorithm's, in its unit."""
    value = objective(problem, opened(start))
    most = None if bound is None else max(bound / WORTH + nought(problem), value)
    gap = None if most is None else (most - value) / abs(value) if value else 0.0
    status = Status.OPTIMAL if gap is not None and gap <= PROVEN else Status.FEASIBLE
    scheme = write_scheme(problem, compiled, start)
    return Result(status, scheme, value, most, gap, seed, METHOD, problem.notes, (), work)
