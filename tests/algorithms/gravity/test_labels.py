"""Do staircases of depth and cost add up, stay monotone and lose on the right side when they are thinned?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.gravity.labels import blank_labels, nearest_label, offer, thin


def filled(offers: list[tuple[float, float]], room: int, relaxed: bool = False):
    labels = blank_labels(1, 1, room)
    for depth, cost in offers:
        offer(0, 0, depth, cost, 0.0, 0, 0, relaxed, labels)
    count = labels.steps[0, 0]
    return labels, list(zip(labels.depth[0, 0, :count].tolist(), labels.cost[0, 0, :count].tolist(), strict=True))


def test_only_labels_that_nothing_beats_stand() -> None:
    _, steps = filled([(2.0, 5.0), (1.0, 9.0), (3.0, 6.0), (1.5, 4.0), (1.0, 8.0)], 8)
    assert steps == [(1.0, 8.0), (1.5, 4.0)]


@pytest.mark.parametrize("seed", range(5))
def test_a_full_staircase_stays_a_staircase_and_errs_on_its_side(seed: int) -> None:
    rng = np.random.default_rng(seed)
    offers = [(float(d), float(c)) for d, c in rng.uniform(1.0, 9.0, (60, 2))]
    _, true = filled(offers, 100)

    def cost(steps: list[tuple[float, float]], depth: float) -> float:
        return min((c for d, c in steps if d <= depth), default=np.inf)

    for relaxed in (False, True):
        _, steps = filled(offers, 4, relaxed)
        assert len(steps) <= 4
        assert steps == sorted(steps)
        assert [c for _, c in steps] == sorted((c for _, c in steps), reverse=True)
        for depth in np.linspace(1.0, 9.0, 50):
            if relaxed:
                assert cost(steps, depth) <= cost(true, depth)
            else:
                assert cost(steps, depth) >= cost(true, depth)


def test_thinning_keeps_both_ends_of_a_design() -> None:
    spare = np.array([[1.0, 2.0, 3.0, 4.0], [9.0, 8.9, 3.0, 1.0], [0.0] * 4, [0.0] * 4])
    assert thin(4, 3, spare, False) == 3
    assert spare[0, :3].tolist() == [1.0, 3.0, 4.0]


def test_the_cheapest_label_within_limits() -> None:
    labels, _ = filled([(1.0, 9.0), (2.0, 5.0), (3.0, 1.0)], 8)
    assert nearest_label(0, 0, 2.5, labels) == (0, 1)
    assert nearest_label(0, 0, 0.5, labels) == (-1, -1)
