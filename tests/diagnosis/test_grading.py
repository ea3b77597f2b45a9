"""Grades per mu: scores worked out by hand for each of the five formulas, scope, gaps, votes."""

from __future__ import annotations

import numpy as np
import pytest
from tests.graded_parks import WAN, exemplary, firms_park, many_firms

from gongxing.diagnosis.grading import grade_firms, settle, weighed
from gongxing.errors import DataError
from gongxing.io.grading import load_formulas
from gongxing.units import MU_M2

FORMULAS = load_formulas()


def test_a_firm_at_every_base_of_huangyan_scores_one_hundred() -> None:
    firm = grade_firms(firms_park(exemplary()), FORMULAS).of("HY")
    assert firm.scores["HY-above"] == pytest.approx(100.0)
    assert firm.official == ("HA", "HY-above", "LH", "AH")
    doubled = exemplary(tax_yuan=2 * exemplary()["tax_yuan"])
    # twice the tax per mu would be worth 60 points, but one and a half times the weight of 30 is the most: 45 + 70
    assert grade_firms(firms_park(doubled), FORMULAS).of("HY").scores["HY-above"] == pytest.approx(115.0)


def test_below_scale_huangyan_asks_for_tax_on_land_and_electricity() -> None:
    tax = 11.5932 * WAN * 10
    row = {"id": "S", "above_scale": False, "land_m2": 10 * MU_M2, "tax_yuan": tax, "electricity_kwh": 2 * tax / 0.2352}
    firm = grade_firms(firms_park(row), FORMULAS).of("S")
    assert firm.scores["HY-below"] == pytest.approx(50 + 25)
    assert firm.official == ("HA", "HY-below", "LH")


def test_linhai_by_hand() -> None:
    row = {
        "id": "L", "above_scale": True, "land_m2": 10 * MU_M2, "tax_yuan": 15 * WAN * 10, "sales_yuan": 150 * WAN * 10,
        "value_added_yuan": 900 * WAN, "energy_tce": 600.0, "cod_kg": 900.0, "water_m3": 9000.0, "jobs": 60,
    }  # fmt: skip
    # tax at base 40; sales half 5; 1.5 wan per tce half 10; 1000 wan per tonne twice -> cap 1.5 x 15; water at base 5; jobs at base 10
    firm = grade_firms(firms_park(row), FORMULAS).of("L")
    assert firm.scores["LH"] == pytest.approx(40 + 5 + 10 + 22.5 + 5 + 10)


def test_means_of_the_park_stand_in_for_those_of_the_county() -> None:
    rows = [
        {"id": "A", "above_scale": True, "land_m2": 1000.0, "tax_yuan": 3e5, "sales_yuan": 6e6, "energy_tce": 10.0},
        {"id": "B", "above_scale": True, "land_m2": 3000.0, "tax_yuan": 1e5, "sales_yuan": 2e6, "energy_tce": 30.0},
    ]
    grading = grade_firms(firms_park(*rows), FORMULAS)
    # means: tax 4e5/4000 = 100 yuan/m2, sales 2000 yuan/m2, tax per tce 1e4; bases are twice that
    bases = {base.indicator: base for base in grading.bases if base.formula == "HA"}
    assert bases["tax_per_land"].value == pytest.approx(200.0)
    assert bases["tax_per_land"].stand_in
    # A: 300/200 = 1.5 x 45, 6000/4000 = 1.5 x 35, 3e4/2e4 = 1.5 x 20; B: (100/3)/200 = 1/6 of 45 and 35, (1e5/30)/2e4 of 20
    assert grading.of("A").scores["HA"] == pytest.approx(150.0)
    assert grading.of("B").scores["HA"] == pytest.approx(100 / 6)


def test_the_county_mean_of_the_user_wins_in_any_unit() -> None:
    row = {
        "id": "A",
        "above_scale": True,
        "land_m2": 10 * MU_M2,
        "tax_yuan": 20 * WAN * 10,
        "sales_yuan": 2e6,
        "energy_tce": 9.0,
    }
    given = {"id": "grading_mean/tax_per_land", "value": "10", "unit": "万元/亩"}
    grading = grade_firms(firms_park(row, assumptions=(given,)), FORMULAS)
    base = next(b for b in grading.bases if (b.formula, b.indicator) == ("HA", "tax_per_land"))
    assert base.value == pytest.approx(2 * 10 * WAN / MU_M2)
    assert (base.stand_in, base.origin.ref) == (False, "grading_mean/tax_per_land")
    for wrong in ({"unit": "万元/人"}, {"value": "many"}, {"value": "-1"}):
        with pytest.raises(DataError, match="grading_mean/tax_per_land"):
            grade_firms(firms_park(row, assumptions=({**given, **wrong},)), FORMULAS)


