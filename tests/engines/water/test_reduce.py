"""Are pipes lowered as far as the cases allow?"""

from __future__ import annotations

import numpy as np
from tests.water_problems import grid_problem, streets_problem

from gongxing.engines.water.design import first_design, spending
from gongxing.engines.water.reduce import reduced
from gongxing.engines.water.trials import Bench


def test_a_pipe_too_large_is_lowered_to_the_least_that_stands() -> None:
    problem = streets_problem([(0, 0), (1000, 0)], [(0, 1)], demand_l_s={1: 40.0})
    used = np.array([True])
    assert reduced(Bench(problem, used), first_design(problem, used, 4)).laid.tolist() == [1]


def test_a_second_pipe_that_nobody_needs_goes() -> None:
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s={1: 5.0}, pipes={0: 200})
    used = np.array([True])
    design = first_design(problem, used).with_laid([0], 2)
    assert reduced(Bench(problem, used), design).laid.tolist() == [-1]


def test_lowering_never_costs_more_and_stops_when_told() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    bench, design = Bench(problem, used), first_design(problem, used, 3)
    assert spending(problem, reduced(bench, design)) < spending(problem, design)
    assert (reduced(bench, design, lambda: True).laid == design.laid).all()
