"""Are pressure, velocity and head loss of the small park what a hand calculation gives?"""

from dataclasses import replace

import numpy as np
import pytest
from tests.network_parks import bare_park, water_park

from gongxing.diagnosis.pipe_graph import pipe_graph
from gongxing.diagnosis.water_state import OWN, own_state, state_of, survey_water
from gongxing.diagnosis.water_supply import water_model
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


@pytest.fixture(scope="module")
def state():
    park = water_park()
    return own_state(water_model(park, VALUES, pipe_graph(park, "water")))


def test_the_first_main_carries_everything_and_loses_by_hazen_williams(state) -> None:
    network = state.model.network
    everything = network.demand[~network.fixed].sum()
    first = network.links.index("W1")
    assert abs(state.flow[first]) == pytest.approx(everything)
    inner = network.diameter[first]
    assert state.velocity[first] == pytest.approx(everything / (np.pi * inner**2 / 4))
    # h per km = 1000 * 10.67 Q^1.852 / (C^1.852 D^4.87)
    assert state.gradient[first] == pytest.approx(10_670 * everything**1.852 / (140**1.852 * inner**4.87), rel=0.01)


def test_pressure_is_head_less_ground(state) -> None:
    network = state.model.network
    assert state.pressure[network.fixed].tolist() == [40.0]
    assert (state.pressure[~network.fixed] < 40).all()


def test_hot_spots_are_named_with_their_limit(state) -> None:
    weak = replace(state, pressure=np.where(state.model.network.fixed, 40.0, 20.0), velocity=np.full(4, 2.5))
    found = survey_water(weak, VALUES)
    verdicts = {finding.code: finding for finding in found.findings}
    assert verdicts["network.water.pressure"].verdict == "warn"
    assert len(verdicts["network.water.pressure"].rows) == 4
    assert set(verdicts["network.water.velocity"].rows) == {"W1", "W1/2", "W2", "W4"}
    figures = {figure.key: figure.value for figure in found.figures}
    assert figures["network.water.pressure_low"] == 4
    assert figures["network.water.velocity_over"] == 4
    joints = next(table for table in found.tables if table.name == "water_joints")
    assert joints.column("over") == (True,) * 4


def test_without_heights_pressures_are_unknown_but_flows_are_not(state) -> None:
    model = replace(state.model, measured=False)
    blind = state_of(model, state.head, state.flow, OWN)
    figures = {figure.key: figure.value for figure in survey_water(blind, VALUES).figures}
    assert figures["network.water.pressure_min_m"] is None
    assert figures["network.water.pressure_low"] is None
    assert figures["network.water.velocity_max_m_s"] is not None
    codes = {finding.code: finding.verdict for finding in survey_water(blind, VALUES).findings}
    assert codes["network.water.pressure"] == "unknown"


def test_a_finding_in_place_of_a_state_leaves_all_unknown() -> None:
    finding = water_model(bare_park(), VALUES, pipe_graph(bare_park(), "water"))
    found = survey_water(finding, VALUES)
    assert found.state is None
    assert found.findings == (finding,)
    assert all(figure.value is None for figure in found.figures)
