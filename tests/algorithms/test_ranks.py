"""Scores in classes and rankings beside one another, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import kendalltau, spearmanr

from gongxing.algorithms.ranks import classes_by_share, kendall, mean_ranks, spearman

HUAIAN = (0.2, 0.4, 0.35, 0.05)


def test_twenty_firms_fall_into_the_shares_of_the_rule() -> None:
    found = classes_by_share(np.arange(20.0), HUAIAN)
    assert [int((found == place).sum()) for place in range(4)] == [4, 8, 7, 1]
    assert found[19] == 0
    assert found[0] == 3


def test_firms_that_tie_share_the_better_class() -> None:
    assert classes_by_share(np.array([5.0, 5.0, 5.0, 1.0, 0.0]), HUAIAN).tolist() == [0, 0, 0, 2, 2]
    assert classes_by_share(np.full(7, 3.0), HUAIAN).tolist() == [0] * 7
    assert classes_by_share(np.array([0.1 + 0.2, 0.3]), (0.5, 0.5)).tolist() == [0, 0]  # apart by rounding only


def test_columns_are_ranked_each_on_its_own() -> None:
    scores = np.array([[1.0, 9.0], [2.0, 8.0], [3.0, 7.0]])
    assert classes_by_share(scores, (1 / 3, 1 / 3, 1 / 3)).tolist() == [[2, 0], [1, 1], [0, 2]]
    assert classes_by_share(np.array([]), HUAIAN).tolist() == []


def test_ties_share_the_mean_of_their_ranks() -> None:
    assert mean_ranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [3.5, 1.0, 3.5, 2.0]


@pytest.mark.parametrize("seed", range(4))
def test_rank_correlations_agree_with_scipy_ties_included(seed: int) -> None:
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, 12, 60).astype(float), rng.integers(0, 12, 60).astype(float)
    assert kendall(a, b) == pytest.approx(kendalltau(a, b).statistic, abs=1e-12)
    assert spearman(a, b) == pytest.approx(spearmanr(a, b).statistic, abs=1e-12)


def test_a_score_that_does_not_vary_has_no_correlation() -> None:
    flat, varied = np.ones(5), np.arange(5.0)
    assert kendall(flat, varied) is None
    assert spearman(varied, flat) is None
    assert kendall(np.array([]), np.array([])) is None
    assert spearman(np.array([]), np.array([])) is None
    assert kendall(varied, -varied) == -1
