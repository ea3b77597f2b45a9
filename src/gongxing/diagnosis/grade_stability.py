"""Do grades depend on the choice of formula or on small changes of its weights?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.ranks import classes_by_share, kendall, spearman
from gongxing.diagnosis.grading import Grading, weighed
from gongxing.standards.grading import CLASSES

FloatArray = npt.NDArray[np.float64]
DRAWS = 200
"""Perturbed sets of weights for each formula (a number of trials, not a judgement)."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike two formulas rank the firms that both of them grade; None where that cannot be said."""

    first: str
    second: str
    tau: float | None
    """Kendall's tau-b of the scores."""
    rho: float | None
    """Spearman's correlation of the scores."""
    same: float | None
    """Share of the firms with the same grade."""
    firms: int


def agreements(grading: Grading) -> tuple[Agreement, ...]:
    """Return how alike every two formulas rank the firms."""
    keys = grading.formulas.keys
    scores = {key: scores_of(grading, key) for key in keys}
    grades = {key: np.array([firm.grades[key] for firm in grading.firms]) for key in keys}
    found = []
    for first, second in combinations(keys, 2):
        both = np.isfinite(scores[first]) & np.isfinite(scores[second])
        a, b = scores[first][both], scores[second][both]
        alike = float((grades[first][both] == grades[second][both]).mean()) if both.any() else None
        found.append(Agreement(first, second, kendall(a, b), spearman(a, b), alike, int(both.sum())))
    return tuple(found)


def scores_of(grading: Grading, key: str) -> FloatArray:
    """Return the scores (n,) under a formula, NaN where a firm is not graded."""
    found = [firm.scores[key] for firm in grading.firms]
    return np.array([np.nan if score is None else score for score in found], dtype=float)


def weight_robustness(grading: Grading, *, seed: int, draws: int = DRAWS) -> Mapping[str, FloatArray]:
    """Return, by formula, the share (n,) of perturbed weights under which each firm keeps its grade; NaN for the ungraded.

    Weights are drawn from a Dirichlet distribution about the official ones with the concentration
    `grading_weight_spread`; the whole ranking is made anew each time.
    """
    found = {}
    rng = np.random.default_rng(seed)
    for formula in grading.formulas:
        weights = np.array([criterion.weight for criterion in formula.criteria])
        spread = grading.formulas.values.value("grading_weight_spread", formula.key)
        drawn = rng.dirichlet(spread * weights / weights.sum(), draws).T * weights.sum()
        held = np.full(len(grading.firms), np.nan)
        rows = np.flatnonzero([bool(firm.grades[formula.key]) for firm in grading.firms])
        if len(rows):
            scores, _ = weighed(grading.ratios[formula.key][rows], drawn)
            classes = classes_by_share(np.nan_to_num(scores), formula.shares)
            own = np.array([CLASSES.index(grading.firms[row].grades[formula.key]) for row in rows])
            held[rows] = (classes == own[:, None]).mean(axis=1)
        found[formula.key] = held
    return found
