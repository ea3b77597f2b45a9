"""Are the ways of single firms the ones that the sums of the park are made of?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import growth_problem

from gongxing.engines.growth.firm_draws import draw_firms
from gongxing.engines.growth.firm_paths import firm_paths
from gongxing.engines.growth.shocks import draw_shocks


def test_they_add_up_to_the_park() -> None:
    problem = replace(growth_problem(), hazard=np.zeros(12))
    paths = firm_paths(problem, 50, 4)
    sums = draw_firms(problem, draw_shocks(problem, 50, 4), 4).made
    assert paths.shape == (3, 50, 12, 3)
    assert paths.sum(axis=2).transpose(1, 0, 2) == pytest.approx(sums)
