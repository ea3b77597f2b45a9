from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.model import LabelProblem, evaluate


def row_of_three() -> LabelProblem:
    """Return three nodes in a row; label 0 may not stand beside label 1, and the first node can only take 0."""
    forbidden = np.zeros((1, 2, 2), dtype=bool)
    forbidden[0, 0, 1] = forbidden[0, 1, 0] = True
    return LabelProblem(
        utility=np.zeros((3, 2)), allowed=np.array([[True, False], [True, True], [True, True]]),
        edges=np.array([[0, 1], [2, 1]]), border=np.ones(2), rule=np.zeros(2, dtype=int), forbidden=forbidden,
        amount=np.zeros((0, 3, 2)), low=np.zeros(0), high=np.zeros(0), names=(),
    )  # fmt: skip


def test_labels_without_support_are_struck_out_all_along_the_row() -> None:
    # 0 at the first node bars 1 from the second, which bars 1 from the third
    instance = lay_out(row_of_three())
    left = instance.graph.allowed[np.argsort(instance.order)]
    assert left.tolist() == [[True, False]] * 3
    assert not len(instance.broken)


def test_a_node_left_without_labels_is_named() -> None:
    problem = row_of_three()
    allowed = problem.allowed.copy()
    allowed[2] = [False, True]
    assert len(lay_out(replace(problem, allowed=allowed)).broken) > 0


def test_without_striking_all_allowed_labels_stay() -> None:
    problem = row_of_three()
    assert int(lay_out(problem, strike=False).graph.allowed.sum()) == 5


@pytest.mark.parametrize("seed", range(4))
def test_value_and_order_survive_the_way_there_and_back(seed: int) -> None:
    problem = reference.random_problem(seed, nodes=9)
    instance = lay_out(problem, strike=False)
    rng = np.random.default_rng(seed)
    for _ in range(20):
        labels = np.array([rng.choice(np.flatnonzero(row)) for row in problem.allowed])
        inner = instance.from_original(labels)
        assert instance.to_original(inner).tolist() == labels.tolist()
        assert instance.value(inner) == pytest.approx(evaluate(problem, labels).value)
