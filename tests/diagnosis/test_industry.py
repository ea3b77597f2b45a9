"""Does the survey of an industry hold every part the material allows, and say why others are missing?"""

from __future__ import annotations

import pytest
from tests.parks import grid_park

from gongxing.diagnosis.industry import PARTS, IndustrySurvey, Norms, survey_industry
from gongxing.io.grading import load_formulas
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values
from gongxing.io.peers import load_peers
from gongxing.samples.demo import demo_park
from gongxing.words import Text


@pytest.fixture(scope="module")
def norms() -> Norms:
    values = load_industry_values()
    return Norms(values, load_formulas(values), load_input_output(), load_sector_map(), load_peers())


@pytest.fixture(scope="module")
def survey(norms: Norms) -> IndustrySurvey:
    return survey_industry(demo_park(2, 0.5), norms)


def test_every_part_of_the_demo_is_measured(survey: IndustrySurvey) -> None:
    assert [name for name in PARTS if getattr(survey, name) is None] == []
    assert survey.waiting == ()
    with pytest.raises(KeyError, match="chain could be measured"):
        survey.why("chain")


def test_figures_have_names_of_their_own_and_an_origin(survey: IndustrySurvey) -> None:
    keys = [figure.key for figure in survey.figures]
    assert len(keys) == len(set(keys))
    assert all(key.startswith("industry.") for key in keys)
    assert all(figure.origin.ref for figure in survey.figures)
    names = [table.label.zh[:31] for table in survey.tables]
    assert len(names) == len(set(names)), "two sheets of the workbook would have one name"


def test_what_is_missing_is_told_part_by_part(norms: Norms) -> None:
    heard: list[Text] = []
    bare = survey_industry(grid_park([["100102", "0703"]]), norms, tell=lambda words, _: heard.append(words))
    assert heard == list(PARTS.values())
    missing = {name for name in PARTS if getattr(bare, name) is None}
    assert {"grading", "history", "chain", "complement"} <= missing
    assert {finding.code for finding in bare.waiting} == {f"industry.{name}.not_ready" for name in missing}
    assert "firm_years" in bare.why("history").en
