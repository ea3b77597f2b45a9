"""Which option does each item take, at what cost, and how far from the least cost can that be at most?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.algorithms.assignment.conflict import find_conflict, nothing_fits
from gongxing.algorithms.assignment.exact import solve_exact
from gongxing.algorithms.assignment.layout import fitting, lay_out
from gongxing.algorithms.assignment.prices import Priced, find_prices, rounded
from gongxing.algorithms.assignment.problem import (
    AssignmentProblem,
    AssignmentProgress,
    AssignmentResult,
    BoolArray,
    FloatArray,
    IntArray,
    Stop,
    Tell,
    evaluate,
)
from gongxing.algorithms.assignment.search import Shape, bench_for, heat_up, make_field, polish, return_to_best, set_out
from gongxing.algorithms.milp import MilpLimits

FIRST_STEPS = 400  # subgradient steps before there is a choice
ELITE = 6  # good choices kept for joining
REACHES = (1.0, 1.5, 2.0, 3.0)  # stakes within which options are searched, by turns
FEW, NARROW = 300, 4  # so many options, and so many for each item, are worth an integer programme at full length
BRIEF = 0.5  # share of that length worth it elsewhere
WORTH_AGAIN = 0.85  # share of the options left at which another is worth it
LONGER = 4  # times the patience of a fresh start where a turn begins from the best
BATCH = 6  # turns of search before the first integer programme
JOIN = 0.2  # reach while the elite are joined
SPARSE = 8  # with fewer items for each block, one more block is gathered, fewer items are freed and noise is always on
NOISY = (1, 2)  # kinds of turn in which costs are seen with noise
CYCLE = 3  # of so many turns one starts afresh, one joins the elite, one shakes the best


@dataclass(frozen=True)
class AssignmentParams:
    """How much work to do.

    Attributes:
        steps: subgradient steps of the bound.
        turns: searches, each from a new start or from the best.
        rounds: re-sharings for each block without a gain that end a search.
        moves: annealing moves for each option that is searched.
        blocks, items, width: blocks gathered, items freed, states listed for each half in one re-sharing.
        shake: noise on costs in every other stretch of re-sharings, in stakes.
        exact_options: up to so many options that a better choice could use, integer programming is tried.
        branches: its branch-and-bound nodes.
        exact_first: try it before the search too, even where much is open.
        seconds: safety net of HiGHS in each integer programme.
        gap: relative gap at which a choice counts as good enough.
    """

    steps: int = 2000
    turns: int = 12
    rounds: int = 200
    moves: int = 4000
    blocks: int = 4
    items: int = 30
    width: int = 500
    shake: float = 1.0
    exact_options: int = 4000
    branches: int = 2000
    exact_first: bool = False
    seconds: float = 20.0
    gap: float = 1e-6


def solve_assignment(
    problem: AssignmentProblem,
    params: AssignmentParams | None = None,
    *,
    seed: int = 0,
    stop: Stop | None = None,
    progress: Tell | None = None,
    start: IntArray | None = None,
) -> AssignmentResult:
    """Find a good choice and prove how good it is.

    A Lagrangian bound with a knapsack for each resource; options within its reach are searched by annealing and exact
    re-sharings; what the bound leaves open goes to HiGHS when it is little.

    Args:
        problem: the problem.
        params: how much work to do.
        seed: of the search; the same seed and params give the same answer unless `stop` interferes.
        stop: polled often; when it turns true the best so far is returned with a proven bound.
        progress: told where the run stands.
        start: (n,) a choice to start from; when it is feasible the answer is never worse.
    """
    if problem.n_items == 0:
        return AssignmentResult("optimal", np.zeros(0, dtype=np.int64), 0.0, 0.0, 0.0)
    impossible = nothing_fits(problem)
    if impossible is not None:
        return impossible
    run = _Run(problem, params or AssignmentParams(), seed, stop, progress)
    if start is not None:
        run.offer(np.asarray(start, dtype=np.int64))
    run.find_bound()
    run.alternate()
    return run.conclude()


class _Run:
    """One solve under way: the best choice and bound so far, and the stages that improve them."""

    def __init__(
        self, problem: AssignmentProblem, params: AssignmentParams, seed: int, stop: Stop | None, progress: Tell | None
    ) -> None:
        self.problem, self.params, self.seed = problem, params, seed
        self.stop, self.progress = stop, progress
        self.layout = lay_out(problem, fitting(problem))
        self.choice: IntArray | None = None
        self.value = np.inf
        self.bound = -np.inf
        self.priced: Priced | None = None
        self.elite: list[tuple[float, IntArray]] = []
        self.work = {"steps": 0, "rounds": 0, "branches": 0}
        self.infeasible = False
        self.tried = np.inf

    def tell(self, stage: str, share: float) -> None:
        """Report progress."""
        if self.progress is not None:
            value = None if self.choice is None else self.value
            self.progress(AssignmentProgress(stage, share, value, self.bound if np.isfinite(self.bound) else None))

    def offer(self, choice: IntArray) -> None:
        """Take a choice as the best if it is feasible and better; good ones are kept for joining."""
        verdict = evaluate(self.problem, choice)
        if not verdict.feasible:
            return
        if all(not np.array_equal(choice, other) for _, other in self.elite):
            self.elite = sorted([*self.elite, (verdict.value, choice)], key=lambda pair: pair[0])[:ELITE]
        if verdict.value < self.value:
            self.choice, self.value = choice.copy(), verdict.value

    def ended(self) -> bool:
        """Tell whether nothing more is to be done."""
        return self.infeasible or self._within(self.params.gap) or (self.stop is not None and self.stop())

    def _within(self, gap: float) -> bool:
        return self.choice is not None and self.value - self.bound <= gap * abs(self.value)

    def find_bound(self) -> None:
        """Raise the bound, first without a choice to aim at, then towards what a first search finds."""
        steps = min(FIRST_STEPS, self.params.steps)
        self._price(steps, self.value if self.choice is not None else None)
        self.tell("bound", 0.1)
        if self.ended():
            return
        self.search(0, 1)
        self._price(self.params.steps, self._target())
        self.tell("bound", 0.2)

    def _target(self) -> float:
        """Return the value to aim the bound at: the best choice, or a little above the bound."""
        return self.value if self.choice is not None else self.bound + max(0.005 * abs(self.bound), 1e-6)

    def _price(self, steps: int, target: float | None) -> None:
        self.priced = find_prices(self.layout, steps, target=target, begin=self.priced, stop=self.stop)
        self.bound = max(self.bound, self.priced.bound)
        self.work["steps"] += self.priced.steps

    def alternate(self) -> None:
        """Search and prove by turns, proofs ever more rarely."""
        count = int(self._open().sum())
        if self.choice is not None and (
            self._narrow() or (self.params.exact_first and count <= self.params.exact_options)
        ):
            self.prove()
        turn, batch = 1, BATCH
        while turn < self.params.turns and not self.ended():
            self.search(turn, min(turn + batch, self.params.turns))
            self.prove()
            turn, batch = turn + batch, 2 * batch
        if self.choice is None:
            self.prove()

    def search(self, first: int, last: int) -> None:
        """Search in turns: from a new start, on what the elite use, from the best shaken."""
        for turn in range(first, last):
            if self.ended():
                return
            self._search_once(turn)
            self.tell("search", 0.2 + 0.7 * (turn + 1) / max(last, 1))

    def _search_once(self, turn: int) -> None:
        params, kind = self.params, turn % CYCLE if self.choice is not None else 0
        assert self.priced is not None
        reach = REACHES[turn // CYCLE % len(REACHES)]
        elite = [choice for _, choice in self.elite]
        if kind == 1:
            reach = JOIN
        field = make_field(self.problem, self.layout, self.priced, reach, elite if kind else elite[:1])
        seed = int(np.random.SeedSequence([self.seed, turn]).generate_state(1)[0])
        sparse = self.layout.n_items < SPARSE * len(self.layout.room)
        bench = bench_for(
            field, Shape(params.blocks + int(sparse), params.items * (2 if sparse else 3) // 3, params.width)
        )
        rounds = params.rounds * max(1, len(field.layout.room)) * (LONGER if kind else 1)
        if kind == 0 or self.choice is None:
            chain = heat_up(field, seed, moves=params.moves * len(field.option), stop=self.stop)
        else:
            chain = set_out(field, self.problem, self.choice, seed)
        noisy = sparse or kind in NOISY or turn // CYCLE % 2 == 1 or (turn > 0 and self.choice is None)
        heat = params.shake if noisy else 0.0
        self.work["rounds"] += polish(field, chain, bench, rounds=rounds, heat=heat, stop=self.stop)
        if np.isfinite(chain.best_cost[0]):
            return_to_best(field, chain)
            self.offer(field.option[chain.choice])

    def prove(self) -> None:
        """Give all options that a better choice could use to HiGHS; where they are too many, only the nearest, without proof."""
        if self.ended():
            return
        keep = self._open()
        count = int(keep.sum())
        known = self.choice is not None
        if known and count > WORTH_AGAIN * self.tried:
            return
        self.tried = count if known else np.inf
        whole = not known or count <= self.params.exact_options
        if not whole:
            self._keep_nearest(keep)
        effort = 1.0 if not known or self._narrow() else BRIEF
        limits = MilpLimits(
            int(effort * self.params.branches), effort * self.params.seconds, self.params.gap, self.seed % 2**31
        )
        outcome, choice = solve_exact(self.problem, limits, keep=keep, start=self.choice, stop=self.stop)
        self.work["branches"] += outcome.branches
        if choice is not None:
            self.offer(choice)
        if outcome.status == "infeasible" and not known:
            self.infeasible = True
        if whole and outcome.bound is not None:
            self.bound = max(self.bound, min(rounded(self.layout, outcome.bound), self.value))
        self.tell("exact", 0.95)

    def _narrow(self) -> bool:
        """Tell whether so little is open that an integer programme is likely to settle it."""
        return int(self._open().sum()) <= FEW + NARROW * self.problem.n_items

    def _keep_nearest(self, keep: BoolArray) -> None:
        """Leave only the options whose use costs the bound least, and those of the best choice."""
        assert self.priced is not None
        assert self.choice is not None
        nearest = np.argsort(self.priced.into, kind="stable")[: self.params.exact_options]
        keep[:] = False
        keep[self.layout.option[nearest]] = True
        keep[self.choice] = True

    def _open(self) -> BoolArray:
        """Return (K,) the options that something better than the best choice could use, and its own."""
        keep = fitting(self.problem)
        if self.choice is None or self.priced is None:
            return keep
        margin = 1.0 - 1e-6 if self.layout.whole else 0.0
        into: FloatArray = self.priced.into
        keep[:] = False
        keep[self.layout.option[into <= self.value - margin]] = True
        keep[self.choice] = True
        return keep

    def conclude(self) -> AssignmentResult:
        """Put the outcome together."""
        method = (
            "Lagrangian bound with knapsacks, annealing, exact re-sharing among a few blocks, HiGHS on what is open"
        )
        if self.infeasible:
            limits = MilpLimits(self.params.branches, self.params.seconds, seed=self.seed % 2**31)
            rows, items = find_conflict(self.problem, limits, self.stop)
            return AssignmentResult(
                "infeasible", None, None, None, None, self.work, "integer programme", rows, items
            )  # fmt: skip
        if self.choice is None:
            bound = self.bound if np.isfinite(self.bound) else None
            return AssignmentResult("unknown", None, None, bound, None, self.work, method)
        bound = min(self.bound, self.value)
        gap = (self.value - bound) / max(abs(self.value), 1e-12)
        status = "optimal" if gap <= 1e-9 else "feasible"
        return AssignmentResult(status, self.choice, self.value, bound, gap, self.work, method)
