"""Are heads right by hand, and the same as EPANET's for all laws and units?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.pipe_networks import inp_of, random_loops, row_of_two, with_power_pump

from gongxing.algorithms.hydraulics import Hydraulics, LossLaw, solve_state
from gongxing.referees import Epanet


def test_two_pipes_in_a_row_by_hand() -> None:
    # Hazen-Williams in SI, h = 10.667 L q^1.852 / (C^1.852 d^4.871):
    # R-A 50 l/s: 10.667*1000*0.05^1.852/(130^1.852*0.3^4.871) = 1.777 m; A-B 30 l/s in 200 mm: 2.489 m
    first = 10.667 * 1000 * 0.05**1.852 / (130**1.852 * 0.3**4.871)
    second = 10.667 * 500 * 0.03**1.852 / (130**1.852 * 0.2**4.871)
    state = solve_state(row_of_two())
    assert state.head[1] == pytest.approx(50 - first, abs=2e-3)
    assert state.pressure[2] == pytest.approx(40 - first - second, abs=4e-3)
    assert state.flow == pytest.approx([0.05, 0.03])
    assert state.velocity[1] == pytest.approx(0.03 / (np.pi * 0.01), rel=1e-4)


@pytest.mark.parametrize("units", ["LPS", "GPM"])
@pytest.mark.parametrize("law", list(LossLaw))
def test_agrees_with_epanet(law: LossLaw, units: str) -> None:
    for seed in (1, 2):
        network = random_loops(seed, law)
        with Epanet(inp_of(network, units), network) as epanet:
            assert np.abs(epanet.heads(accuracy=1e-8) - solve_state(network).head).max() < 1e-6


def test_many_designs_are_the_same_as_one_by_one() -> None:
    network = random_loops(4)
    solver = Hydraulics(network)
    designs = np.random.default_rng(0).choice([0.1, 0.2, 0.3], (20, network.n_links))
    states = solver.solve_many(designs)
    assert states.settled.all()
    for row in (0, 7, 19):
        alone = solver.solve(diameter=designs[row])
        assert states.pressure[row] == pytest.approx(alone.pressure, abs=1e-6)
        assert states.velocity[row] == pytest.approx(alone.velocity, abs=1e-6)


def test_a_pump_of_constant_power_lifts_by_power_over_flow() -> None:
    # 10 kW at 50 l/s: P / (rho g Q) = 10000 / (9806 * 0.05) = 20.39 m; EPANET's constant gives 8.814 hp ft / cfs
    state = solve_state(with_power_pump(row_of_two(), 10.0))
    assert state.head[1] - 50.0 == pytest.approx(20.4, abs=0.05)
