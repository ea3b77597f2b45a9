"""Do warm starts end at the same states?"""

from __future__ import annotations

import numpy as np
from tests.water_problems import grid_problem

from gongxing.algorithms.hydraulics import Hydraulics
from gongxing.engines.water.cases import Waterworks, fire_cases
from gongxing.engines.water.design import bore_of, bores, first_design


def test_a_warm_start_ends_where_a_cold_one_does() -> None:
    problem = grid_problem()
    used = np.ones(len(problem.links), dtype=bool)
    works, sizes = Waterworks(problem, used), bores(problem, first_design(problem, used))
    solver = Hydraulics(works.network)
    for case in fire_cases(problem, works.reached)[:4]:
        drawn = problem.demand_m3_s * case.share
        drawn[case.hydrant] += problem.fire_m3_s[case.hydrant]
        cold = solver.solve(diameter=bore_of(sizes.k, 130.0), demand=drawn)
        np.testing.assert_allclose(works.outcome(case, sizes).head, cold.head, atol=1e-5)
