"""Does a park become the right problem?"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, Point
from tests.parks import CRS, EAST, NORTH, grid_park, settings
from tests.water_problems import failed

from gongxing.engines import water
from gongxing.engines.water.build import catalogue_of, rules_of
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_network_values
from gongxing.park import Park

VALUES = load_network_values()


def small_park() -> Park:
    """Two rows of three hectares along a street on their southern edge, a source at its western end."""
    park = grid_park([["100102", "0701", "09"], ["100101", "1401", "0101"]])
    source = gpd.GeoDataFrame(
        {"id": ["S1"], "kind": ["water_source"], "head_m": [50.0]}, geometry=[Point(EAST, NORTH)], crs=CRS
    )
    return park.with_table("facilities", source)


def test_demands_are_those_of_the_parcels_within_reach() -> None:
    problem = water.build_problem(small_park(), VALUES)
    # P00 to P02 front the street; P10 lies 100 m off; P11 is a green; P12, a field, wants nothing
    asked = sum(VALUES.value("water_m3_ha_day", use) for use in ("100102", "0701", "09", "100101", "1401"))
    assert problem.parcel_demand_m3_day == pytest.approx(asked)
    assert problem.unserved == ()
    assert problem.demand_m3_s.sum() == pytest.approx(asked * VALUES.value("water_hour_factor") / 86_400)
    assert sorted(parcel for row in problem.parcels for parcel in row) == ["P00", "P01", "P02", "P10", "P11"]
    assert any("more than 60 m" in words.en for words in problem.warnings)


def test_flat_ground_is_assumed_and_told_without_spot_heights() -> None:
    problem = water.build_problem(small_park(), VALUES)
    assert np.ptp(problem.ground_m) == 0
    assert problem.ground_m[0] == 50.0 - VALUES.value("water_source_pressure_m")
    assert any("flat" in words.en for words in problem.assumptions)


def test_planned_uses_and_planned_streets_are_followed() -> None:
    street = ((EAST, NORTH + 100.0), (EAST + 300.0, NORTH + 100.0))
    link = ((EAST, NORTH), (EAST, NORTH + 100.0))
    setting = water.Setting({"P12": "100103"}, (("N1", street), ("N2", link)))
    problem = water.build_problem(small_park(), VALUES, setting)
    more = problem.parcel_demand_m3_day - water.build_problem(small_park(), VALUES).parcel_demand_m3_day
    assert more == pytest.approx(VALUES.value("water_m3_ha_day", "100103"))
    assert {"N1", "N2", "R1"} == set(problem.roads)


def test_the_whole_park_is_planned_and_holds() -> None:
    problem = water.build_problem(small_park(), VALUES)
    result = water.solve(problem)
    assert failed(water.check(problem, result)) == set()
    assert result.part.hydrants


def test_what_is_missing_is_told_at_once() -> None:
    with pytest.raises(NotReadyError) as caught:
        water.build_problem(Park(settings()), VALUES)
    assert {fault.code for fault in caught.value.faults} == {"water.parcels", "water.lines"}


def test_the_catalogue_begins_at_the_least_diameter_and_rules_have_origins() -> None:
    catalogue, rules = catalogue_of(VALUES), rules_of(VALUES)
    assert catalogue.dn_mm[0] == VALUES.value("water_least_dn_mm")
    assert (np.diff(catalogue.inner_mm) > 0).all()
    assert rules.fire_share == pytest.approx(1 / VALUES.value("water_hour_factor"))
    assert rules.origin("service_head_m")[0].ref == "network_values/water_service_head_m/*"


def test_pipes_no_street_joins_to_a_source_are_told() -> None:
    lone = gpd.GeoDataFrame(
        {"id": ["G9"], "kind": ["water"], "diameter_mm": [200.0]},
        geometry=[LineString([(EAST + 900, NORTH + 900), (EAST + 990, NORTH + 900)])],
        crs=CRS,
    )
    problem = water.build_problem(small_park().with_table("pipes", lone), VALUES)
    assert any("G9" in words.en for words in problem.warnings)
