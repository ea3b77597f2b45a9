"""What the survey of grades tells: figures with origins, findings that name the firms, a row for every firm."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from tests.graded_parks import exemplary, firms_park, many_firms

from gongxing.diagnosis.grading_survey import home_formulas, mean_standing, survey_grading
from gongxing.errors import NotReadyError
from gongxing.io.grading import load_formulas
from gongxing.io.packs import load_standards
from gongxing.origins import OriginKind

FORMULAS = load_formulas()
SURVEY = survey_grading(many_firms(60, gaps=True), FORMULAS, draws=30)
FIGURES = {figure.key: figure for figure in SURVEY.figures}
FINDINGS = {finding.code: finding for finding in SURVEY.findings}


def test_every_figure_has_a_key_of_its_own_and_an_origin() -> None:
    assert len(FIGURES) == len(SURVEY.figures)
    assert all(key.startswith("industry.") for key in FIGURES)
    assert all(figure.origin.kind is not OriginKind.UNKNOWN for figure in SURVEY.figures)


def test_counts_of_grades_add_up() -> None:
    count = {
        name: FIGURES[f"industry.grading.{name}"].value or 0 for name in ("rated", "unrated", "unsettled", "stable")
    }
    settled = sum(FIGURES[f"industry.grading.settled.{g}"].value or 0 for g in "ABCD")
    assert count["rated"] + count["unrated"] == 60
    assert settled + count["unsettled"] == count["rated"]
    assert count["stable"] <= settled
    shares = [FIGURES[f"industry.grading.land_share.{g}"].value or 0 for g in "ABCD"]
    assert 0 < sum(shares) <= 1


def test_findings_name_the_firms_they_speak_of() -> None:
    loose = {firm.firm for firm in SURVEY.grading.firms if any(firm.grades.values()) and not firm.settled}
    assert set(FINDINGS["industry.grading.stability"].rows) == loose
    assert FINDINGS["industry.grading.shares"].rows == ("HY-above", "HY-below", "LH")
    assert set(FINDINGS["industry.grading.partial"].rows) == {f.firm for f in SURVEY.grading.firms if f.partial}
    assert "HA/tax_per_land" in FINDINGS["industry.grading.bases"].rows
    stable_d = {firm.firm for firm in SURVEY.grading.firms if firm.stable and firm.settled == "D"}
    assert set(FINDINGS["industry.grading.policy.no_bid"].rows) == stable_d


def test_indicators_that_separate_nobody_are_told() -> None:
    park = many_firms(20)
    frame = park.firms.frame
    frame["electricity_kwh"] = 1.0  # a unit gone wrong: everybody earns a fortune per kilowatt-hour
    blunt = {f.code: f for f in survey_grading(park.with_table("firms", frame), FORMULAS, draws=5).findings}
    assert "HY-below/tax_per_electricity" in blunt["industry.grading.capped"].rows


def test_the_formula_in_force_where_the_park_lies_is_named() -> None:
    day = dt.date(2026, 1, 1)
    park = many_firms(30)
    for profile, keys in (
        ("jiangsu", ["HA"]),
        ("zhejiang", ["HY-above", "HY-below"]),
        ("anhui", ["AH"]),
        ("shandong", []),
    ):
        standards = load_standards(profile, day)
        assert list(home_formulas(FORMULAS, standards)) == keys
        found = survey_grading(park, FORMULAS, draws=2, standards=standards).findings
        named = [f.code.rsplit(".", 1)[-1] for f in found if f.code.startswith("industry.grading.home.")]
        assert named == keys
        assert ("industry.grading.home" in [f.code for f in found]) == (not keys)
    # Linhai's rule lapsed in 2016
    assert "LH" not in home_formulas(FORMULAS, load_standards("taizhou_linhai", day))
    assert "LH" in home_formulas(FORMULAS, load_standards("taizhou_linhai", dt.date(2015, 1, 1)))


def test_standing_runs_from_the_last_to_the_first() -> None:
    rows = [exemplary(id=f"F{n}", tax_yuan=1e4 * (n + 1)) for n in range(5)]
    survey = survey_grading(firms_park(*rows), FORMULAS, draws=5)
    standing = mean_standing(survey.grading)
    assert np.all(np.diff(standing) > 0)
    assert standing[[0, -1]] == pytest.approx([0, 1], abs=0.05)


def test_too_little_to_grade_by_says_what_to_import() -> None:
    for park, column in (
        (firms_park(), "firms"),
        (firms_park({"id": "A", "tax_yuan": 1.0}), "land_m2"),
        (firms_park({"id": "A", "land_m2": 1.0}), "tax_yuan"),
    ):
        with pytest.raises(NotReadyError, match=column):
            survey_grading(park, FORMULAS)


def test_the_same_seed_gives_the_same_survey() -> None:
    again = survey_grading(many_firms(60, gaps=True), FORMULAS, draws=30)
    assert again.figures == SURVEY.figures
    assert again.tables == SURVEY.tables
