"""When does each work start so that the worth is greatest, and how far from the greatest can that be at most?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.milp import MilpLimits, solve_milp
from gongxing.algorithms.schedule.baseline import baseline
from gongxing.algorithms.schedule.conflict import smallest_conflict
from gongxing.algorithms.schedule.evaluate import evaluate
from gongxing.algorithms.schedule.model import step_model
from gongxing.algorithms.schedule.problem import IntArray, ScheduleProblem
from gongxing.algorithms.schedule.relax import Relaxed, open_starts, relax
from gongxing.algorithms.schedule.result import ScheduleParams, ScheduleProgress, ScheduleResult, Stop, Tell
from gongxing.algorithms.schedule.serial import place_all
from gongxing.algorithms.schedule.windows import tighten

SECONDS = 1e6  # HiGHS is ended by nodes and by `stop`, never by its own clock


def solve(
    problem: ScheduleProblem,
    params: ScheduleParams | None = None,
    *,
    seed: int = 0,
    start: IntArray | None = None,
    stop: Stop | None = None,
    progress: Tell | None = None,
) -> ScheduleResult:
    """Find a good schedule and prove how good it is.

    The relaxation of the step model gives a bound and the regret of each start; works are placed serially by regret;
    programmes over ever more of the starts with small regret improve the schedule, the last of them proves.

    Args:
        problem: the problem.
        params: how much work to do.
        seed: of the search; the same seed and params give the same answer unless `stop` interferes.
        start: (n,) a schedule to begin with; where it is sound the answer is never worse.
        stop: polled often; when it turns true the best so far is returned with a proven bound.
        progress: told where the run stands.
    """
    run = _Run(problem, params or ScheduleParams(), seed, stop, progress)
    if start is not None:
        run.offer(np.asarray(start, dtype=np.int64))
    run.offer(baseline(problem))
    if run.relax():
        run.place()
        run.improve()
    return run.conclude()


class _Run:
    """One solve under way: the best schedule and bound so far, and the stages that improve them."""

    def __init__(
        self, problem: ScheduleProblem, params: ScheduleParams, seed: int, stop: Stop | None, progress: Tell | None
    ) -> None:
        self.problem, self.params, self.seed = problem, params, seed
        self.stop, self.progress = stop, progress
        self.windows = tighten(problem)
        self.start: IntArray | None = None
        self.value = -np.inf
        self.bound = np.inf
        self.infeasible = self.windows.contradiction
        self.relaxed: Relaxed | None = None
        self.work = {"branches": 0}

    def tell(self, stage: str) -> None:
        """Report progress."""
        if self.progress is not None:
            value = self.value if self.start is not None else None
            self.progress(ScheduleProgress(stage, value, self.bound if np.isfinite(self.bound) else None))

    def offer(self, start: IntArray) -> None:
        """Take a schedule as the best if it is sound and better."""
        value, breaches = evaluate(self.problem, start)
        if not breaches and value > self.value:
            self.start, self.value = start.copy(), value

    def ended(self) -> bool:
        """Tell whether nothing more is to be done."""
        close = self.start is not None and self.bound - self.value <= self.params.gap * abs(self.value)
        return self.infeasible or close or (self.stop is not None and self.stop())

    def relax(self) -> bool:
        """Find bound and regrets; False where that already settles everything."""
        if self.infeasible:
            return False
        self.relaxed = relax(self.problem, self.windows, self.stop)
        self.infeasible = self.relaxed.status == "infeasible"
        self.bound = min(self.bound, self.relaxed.bound)
        self.tell("bound")
        return not self.ended()

    def place(self) -> None:
        """Place works serially, those first that the relaxation would miss most."""
        assert self.relaxed is not None
        found = self.relaxed
        for order in (np.argsort(-found.idle, kind="stable"), np.argsort(-found.share, kind="stable")):
            worthwhile = found.regret <= found.idle[:, None]
            self.offer(place_all(self.problem, order, found.regret, worthwhile))
        self.tell("search")

    def improve(self) -> None:
        """Solve the programme of the core, wider each time; the last one leaves out only what cannot be better."""
        assert self.relaxed is not None
        size = max(abs(self.relaxed.bound), 1.0)
        for share in self.params.cores:
            if not self.ended() and share * size < self.bound - self.value:
                self._programme(share * size, self.params.core_branches, proves=False)
        if not self.ended():
            self._programme(self.relaxed.bound - self.value, self.params.branches, proves=True)

    def _programme(self, reach: float, branches: int, *, proves: bool) -> None:
        """Solve the programme of the starts whose regret is within reach."""
        assert self.relaxed is not None
        found, slack = self.relaxed, 1e-9 * max(abs(self.relaxed.bound), 1.0)
        allowed = open_starts(self.problem, self.windows) & (found.regret <= reach + slack)
        must = found.idle > reach + slack
        if self.start is not None:
            done = np.flatnonzero(self.start >= 0)
            allowed[done, self.start[done]] = True
            must &= self.start >= 0
        step = step_model(self.problem, allowed, must | self.windows.must)
        begin = None if self.start is None else step.steps(self.start)
        limits = MilpLimits(branches, SECONDS, self.params.gap, self.seed % 2**31)
        outcome = solve_milp(step.model, limits, start=begin, stop=self.stop)
        self.work["branches"] += outcome.branches
        if outcome.x is not None:
            self.offer(step.starts(outcome.x, self.problem.works))
        if proves and outcome.status == "infeasible" and self.start is None:
            self.infeasible = True
        if proves and outcome.bound is not None:
            self.bound = min(self.bound, max(outcome.bound, self.value))
        self.tell("proof" if proves else "search")

    def conclude(self) -> ScheduleResult:
        """Put the outcome together."""
        if self.infeasible:
            conflict = smallest_conflict(self.problem, seed=self.seed, stop=self.stop).names(self.problem)
            return ScheduleResult("infeasible", None, None, None, None, conflict, self.work)
        bound = self.bound if np.isfinite(self.bound) else None
        if self.start is None:
            return ScheduleResult("unknown", None, None, bound, None, (), self.work)
        if bound is None:
            return ScheduleResult("feasible", self.start, self.value, None, None, (), self.work)
        bound = max(bound, self.value)
        gap = (bound - self.value) / max(abs(self.value), 1e-12)
        return ScheduleResult(
            "optimal" if gap <= max(self.params.gap, 1e-9) else "feasible",
            self.start,
            self.value,
            bound,
            gap,
            (),
            self.work,
        )
