from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gongxing.algorithms.labelling import LabelParams, LabelProblem, evaluate
from gongxing.errors import DataError


def pair() -> LabelProblem:
    """Two neighbours, two labels; label 1 costs 2 each and 3 may be spent; (0, 1) is forbidden in this order."""
    return LabelProblem(
        utility=np.array([[1.0, 4.0], [2.0, 3.0]]),
        allowed=np.ones((2, 2), dtype=bool),
        edges=np.array([[0, 1]]),
        border=np.array([0.5]),
        rule=np.array([0]),
        forbidden=np.array([[[False, True], [False, False]]]),
        amount=np.array([[[0.0, 2.0], [0.0, 2.0]]]),
        low=np.array([-np.inf]),
        high=np.array([3.0]),
        names=("money",),
    )


def test_evaluate_counts_value_and_breaches() -> None:
    # both label 1: 4 + 3 + border 0.5 = 7.5, spends 4 of 3
    verdict = evaluate(pair(), np.array([1, 1]))
    assert verdict.value == pytest.approx(7.5)
    assert verdict.excess.tolist() == [1.0]
    assert not verdict.feasible
    # (1, 0): 4 + 2, spends 2, the pair is allowed this way round
    verdict = evaluate(pair(), np.array([1, 0]))
    assert (verdict.value, verdict.feasible) == (6.0, True)
    # (0, 1) is forbidden
    assert evaluate(pair(), np.array([0, 1])).forbidden_pairs == 1


def test_evaluate_counts_spare_pieces() -> None:
    # a row of three: label 1 at both ends is two pieces, one too many
    problem = LabelProblem(
        utility=np.zeros((3, 2)), allowed=np.ones((3, 2), dtype=bool), edges=np.array([[0, 1], [1, 2]]),
        border=np.ones(2), rule=np.zeros(2, dtype=int), forbidden=np.zeros((1, 2, 2), dtype=bool),
        amount=np.zeros((0, 3, 2)), low=np.zeros(0), high=np.zeros(0), names=(), connected=(1,),
    )  # fmt: skip
    assert evaluate(problem, np.array([1, 0, 1])).spare_pieces == 1
    assert evaluate(problem, np.array([1, 1, 1])).feasible


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError, match="joins a node to itself") as caught:
        replace(pair(), edges=np.array([[1, 1]]), border=np.array([-1.0]), low=np.array([9.0]))
    assert "border" in str(caught.value)
    assert "'money'" in str(caught.value)


def test_shapes_are_checked() -> None:
    with pytest.raises(DataError, match="amount has shape"):
        replace(pair(), amount=np.zeros((1, 3, 2)))


def test_labels_out_of_range_are_refused() -> None:
    with pytest.raises(DataError, match="outside"):
        evaluate(pair(), np.array([0, 2]))


def test_params_refuse_nonsense() -> None:
    with pytest.raises(DataError, match="sweeps is 0"):
        LabelParams(sweeps=0)
