"""Is a water problem refused when it cannot be one?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.problem import conveyance
from gongxing.errors import DataError


def test_faults_are_told_together() -> None:
    problem = grid_problem()
    with pytest.raises(DataError, match=r"node ids repeat; .*demand is below zero"):
        replace(problem, nodes=("J",) * len(problem.nodes), demand_m3_s=problem.demand_m3_s - 1)


def test_wrong_shapes_are_told_with_what_was_expected() -> None:
    with pytest.raises(DataError, match=r"length_m has shape \(2,\), expected \(17,\)"):
        replace(grid_problem(), length_m=np.ones(2))


def test_a_dearer_small_pipe_is_refused() -> None:
    problem = grid_problem()
    dear = replace(problem.catalogue, cost_yuan_m=problem.catalogue.cost_yuan_m[::-1].copy())
    with pytest.raises(DataError, match="larger pipe costs less"):
        replace(problem, catalogue=dear)


def test_reached_follows_the_links_used() -> None:
    problem = streets_problem([(0, 0), (1, 0), (2, 0)], [(0, 1), (1, 2)], demand_l_s={2: 1.0})
    assert problem.reached().tolist() == [True, True, True]
    assert problem.reached(np.array([True, False])).tolist() == [True, True, False]


def test_conveyance_is_that_of_hazen_williams() -> None:
    # EPANET's own example of the formula in SI: 100 m of DN 300, C 100, 0.1 m3/s lose
    # 10.667 * 100 * 0.1^1.852 / (100^1.852 * 0.3^4.871) = 1.0481 m
    k = conveyance(np.array([300.0]), 100.0)[0]
    assert 100 * (0.1 / k) ** 1.852 == pytest.approx(10.667 * 100 * 0.1**1.852 / (100**1.852 * 0.3**4.871), rel=1e-4)
