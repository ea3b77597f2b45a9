"""Do trips add up, and is a second worth what the rates say?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.road_problems import village_park

from gongxing.diagnosis.demand import parcel_demand
from gongxing.engines.roads import build_problem
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_all_trips_leave_some_place_and_a_second_of_each_is_worth_its_rate() -> None:
    park = village_park()
    travel = build_problem(park, VALUES).travel
    demand = parcel_demand(park, dict(zip(park.parcels.ids, park.parcels["use"], strict=True)), VALUES)
    scale = VALUES.value("road_horizon_years") * VALUES.value("road_days_year") / 3600
    people = demand.people_trips_day.sum() * VALUES.value("time_value_yuan_hour", "people")
    freight = demand.freight_trips_day.sum() * VALUES.value("time_value_yuan_hour", "freight")
    assert travel.worth.sum() == pytest.approx(scale * (people + freight))
    assert travel.freight_trips.sum() == pytest.approx(demand.freight_trips_day.sum())
    assert np.allclose(travel.worth, travel.worth.T)
    assert sorted(parcel for place in travel.parcels for parcel in place) == sorted(park.parcels.ids)


def test_the_gate_is_where_the_street_leaves_and_farmland_makes_no_trips() -> None:
    problem = build_problem(village_park(), VALUES)
    (gate,) = problem.travel.nodes[problem.travel.gates]
    assert problem.xy[gate].tolist() == [-206.0, -6.0]
    assert build_problem(village_park(use="0101"), VALUES).travel.worth.sum() == 0
