"""Does a part of the network come out cheaper when it is torn up and sized anew?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gongxing.engines.water.design import Design, spending, stretches
from gongxing.engines.water.enlarge import enlarged
from gongxing.engines.water.layout import pruned
from gongxing.engines.water.outage import allowed, broken, cuts
from gongxing.engines.water.problem import BoolArray, FloatArray, WaterProblem
from gongxing.engines.water.reduce import reduced
from gongxing.engines.water.trials import Bench

_PARTS = (0.1, 0.25, 0.5)
_GAIN_YUAN = 1.0

Found = tuple[Bench, Design]


def sized_anew(found: Found, *, rounds: int, seed: int, stop: Callable[[], bool] | None = None) -> Found:
    """Return a design at most as dear as the one given, all of whose cases hold.

    Iterated greedy (Ruiz and Stützle 2007): each round tears up what was laid around a spot drawn by the dice - sizes back
    to the least, loops closed that the rules do not ask for - and lets the adjoint flows build it anew; a cheaper design is
    kept. The dice come from the seed, so the same seed gives the same design.
    """
    rng = np.random.default_rng(seed)
    problem = found[0].problem
    free = allowed(problem)
    for _ in range(rounds):
        if stop is not None and stop():
            break
        other = _rebuilt(found, _torn(found, rng, free), stop)
        if other is not None:
            found = other
    return found


def _rebuilt(found: Found, torn: Design, stop: Callable[[], bool] | None) -> Found | None:
    """Return the torn design built anew if it comes out cheaper than before."""
    bench, design = found
    problem = bench.problem
    ceiling = spending(problem, design) - _GAIN_YUAN
    start = bench if (torn.used == bench.used).all() else _beside(bench, torn)
    start, built, left = enlarged(start, torn, stop, ceiling_yuan=1.03 * ceiling)
    if left:
        return None
    lower = reduced(start, built, stop, passes=1)
    start, mended, left = enlarged(start, lower, stop, ceiling_yuan=ceiling)
    if left:
        mended = built
    return (start, mended) if spending(problem, mended) < ceiling else None


def _beside(bench: Bench, torn: Design) -> Bench:
    """Return the bench of another layout that watches the same cases closely."""
    other, hot = Bench(bench.problem, torn.used), {case.name for case in bench.hot}
    other.hot = tuple(case for case in other.cases if case.name in hot)
    return other


def _torn(found: Found, rng: np.random.Generator, free: BoolArray) -> Design:
    """Return the design with what was laid around a spot torn up."""
    bench, design = found
    problem = bench.problem
    around = _around(problem, design, rng)
    least = np.where(design.kept, -1, np.minimum(design.laid, 0))
    torn = Design(design.kept.copy(), np.where(around, least, design.laid))
    if rng.random() < 0.5:
        torn = _closed(problem, torn, around, (rng, free))
    return torn


def _around(problem: WaterProblem, design: Design, rng: np.random.Generator) -> BoolArray:
    """Return (M,) the links laid nearest to one of them, a part of all stretches that could be smaller."""
    could = design.laid > np.where(design.kept, -1, 0)
    pool = np.flatnonzero(could if could.any() else design.laid >= 0)
    if not len(pool):
        return np.zeros(len(problem.links), dtype=bool)
    middle = _middles(problem)
    spot = middle[rng.choice(pool)]
    part = float(rng.choice(_PARTS))
    distance = np.hypot(*(middle[pool] - spot).T)
    near = pool[np.argsort(distance, kind="stable")[: max(1, round(part * len(pool)))]]
    of = stretches(problem, design)
    return np.isin(of, of[near]) & (design.laid >= 0)


def _middles(problem: WaterProblem) -> FloatArray:
    return np.asarray((problem.xy[problem.ends[:, 0]] + problem.xy[problem.ends[:, 1]]) / 2)


def _closed(
    problem: WaterProblem, design: Design, around: BoolArray, how: tuple[np.random.Generator, BoolArray]
) -> Design:
    """Return the design without one new loop near the spot, if all stay served and outages within the rules without it."""
    rng, free = how
    alone = cuts(problem, design.used).bridge
    loops = np.flatnonzero(design.used & ~design.kept & ~alone)
    if not len(loops):
        return design
    middle = _middles(problem)
    centre = middle[around].mean(axis=0) if around.any() else middle[loops].mean(axis=0)
    order = loops[np.argsort(np.hypot(*(middle[loops] - centre).T), kind="stable")]
    pick = int(order[min(len(order) - 1, int(rng.integers(0, 12)))])
    used = design.used
    used[problem.runs == problem.runs[pick]] &= design.kept[problem.runs == problem.runs[pick]]
    used = pruned(problem, used, problem.present & ~problem.worn)
    lost = problem.wanted & problem.reached(design.used) & ~problem.reached(used)
    if lost.any() or len(broken(problem, cuts(problem, used), free)):
        return design
    return Design(design.kept & used, np.where(used, design.laid, -1))
