"""Does the clerk work as a clerk would?"""

from __future__ import annotations

import numpy as np
from tests.water_problems import grid_problem, streets_problem, thirsty_problem

from gongxing.engines.water.baseline import clerk
from gongxing.engines.water.outage import allowed, broken, cuts
from gongxing.engines.water.trials import Bench


def test_the_clerk_keeps_every_rule() -> None:
    problem = grid_problem()
    design = clerk(problem)
    assert design is not None
    bench = Bench(problem, design.used)
    assert bench.stands(design, bench.cases)
    assert not len(broken(problem, cuts(problem, design.used), allowed(problem)))


def test_the_clerk_sizes_a_street_for_the_economic_velocity() -> None:
    # 30 L/s at 0.9 m/s ask for 206 mm: DN200 (209 mm)
    problem = streets_problem([(0, 0), (100, 0)], [(0, 1)], demand_l_s={1: 30.0})
    design = clerk(problem)
    assert design is not None
    assert design.laid.tolist() == [1]


def test_where_nothing_helps_the_clerk_has_no_design() -> None:
    assert clerk(thirsty_problem()) is None


def test_the_clerk_takes_the_shortest_ways() -> None:
    problem = streets_problem([(0, 0), (100, 0), (50, 500)], [(0, 1), (0, 2), (2, 1)], demand_l_s={1: 1.0})
    design = clerk(problem)
    assert design is not None
    assert np.flatnonzero(design.used)[0] == 0
