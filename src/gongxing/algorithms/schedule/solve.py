"""When does each work start so that the worth is greatest, and how far from the greatest can that be at most?"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import numpy as np

from gongxing.algorithms.milp import MilpLimits
from gongxing.algorithms.schedule.anneal import anneal_from
from gongxing.algorithms.schedule.baseline import baseline
from gongxing.algorithms.schedule.conflict import smallest_conflict
from gongxing.algorithms.schedule.evaluate import evaluate
from gongxing.algorithms.schedule.favoured import SECONDS, Found, near, programme, reach_for, within
from gongxing.algorithms.schedule.problem import NEVER, BoolArray, IntArray, ScheduleProblem
from gongxing.algorithms.schedule.relax import Relaxed, relax
from gongxing.algorithms.schedule.result import ScheduleParams, ScheduleProgress, ScheduleResult, Stop, Tell
from gongxing.algorithms.schedule.serial import place_all
from gongxing.algorithms.schedule.windows import tighten

PROVEN = 1e-6  # relative gap that is left to rounding
FREED = 0.4  # share of the works freed in a neighbourhood
ROUND_BRANCHES = 5  # nodes of the programme of a neighbourhood


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

    The relaxation of the step model gives a bound and the regret of each start. Works are placed serially by regret and
    annealed; the programme of the narrowest core of starts with small regret makes a good schedule of that. Then one thread
    proves, over all starts that could be part of something better, while another improves over wider cores and
    neighbourhoods. The threads tell each other nothing before both have ended, so the answer does not hang on their speed.

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
        self.work = {"moves": 0, "branches": 0, "rounds": 0}

    def tell(self, stage: str) -> None:
        """Report progress."""
        if self.progress is not None:
            value = self.value if self.start is not None else None
            self.progress(ScheduleProgress(stage, value, self.bound if np.isfinite(self.bound) else None))

    def offer(self, start: IntArray | None) -> None:
        """Take a schedule as the best if it is sound and better."""
        if start is None:
            return
        value, breaches = evaluate(self.problem, start)
        if not breaches and value > self.value:
            self.start, self.value = start.copy(), value

    def ended(self) -> bool:
        """Tell whether nothing more is to be done."""
        return self.infeasible or self._close() or (self.stop is not None and self.stop())

    def _close(self) -> bool:
        return self.start is not None and self.bound - self.value <= self._gap(self.value) * abs(self.value)

    def _gap(self, value: float) -> float:
        """Return the gap as a share of a schedule's worth alone."""
        if not self.params.beside or not np.isfinite(value) or not value:
            return self.params.gap
        return self.params.gap * abs(value + self.params.beside) / abs(value)

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
        """Place works serially, those first that the relaxation would miss most, and anneal."""
        assert self.relaxed is not None
        found = self.relaxed
        for order in (np.argsort(-found.idle, kind="stable"), np.argsort(-found.share, kind="stable")):
            placed = place_all(self.problem, order, found.regret, found.regret <= found.idle[:, None])
            self.offer(placed)
        if self.params.moves and not self.ended():
            begin = placed if self.start is None else self.start
            part = within(found, reach_for(found, 8.0 * self.problem.works), begin)
            self.offer(anneal_from(self.problem, part.allowed, part.idle, begin, self.params.moves, seed=self.seed))
            self.work["moves"] += self.params.moves
        self.tell("search")

    def improve(self) -> None:
        """Solve the narrowest core, then prove in one thread and improve in another."""
        cores = self.params.cores
        if cores and not self.ended():
            self._core(cores[0])
        if self.ended():
            return
        needless = Event()
        with ThreadPoolExecutor(1) as other:
            proof = other.submit(self._prove, self.value, self.start, needless)
            for width in cores[1:]:
                if not self.ended():
                    self._core(width)
            self._look_around()
            if self._close():  # the relaxation proves enough: what the other thread has by now hangs on its speed
                needless.set()
            else:
                self._take_proof(proof)

    def _core(self, width: float) -> None:
        """Solve the programme of so many starts for each work."""
        assert self.relaxed is not None
        reach = reach_for(self.relaxed, (1.0 + width) * float(self.windows.possible.sum()))
        part = within(self.relaxed, min(reach, self.bound - self.value), self.start)
        limits = MilpLimits(self.params.core_branches, SECONDS, self._gap(self.value), self.seed % 2**31)
        found = programme(self.problem, part, self.start, limits, self.stop)
        self.work["branches"] += found.branches
        self.offer(found.start)
        self.tell("search")

    def _look_around(self) -> None:
        """Free a share of the works, all others staying as they are, again and again."""
        assert self.relaxed is not None
        rng = np.random.default_rng(self.seed)
        for turn in range(self.params.rounds):
            if self.start is None or self.ended():
                return
            part = within(self.relaxed, self.bound - self.value, self.start)
            freed = self._freed(rng)
            limits = MilpLimits(ROUND_BRANCHES, SECONDS, self._gap(self.value), (self.seed + turn) % 2**31)
            found = programme(self.problem, near(part, self.start, freed), self.start, limits, self.stop)
            self.work["branches"] += found.branches
            self.work["rounds"] += 1
            self.offer(found.start)
            self.tell("search")

    def _freed(self, rng: np.random.Generator) -> BoolArray:
        """Return (n,) works to free: those that begin near a random period, undone ones at random."""
        assert self.start is not None
        count = max(2, round(FREED * self.problem.works))
        middle = rng.uniform(0, self.problem.periods)
        apart = np.where(self.start == NEVER, rng.uniform(0, self.problem.periods, self.problem.works), self.start)
        away = np.abs(apart - middle) + rng.uniform(0, 3.0, self.problem.works)
        freed = np.zeros(self.problem.works, dtype=np.bool_)
        freed[np.argsort(away, kind="stable")[:count]] = True
        return freed

    def _prove(self, value: float, start: IntArray | None, needless: Event) -> Found:
        """Bound all schedules better than a known one; without one, look for any."""

        def ended() -> bool:
            return needless.is_set() or (self.stop is not None and self.stop())

        assert self.relaxed is not None
        part = within(self.relaxed, self.relaxed.bound - value, start)
        searches = start is None
        limits = MilpLimits(self.params.branches, SECONDS, self._gap(value), self.seed % 2**31, heuristics=searches)
        return programme(self.problem, part, start, limits, ended)

    def _take_proof(self, proof: Future[Found]) -> None:
        """Wait for the proof and take what it found."""
        known = self.start is not None
        found = proof.result()
        self.work["branches"] += found.branches
        self.infeasible |= found.empty and not known
        self.offer(found.start)
        if found.bound is not None:
            self.bound = min(self.bound, max(found.bound, self.value))
        self.tell("proof")

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
        status = "optimal" if gap <= PROVEN else "feasible"
        return ScheduleResult(status, self.start, self.value, bound, gap, (), self.work)
