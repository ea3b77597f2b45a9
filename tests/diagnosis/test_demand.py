"""Does each parcel ask for what its area and its firms say?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.parks import grid_park

from gongxing.diagnosis.demand import parcel_demand
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_area_times_rate() -> None:
    park = grid_park([["100102", "0101", ""]])
    found = parcel_demand(park, {"P00": "100102", "P01": "0101", "P02": ""}, VALUES)
    # one hectare each: industry of class 2 at its rate, fields and the unknown nothing
    assert found.water_m3_day == pytest.approx([VALUES.value("water_m3_ha_day", "100102"), 0, 0])
    assert found.people_trips_day[0] == pytest.approx(VALUES.value("people_trips_ha_day", "10"))
    assert found.fire_flow_l_s.tolist() == [VALUES.value("fire_flow_l_s", "10"), 0, 0]


def test_a_large_firm_makes_more_trips_than_its_area_unless_it_is_cleared() -> None:
    park = grid_park([["100102", "100102"]])
    firms = pd.DataFrame({"id": ["F1"], "name": ["甲厂"], "parcel": ["P00"], "jobs": [1000], "sales_yuan": [5e8]})
    park = park.with_table("firms", firms)
    stays = parcel_demand(park, {"P00": "100102", "P01": "100102"}, VALUES)
    assert stays.people_trips_day[0] == pytest.approx(1000 * VALUES.value("people_trips_job_day"))
    assert stays.freight_trips_day[0] == pytest.approx(50 * VALUES.value("freight_trips_sales"))
    cleared = parcel_demand(park, {"P00": "0701", "P01": "100102"}, VALUES)
    assert cleared.people_trips_day[0] == pytest.approx(VALUES.value("people_trips_ha_day", "0701"))
