"""Every firm has a row, every indicator its base, every pair of formulas its likeness."""

from __future__ import annotations

from tests.graded_parks import exemplary, firms_park, many_firms

from gongxing.diagnosis.grading_survey import survey_grading
from gongxing.io.grading import load_formulas

FORMULAS = load_formulas()
SURVEY = survey_grading(many_firms(30), FORMULAS, draws=10)


def test_every_firm_has_a_row_that_says_what_the_grading_says() -> None:
    table = SURVEY.tables[0]
    assert table.column("firm") == tuple(firm.firm for firm in SURVEY.grading.firms)
    assert table.column("votes") == tuple(firm.votes or None for firm in SURVEY.grading.firms)
    assert table.column("grade_HA") == tuple(firm.grades["HA"] or None for firm in SURVEY.grading.firms)
    assert all(isinstance(value, float) and 0 < value <= 1 for value in table.column("efficiency"))


def test_a_firm_that_is_not_graded_says_why_and_leaves_the_rest_empty() -> None:
    park = firms_park(exemplary(), exemplary(id="PUB", sector="46", emission_kg=0.0))
    table = survey_grading(park, FORMULAS, draws=5).tables[0]
    assert table.column("settled")[1] is None
    assert "公用事业" in str(table.column("reason_zh")[1])
    assert "public utility" in str(table.column("reason_en")[1])
    assert table.column("value_added_per_emission")[1] is None
    assert table.column("score_HA")[1] is None


def test_bases_and_likeness_are_listed_in_full() -> None:
    agreement, bases = SURVEY.tables[1:]
    assert len(agreement.rows) == 10
    assert len(bases.rows) == 3 + 6 + 2 + 6 + 5
    assert set(bases.column("known")) == {30}
    assert "grading_mean/tax_per_land" in bases.column("origin")
