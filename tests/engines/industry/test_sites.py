"""Which parcels are sites, with how much land, and how much of it far from homes?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import box
from tests.industry_parks import land_plan, works_park

from gongxing.engines.industry.planned import planned_uses
from gongxing.engines.industry.sites import clear_areas, sites_of
from gongxing.io.packs import load_industry_values


def test_sites_are_the_parcels_planned_for_firms_with_their_usable_share() -> None:
    park = works_park()
    planned = planned_uses(park, land_plan(park, P02="100102", P00="1401"))
    sites, shapes = sites_of(park, planned, {"P12": 9_900.0}, load_industry_values())
    assert [(s.parcel, s.changed) for s in sites] == [("P01", False), ("P02", True), ("P10", False), ("P11", False), ("P12", False)]  # fmt: skip
    assert [s.capacity_m2 for s in sites] == pytest.approx([9e3, 9e3, 9e3, 9e3, 9.9e3])
    assert len(shapes) == 5


def test_the_part_of_a_lot_within_a_distance_of_a_home_is_taken_off() -> None:
    """A wall of homes along the western edge of a lot of 100 m by 100 m: 30 m take three tenths, 0.9 of the rest is usable."""
    lots = np.array([box(0, 0, 100, 100), box(500, 0, 600, 100)], dtype=object)
    homes = np.array([box(-10, -200, 0, 300)], dtype=object)
    found = clear_areas(lots, np.array([9_000.0, 9_000.0]), homes, np.array([30.0, 150.0]))
    assert found == pytest.approx(np.array([[6_300.0, 0.0], [9_000.0, 9_000.0]]))


def test_without_homes_all_is_clear() -> None:
    lots = np.array([box(0, 0, 10, 10)], dtype=object)
    assert clear_areas(lots, np.array([90.0]), shapely.points(np.zeros((0, 2))), np.array([50.0])).tolist() == [[90.0]]
