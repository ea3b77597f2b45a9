"""Yields per land, energy and emission, and what is a gap rather than a number."""

from __future__ import annotations

import numpy as np
import pytest
from tests.graded_parks import firms_park

from gongxing.diagnosis.land_yield import column_of, origin_of, park_mean, yields
from gongxing.standards.grading import INDICATORS

PARK = firms_park(
    {"id": "A", "land_m2": 1000.0, "tax_yuan": 5e4, "value_added_yuan": 2e5, "emission_kg": 0.0, "energy_tce": 0.0},
    {"id": "B", "land_m2": 0.0, "tax_yuan": 1e4, "value_added_yuan": 1e5, "emission_kg": 10.0, "energy_tce": 5.0},
    {"id": "C", "land_m2": None, "tax_yuan": 2e4, "value_added_yuan": 0.0, "emission_kg": 0.0},
    {"id": "D", "land_m2": 3000.0, "tax_yuan": None, "value_added_yuan": 4e5},
)


def test_no_land_is_a_gap_and_nothing_discharged_is_the_best() -> None:
    found = yields(PARK)
    assert found["tax_per_land"][0] == 50.0
    assert np.isnan(found["tax_per_land"][1:]).all()
    assert found["value_added_per_emission"][:2].tolist() == [np.inf, 1e4]
    assert np.isnan(found["value_added_per_emission"][2:]).all()  # no value added, nothing discharged: says nothing
    assert np.isnan(found["value_added_per_energy"][0])
    assert np.isnan(column_of(PARK, "jobs")).all()


def test_the_mean_of_the_park_is_sum_over_sum() -> None:
    everyone = np.ones(4, dtype=bool)
    assert park_mean(PARK, INDICATORS["value_added_per_land"], everyone) == (pytest.approx(6e5 / 4000), 2)
    assert park_mean(PARK, INDICATORS["value_added_per_emission"], everyone) == (pytest.approx(3e5 / 10), 3)
    assert park_mean(PARK, INDICATORS["value_added_per_job"], everyone) == (None, 0)
    assert park_mean(PARK, INDICATORS["tax_per_land"], np.zeros(4, dtype=bool)) == (None, 0)


def test_a_yield_names_the_columns_it_comes_from() -> None:
    assert origin_of(INDICATORS["tax_per_land"]).inputs == ("firms.tax_yuan", "firms.land_m2")
