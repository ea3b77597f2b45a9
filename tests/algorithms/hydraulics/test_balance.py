"""Does the iteration come to rest with check valves and shut pipes?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.pipe_networks import random_loops, row_of_two

from gongxing.algorithms.hydraulics import Hydraulics, LinkKind, solve_state


def test_flow_is_conserved_at_every_junction() -> None:
    network = random_loops(5, side=5)
    state = solve_state(network)
    net = -network.demand.copy()
    np.add.at(net, network.ends[:, 1], state.flow)
    np.add.at(net, network.ends[:, 0], -state.flow)
    assert state.settled
    assert np.abs(net[~network.fixed]).max() < 1e-9


def test_a_check_valve_against_the_flow_shuts() -> None:
    network = random_loops(2)
    backward = int(np.argmin(solve_state(network).flow))
    kind = network.kind.copy()
    kind[backward] = LinkKind.CHECK_PIPE
    state = solve_state(replace(network, kind=kind))
    assert state.settled
    assert state.flow[backward] == 0
    assert state.velocity[backward] == 0


def test_shutting_the_only_way_leaves_no_pressure() -> None:
    network = row_of_two()
    state = Hydraulics(network).solve(closed=np.array([False, True]))
    assert state.pressure[2] < -1000
    assert state.flow[1] == 0


def test_a_network_at_rest_has_the_reservoirs_head_everywhere() -> None:
    state = solve_state(replace(random_loops(2), demand=np.zeros(17)))
    assert state.settled
    assert np.abs(state.head - 60.0).max() < 1e-6
