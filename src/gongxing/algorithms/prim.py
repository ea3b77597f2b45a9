"""In which box of inputs does an outcome happen most? The patient rule induction method: peel a little, many times; then paste.

Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999): from the box of all cases the
slice of one input is peeled off whose removal leaves the highest mean; a little at a time, so that a wrong cut can be made
good. Bryant and Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77 (2010): coverage and
density of a box for scenario discovery, and a binomial test of each of its limits.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Limit:
    """One side of a box: the input, whether the box lies above the limit, the limit, and how likely it is by chance alone.

    `quasi_p` is the chance that a limit drawn at random would leave as many cases of interest in the box; below 0.05 the
    limit is worth keeping.
    """

    input: int
    above: bool
    value: float
    quasi_p: float


@dataclass(frozen=True, slots=True)
class PrimBox:
    """A box: its limits, and what is in it. `coverage` is its share of all cases of interest, `density` their share in it."""

    limits: tuple[Limit, ...]
    cases: int
    coverage: float
    density: float
    mean: float
    """Mean of the outcome over all cases, to compare the density with."""


@dataclass(frozen=True, slots=True)
class PrimParams:
    """How boxes are sought.

    Attributes:
        peel: share of the cases in a box that one cut takes off; the smaller, the more patient.
        paste: share of them that one step of pasting may take back.
        least: share of all cases a box must hold.
        trade: what density weighs against coverage when one box of the path is chosen: 1 only density, 0 only coverage.
        significant: limits with a higher quasi-p-value are dropped.
    """

    peel: float = 0.05
    paste: float = 0.05
    least: float = 0.05
    trade: float = 0.5
    significant: float = 0.05


def prim(
    inputs: npt.ArrayLike, happens: npt.ArrayLike, params: PrimParams | None = None, *, boxes: int = 3
) -> tuple[PrimBox, ...]:
    """Return up to `boxes` boxes of inputs (n, d) in which `happens` (n,) is true more often than elsewhere, the best first.

    Each further box is sought among the cases the ones before it leave; its density is told of those, its coverage of
    all. It ends where no box is a tenth denser than what is left and denser than all cases.
    """
    x, y = np.asarray(inputs, dtype=np.float64), np.asarray(happens, dtype=bool)
    if x.ndim != 2 or y.shape != (len(x),):
        raise ValueError(f"inputs have shape {x.shape} and outcomes {y.shape}, expected (n, d) and (n,)")
    params, found = params or PrimParams(), list[PrimBox]()
    whole = int(y.sum())
    left: BoolArray = np.ones(len(x), dtype=bool)
    while len(found) < boxes and y[left].any() and not y[left].all():
        low, high = _chosen(x[left], y[left], params, max(1, round(params.least * len(x))))
        low, high = _significant(x[left], y[left], (low, high), params)
        inside = _within(x, low, high) & left
        if y[inside].mean() < max(1.1 * y[left].mean(), y.mean()):
            break
        found.append(_box(x[left], y[left], (low, high), (whole, float(y.mean()))))
        left = left & ~inside
    return tuple(found)


def _within(x: FloatArray, low: FloatArray, high: FloatArray) -> BoolArray:
    inside: BoolArray = np.asarray(((x >= low) & (x <= high)).all(axis=1), dtype=bool)
    return inside


def _chosen(x: FloatArray, y: BoolArray, params: PrimParams, least: int) -> tuple[FloatArray, FloatArray]:
    """Return the box of all paths, pasted, that balances coverage and density best.

    One path peels along all inputs, others along one only, and from the best box found they begin again as long as that
    betters it: where an outcome has several causes, the cuts of one mislead a single path on its search for another.
    (Kwakkel and Cunningham 2016 take random subsets of the inputs against that.)
    """
    box = (np.full(x.shape[1], -np.inf), np.full(x.shape[1], np.inf))
    score, every = 0.0, tuple(range(x.shape[1]))
    while True:
        before = score
        paths = [_peeled(x, y, box, params, (inputs, least)) for inputs in (every, *((one,) for one in every))]
        for low, high in itertools.chain(*paths):
            inside = _within(x, low, high)
            coverage, density = y[inside].sum() / y.sum(), y[inside].mean()
            found = float(coverage ** (1 - params.trade) * density**params.trade)
            if found > score:
                box, score = (low, high), found
        if score <= before * 1.001:
            return _pasted(x, y, (box[0].copy(), box[1].copy()), params)


def _peeled(
    x: FloatArray,
    y: BoolArray,
    start: tuple[FloatArray, FloatArray],
    params: PrimParams,
    along: tuple[tuple[int, ...], int],
) -> list[tuple[FloatArray, FloatArray]]:
    """Return the boxes from `start` inwards, each by the cut that leaves the highest mean per case lost.

    `along` names the inputs that may be cut and the least number of cases a box may hold.
    """
    inputs, least = along
    low, high = start[0].copy(), start[1].copy()
    path = [(low.copy(), high.copy())]
    inside = _within(x, low, high)
    while True:
        best: tuple[float, int, bool, float, BoolArray] | None = None
        base, count = y[inside].mean(), int(inside.sum())
        for place, above in itertools.product(inputs, (True, False)):
            cut = _cut(x[inside, place], params.peel, above)
            stays: BoolArray = np.logical_and(inside, (x[:, place] >= cut) if above else (x[:, place] <= cut))
            kept = int(stays.sum())
            if kept == count or kept < least:
                continue
            gain = float(y[stays].mean() - base) / (count - kept)
            if best is None or gain > best[0]:
                best = gain, place, above, cut, stays
        if best is None or base == 1.0:
            return path
        _, place, above, cut, inside = best
        (low if above else high)[place] = cut
        path.append((low.copy(), high.copy()))


def _cut(values: FloatArray, share: float, above: bool) -> float:
    """Return the limit that peels `share` of the values off, the next value inwards where they are tied."""
    ordered = np.sort(values)
    count = max(1, int(share * len(ordered)))
    edge = ordered[count - 1] if above else ordered[-count]
    beyond = ordered[ordered > edge] if above else ordered[ordered < edge]
    if not len(beyond):
        return float(edge)
    return float(beyond[0] if above else beyond[-1])


def _pasted(
    x: FloatArray, y: BoolArray, box: tuple[FloatArray, FloatArray], params: PrimParams
) -> tuple[FloatArray, FloatArray]:
    """Return the box after its sides were moved outwards as long as its mean does not fall."""
    low, high = box
    while True:
        inside = _within(x, low, high)
        best: tuple[float, int, bool, float] | None = None
        for place in range(x.shape[1]):
            for above in (True, False):
                side = low if above else high
                if not np.isfinite(side[place]):
                    continue
                wider_low, wider_high = low.copy(), high.copy()
                (wider_low if above else wider_high)[place] = -np.inf if above else np.inf
                free = _within(x, wider_low, wider_high) & ~inside
                if not free.any():
                    limit = -np.inf if above else np.inf
                else:
                    count = max(1, int(params.paste * inside.sum()))
                    nearest = np.sort(x[free, place])
                    limit = float(
                        nearest[-min(count, len(nearest))] if above else nearest[min(count, len(nearest)) - 1]
                    )
                (wider_low if above else wider_high)[place] = limit
                mean = y[_within(x, wider_low, wider_high)].mean()
                if mean >= y[inside].mean() and (best is None or mean > best[0]):
                    best = mean, place, above, limit
        if best is None:
            return low, high
        (low if best[2] else high)[best[1]] = best[3]


def _significant(
    x: FloatArray, y: BoolArray, box: tuple[FloatArray, FloatArray], params: PrimParams
) -> tuple[FloatArray, FloatArray]:
    """Return the box without the limits that may well be chance, the least sure dropped first."""
    low, high = box[0].copy(), box[1].copy()
    while True:
        limits = _limits(x, y, low, high)
        weak = [limit for limit in limits if limit.quasi_p > params.significant]
        if not weak or len(limits) == 1:
            return low, high
        worst = max(weak, key=lambda limit: limit.quasi_p)
        (low if worst.above else high)[worst.input] = -np.inf if worst.above else np.inf


def _limits(x: FloatArray, y: BoolArray, low: FloatArray, high: FloatArray) -> tuple[Limit, ...]:
    """Return the limits of a box with their quasi-p-values: against the same box without that limit."""
    inside = _within(x, low, high)
    cases, hits = int(inside.sum()), int(y[inside].sum())
    found = []
    for place in range(x.shape[1]):
        for above, side in ((True, low), (False, high)):
            if not np.isfinite(side[place]):
                continue
            wider_low, wider_high = low.copy(), high.copy()
            (wider_low if above else wider_high)[place] = -np.inf if above else np.inf
            rate = float(y[_within(x, wider_low, wider_high)].mean())
            found.append(Limit(place, above, float(side[place]), float(binom.sf(hits - 1, cases, rate))))
    return tuple(found)


def _box(x: FloatArray, y: BoolArray, box: tuple[FloatArray, FloatArray], whole: tuple[int, float]) -> PrimBox:
    inside = _within(x, *box)
    hits = int(y[inside].sum())
    return PrimBox(_limits(x, y, *box), int(inside.sum()), hits / whole[0], hits / int(inside.sum()), whole[1])
