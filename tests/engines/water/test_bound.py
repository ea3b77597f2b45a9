"""Is the lower bound one?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.bound import carrying_cost, lower_bound, reaching_cost
from gongxing.engines.water.problem import WaterProblem
from gongxing.plan import Result
from gongxing.plan.water import WaterScheme


def test_reaching_along_one_street_costs_its_smallest_pipe() -> None:
    problem = streets_problem([(0, 0), (100, 0), (300, 0)], [(0, 1), (1, 2)], demand_l_s={2: 1.0})
    assert reaching_cost(problem) == pytest.approx(300 * 520)
    piped = replace(problem, present_dn_mm=np.array([200.0, 0]), present_inner_mm=np.array([209.0, 0]),
                    present_roughness=np.array([120.0, 0]), existing=("G", ""))  # fmt: skip
    assert reaching_cost(piped) == pytest.approx(200 * 520)


def test_carrying_counts_only_what_the_present_pipe_cannot_take() -> None:
    # DN200 (208 mm) carries 68.0 L/s at 2 m/s; 100 L/s leave 32.0, at the cheapest price per capacity (DN400: 1640 per 266.6 L/s)
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s={1: 100.0}, pipes={0: 200})
    left = 0.1 - 2 * np.pi / 4 * 0.208**2
    assert carrying_cost(problem) == pytest.approx(100 * 1640 * left / (2 * np.pi / 4 * 0.412**2), rel=1e-6)


def test_no_tree_of_a_small_grid_is_cheaper_than_the_bound() -> None:
    rng = np.random.default_rng(2)
    for _ in range(4):
        spots = [(100.0 * c, 100.0 * r) for r in range(2) for c in range(4)]
        links = [(i, i + 1) for i in range(7) if i != 3] + [(i, i + 4) for i in range(4)]
        wanted = rng.choice(np.arange(1, 8), 4, replace=False)
        problem = streets_problem(spots, links, demand_l_s=dict.fromkeys(wanted.tolist(), 1.0))
        problem = replace(problem, length_m=rng.integers(50, 200, 10).astype(float))
        best = min(
            520 * problem.length_m[used].sum()
            for code in range(1 << 10)
            if problem.reached(used := np.array([code >> k & 1 for k in range(10)], dtype=bool))[wanted].all()
        )
        assert 0.5 * best <= reaching_cost(problem) <= best + 1e-6


def test_the_bound_is_below_the_design(solved: tuple[WaterProblem, Result[WaterScheme]]) -> None:
    assert 0 < lower_bound(grid_problem()) <= solved[1].value
