"""Whether formulas agree and grades hold when weights shift."""

from __future__ import annotations

import numpy as np
import pytest
from tests.graded_parks import exemplary, firms_park, many_firms

from gongxing.diagnosis.grade_stability import agreements, scores_of, weight_robustness
from gongxing.diagnosis.grading import grade_firms
from gongxing.io.grading import load_formulas
from gongxing.io.packs import load_industry_values

FORMULAS = load_formulas()
GRADING = grade_firms(many_firms(60, gaps=True), FORMULAS)


def test_every_pair_of_formulas_is_compared_on_the_firms_both_grade() -> None:
    found = agreements(GRADING)
    assert len(found) == 10
    for pair in found:
        both = np.isfinite(scores_of(GRADING, pair.first)) & np.isfinite(scores_of(GRADING, pair.second))
        assert pair.firms == both.sum()
        assert pair.tau is not None
        assert 0 < pair.tau <= 1
        assert pair.same is not None
        assert 0 < pair.same <= 1


def test_one_firm_has_nothing_to_be_compared_with() -> None:
    alone = agreements(grade_firms(firms_park(exemplary()), FORMULAS))
    assert {(pair.tau, pair.rho) for pair in alone} == {(None, None)}


def test_the_same_seed_shakes_the_weights_alike() -> None:
    first, again = (weight_robustness(GRADING, seed=3, draws=40) for _ in range(2))
    other = weight_robustness(GRADING, seed=4, draws=40)
    for key in FORMULAS.keys:
        assert np.array_equal(first[key], again[key], equal_nan=True)
        kept = first[key][np.isfinite(first[key])]
        assert 0.5 < kept.mean() <= 1
    assert any(not np.array_equal(first[key], other[key], equal_nan=True) for key in FORMULAS.keys)


def test_weights_that_hardly_move_leave_every_grade() -> None:
    firm = load_industry_values().with_value("grading_weight_spread", "*", 1e9, "试")
    held = weight_robustness(grade_firms(many_firms(60), load_formulas(firm)), seed=1, draws=30)
    assert all(values.min() == pytest.approx(1.0) for values in held.values())


def test_the_ungraded_have_no_share() -> None:
    grading = grade_firms(firms_park(exemplary(id="X", sector="46"), exemplary()), FORMULAS)
    held = weight_robustness(grading, seed=1, draws=10)
    assert np.isnan(held["HA"][0])
    assert held["HY-above"][1] == 1.0
