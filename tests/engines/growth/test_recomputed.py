"""Does the check's own reckoning give the engine's last year, draw by draw?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import growth_problem

from gongxing.engines.growth import Reach, simulate
from gongxing.engines.growth.problem import Oil
from gongxing.engines.growth.recomputed import LastYear

YEARS = tuple(y for y in range(2020, 2026) for _ in range(12))
PRICES = tuple(float(60 + 20 * np.sin(k / 5)) for k in range(len(YEARS)))


@pytest.mark.parametrize("steps", [(0, 0, 0), (30, 0, 0), (0, 7, 0), (0, 0, 3), (25, 10, 4)])
def test_every_draw_agrees(steps: tuple[int, int, int]) -> None:
    oil = Oil(PRICES, 12, 62.0, 0.1, "usd/bbl", "brent", YEARS)
    problem = replace(growth_problem(), oil=oil, elasticity=np.linspace(0.0, 0.4, 12))
    reach = Reach(problem, simulate(problem, 150, 6), 6)
    amounts = [k * lever.step for k, lever in zip(steps, problem.levers, strict=True)]
    assert LastYear(problem, 150, 6).totals(amounts) == pytest.approx(reach.last_year(steps), rel=1e-12)
