"""Which labelling is best, and how far from the best can it be at most?"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from gongxing.algorithms.labelling.anneal import Schedule, anneal, make_chain, make_field
from gongxing.algorithms.labelling.branch import Effort, Tree, branch
from gongxing.algorithms.labelling.dual import Dual, descend, losses
from gongxing.algorithms.labelling.fuse import Fused, Watch, open_pairs, pool_mask, provable, solve_kept, widen
from gongxing.algorithms.labelling.grow import grow
from gongxing.algorithms.labelling.instance import Instance, lay_out
from gongxing.algorithms.labelling.joined import solve_joined
from gongxing.algorithms.labelling.messages import round_labels
from gongxing.algorithms.labelling.model import (
    BoolArray,
    IntArray,
    LabelParams,
    LabelProblem,
    LabelProgress,
    LabelSolution,
    evaluate,
)
from gongxing.algorithms.milp import MilpLimits

HEATS = ((0.3, 0.02), (0.1, 0.01))  # first and last temperature of the chains, in stakes
FEWEST_PARTS = 30  # with fewer, branching is not worth its while
IMPROVE_EVERY, IMPROVE_MOVES = 25, 100  # annealing within branching: every so many parts, so many moves per node
WINDOW_GAP = 2e-5  # relative gap at which a small integer programme is good enough
WINDOW_SECONDS = 40.0  # safety net of HiGHS in a small integer programme
MIDDLING_NODES, MIDDLING_GAP = 2000, 6e-4  # up to so many nodes a gap above this gets one more round of fusion
FEW_PAIRS, FEW_BRANCHES = 600, 500  # up to so many open pairs the optimum itself is sought, with so many branches


def solve_labels(
    problem: LabelProblem,
    params: LabelParams,
    *,
    seed: int = 0,
    start: IntArray | None = None,
    progress: Callable[[LabelProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> LabelSolution:
    """Find a good labelling and prove how good it is.

    Args:
        problem: the problem.
        params: how much work to do.
        seed: of the search; the same seed and params give the same answer unless `stop` interferes.
        start: (N,) a labelling to start from; when it is feasible the answer is never worse.
        progress: told where the run stands.
        stop: polled often; when it turns true the best so far is returned with a proven bound.
    """
    instance = lay_out(problem)
    if len(instance.broken):
        return _infeasible(problem, instance)
    run = _Run(problem, instance, params, seed, progress, stop)
    if start is not None:
        run.offer(instance.from_original(start))
    run.find_bound()
    run.explore()
    run.fuse()
    run.prove()
    run.branch()
    return run.conclude()


def _infeasible(problem: LabelProblem, instance: Instance) -> LabelSolution:
    named = ", ".join(str(int(i)) for i in instance.broken[:5])
    return LabelSolution("infeasible", None, None, None, None, method="arc consistency",
                         notes=(f"no label is left for node(s) {named}",))  # fmt: skip


class _Run:
    """One solve under way: the best labels and bound so far, and the stages that improve them."""

    def __init__(self, problem: LabelProblem, instance: Instance, params: LabelParams, seed: int,
                 progress: Callable[[LabelProgress], None] | None, stop: Callable[[], bool] | None) -> None:  # fmt: skip
        self.problem, self.instance, self.params, self.seed = problem, instance, params, seed
        self.progress, self.stop = progress, stop
        self.field = make_field(instance)
        self.best: IntArray | None = None
        self.value = -np.inf
        self.bound = np.inf
        self.dual: Dual | None = None
        self.work: dict[str, int] = {"sweeps": 0, "moves": 0, "branches": 0}
        self.notes: list[str] = []
        self.infeasible = False
        self.proof = ("", "")  # method and words of a proof that nothing is feasible
        self.pool: list[IntArray] = []

    def tell(self, stage: str, share: float) -> None:
        """Report progress."""
        if self.progress is not None:
            value = None if self.best is None else self.value
            self.progress(LabelProgress(stage, share, value, self.bound if np.isfinite(self.bound) else None))

    def offer(self, labels: IntArray | None) -> None:
        """Take labels in the solver's order as the best, if they are feasible and better."""
        if labels is None:
            return
        verdict = evaluate(self.problem, self.instance.to_original(labels))
        if verdict.feasible and verdict.value > self.value:
            self.best, self.value = labels.copy(), verdict.value

    def _stopped(self) -> bool:
        """Tell whether the caller wants the run to end."""
        return self.stop is not None and self.stop()

    def find_bound(self) -> None:
        """Run the dual; a bound below what any labelling is worth proves infeasibility."""
        allowed, utility = self.instance.graph.allowed, self.instance.utility
        floor = float(np.where(allowed, utility, np.inf).min(axis=1).sum()) if len(utility) else 0.0
        floor -= 1e-6 * (1.0 + abs(floor))

        def report(done: int, bound: float) -> None:
            self.bound = bound
            self.tell("bound", 0.4 * done / self.params.sweeps)

        self.dual = descend(self.instance, sweeps=self.params.sweeps, floor=floor, stop=self.stop, report=report)
        self.bound = self.dual.bound
        self.work["sweeps"] += self.dual.sweeps
        if self.bound < floor and self.best is None:
            self.infeasible = True
            self.proof = ("message passing", "the bound fell below what every labelling is worth")

    def explore(self) -> None:
        """Anneal several chains from the rounded dual, hot and cool by turns; all results go into the pool."""
        if self.dual is None or self.infeasible:
            return
        rounded = round_labels(self.instance.graph, self.dual.theta, self.dual.messages)
        self.offer(rounded)
        self.pool.append(rounded)
        if self._close_enough():
            return
        moves = min(self.params.moves * self.instance.n_nodes, self.params.most_moves)
        plans = [Schedule(*HEATS[c % len(HEATS)], moves) for c in range(self.params.chains)]
        seeds = np.random.SeedSequence(self.seed).generate_state(self.params.chains).tolist()
        with ThreadPoolExecutor(self.params.workers) as threads:
            for done, labels in enumerate(threads.map(partial(self._run_chain, rounded), plans, seeds)):
                self.offer(labels)
                if labels is not None:
                    self.pool.append(labels)
                self.work["moves"] += moves
                self.tell("search", 0.4 + 0.3 * (done + 1) / len(plans))

    def fuse(self) -> None:
        """Put the pool together by small integer programmes, each round wider than the last."""
        if self.dual is None or self.infeasible or self.best is None:
            return
        loss = losses(self.instance, self.dual)
        extra = 1 if self.params.rounds > 0 and self._is_middling() else 0
        for turn in range(self.params.rounds + extra):
            if self._close_enough() or self._stopped() or (turn == self.params.rounds and self._within(MIDDLING_GAP)):
                break
            mask = pool_mask(self.instance, [*self.pool[:6], self.best])
            sizes = [self.params.window * (turn + 1), self.params.window * (turn + 2)]
            keeps = [widen(mask, loss, size) for size in sizes]
            with ThreadPoolExecutor(self.params.workers) as threads:
                found = list(threads.map(self._solve_window, keeps))
            for outcome in found:
                self.work["branches"] += outcome.branches
                if outcome.labels is not None:
                    self.offer(outcome.labels)
                    self.pool.insert(0, outcome.labels)
                    if self.instance.connected:
                        self._make_whole(outcome.labels)
            self.tell("exact", 0.7 + 0.2 * (turn + 1) / (self.params.rounds + extra))

    def _solve_window(self, keep: BoolArray) -> Fused:
        """Solve one small integer programme (in a worker thread)."""
        seconds = min(WINDOW_SECONDS, self.params.exact_seconds)
        limits = MilpLimits(
            self.params.window_branches, seconds, max(self.params.target_gap, WINDOW_GAP), self.seed % 2**31
        )
        return solve_kept(self.instance, keep, self.best, limits=limits, watch=Watch(self.stop))

    def prove(self) -> None:
        """Give everything that reduced costs leave open to HiGHS: briefly when it is little, at length up to a gap else."""
        if self.dual is None or self.infeasible:
            return
        pairs = open_pairs(self._worth_keeping())
        branches, gap = self.params.exact_branches, self.params.target_gap
        if pairs <= min(FEW_PAIRS, self.params.exact_size):
            self._prove_with(
                MilpLimits(min(FEW_BRANCHES, branches), WINDOW_SECONDS, gap, self.seed % 2**31), whole=False
            )
        gap = max(gap, self.params.exact_gap)
        if open_pairs(self.instance.graph.allowed) <= self.params.exact_size and not self._within(gap):
            self._prove_with(MilpLimits(branches, self.params.exact_seconds, gap, self.seed % 2**31), whole=True)

    def _worth_keeping(self) -> BoolArray:
        """Return (N, K) the labels that something better than the best labelling could use, and its own."""
        assert self.dual is not None
        keep = provable(self.instance, self.dual, self.value if self.best is not None else -np.inf)
        if self.best is not None:
            keep[np.arange(self.instance.n_nodes), self.best] = True
        return keep

    def _prove_with(self, limits: MilpLimits, *, whole: bool) -> None:
        """Let HiGHS work on all labels worth keeping, or on the whole problem from scratch; its bound is a proof.

        Left to itself HiGHS proves large whole problems in half the time it takes with a start and reduced costs fixed.
        """
        if self._close_enough() or self._stopped() or self.infeasible:
            return

        def follow(value: float, bound: float) -> None:
            if value <= bound < self.bound:
                self.bound = max(bound, self.value)
                self.tell("exact", 0.9)

        watch = Watch(self.stop, follow, self._make_whole)
        keep, best = (self.instance.graph.allowed, None) if whole else (self._worth_keeping(), self.best)
        if self.instance.connected:
            outcome = solve_joined(self.instance, keep, best, limits=limits, full=whole, watch=watch)
        else:
            outcome = solve_kept(self.instance, keep, best, limits=limits, full=whole, watch=watch)
        self.work["branches"] += outcome.branches
        self.offer(outcome.labels)
        if outcome.status == "infeasible" and self.best is None:
            self.infeasible = True
            self.proof = ("integer programme", "the integer programme of all labels has no solution")
        if outcome.bound is not None:
            self.bound = min(self.bound, max(outcome.bound, self.value))
        self.tell("exact", 1.0)

    def branch(self) -> None:
        """Branch on single nodes where HiGHS did not reach its gap, while the work allows at least a few dozen parts."""
        if self._within(self.params.exact_gap) and open_pairs(self._worth_keeping()) <= self.params.exact_size:
            return
        limit = int(self.params.parts * min(1.0, 200.0 / max(self.instance.n_nodes, 1)))
        if self.dual is None or self.best is None or self._close_enough() or self._stopped() or limit < FEWEST_PARTS:
            return
        tree = Tree(self.best, self.value, self.bound)
        effort = Effort(limit, self.params.target_gap, self.params.workers, self.stop)
        branch(self.instance, self.dual, tree, effort=effort, improve=self._improve)
        self.work["branches"] += tree.parts
        self.offer(tree.labels)
        self.bound = min(self.bound, tree.bound)
        self.tell("exact", 1.0)

    def _improve(self, instance: Instance, dual: Dual, rounded: IntArray, number: int) -> tuple[IntArray, float] | None:
        """Take a part's rounded labels as they are, and for some parts what a short annealing makes of them."""
        found: IntArray | None = rounded
        if number % IMPROVE_EVERY == IMPROVE_EVERY - 1:
            field = self.field._replace(allowed=instance.graph.allowed)
            chain = make_chain(instance, field, rounded, number)
            moves = IMPROVE_MOVES * instance.n_nodes
            found = anneal(instance, field, dual=dual, chain=chain, schedule=Schedule(0.1, 0.01, moves), stop=self.stop)
        if found is None:
            return None
        verdict = evaluate(self.problem, self.instance.to_original(found))
        return (found, verdict.value) if verdict.feasible else None

    def _make_whole(self, labels: IntArray) -> None:
        """Offer what a short annealing makes of labels whose connected labels lie in pieces."""
        assert self.dual is not None
        moves = min(IMPROVE_MOVES * self.instance.n_nodes, self.params.most_moves)
        self.offer(self._run_growth(labels, Schedule(0.1, 0.01, moves), 1))

    def _run_growth(self, begin: IntArray, schedule: Schedule, seed: int) -> IntArray | None:
        """Make labels whole and anneal with moves that keep them so (in a worker thread)."""
        assert self.dual is not None
        chain = make_chain(self.instance, self.field, begin, seed)
        return grow(self.instance, self.field, dual=self.dual, chain=chain, schedule=schedule, stop=self.stop)

    def _run_chain(self, begin: IntArray, schedule: Schedule, seed: int) -> IntArray | None:
        """Run one annealing chain (in a worker thread)."""
        assert self.dual is not None
        chain = make_chain(self.instance, self.field, begin, seed)
        labels = anneal(self.instance, self.field, dual=self.dual, chain=chain, schedule=schedule, stop=self.stop)
        if not self.instance.connected:
            return labels
        return self._run_growth(chain.labels if labels is None else labels, schedule, seed)

    def _is_middling(self) -> bool:
        """Tell whether the problem is too large for HiGHS as a whole, yet small enough for another round of fusion."""
        size = self.instance.n_nodes
        return size <= MIDDLING_NODES and open_pairs(self.instance.graph.allowed) > self.params.exact_size

    def _close_enough(self) -> bool:
        """Tell whether the gap is within the target."""
        return self._within(self.params.target_gap)

    def _within(self, gap: float) -> bool:
        """Tell whether a relative gap is reached."""
        return self.best is not None and self.bound - self.value <= gap * abs(self.value)

    def conclude(self) -> LabelSolution:
        """Put the outcome together."""
        if self.infeasible:
            return LabelSolution("infeasible", None, None, None, None, self.work, self.proof[0], (self.proof[1],))
        bound = float(self.bound) if np.isfinite(self.bound) else None
        method = "priced TRW-S bound, annealing, integer programmes on what is undecided, branching when small"
        if self.best is None:
            return LabelSolution("unknown", None, None, bound, None, self.work, method, tuple(self.notes))
        if bound is not None:
            bound = max(bound, self.value)
        gap = None if bound is None else (bound - self.value) / max(abs(self.value), 1e-12)
        status = "optimal" if gap is not None and gap <= 1e-9 else "feasible"
        labels = self.instance.to_original(self.best)
        return LabelSolution(status, labels, self.value, bound, gap, self.work, method, tuple(self.notes))
