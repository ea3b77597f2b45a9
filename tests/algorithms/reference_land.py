"""Support for the labelling tests: small random problems, the optimum by trying everything, the reference instance."""

from __future__ import annotations

import itertools
from types import ModuleType

import numpy as np

from gongxing.algorithms.labelling import LabelProblem, evaluate


def random_problem(seed: int, nodes: int = 7, labels: int = 3) -> LabelProblem:
    """Return a small problem with repeated edges, an asymmetric rule, disallowed labels and tight resources."""
    rng = np.random.default_rng(seed)
    every = np.array(list(itertools.combinations(range(nodes), 2)))
    edges = every[rng.random(len(every)) < 0.5]
    edges = np.concatenate([edges, edges[: len(edges) // 4, ::-1]]).reshape(-1, 2)
    forbidden = np.zeros((2, labels, labels), dtype=bool)
    forbidden[1, 0, labels - 1] = True
    allowed = rng.random((nodes, labels)) < 0.85
    allowed[np.arange(nodes), rng.integers(labels, size=nodes)] = True
    amount = rng.normal(size=(2, nodes, labels)).round(2)
    typical = amount.mean(axis=2).sum(axis=1)
    return LabelProblem(
        utility=rng.normal(size=(nodes, labels)).round(2),
        allowed=allowed,
        edges=edges,
        border=rng.random(len(edges)).round(2) * 0.5,
        rule=rng.integers(2, size=len(edges)),
        forbidden=forbidden,
        amount=amount,
        low=np.array([-np.inf, typical[1] - 0.5]),
        high=np.array([typical[0], typical[1] + 0.5]),
        names=("money", "land"),
    )


def best_value(problem: LabelProblem) -> float | None:
    """Return the optimum by trying every labelling; None when none is feasible."""
    values = []
    for labels in itertools.product(range(problem.n_labels), repeat=problem.n_nodes):
        verdict = evaluate(problem, np.array(labels))
        if verdict.feasible:
            values.append(verdict.value)
    return max(values, default=None)


def grid_problem(side: int, seed: int = 0) -> LabelProblem:
    """Return a side x side grid of parcels with 4 uses, quotas on three of them and one rule between neighbours."""
    rng = np.random.default_rng(seed)
    index = np.arange(side * side).reshape(side, side)
    edges = np.concatenate([
        np.stack([index[:, :-1].ravel(), index[:, 1:].ravel()], axis=1),
        np.stack([index[:-1].ravel(), index[1:].ravel()], axis=1),
    ])  # fmt: skip
    nodes, labels = side * side, 4
    area = rng.uniform(0.5, 2.0, nodes)
    amount = np.zeros((labels, nodes, labels))
    amount[np.arange(labels), :, np.arange(labels)] = area
    forbidden = np.zeros((1, labels, labels), dtype=bool)
    forbidden[0, 0, 1] = forbidden[0, 1, 0] = True
    total = area.sum()
    return LabelProblem(
        utility=area[:, None] * rng.normal(size=(nodes, labels)),
        allowed=np.ones((nodes, labels), dtype=bool),
        edges=edges,
        border=rng.uniform(0.1, 0.4, len(edges)),
        rule=np.zeros(len(edges), dtype=int),
        forbidden=forbidden,
        amount=amount,
        low=np.array([0.3, 0.3, 0.1, -np.inf]) * total,
        high=np.array([0.5, 0.4, 0.2, np.inf]) * total,
        names=("homes", "workshops", "shops", "green"),
    )


def reference_problem(generator: ModuleType, parcels: int, seed: int) -> tuple[dict[str, object], LabelProblem]:
    """Return the reference instance and the same as a labelling problem: a resource row per use, and the budget."""
    data = generator.gen(parcels, seed)
    uses = data["util"].shape[1]
    amount = np.zeros((uses + 1, parcels, uses))
    amount[np.arange(uses), :, np.arange(uses)] = data["area"]
    amount[uses] = data["cost"]
    problem = LabelProblem(
        utility=data["util"],
        allowed=np.ones((parcels, uses), dtype=bool),
        edges=data["e"],
        border=data["w"],
        rule=np.zeros(len(data["e"]), dtype=int),
        forbidden=data["forb"][None],
        amount=amount,
        low=np.append(data["qlo"], -np.inf),
        high=np.append(data["qhi"], data["budget"]),
        names=(*generator.NAMES, "budget"),
    )
    return data, problem
