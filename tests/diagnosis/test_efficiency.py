"""How firms compare in what they make of land, people and energy."""

from __future__ import annotations

import pytest
from tests.graded_parks import firms_park, many_firms

from gongxing.diagnosis.efficiency import survey_efficiency
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_industry_values

VALUES = load_industry_values()


def test_with_land_and_sales_alone_the_best_sets_the_measure() -> None:
    park = firms_park(
        {"id": "A", "land_m2": 1000.0, "sales_yuan": 4e6},
        {"id": "B", "land_m2": 2000.0, "sales_yuan": 4e6},
        {"id": "C", "land_m2": 4000.0, "sales_yuan": 12e6},
    )
    survey = survey_efficiency(park, VALUES)
    assert (survey.used, survey.made) == (("land_m2",), ("sales_yuan",))
    a, b, c = (survey.firms[firm] for firm in "ABC")
    assert (a.constant, b.constant, c.constant) == pytest.approx((1, 0.5, 0.75))
    assert (a.variable, b.variable, c.variable) == pytest.approx((1, 0.5, 1))
    assert c.scale == pytest.approx(0.75)
    assert b.peers == ("A",)
    assert b.spare_land_m2 == pytest.approx(1000)
    assert a.beyond == pytest.approx(4 / 3)  # the next best makes 3,000 yuan per m2


def test_columns_few_firms_give_do_not_enter_and_firms_with_gaps_are_named() -> None:
    survey = survey_efficiency(many_firms(60, gaps=True), VALUES)
    assert survey.used == ("land_m2", "jobs")  # energy and emissions are given by too few
    assert survey.made == ("sales_yuan", "tax_yuan")  # so is value added
    assert not survey.left_out
    full = survey_efficiency(many_firms(60), VALUES)
    assert full.used == ("land_m2", "jobs", "energy_tce", "emission_kg")
    assert full.made == ("value_added_yuan", "tax_yuan")
    assert all(0 < found.constant <= found.variable + 1e-9 <= 1 + 2e-9 for found in full.firms.values())
    assert set(full.origin.inputs) == {f"firms.{name}" for name in (*full.used, *full.made)}


def test_refunds_count_as_zero_and_no_land_leaves_a_firm_out() -> None:
    rows = [{"id": f"F{n}", "land_m2": 1000.0 + n, "sales_yuan": 1e6 + n, "tax_yuan": 1e4} for n in range(10)]
    rows[3]["tax_yuan"] = -5e3
    rows[4]["land_m2"] = 0.0
    survey = survey_efficiency(firms_park(*rows), VALUES)
    assert survey.lifted == ("F3",)
    assert survey.left_out == ("F4",)
    assert survey.of("F4") is None


def test_without_land_or_yield_it_says_what_to_import() -> None:
    with pytest.raises(NotReadyError, match="land_m2"):
        survey_efficiency(firms_park({"id": "A", "sales_yuan": 1.0}), VALUES)
    with pytest.raises(NotReadyError, match="sales_yuan"):
        survey_efficiency(firms_park({"id": "A", "land_m2": 1.0}), VALUES)
