"""Which choice of pipes costs least and keeps every limit?

Simulated annealing on true steady states (the gradient algorithm, warm-started, one factor layout for all designs) with
a price on missed limits that rises from almost nothing; several starts, every exchange of two pipes, then one
neighbourhood of the best design after another annealed while all else stays (large neighbourhood search). Trees, whose
flows are fixed, are solved by integer programming as well, which gives a proven bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.algorithms.hydraulics.network import FloatArray, IntArray
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
    search = _Search(problem, params or SizingParams(), seed, judge, stop)
    runs = search.plan()
    for at, run in enumerate(runs):
        if stop is not None and stop() and at > 0:
            break
        search.run(run)
        if progress is not None:
            progress((at + 1) / len(runs), search.cost)
    return search.result()


def neighbours(problem: SizingProblem) -> list[IntArray]:
    """Return for every decision those whose links share a node with its link, or are joined to it by one link that is not to be chosen."""
    network = problem.network
    order = {int(link): d for d, link in enumerate(problem.decided)}
    at: list[set[int]] = [set() for _ in range(network.n_nodes)]
    for link, d in order.items():
        for node in network.ends[link].tolist():
            at[node].add(d)
    wide = [set(members) for members in at]
    for link, (a, b) in enumerate(network.ends.tolist()):
        if link not in order:
            wide[a] |= at[b]
            wide[b] |= at[a]
    found = []
    for link, d in order.items():
        a, b = network.ends[link].tolist()
        found.append(np.array(sorted((wide[a] | wide[b]) - {d}), dtype=np.int64))
    return found


@dataclass(frozen=True)
class _Run:
    """How many states to spend: afresh on the whole network, or on one neighbourhood of the best design after another."""

    states: int
    afresh: bool


@dataclass
class _Search:
    """The state of one search: the incumbent, accepted by the judge, and what was spent."""

    problem: SizingProblem
    params: SizingParams
    seed: int
    judge: Judge | None
    stop: Callable[[], bool] | None
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
        self.ways = neighbours(self.problem)
        if not (self.field.options > 1).any():
            self._settle(self._design(np.zeros(self.problem.n_decided, dtype=np.int64)))
        elif is_tree(self.problem):
            answer = solve_tree(self.problem, self.hydraulics, self.field)
            self.bound = None if answer.bound is None else answer.bound + self.problem.fixed_cost
            if answer.place is not None:
                self._settle(self._design(answer.place))

    @property
    def cost(self) -> float | None:
        """Cost of the incumbent."""
        return None if self.best is None else float(self.best_cost) + self.problem.fixed_cost

    def plan(self) -> list[_Run]:
        """Return the annealings of a work budget: fresh starts first, then rounds of neighbourhoods of the best."""
        p = self.params
        free = int((self.field.options > 1).sum())
        widest = min(p.most_states, p.most_pipes // max(self.problem.network.n_links, 1))
        states = int(
            min(max(p.states_per_pipe * free, p.least_states), widest) * p.work / len(self.problem.cases) ** 0.5
        )
        proven = self.bound is not None and self.cost is not None and self.cost <= self.bound * (1 + 1e-9)
        if free == 0 or proven:
            return []
        states = max(states, 1)
        return [_Run(states, True)] * p.starts + [_Run(states, False)] * p.rounds

    def run(self, run: _Run) -> None:
        """Anneal afresh and polish, or better neighbourhoods; show the outcome to the judge."""
        size = len(self.field.options)
        if run.afresh or self.best is None:
            widest = self.rng.random() < 0.5
            place = self.field.options - 1 if widest else self.rng.integers(0, self.field.options)
            now, trial, best = self._designs(np.asarray(place, dtype=np.int64))
            every = np.arange(size, dtype=np.int64)
            control = self._anneal((now, trial, best), (self.params.heat, self.params.weight), every, run.states)
            if best.total[1] <= 0.0:
                self.weight = max(min(control[2] / self.step, self.params.rigid), self.params.weight)
                share = min(run.states // 3 + 1, 4 * size * size)
                self.simulations += polish(self.field, best, trial, self.room, self.dice, share)
        else:
            best = self._better_parts(self.best, run.states)
        self._settle(best)

    def _better_parts(self, place: IntArray, states: int) -> Design:
        """Anneal one neighbourhood of a design after another while all else stays (large neighbourhood search)."""
        p = self.params
        now, trial, best = self._designs(place)
        spent = self.simulations
        while self.simulations - spent < states and best.total[1] <= 0.0:
            if self.stop is not None and self.stop():
                break
            pool = self._neighbourhood(int(self.rng.integers(p.least_part, p.most_part + 1)))
            copy_design(best, now)
            hot = p.heat * 0.5 ** int(self.rng.integers(1, 5))
            self._anneal((now, trial, best), (hot, self.weight * 0.1), pool, p.states_per_part_pipe * len(pool))
        share = min(states // 3 + 1, len(place) * len(place))
        self.simulations += polish(self.field, best, trial, self.room, self.dice, share)
        return best

    def _anneal(
        self, designs: tuple[Design, Design, Design], start: tuple[float, float], pool: IntArray, states: int
    ) -> FloatArray:
        """Anneal from (temperature, weight), both in mean cost steps; return the control as it ended."""
        p = self.params
        control = np.array([start[0], min(p.cold, start[0]), start[1], p.rigid, p.rise])
        control[:4] *= self.step
        self.simulations += anneal(self.field, *designs, self.room, self.dice, control, pool, states)
        return control

    def _neighbourhood(self, size: int) -> IntArray:
        """Return decisions around a random one, by steps along links."""
        start = int(self.rng.integers(len(self.ways)))
        found, queue = {start: None}, [start]
        for at in queue:
            near = self.ways[at]
            for other in self.rng.permutation(near).tolist():
                if other not in found and len(found) < size:
                    found[other] = None
                    queue.append(other)
        return np.array(list(found), dtype=np.int64)

    def _designs(self, place: IntArray) -> tuple[Design, Design, Design]:
        """Return a settled design twice, with room for a third."""
        now, trial, best = (self._design(place) for _ in range(3))
        self.simulations += assess(self.field, now, self.room, FINE, 1e300)
        copy_design(now, best)
        return now, trial, best

    def result(self) -> SizingResult:
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
        now, trial, best = self._designs(place)
        states = max(200 * len(place), 2000)
        every = np.arange(len(place), dtype=np.int64)
        self._anneal((now, trial, best), (0.1 * p.heat, max(self.weight, p.weight)), every, states)
        if best.total[1] <= 0.0:
            self.simulations += polish(self.field, best, trial, self.room, self.dice, states)
        return best
