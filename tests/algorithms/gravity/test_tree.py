"""Is a tree designed from its leaves down as by hand?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.gravity_problems import line, with_standing

from gongxing.algorithms.gravity import FORCED, GRAVITY, HELD, LIFTED, RELIEVED, carrying
from gongxing.algorithms.gravity.tree import BARRED, design_tree

ALONG = np.array([0, 2, 4, 6, 8, 10])  # every other way of a line leads on


def on(small) -> np.ndarray:
    return np.append(ALONG[: len(small.loads.outlet) - 1], -1)


def test_loads_add_up_and_depths_grow() -> None:
    small = line([0.0, 0.0, 0.0, 0.0])
    tree, cost = design_tree(on(small), 0.0, *small)
    assert tree.load.tolist() == pytest.approx([0.001, 0.002, 0.003, 0.003])
    assert tree.depth_end[:3].tolist() == pytest.approx([2.0, 3.0, 4.0])
    assert cost == pytest.approx(100 * (3 * 300 + 100 * (1.5 + 2.5 + 3.5)))


def test_a_lift_where_it_would_be_too_deep() -> None:
    small = line([0.0] * 7)  # 1 m deeper each 100 m, 5 m at most
    tree, _ = design_tree(on(small), 0.0, *small)
    assert tree.mode[:6].tolist() == [GRAVITY] * 4 + [LIFTED] + [GRAVITY]
    assert tree.start[4] == 1.0
    assert tree.lift[4] == pytest.approx(4.0)


def test_a_main_over_a_hill_and_a_pump_at_a_high_outlet() -> None:
    small = line([0.0, 20.0, 0.0], deep_outlet=0.5)
    tree, cost = design_tree(on(small), 0.0, *small)
    assert tree.mode[:2].tolist() == [FORCED, GRAVITY]
    assert tree.lift[0] == pytest.approx(20.0)
    assert tree.lift[2] == pytest.approx(0.5)
    assert cost == pytest.approx(2 * 50_000 + 100 * (150 + 100) + tree.cost[1])


def test_without_pumps_the_impossible_shows_in_the_cost() -> None:
    small = line([0.0, 20.0, 0.0], pumps=False)
    assert design_tree(on(small), 0.0, *small)[1] >= BARRED


def test_a_standing_pipe_is_kept_relieved_or_lifted_into() -> None:
    plain = line([0.0, 0.0, 0.0])
    ample = with_standing(plain, 2, size=1, depth=(2.5, 3.5), flow=1.0)
    tree, cost = design_tree(on(plain), 0.0, *ample)
    assert tree.mode[:2].tolist() == [GRAVITY, HELD]
    assert cost == pytest.approx(100 * (300 + 100 * 1.5))  # only the new reach is paid
    assert tree.depth_end[1] == 3.5
    scarce = with_standing(plain, 2, size=1, depth=(2.5, 3.5), flow=0.0015)
    tree, cost = design_tree(on(plain), 0.0, *scarce)
    assert tree.mode[1] == RELIEVED
    assert tree.beside[1] == 0
    assert carrying(0.3, 0.7, 0.013) * 0.1 >= 0.002 - 0.0015
    assert cost == pytest.approx(100 * (300 + 100 * 1.5) + 100 * (300 + 100 * 3.0))
    shallow = with_standing(plain, 2, size=1, depth=(1.5, 2.5), flow=1.0)
    tree, cost = design_tree(on(plain), 0.0, *shallow)
    assert tree.lift[1] == pytest.approx(0.5)
    assert cost == pytest.approx(100 * (300 + 100 * 1.5) + 50_000)
