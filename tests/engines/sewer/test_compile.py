"""Are ways, loads and rules those of the problem?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.sewer_problems import sewer_problem

from gongxing.engines.sewer.circle import carried
from gongxing.engines.sewer.compile import loads_of, rules_of, trench_prices, ways_of


def test_crowns_are_the_reference() -> None:
    problem = sewer_problem()
    rules, ways, loads = rules_of(problem), ways_of(problem), loads_of(problem)
    assert rules.shallow == 0.7
    assert rules.deep[0] == pytest.approx(6.0 - 0.3)
    assert rules.offset[1] == pytest.approx(0.4 + 0.15)
    held = np.flatnonzero(problem.held >= 0)
    assert ways.held_depth[held].max() == pytest.approx(10.0 - 7.8 - 0.4)
    assert ways.held_flow[held[0]] == pytest.approx(carried(0.4, 0.65, 0.003, 0.013))
    plant = problem.outlets[0]
    assert loads.outlet_depth[plant.node] == pytest.approx(problem.ground_m[plant.node] - 6.0)


def test_sewers_arrive_with_inverts_and_storm_drains_with_crowns() -> None:
    assert rules_of(sewer_problem()).drop[0] == pytest.approx(0.3)
    assert rules_of(sewer_problem(kind="storm")).drop[0] == 0.0


def test_price_of_a_trench_by_hand() -> None:
    # DN300: trench 1.3 m wide; pipe 320 + surface 120 x 1.3; digging 48 x 1.3 per m of depth; shoring 16 x 1.3 per m2
    assert trench_prices(sewer_problem().limits)[0].tolist() == pytest.approx([320 + 156, 62.4, 20.8])
