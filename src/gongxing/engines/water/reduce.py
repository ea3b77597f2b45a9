"""Which pipes can be smaller, or not laid at all, while every case still holds?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gongxing.engines.water.design import Design, bores, size_conveyance, stretches
from gongxing.engines.water.problem import FLOW_POWER, BoolArray, FloatArray, IntArray
from gongxing.engines.water.trials import HEAD_MARGIN_M, HOT_M, Bench, losses

_HOPELESS = 4.0
"""A size whose predicted loss is this many times the slack is not even tried."""
_ASKED = 0.15
"""Cases are tried anew where the predicted loss is this share of their slack."""


@dataclass
class _View:
    """What is known of the telling cases under a design: slack (C,) of the worst node, pulls times losses (C, M), flows."""

    slack: FloatArray
    weight: FloatArray
    flow: FloatArray
    limit: FloatArray


def _look(bench: Bench, design: Design) -> _View:
    sizes = bores(bench.problem, design)
    outcomes = bench.outcomes(design, bench.telling)
    bench.warm(outcomes)
    weight = np.zeros((len(outcomes), len(bench.problem.links)))
    for row, outcome in enumerate(outcomes):
        if outcome.least < HOT_M:
            spared = losses(bench.problem, outcome, sizes.k)
            weight[row] = bench.adjoint(outcome, sizes, outcome.worst).pull * spared
    return _View(
        np.array([o.least - HEAD_MARGIN_M for o in outcomes]),
        weight,
        np.abs(np.stack([o.flow for o in outcomes])),
        np.array([o.limit for o in outcomes]),
    )


def reduced(bench: Bench, design: Design, stop: Callable[[], bool] | None = None, passes: int = 2) -> Design:
    """Return the design with sizes of stretches lowered, those that save most first, as long as the cases they touch hold.

    Which cases a size touches is foretold by the adjoint flows of all telling cases and then tried. The design that comes
    back must be tried on all cases once more: rarely, one that seemed untouched fails.
    """
    for _ in range(passes):
        lower = _one_pass(bench, design, stop)
        if (lower.laid == design.laid).all():
            break
        design = lower
    return design


def _one_pass(bench: Bench, design: Design, stop: Callable[[], bool] | None) -> Design:
    problem = bench.problem
    view = _look(bench, design)
    price = np.append(problem.catalogue.cost_yuan_m, 0.0)
    of = stretches(problem, design)
    used = of >= 0
    spared = problem.length_m * (price[design.laid] - price[_lower_sizes(design)])
    saving = np.bincount(of[used], spared[used], int(of.max(initial=-1)) + 1)
    for stretch in np.argsort(-saving, kind="stable").tolist():
        if saving[stretch] <= 0 or (stop is not None and stop()):
            break
        links = np.flatnonzero(of == stretch)
        while (lower := _try(bench, design, view, links)) is not None:
            design = lower
    return design


def _lower_sizes(design: Design) -> IntArray:
    """Return (M,) the next smaller size; -1 only beside a pipe that is kept."""
    least = np.where(design.kept, -1, 0)
    return np.where(design.laid > least, design.laid - 1, design.laid)


def _try(bench: Bench, design: Design, view: _View, links: IntArray) -> Design | None:
    """Return the design with the next smaller size along a stretch, None if a case fails or it has the smallest."""
    first = int(links[0])
    size = int(_lower_sizes(design)[first])
    if size == design.laid[first]:
        return None
    problem = bench.problem
    carry = size_conveyance(problem)
    kept = bores(problem, design).k_kept[first]
    before, after = kept + carry[design.laid[first]], kept + carry[size]
    growth = (before / after) ** FLOW_POWER - 1.0
    loss = np.maximum(view.weight[:, links].sum(axis=1), 0.0) * growth
    share = loss / np.maximum(view.slack, 1e-3)
    if share.max() > _HOPELESS:
        return None
    lower = design.with_laid(links, size)
    rows = _touched(share, view.flow[:, links].max(axis=1) / view.limit)
    if not bench.stands(lower, (bench.telling[row] for row in rows)):
        return None
    view.slack = view.slack - loss
    view.weight[:, links] *= 1.0 + growth
    return lower


def _touched(share: FloatArray, fast: FloatArray) -> list[int]:
    """Return the rows of the cases to try anew: those that would lose much of their slack, and the two of greatest flow."""
    asked: BoolArray = share > _ASKED
    rows = np.flatnonzero(asked)
    rows = rows[np.argsort(-share[rows], kind="stable")]
    return list(dict.fromkeys([*rows.tolist(), *np.argsort(-fast, kind="stable")[:2].tolist()]))
