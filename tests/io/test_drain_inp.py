"""Does SWMM read the drains as they lie, and do what a hand calculation says?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.network_parks import drain_park, with_facilities

from gongxing.diagnosis.drainage import DrainModel, drain_model, full_flow
from gongxing.diagnosis.pipe_graph import pipe_graph
from gongxing.io.drain_inp import Inflow, drain_inp
from gongxing.io.packs import load_network_values
from gongxing.park import Park
from gongxing.referees.swmm_run import run_swmm

VALUES = load_network_values()


def modelled(park: Park, kind: str = "sewer") -> DrainModel:
    made = drain_model(park, VALUES, pipe_graph(park, kind))
    assert isinstance(made, DrainModel)
    return made


def steady(model: DrainModel, litres: float) -> Inflow:
    scale = np.zeros(len(model.own))
    scale[model.ends[0, 0]] = litres
    return Inflow(scale, np.zeros(0), 120)


def test_a_drain_at_half_its_capacity_does_not_flood() -> None:
    model = modelled(drain_park())
    full = 1000 * full_flow(model.diameter, model.slope, model.roughness)[0]
    written = drain_inp(model, steady(model, 0.5 * full), "t")
    assert written.row == (0, 1)
    run = run_swmm(written.text)
    assert sum(run.flooded_m3.values()) == 0
    # at half its full flow a round pipe runs half full
    assert run.depth_m["C1"] / 0.3 == pytest.approx(0.5, abs=0.06)
    assert abs(run.lost_share) < 0.01


def test_a_drain_at_three_times_its_capacity_floods() -> None:
    model = modelled(drain_park())
    full = 1000 * full_flow(model.diameter, model.slope, model.roughness)[0]
    run = run_swmm(drain_inp(model, steady(model, 3 * full), "t").text)
    assert sum(run.flooded_m3.values()) > 100
    assert run.full_hours["C1"] > 1


def test_a_lift_station_lifts() -> None:
    park = with_facilities(
        drain_park(),
        {"id": "plant", "kind": "treatment_plant", "at": (100, -2)},
        {"id": "lift", "kind": "lift_station", "at": (100, 101)},
    )
    model = modelled(park)
    # the lower drain begins 1.5 m above where the upper one ends
    raised = replace(model, upper=np.array([4.0, 4.5]), lower=np.array([3.0, 3.5]))
    written = drain_inp(raised, steady(model, 20.0), "t")
    assert "[PUMPS]\nP" in written.text
    run = run_swmm(written.text)
    assert sum(run.flooded_m3.values()) == 0
    assert run.depth_m["C2"] > 0


def test_a_course_is_written_minute_by_minute() -> None:
    model = modelled(drain_park(), "storm")
    written = drain_inp(model, Inflow(model.own, np.array([10.0, 20.0]), 90), "t")
    assert "course 0:02 20.0" in written.text
    assert "END_TIME 01:30:00" in written.text
