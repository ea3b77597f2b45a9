"""Which exchange of sizes, some up and others down, is cheaper while all cases hold?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from gongxing.algorithms.milp import MilpLimits, MilpModel, solve_milp
from gongxing.engines.water.cases import Outcome
from gongxing.engines.water.design import Bores, Design, bores, size_area, size_conveyance, spending, stretches
from gongxing.engines.water.enlarge import enlarged
from gongxing.engines.water.problem import FLOW_POWER, BoolArray, FloatArray, IntArray
from gongxing.engines.water.reduce import reduced
from gongxing.engines.water.trials import HEAD_MARGIN_M, HOT_M, SPEED_MARGIN, Bench, losses

_ALIKE = 5
_LIMITS = MilpLimits(branches=60, seconds=60.0, gap=2e-3)


@dataclass(frozen=True)
class _Choices:
    """The sizes a stretch may take in the model: (V,) stretch, catalogue size, first link and length of the stretch, and
    which of them is held now; `of` (M,) is the stretch of each link."""

    of: IntArray
    stretch: IntArray
    size: IntArray
    first: IntArray
    length_m: FloatArray
    held: BoolArray


def polished(
    bench: Bench, design: Design, *, rounds: int, stop: Callable[[], bool] | None = None
) -> tuple[Bench, Design]:
    """Return a design at most as dear as the one given, all of whose cases hold if those of the given one do.

    Each round linearises every critical case about its present flows (what a metre of loss along a link costs its worst
    node) and lets an integer programme choose among neighbouring sizes; its answer is repaired and lowered on exact states
    and taken if it is cheaper. A round that gains nothing narrows the choice, a second one ends it.
    """
    width = 2
    for _ in range(rounds):
        if stop is not None and stop():
            break
        trial = _exchanged(bench, design, width)
        found = None if trial is None else repaired(bench, trial, stop)
        if found is not None and spending(bench.problem, found[1]) < spending(bench.problem, design) - 1.0:
            bench, design = found
        elif width == 1:
            break
        else:
            width = 1
    return bench, design


def repaired(bench: Bench, design: Design, stop: Callable[[], bool] | None = None) -> tuple[Bench, Design] | None:
    """Return the design enlarged where it fails, lowered where it can be, and enlarged again; None if it cannot be mended."""
    bench, design, left = enlarged(bench, design, stop)
    if left:
        return None
    lower = reduced(bench, design, stop)
    other, mended, left = enlarged(bench, lower, stop)
    if not left and spending(bench.problem, mended) < spending(bench.problem, design):
        return other, mended
    return bench, design


def _exchanged(bench: Bench, design: Design, width: int) -> Design | None:
    """Return the choice of the linearised model, None if it has none or changes nothing."""
    problem = bench.problem
    sizes = bores(problem, design)
    outcomes = bench.outcomes(design, bench.telling)
    choices = _choices(bench, design, outcomes, width)
    if choices is None:
        return None
    rows, most = _rows(bench, sizes, choices, _watched(outcomes))
    price = np.append(problem.catalogue.cost_yuan_m, 0.0)
    count, stretches_ = len(choices.stretch), int(choices.of.max(initial=-1)) + 1
    once = csr_array((np.ones(count), (choices.stretch, np.arange(count))), shape=(stretches_, count))
    model = MilpModel(
        choices.length_m * price[choices.size] / 1e4,
        np.zeros(count),
        np.ones(count),
        np.ones(count, dtype=bool),
        _stack(once, rows),
        np.r_[np.ones(stretches_), np.full(len(most), -np.inf)],
        np.r_[np.ones(stretches_), most],
    )
    found = solve_milp(model, _LIMITS, start=choices.held.astype(np.float64))
    if found.x is None or ((found.x > 0.5) == choices.held).all():
        return None
    taken = np.zeros(stretches_, dtype=np.int64)
    taken[choices.stretch[found.x > 0.5]] = choices.size[found.x > 0.5]
    links = np.flatnonzero(choices.of >= 0)
    return design.with_laid(links, taken[choices.of[links]])


def _stack(once: csr_array, rows: FloatArray) -> csr_array:
    upper, lower = once.tocoo(), coo_array(rows)
    data = np.r_[upper.data, lower.data]
    i = np.r_[upper.coords[0], lower.coords[0] + once.shape[0]]
    j = np.r_[upper.coords[1], lower.coords[1]]
    return csr_array((data, (i, j)), shape=(once.shape[0] + rows.shape[0], once.shape[1]))


def _watched(outcomes: list[Outcome]) -> list[Outcome]:
    """Return the cases with little slack, for each worst node the few with least."""
    near = sorted((o for o in outcomes if o.least < HOT_M), key=lambda o: (o.least, o.case.name))
    seen: dict[int, int] = {}
    kept = []
    for outcome in near:
        seen[outcome.worst] = seen.get(outcome.worst, 0) + 1
        if seen[outcome.worst] <= _ALIKE:
            kept.append(outcome)
    return kept


def _choices(bench: Bench, design: Design, outcomes: list[Outcome], width: int) -> _Choices | None:
    """Return for each stretch the sizes near the present one that are not too small for its greatest flow, None for none."""
    problem = bench.problem
    of = stretches(problem, design)
    needed = _flow_needed(outcomes)
    k_new, area_new = size_conveyance(problem), size_area(problem)
    sizes = bores(problem, design)
    rows: list[tuple[int, int, int, float, bool]] = []
    for stretch in range(int(of.max(initial=-1)) + 1):
        links = np.flatnonzero(of == stretch)
        at, length, flow = int(links[0]), float(problem.length_m[links].sum()), float(needed[links].max())
        present = int(design.laid[at])
        least = -1 if design.kept[at] else 0
        for option in range(max(least, present - width), min(len(problem.catalogue), present + width + 1)):
            whole = sizes.k_kept[at] + k_new[option]
            shares = ((sizes.k_kept[at], sizes.area_kept[at]), (k_new[option], area_new[option]))
            speed = max((flow * k / whole / area for k, area in shares if area > 0), default=np.inf)
            if option >= present or speed <= SPEED_MARGIN:
                rows.append((stretch, option, at, length, option == present))
    if not rows:
        return None
    stretch_, size, first, length_, now = (np.array(column) for column in zip(*rows, strict=True))
    return _Choices(of, stretch_, size, first, length_, now)


def _flow_needed(outcomes: list[Outcome]) -> FloatArray:
    """Return (M,) the greatest flow of each link over the velocity allowed with it, over all cases."""
    needed = np.zeros(len(outcomes[0].flow))
    for outcome in outcomes:
        np.maximum(needed, np.abs(outcome.flow) / outcome.limit, out=needed)
    return needed


def _rows(bench: Bench, sizes: Bores, choices: _Choices, watched: list[Outcome]) -> tuple[FloatArray, FloatArray]:
    """Return (C, V) metres that each choice costs the worst node of each watched case, and (C,) the most it can bear."""
    k = sizes.k_kept[choices.first] + size_conveyance(bench.problem)[choices.size]
    before = sizes.k[choices.first]
    used = choices.of >= 0
    rows, most = [], []
    for outcome in watched:
        pull = bench.adjoint(outcome, sizes, outcome.worst).pull * losses(bench.problem, outcome, sizes.k)
        whole = np.bincount(choices.of[used], pull[used])
        loss = whole[choices.stretch] * (before / k) ** FLOW_POWER
        rows.append(loss)
        most.append(outcome.least - HEAD_MARGIN_M + float(loss[choices.held].sum()))
    return np.array(rows).reshape(-1, len(k)), np.array(most)
