"""Which pipes must be larger, or which ways opened, so that every case holds at the least extra cost?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.engines.water.cases import Case, Outcome
from gongxing.engines.water.design import Bores, Design, bores, size_area, size_conveyance, spending, stretches
from gongxing.engines.water.problem import FLOW_POWER, BoolArray, FloatArray, IntArray
from gongxing.engines.water.shortcuts import Shortcut, opening_gain, shortcuts
from gongxing.engines.water.trials import SPEED_MARGIN, Adjoint, Bench, losses, short

_AT_ONCE = 16
"""Failing cases looked at together."""
_STEPS = 400
_PICKS = 6
_ALIKE = 2
_OPENED_FOR = 8
"""Failing cases for which unused ways are weighed."""

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Ladder:
    """What could be laid instead along each stretch: (G, D) extra cost, inf where it is no larger, and the share of the
    present loss that is spared if the flow stays; `of` (M,) is the stretch of each link, -1 for unused ones."""

    of: IntArray
    extra: FloatArray
    rate: FloatArray

    def gathered(self, values: FloatArray) -> FloatArray:
        """Return (C, G) the sums over stretches of values (C, M) of links."""
        used = self.of >= 0
        return np.stack([np.bincount(self.of[used], row[used], len(self.extra)) for row in values])


def ladder(bench: Bench, design: Design, sizes: Bores) -> Ladder:
    """Return the larger sizes of every stretch of used links."""
    problem = bench.problem
    of = stretches(problem, design)
    used = of >= 0
    count = int(of.max(initial=-1)) + 1
    length = np.bincount(of[used], problem.length_m[used], count)
    first = np.full(count, -1, dtype=np.int64)
    links = np.flatnonzero(used)[::-1]
    first[of[links]] = links
    price = np.append(problem.catalogue.cost_yuan_m, 0.0)
    width = len(problem.catalogue)
    laid = design.laid[first]
    extra = length[:, None] * (price[None, :width] - price[laid][:, None])
    larger = np.arange(width)[None, :] > laid[:, None]
    k = sizes.k_kept[first][:, None] + size_conveyance(problem)[None, :width]
    rate = 1.0 - (np.maximum(sizes.k[first], 1e-9)[:, None] / k) ** FLOW_POWER
    return Ladder(of, np.where(larger, np.maximum(extra, 1e-6), np.inf), rate)


def enlarged(
    bench: Bench, design: Design, stop: Stop | None = None, *, ceiling_yuan: float = np.inf
) -> tuple[Bench, Design, tuple[Outcome, ...]]:
    """Return a design with pipes enlarged or ways opened until all cases hold, its bench, and what still fails.

    Velocities first: the smallest size that carries the flow. Then pressures: for the failing cases the adjoint flow says
    what each enlargement, and each pipe along an unused way, would gain at the worst node, and the one that gains most per
    yuan over all of them goes first; this is repeated on fresh states. Whatever fails elsewhere afterwards is treated the
    same way, until all cases without exception hold. It is given up once the design costs the ceiling or more.
    """
    failing: list[Outcome] = []
    for step in range(_STEPS):
        if not failing:
            failing = _all_failing(bench, design)
            if not failing:
                return bench, design, ()
        if stop is not None and step % 8 == 7 and stop():
            break
        better = _slower(bench, design, failing) or _firmer(bench, design, failing)
        if better is None:
            break
        if (better.used != bench.used).any():
            hot = {case.name for case in bench.hot}
            bench = Bench(bench.problem, better.used)
            bench.hot = tuple(case for case in bench.cases if case.name in hot)
        design = better
        if spending(bench.problem, design) >= ceiling_yuan:
            return bench, design, tuple(failing)
        failing = [o for o in bench.outcomes(design, [o.case for o in failing]) if bench.fails(o)]
    return bench, design, tuple(o for o in bench.outcomes(design) if bench.fails(o))


def _all_failing(bench: Bench, design: Design) -> list[Outcome]:
    """Return failing cases: of the hot ones, if none of those fails of the telling ones, and so on to all of them."""
    failing = _failing(bench, design, bench.hot)
    if failing:
        return failing
    outcomes = bench.outcomes(design, bench.telling)
    bench.warm(outcomes)
    failing = _worst(bench, outcomes)
    tried = {case.name for case in bench.telling}
    return failing or _failing(bench, design, tuple(case for case in bench.cases if case.name not in tried))


def _failing(bench: Bench, design: Design, cases: tuple[Case, ...]) -> list[Outcome]:
    return _worst(bench, bench.outcomes(design, cases))


def _worst(bench: Bench, outcomes: list[Outcome]) -> list[Outcome]:
    """Return the failing ones, for each worst node the few that fail most."""
    failing = [outcome for outcome in outcomes if bench.fails(outcome)]
    failing.sort(key=lambda o: (-short(o), o.case.name))
    seen: dict[int, int] = {}
    kept = []
    for outcome in failing:
        seen[outcome.worst] = seen.get(outcome.worst, 0) + 1
        if seen[outcome.worst] <= _ALIKE or outcome.fast > outcome.limit * SPEED_MARGIN:
            kept.append(outcome)
    return kept


def _slower(bench: Bench, design: Design, failing: list[Outcome]) -> Design | None:
    """Return the design in which stretches that run too fast have the smallest size that does not, None if none does."""
    problem = bench.problem
    sizes = bores(problem, design)
    of = stretches(problem, design)
    count = len(problem.catalogue)
    laid = design.laid.copy()
    k_new, area_new = size_conveyance(problem)[:count], size_area(problem)[:count]
    for outcome in failing:
        limit = outcome.limit * SPEED_MARGIN
        for link in np.flatnonzero(outcome.speed > limit).tolist():
            whole = sizes.k_kept[link] + k_new
            flow = abs(outcome.flow[link])
            speed = flow * k_new / whole / area_new
            if sizes.area_kept[link] > 0:
                speed = np.maximum(speed, flow * sizes.k_kept[link] / whole / sizes.area_kept[link])
            fit = np.flatnonzero((speed <= limit) & (np.arange(count) > design.laid[link]))
            wanted = int(fit[0]) if len(fit) else min(int(design.laid[link]) + 1, count - 1)
            mine = of == of[link]
            laid[mine] = np.maximum(laid[mine], wanted)
    return None if (laid == design.laid).all() else Design(design.kept, laid)


def _firmer(bench: Bench, design: Design, failing: list[Outcome]) -> Design | None:
    """Return the design with the few enlargements, or the one opening, that help the failing cases most per yuan."""
    problem = bench.problem
    low = sorted((o for o in failing if short(o) > 0), key=lambda o: (-short(o), o.case.name))[:_AT_ONCE]
    if not low:
        return None
    sizes = bores(problem, design)
    steps = ladder(bench, design, sizes)
    adjoints = [bench.adjoint(o, sizes, o.worst) for o in low]
    pull = steps.gathered(
        np.stack([adj.pull * losses(problem, o, sizes.k) for o, adj in zip(low, adjoints, strict=True)])
    )
    need = np.array([short(o) for o in low])
    opening = _best_opening(bench, list(zip(low, adjoints, strict=True)), need)
    laid = design.laid.copy()
    first = need.sum()
    done = np.zeros(len(steps.extra), dtype=bool)
    for _ in range(_PICKS):
        pick = _best(pull, need, steps, done)
        if opening is not None and (pick is None or opening[0] > pick[0]) and not done.any():
            laid[list(opening[1].links)] = opening[2]
            break
        if pick is None:
            break
        _, stretch, size = pick
        laid[steps.of == stretch] = size
        done[stretch] = True
        need = need - np.maximum(pull[:, stretch], 0.0) * steps.rate[stretch, size]
        if np.maximum(need, 0).sum() < 0.5 * first:
            break
    return None if (laid == design.laid).all() else Design(design.kept, laid)


def _best_opening(
    bench: Bench, low: list[tuple[Outcome, Adjoint]], need: FloatArray
) -> tuple[float, Shortcut, int] | None:
    """Return the unused way and size that gain most of what is needed per yuan, and that rate; None if none gains."""
    best: tuple[float, Shortcut, int] | None = None
    for chain in shortcuts(bench.problem, bench.used):
        gain = np.zeros(len(bench.problem.catalogue))
        for row, (outcome, adjoint) in enumerate(low[:_OPENED_FOR]):
            gain += np.minimum(opening_gain(bench, outcome, adjoint, chain), need[row])
        rate = gain / (bench.problem.catalogue.cost_yuan_m * chain.length_m)
        size = int(np.argmax(rate))
        if rate[size] > 0 and (best is None or rate[size] > best[0]):
            best = (float(rate[size]), chain, size)
    return best


def _best(pull: FloatArray, need: FloatArray, steps: Ladder, done: BoolArray) -> tuple[float, int, int] | None:
    """Return the stretch and size that gain most of what is still needed per yuan, after that rate."""
    open_ = np.maximum(need, 0.0)
    gain = np.zeros_like(steps.extra)
    for row in range(len(need)):
        if open_[row] > 0:
            gain += np.minimum(np.maximum(pull[row], 0.0)[:, None] * steps.rate, open_[row])
    score = np.where(done[:, None], 0.0, gain / steps.extra)
    best = int(np.argmax(score))
    stretch, size = divmod(best, score.shape[1])
    return (float(score[stretch, size]), stretch, size) if score[stretch, size] > 0 else None
