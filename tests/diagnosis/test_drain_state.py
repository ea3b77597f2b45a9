"""Are overloaded drains, flooded manholes and gaps told, and unknown ones left unknown?"""

from dataclasses import replace

import numpy as np
import pytest
from tests.network_parks import bare_park, drain_park

from gongxing.diagnosis.drain_state import SWMM, Flooding, drain_state, survey_drains
from gongxing.diagnosis.drainage import drain_model
from gongxing.diagnosis.pipe_graph import pipe_graph
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def stated(kind):
    park = drain_park()
    return drain_state(drain_model(park, VALUES, pipe_graph(park, kind)), VALUES)


def test_load_is_flow_over_full_flow() -> None:
    state = stated("sewer")
    assert state.ratio.tolist() == pytest.approx((state.flow / state.full).tolist())
    assert not state.over.any()


def test_an_overloaded_drain_is_named() -> None:
    state = replace(stated("storm"), flow=np.array([9.0]))
    found = survey_drains({"storm": state}, VALUES)
    figures = {figure.key: figure.value for figure in found.figures}
    assert figures["network.storm.over"] == 1
    assert figures["network.storm.over_m"] == pytest.approx(150)
    assert figures["network.storm.flooded"] is None
    assert next(f for f in found.findings if f.code == "network.storm.load").rows == ("R1",)
    assert found.tables[0].column("over") == (True,)


def test_swmm_has_the_last_word() -> None:
    state = stated("sewer")
    wet = Flooding(np.array([0.0, 12.0, 0.0]), np.array([True, False]), np.array([1.0, 0.4]))
    found = survey_drains({"sewer": replace(state, flooding=wet)}, VALUES)
    figures = {figure.key: figure for figure in found.figures}
    assert figures["network.sewer.over"].value == 1
    assert figures["network.sewer.flooded"].value == 1
    assert figures["network.sewer.flooded_m3"].value == 12
    assert SWMM.en in figures["network.sewer.over"].origin.words.en
    assert {f.code: f.verdict for f in found.findings}["network.sewer.flooding"] == "warn"


def test_a_level_drain_has_no_known_load() -> None:
    state = stated("sewer")
    level = replace(state, flat=np.array([True, False]))
    assert np.isnan(level.ratio[0])
    found = survey_drains({"sewer": level}, VALUES)
    assert next(f for f in found.findings if f.code == "network.sewer.levels").rows == ("S1",)


def test_a_drain_above_ground_is_named() -> None:
    state = stated("sewer")
    # the ground lies at 6; 5.8 and a diameter of 0.3 is above it
    raised = replace(state, model=replace(state.model, upper=np.array([5.8, 3.0])))
    found = survey_drains({"sewer": raised}, VALUES)
    assert next(f for f in found.findings if f.code == "network.sewer.cover").rows == ("S1",)
    assert all(f.code != "network.sewer.cover" for f in survey_drains({"sewer": state}, VALUES).findings)


def test_a_finding_in_place_of_a_state_leaves_all_unknown() -> None:
    finding = drain_model(bare_park(), VALUES, pipe_graph(bare_park(), "storm"))
    found = survey_drains({"storm": finding}, VALUES)
    assert found.states == {}
    assert found.findings == (finding,)
    assert all(figure.value is None for figure in found.figures)
