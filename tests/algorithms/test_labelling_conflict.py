from __future__ import annotations

import numpy as np

from gongxing.algorithms.labelling import LabelProblem, smallest_conflict


def problem(low: list[float], high: list[float], forbidden: bool = False) -> LabelProblem:
    """Four nodes in a row, labels 0 and 1; 'homes' counts label 0, 'works' counts label 1, 'money' 3 per label 1."""
    amount = np.zeros((3, 4, 2))
    amount[0, :, 0] = 1.0
    amount[1, :, 1] = 1.0
    amount[2, :, 1] = 3.0
    rule = np.zeros((1, 2, 2), dtype=bool)
    rule[0, 1, 1] = forbidden
    return LabelProblem(
        utility=np.zeros((4, 2)), allowed=np.ones((4, 2), dtype=bool), edges=np.array([[0, 1], [1, 2], [2, 3]]),
        border=np.ones(3), rule=np.zeros(3, dtype=int), forbidden=rule, amount=amount,
        low=np.array(low), high=np.array(high), names=("homes", "works", "money"),
    )  # fmt: skip


FREE = float("inf")


def test_names_the_two_bounds_that_clash() -> None:
    # 3 works cost 9, money is 8; the homes bound is harmless
    found = smallest_conflict(problem([1, 3, -FREE], [FREE, FREE, 8]))
    assert found.status == "conflict"
    assert set(found.groups) == {"low:works", "high:money"}
    assert found.irreducible


def test_too_many_of_both() -> None:
    # 3 homes and 2 works do not fit four nodes
    found = smallest_conflict(problem([3, 2, -FREE], [FREE, FREE, FREE]))
    assert set(found.groups) == {"low:homes", "low:works"}


def test_rule_takes_part() -> None:
    # no two works side by side: at most 2 of 4 in a row, 3 are wanted; three whole works need the integer programme
    found = smallest_conflict(problem([0, 3, -FREE], [FREE, FREE, FREE], forbidden=True))
    assert found.status == "conflict"
    assert set(found.groups) == {"low:works", "forbidden:0"}


def test_no_conflict() -> None:
    assert smallest_conflict(problem([1, 1, -FREE], [FREE, FREE, FREE])).status == "none"


def test_whole_numbers_matter() -> None:
    # between 1.2 and 1.8 works: possible in shares, not in whole nodes
    found = smallest_conflict(problem([0, 1.2, -FREE], [FREE, 1.8, FREE]))
    assert set(found.groups) == {"low:works", "high:works"}
    assert found.proof == "integer programme"


def test_node_without_labels() -> None:
    bare = problem([0, 0, 0], [FREE, FREE, FREE])
    allowed = bare.allowed.copy()
    allowed[2] = False
    found = smallest_conflict(
        LabelProblem(bare.utility, allowed, bare.edges, bare.border, bare.rule, bare.forbidden, bare.amount, bare.low,
                     bare.high, bare.names)
    )  # fmt: skip
    assert found.groups == ("allowed:2",)
