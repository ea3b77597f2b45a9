"""Does the search find the cheapest choices, prove them, and bound what it did not search?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from gongxing.engines.lines.search import Pairs, cheapest, cost_of


def thrown(seed: int, members: int = 5, width: int = 4) -> tuple[list[np.ndarray], Pairs]:
    dice = np.random.default_rng(seed)
    single = [dice.random(width) * 10 for _ in range(members)]
    pairs = {
        (i, j): dice.random((width, width)) * 12 * (dice.random((width, width)) < 0.6)
        for i, j in itertools.combinations(range(members), 2)
        if dice.random() < 0.6
    }
    return single, pairs


@pytest.mark.parametrize("seed", range(12))
def test_it_finds_what_trying_everything_finds(seed: int) -> None:
    single, pairs = thrown(seed)
    best = min(cost_of(single, pairs, choice) for choice in itertools.product(range(4), repeat=5))
    found = cheapest(single, pairs, [0] * 5)
    assert found.value == pytest.approx(best)
    assert cost_of(single, pairs, found.choice) == pytest.approx(best)
    assert found.bound == pytest.approx(best)
    assert found.proven == found.groups


@pytest.mark.parametrize("seed", range(6))
def test_without_searching_the_bound_still_holds_and_no_single_change_helps(seed: int) -> None:
    single, pairs = thrown(seed)
    best = min(cost_of(single, pairs, choice) for choice in itertools.product(range(4), repeat=5))
    found = cheapest(single, pairs, [1] * 5, stop=lambda: True)
    assert found.value == pytest.approx(cost_of(single, pairs, found.choice))
    for member, label in itertools.product(range(5), range(4)):
        other = [label if i == member else c for i, c in enumerate(found.choice)]
        assert found.value <= cost_of(single, pairs, other) + 1e-6
    assert found.bound <= best + 1e-9


def test_two_that_must_keep_apart_share_the_loss_the_cheapest_way() -> None:
    # both want place 0; together there they lose 9; moving costs the first 3, the second 2
    single = [np.array([0.0, 3.0]), np.array([0.0, 2.0])]
    found = cheapest(single, {(0, 1): np.array([[9.0, 0.0], [0.0, 9.0]])}, [0, 0])
    assert found.choice == (0, 1)
    assert found.value == 2.0


def test_members_that_nothing_joins_are_groups_of_their_own() -> None:
    found = cheapest([np.array([2.0, 1.0]), np.array([0.5, 7.0])], {}, [0, 1])
    assert (found.choice, found.groups, found.proven) == ((1, 0), 2, 2)


def test_a_limit_of_nodes_leaves_a_valid_bound() -> None:
    single, pairs = thrown(3, members=9)
    whole = cheapest(single, pairs, [0] * 9)
    cut = cheapest(single, pairs, [0] * 9, nodes=2)
    assert cut.bound <= whole.value + 1e-9 <= cut.value + 1e-6


def test_groups_too_large_to_branch_on_are_improved_and_bounded() -> None:
    dice = np.random.default_rng(1)
    single = [dice.random(3) for _ in range(320)]
    pairs = {(i, i + 1): dice.random((3, 3)) for i in range(319)}
    found = cheapest(single, pairs, [0] * 320)
    assert found.value < cost_of(single, pairs, [0] * 320)
    assert found.bound <= found.value == pytest.approx(cost_of(single, pairs, found.choice))


def test_progress_is_told_for_each_group() -> None:
    heard: list[float] = []
    cheapest([np.zeros(1)] * 4, {}, [0] * 4, told=heard.append)
    assert heard == [0.25, 0.5, 0.75, 1.0]
