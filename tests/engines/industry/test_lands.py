"""Is land known, estimated from alike firms, or left unknown; and how much is needed elsewhere?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_parks import with_firms, works_park
from tests.parks import grid_park

from gongxing.engines.industry.lands import firm_lands, floors_of, needed
from gongxing.io.packs import load_industry_values


def test_land_not_on_record_follows_sales_as_in_the_nearest_sector_with_three_firms() -> None:
    """Three valve makers use 1, 2 and 3 m2 per 1,000 yuan: the fourth with 4 million yuan is taken to use 8,000 m2."""
    rows = [{"id": f"F{n}", "sector": "3443", "sales_yuan": 1e6, "land_m2": n * 1e3} for n in (1, 2, 3)]
    park = with_firms(
        grid_park([["100102"]]),
        *rows,
        {"id": "X", "sector": "3443", "sales_yuan": 4e6, "land_m2": None, "value_added_yuan": None},
        {"id": "Y", "sector": "3443", "sales_yuan": None, "land_m2": None, "value_added_yuan": None},
    )
    found = firm_lands(park, load_industry_values())
    assert found.land_m2[3] == pytest.approx(8_000.0)
    assert found.value_added_yuan[3] == pytest.approx(4e6 * load_industry_values().value("value_added_ratio"))
    assert found.estimated[3] == ("land_m2", "value_added_yuan")
    assert np.isnan(found.land_m2[4])
    assert np.isnan(found.value_added_yuan[4])
    assert found.estimated[4] == ()


def test_two_firms_are_too_few_to_estimate_from() -> None:
    park = with_firms(grid_park([["100102"]]), {"id": "F1"}, {"id": "F2"}, {"id": "X", "land_m2": None})
    assert np.isnan(firm_lands(park, load_industry_values()).land_m2[2])


def test_the_need_elsewhere_is_the_floor_at_the_norm_within_limits() -> None:
    """At plot ratio 1.2: 9,600 m2 of floor need 8,000; 1,200 would need 1,000 but no less than 0.7 x 10,000; without floors all of today's."""
    land, floor = np.full(3, 10_000.0), np.array([9_600.0, 1_200.0, 0.0])
    assert needed(land, floor, load_industry_values()) == pytest.approx([8_000.0, 7_000.0, 10_000.0])


def test_floors_are_added_up_by_firm() -> None:
    assert floors_of(works_park()).tolist() == [3600.0, 900.0, 0.0, 0.0]
