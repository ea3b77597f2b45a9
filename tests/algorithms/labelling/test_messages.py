from __future__ import annotations

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling.instance import lay_out
from gongxing.algorithms.labelling.messages import price_nodes, round_labels, sweep
from gongxing.algorithms.labelling.model import LabelProblem


def tree(seed: int, nodes: int = 7, labels: int = 3) -> LabelProblem:
    """Return a random tree without resources, with one rule."""
    rng = np.random.default_rng(seed)
    edges = np.array([[int(rng.integers(i)), i] for i in range(1, nodes)])
    forbidden = np.zeros((1, labels, labels), dtype=bool)
    forbidden[0, 0, 1] = True
    return LabelProblem(
        utility=rng.normal(size=(nodes, labels)), allowed=np.ones((nodes, labels), dtype=bool), edges=edges,
        border=rng.random(nodes - 1), rule=np.zeros(nodes - 1, dtype=int), forbidden=forbidden,
        amount=np.zeros((0, nodes, labels)), low=np.zeros(0), high=np.zeros(0), names=(),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_on_a_tree_the_bound_is_the_optimum_and_rounding_finds_it(seed: int) -> None:
    problem = tree(seed)
    instance = lay_out(problem)
    messages = np.zeros((len(instance.graph.first), 2, 3))
    belief = np.zeros((instance.n_nodes, 3))
    for _ in range(30):
        sweep(instance.graph, instance.utility, messages, belief, 0.0, True)
        bound = sweep(instance.graph, instance.utility, messages, belief, 0.0, False)
    optimum = reference.best_value(problem)
    assert bound == pytest.approx(optimum)
    labels = round_labels(instance.graph, instance.utility, messages)
    assert instance.value(labels) == pytest.approx(optimum)


def test_warmth_only_raises_the_bound() -> None:
    instance = lay_out(tree(1))
    found = []
    for temperature in (0.0, 0.1, 1.0):
        messages, belief = np.zeros((len(instance.graph.first), 2, 3)), np.zeros((instance.n_nodes, 3))
        found.append(sweep(instance.graph, instance.utility, messages, belief, temperature, True))
    assert found == sorted(found)
    assert found[0] < found[2]


def test_prices_are_taken_off_the_values() -> None:
    # one node, two labels using 2 and 3 of a resource priced at 10: 5 - 20 and 7 - 30
    theta = np.zeros((1, 2))
    price_nodes(np.array([[5.0, 7.0]]), np.array([[[2.0], [3.0]]]), np.array([10.0]), theta)
    assert theta.tolist() == [[-15.0, -23.0]]
