"""Which solved problem do the tests of the water engine share?"""

from __future__ import annotations

import pytest
from tests.water_problems import grid_problem

from gongxing.engines import water
from gongxing.engines.water.problem import WaterProblem
from gongxing.plan import Result
from gongxing.plan.water import WaterScheme


@pytest.fixture(scope="session")
def solved() -> tuple[WaterProblem, Result[WaterScheme]]:
    """The grid and its solution."""
    problem = grid_problem()
    return problem, water.solve(problem, seed=3)
