"""Which choice of pipes costs least and keeps every limit?

Simulated annealing on true steady states (the gradient algorithm, warm-started, one factor layout for all designs) with
a price on missed limits that rises from almost nothing; several starts, then reheats of the best, then every exchange
of two pipes. Trees, whose flows are fixed, are solved by integer programming as well, which gives a proven bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.hydraulics.network import IntArray
from gongxing.algorithms.sizing.anneal import FINE, anneal
from gongxing.algorithms.sizing.field import Design, assess, copy_design, make_design, make_field, room_for
from gongxing.algorithms.sizing.polish import polish
from gongxing.algorithms.sizing.problem import SizingParams, SizingProblem, SizingResult
from gongxing.algorithms.sizing.tree import is_tree, solve_tree
from gongxing.algorithms.sizing.verdict import violations

Judge = Callable[[IntArray], bool]


def solve_sizing(
    problem: SizingProblem,
    params: SizingParams | None = None,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[float, float | None], None] | None = None,
    judge: Judge | None = None,
) -> SizingResult:
    """Find a cheap feasible design.

    Args:
        problem: what to choose.
        params: how hard to try.
        seed: same seed and inputs give the same design.
        stop: polled between runs; when it turns true the best so far is returned.
        progress: told the share of the work done (0 to 1) and the best feasible cost so far (None while there is none).
        judge: an outside opinion on a design (EPANET); a design it refuses is never returned as feasible.
    """
    search = _Search(problem, params or SizingParams(), seed, judge)
    runs = search.plan()
    for at, run in enumerate(runs):
        if stop is not None and stop() and at > 0:
            break
        search.run(run)
        if progress is not None:
            progress((at + 1) / len(runs), search.cost)
    return search.result(stop)


@dataclass(frozen=True)
class _Run:
    """One annealing: how many states, how hot, from the best so far or afresh."""

    states: int
    heat: float
    afresh: bool


@dataclass
class _Search:
    """The state of one search: the incumbent, accepted by the judge, and what was spent."""

    problem: SizingProblem
    params: SizingParams
    seed: int
    judge: Judge | None
    margin: float = 0.0
    simulations: int = 0
    rejected: int = 0
    weight: float = 0.0
    best: IntArray | None = None
    least: IntArray | None = None
    refused: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hydraulics = Hydraulics(self.problem.network)
        self.margin = self.params.margin
        self.field = make_field(self.problem, self.hydraulics, self.margin)
        rng = np.random.default_rng([self.seed, 7919])
        self.dice = np.array([rng.integers(1, 2**62)], dtype=np.uint64)
        self.rng = rng
        self.room = room_for(self.field)
        spread = [np.diff(np.sort(self.field.cost[d, :n])).mean() for d, n in enumerate(self.field.options) if n > 1]
        self.step = float(np.mean(spread)) if spread else 1.0
        self.bound: float | None = None
        self.best_cost, self.least_miss = np.inf, np.inf
        if is_tree(self.problem) and self.problem.n_decided:
            answer = solve_tree(self.problem, self.hydraulics, self.field)
            self.bound = None if answer.bound is None else answer.bound + self.problem.fixed_cost
            if answer.place is not None:
                self._settle(self._design(answer.place))

    @property
    def cost(self) -> float | None:
        """Cost of the incumbent."""
        return None if self.best is None else float(self.best_cost) + self.problem.fixed_cost

    def plan(self) -> list[_Run]:
        """Return the annealings of a work budget: fresh starts first, then reheats of the best, ever cooler."""
        p = self.params
        free = int((self.field.options > 1).sum())
        states = int(
            min(max(p.states_per_pipe * free, p.least_states), p.most_states) * p.work / len(self.problem.cases) ** 0.5
        )
        proven = self.bound is not None and self.cost is not None and self.cost <= self.bound * (1 + 1e-9)
        if free == 0 or proven:
            return []
        fresh = [_Run(max(states, 1), p.heat, True)] * p.starts
        return fresh + [_Run(max(states, 1), p.heat * p.reheat * 0.5 ** (i % 3), False) for i in range(p.reheats)]

    def run(self, run: _Run) -> None:
        """Anneal once, polish, and show the outcome to the judge."""
        p, size = self.params, len(self.field.options)
        if run.afresh or self.best is None:
            place = self.field.options - 1 if self.rng.random() < 0.5 else self.rng.integers(0, self.field.options)
            weight = p.weight
        else:
            place, weight = self.best, max(self.weight * 0.1, p.weight)
        now, trial, best = (self._design(np.asarray(place, dtype=np.int64)) for _ in range(3))
        self.simulations += assess(self.field, now, self.room, FINE, 1e300)
        copy_design(now, best)
        control = np.array([run.heat * self.step, p.cold * self.step, weight * self.step, p.rigid * self.step, p.rise])
        self.simulations += anneal(self.field, now, trial, best, self.room, self.dice, control, run.states)
        if best.total[1] <= 0.0:
            self.weight = max(min(control[2] / self.step, p.rigid), p.weight)
            share = min(run.states, 4 * size * size)
            self.simulations += polish(self.field, best, trial, self.room, self.dice, share)
        self._settle(best)

    def result(self, stop: Callable[[], bool] | None) -> SizingResult:
        """Return the incumbent, or the least bad design."""
        place = self.best if self.best is not None else self.least
        if place is None:
            place = self.field.options - 1
        choice = self._choice(place)
        missed = () if self.best is not None else violations(self.problem, choice, self.hydraulics)
        return SizingResult(
            choice=choice,
            cost=self.problem.cost(choice),
            feasible=self.best is not None,
            violations=missed,
            simulations=self.simulations,
            bound=self.bound,
            seed=self.seed,
            rejected=self.rejected,
        )

    def _design(self, place: IntArray) -> Design:
        return make_design(self.field, place)

    def _choice(self, place: IntArray) -> IntArray:
        return self.field.rank[np.arange(len(place)), place]

    def _settle(self, design: Design) -> None:
        """Take a design as the incumbent if it is cheaper and the judge agrees; where it does not, tighten limits and repair."""
        for _ in range(self.params.appeals):
            self.simulations += self._cold(design)
            if design.total[1] > 0.0:
                if design.total[1] < self.least_miss:
                    self.least, self.least_miss = design.place.copy(), float(design.total[1])
                return
            if design.total[0] >= self.best_cost * (1 - 1e-12):
                return
            if self._accepted(design.place):
                self.best, self.best_cost = design.place.copy(), float(design.total[0])
                return
            self.rejected += 1
            if self.least is None:
                self.least, self.least_miss = design.place.copy(), self.margin
            self._tighten()
            design = self._repair(design.place)

    def _cold(self, design: Design) -> int:
        """Settle a design from cold, so that its verdict does not hang on the way it was found."""
        fresh = self._design(design.place)
        done = assess(self.field, fresh, self.room, FINE, 1e300)
        copy_design(fresh, design)
        return int(done)

    def _accepted(self, place: IntArray) -> bool:
        if self.judge is None:
            return True
        key = place.tobytes()
        if key in self.refused:
            return False
        fine = self.judge(self._choice(place))
        if not fine:
            self.refused.add(key)
        return fine

    def _tighten(self) -> None:
        self.margin = max(self.margin * 4.0, 1e-5)
        self.field = make_field(self.problem, self.hydraulics, self.margin)

    def _repair(self, place: IntArray) -> Design:
        """Return a design near a refused one that keeps the tightened limits: a short, cool annealing."""
        p = self.params
        now, trial, best = (self._design(place) for _ in range(3))
        self.simulations += assess(self.field, now, self.room, FINE, 1e300)
        copy_design(now, best)
        start = [0.1 * p.heat, p.cold, max(self.weight, p.weight), p.rigid, p.rise]
        control = np.array(start)
        control[:4] *= self.step
        states = max(200 * len(place), 2000)
        self.simulations += anneal(self.field, now, trial, best, self.room, self.dice, control, states)
        if best.total[1] <= 0.0:
            self.simulations += polish(self.field, best, trial, self.room, self.dice, states)
        return best
