"""Are travel times those of a walk along the map with the speeds of the grades?"""

import numpy as np
import pytest
from tests.network_parks import bare_park, rows, spot, street_park, with_facilities
from tests.parks import EAST, NORTH

from gongxing.diagnosis.accessibility import centre_points, survey_times
from gongxing.diagnosis.parcel_needs import needs
from gongxing.diagnosis.street_graph import street_graph
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def surveyed(park):
    return survey_times(park, VALUES, street_graph(park, VALUES))


def test_firms_and_homes_to_gate_arterial_and_station() -> None:
    park = street_park().with_table("firms", rows([spot(200, 0)], id=["f"], name=["f"]))
    park = park.with_table("households", rows([spot(100, 100)], id=["h"]))
    park = with_facilities(park, {"id": "fire", "kind": "fire_station", "at": (700, 0)})
    figures = {figure.key: figure.value for figure in surveyed(park).figures}
    # firm: on A, 500 m from either gate at 50 km/h
    assert figures["network.time.firms.gate"] == pytest.approx(500 / (50 / 3.6) / 60)
    assert figures["network.time.firms.fire"] == pytest.approx(500 / (50 / 3.6) / 60)
    # home: 100 m down B at 40 km/h, then 400 m along A
    down = 100 / (40 / 3.6)
    assert figures["network.time.homes.arterial"] == pytest.approx(down / 60)
    assert figures["network.time.homes.gate"] == pytest.approx((down + 400 / (50 / 3.6)) / 60)
    assert figures["network.time.homes.gate.within"] == 1.0


def test_a_firm_on_the_arterial_is_there_at_once() -> None:
    park = street_park().with_table("firms", rows([spot(200, 0)], id=["f"], name=["f"]))
    figures = {figure.key: figure.value for figure in surveyed(park).figures}
    assert figures["network.time.firms.arterial"] == pytest.approx(0.0, abs=1e-9)


def test_without_a_point_a_firm_stands_at_its_parcel() -> None:
    park = street_park().with_table("firms", rows([None], id=["f"], name=["f"], parcel=["works"]))
    figures = {figure.key: figure.value for figure in surveyed(park).figures}
    # 35 m to A at the speed of a lane, 345 m along A to the west gate
    expected = 35 / (VALUES.value("road_speed_kmh", "lane") / 3.6) + 345 / (50 / 3.6)
    assert figures["network.time.firms.gate"] == pytest.approx(expected / 60)


def test_the_centre_is_where_shops_lie() -> None:
    found = needs(street_park())
    inside = np.array([[EAST + 175, NORTH + 35]] * len(found.ids))
    assert centre_points(found, inside).tolist() == [[EAST + 175, NORTH + 35]]


def test_what_is_not_on_record_is_unknown_with_a_reason() -> None:
    found = surveyed(street_park())
    figures = {figure.key: figure.value for figure in found.figures}
    assert figures["network.time.firms.gate"] is None
    assert figures["network.time.parcels.fire"] is None
    assert figures["network.time.parcels.gate"] is not None
    unknown = {finding.code for finding in found.findings}
    assert {"network.time.fire", "network.time.firms"} <= unknown
    empty = surveyed(bare_park())
    assert all(figure.value is None for figure in empty.figures)
    assert [finding.code for finding in empty.findings] == ["network.time"]


def test_every_parcel_has_a_row_and_a_street_apart_leads_nowhere() -> None:
    found = surveyed(street_park(alone=("0701", (310, 430, 350, 460))))
    table = next(table for table in found.tables if table.name == "travel_times")
    times = dict(zip(table.column("parcel"), table.column("to_gate_min"), strict=True))
    assert len(times) == len(found.parcels.ids)
    assert times["alone"] is None
    assert times["works"] is not None


def test_bands_count_everything_that_can_be_reached_once() -> None:
    park = street_park().with_table("firms", rows([spot(200, 0), spot(-250, 0)], id=["f", "g"], name=["f", "g"]))
    table = next(table for table in surveyed(park).tables if table.name == "time_bands")
    gates = [row for row in table.rows if row[0] == "gate"]
    # f is 0.6 minutes from a gate and g nearer: both within the first minute
    assert gates[0][1:4] == (0.0, 1.0, 2)
    assert sum(row[3] for row in gates) == 2
    assert gates[-1][2] is None
    assert {row[0] for row in table.rows} == {"gate", "arterial", "centre"}