def test_shares_of_the_rule_become_classes() -> None:
    grading = grade_firms(many_firms(60), FORMULAS)
    count = {key: [sum(f.grades[key] == name for f in grading.firms) for name in "ABCD"] for key in ("HA", "AH")}
    assert count["HA"] == [12, 24, 21, 3]
    assert count["AH"] == [15, 27, 15, 3]
    scores = [(f.scores["HA"] or 0.0, f.grades["HA"]) for f in grading.firms]
    ranked = [grade for _, grade in sorted(scores, key=lambda pair: -pair[0])]
    assert ranked == sorted(ranked)


def test_small_plots_and_public_services_are_not_graded() -> None:
    small = {
        "id": "S",
        "above_scale": False,
        "land_m2": 2 * MU_M2,
        "tax_yuan": 1e5,
        "sales_yuan": 1e6,
        "energy_tce": 1.0,
    }
    grading = grade_firms(
        firms_park(small, exemplary(id="PUB", sector="D4620"), exemplary(id="BIG", land_m2=2 * MU_M2)), FORMULAS
    )
    assert not any(grading.of("S").grades.values())
    assert "MJ-HA2" in grading.of("S").reasons["HA"].en
    assert (grading.of("S").settled, grading.of("S").votes) == ("", "")
    assert "public utility" in grading.of("PUB").reasons["HA"].en
    assert grading.of("BIG").grades["HA"]  # above scale: any size of land counts ...
    assert not grading.of("BIG").grades["LH"]  # ... except in Linhai
    doubtful = grade_firms(firms_park(exemplary(above_scale=None)), FORMULAS).of("HY")
    assert "above scale is not known" in doubtful.reasons["HA"].en
    assert doubtful.official == ("HA", "LH")


def test_the_user_decides_who_is_exempt() -> None:
    rows = (exemplary(id="PUB", sector="4620"), exemplary(id="X"))
    own = (
        {"id": "grading_exempt/PUB", "value": "no"},
        {"id": "grading_exempt/X", "value": "yes", "words": "福利企业", "words_en": "a welfare factory"},
    )
    grading = grade_firms(firms_park(*rows, assumptions=own), FORMULAS)
    assert grading.of("PUB").grades["HA"]
    assert "福利企业" in grading.of("X").reasons["HA"].zh


def test_a_missing_indicator_is_spread_over_the_rest_and_told() -> None:
    firm = grade_firms(firms_park(exemplary(rd_yuan=None, emission_kg=None)), FORMULAS).of("HY")
    assert firm.scores["HY-above"] == pytest.approx(100.0)  # 80 of 100 points known, all at base
    assert "HY-above" in firm.partial
    poor = grade_firms(firms_park(exemplary(value_added_yuan=None)), FORMULAS).of("HY")
    assert poor.scores["HY-above"] is None  # only tax and R&D, 40 of 100 points
    assert "40 %" in poor.reasons["HY-above"].en
    assert poor.grades["HY-above"] == ""


def test_nothing_discharged_is_the_best_and_no_land_is_a_gap() -> None:
    clean = grade_firms(firms_park(exemplary(emission_kg=0.0)), FORMULAS).of("HY")
    assert clean.scores["HY-above"] == pytest.approx(105.0)
    bare = grade_firms(firms_park(exemplary(land_m2=0.0)), FORMULAS).of("HY")
    assert not bare.grades["HY-above"]
    refund = grade_firms(firms_park(exemplary(tax_yuan=-1e5)), FORMULAS).of("HY")
    assert refund.scores["HY-above"] == pytest.approx(70.0)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("CCCCC", ("C", "C 5/5", True)),
        ("CCCC", ("C", "C 4/4", True)),
        ("CCCCB", ("C", "C 4/5", False)),
        ("ABBCC", ("", "A1 B2 C2", False)),
        ("CC", ("", "C2", False)),
        ("", ("", "", False)),
    ],
)
def test_votes_settle_a_grade(grades: str, expected: tuple[str, str, bool]) -> None:
    assert settle((*grades, *[""] * (5 - len(grades))), FORMULAS) == expected


def test_weights_of_what_is_not_known_are_spread() -> None:
    ratios = np.array([[1.0, np.nan], [np.nan, np.nan], [0.5, 1.0]])
    scores, known = weighed(ratios, np.array([60.0, 40.0]))
    assert known.tolist() == [0.6, 0.0, 1.0]
    assert scores[[0, 2]] == pytest.approx([100.0, 70.0])
    assert np.isnan(scores[1])


def test_firms_that_do_not_exist_are_refused() -> None:
    grading = grade_firms(firms_park(exemplary()), FORMULAS)
    with pytest.raises(KeyError, match="no firm Z"):
        grading.of("Z")
    assert grade_firms(firms_park(exemplary()), FORMULAS).of("HY") == grading.of("HY")
