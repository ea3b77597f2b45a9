"""Is the design of a tree the best there is, as trying every design shows?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from tests.gravity_problems import Small, grid, line, with_standing

from gongxing.algorithms.gravity import FORCED, GRAVITY, LIFTED, downhill, shortest_tree
from gongxing.algorithms.gravity.profile import design_profile, label_tree, profile_bound, settle_outlet, settle_reach
from gongxing.algorithms.gravity.reach import slope_window, walk
from gongxing.algorithms.gravity.tree import blank_tree, design_tree, gather


def best_by_trying(small: Small, drains: np.ndarray) -> float:
    """Return the least cost over all diameters and modes of every reach, each design worked out from the leaves down."""
    ways, loads, rules = small
    order = downhill(ways, drains).tolist()
    best = np.inf
    options = list(itertools.product(range(len(rules.diameter)), (GRAVITY, LIFTED, FORCED)))
    for chosen in itertools.product(options, repeat=len(order)):
        tree, total = blank_tree(len(drains), drains), 0.0
        for v, (size, mode) in zip(order, chosen, strict=True):
            tree.size[v], tree.mode[v] = int(rules.main[2]) if mode == FORCED else size, mode
            load, _, depth, widest = gather(v, tree, ways, loads, rules)
            low, high = slope_window(load, size, rules)
            start = rules.shallow if mode == LIFTED else depth
            if mode != FORCED and (size < widest or walk(drains[v], start, size, low, high, ways, rules)[1] < 0):
                total = np.inf
                break
            settle_reach(v, tree, ways, loads, rules)
            total += tree.cost[v]
        if np.isfinite(total):
            for v in np.flatnonzero(loads.outlet):
                settle_outlet(v, tree, ways, loads, rules)
                total += tree.cost[v]
        best = min(best, total)
    return best


@pytest.mark.parametrize("ground", [[0.0] * 5, [0.0, 1.5, -1.0, 2.0, 0.0], [3.0, 0.0, 3.0, 0.0, 3.0]])
def test_best_on_a_line(ground: list[float]) -> None:
    small = line(ground, step=150.0)
    drains = np.array([0, 2, 4, 6, -1])
    tree, cost = design_profile(drains, 64, *small)
    assert cost == pytest.approx(best_by_trying(small, drains))
    assert tree.cost.sum() == pytest.approx(cost)


@pytest.mark.parametrize("seed", range(4))
def test_best_where_branches_meet(seed: int) -> None:
    small = grid(2, seed)
    small = small._replace(rules=small.rules._replace(deep=np.full(2, 2.2)))
    drains, _ = shortest_tree(small.ways, small.ways.weight, small.loads.served, small.loads.outlet)
    assert design_profile(drains, 64, *small)[1] == pytest.approx(best_by_trying(small, drains))


@pytest.mark.parametrize("seed", range(5))
def test_bounds_hold_and_meet_with_room_enough(seed: int) -> None:
    small = grid(7, seed)
    drains, _ = shortest_tree(small.ways, small.ways.weight, small.loads.served, small.loads.outlet)
    true = design_profile(drains, 400, *small)[1]
    assert profile_bound(drains, 400, *small) == pytest.approx(true)
    assert true <= design_tree(drains, 0.0, *small)[1] + 1e-6
    for room in (3, 5, 8):
        assert profile_bound(drains, room, *small) <= true + 1e-6 * true
        assert design_profile(drains, room, *small)[1] >= true - 1e-6 * true


def test_standing_pipes_are_used_where_they_save() -> None:
    small = with_standing(line([0.0, 0.0, 0.0]), 2, size=1, depth=(2.5, 3.5), flow=1.0)
    drains = np.array([0, 2, -1])
    tree, cost = design_profile(drains, 16, *small)
    assert cost == pytest.approx(100 * (300 + 100 * 1.5))
    assert tree.cost[1] == 0.0


def test_no_design_at_all() -> None:
    small = line([0.0, 20.0, 0.0], pumps=False)
    drains = np.array([0, 2, -1])
    assert design_profile(drains, 8, *small)[1] == np.inf
    assert profile_bound(drains, 8, *small) == np.inf
    assert label_tree(drains, 8, False, *small)[2] == np.inf


def test_an_outlet_takes_inverts_and_a_new_one_is_paid() -> None:
    small = line([2.0, 1.0, 0.0], deep_outlet=1.2)  # falls 1 %: crowns arrive 1.0 m deep, inverts 1.3 m
    rules = small.rules._replace(drop=small.rules.diameter, pump=np.array([50_000.0, 0.0, 0.0, 1.0]))
    ways = small.ways._replace(extra=np.array([0.0, 0.0, 7_000.0, 0.0]))
    drains = np.array([0, 2, -1])
    plain = design_profile(drains, 8, *small)[1]
    tree, cost = design_profile(drains, 8, ways, small.loads, rules)
    assert tree.lift[2] == pytest.approx(0.1)
    assert cost == pytest.approx(plain + 50_000 + 7_000)
