"""Do the pictures of the grades follow the grades, in both languages?"""

from __future__ import annotations

import io

from PIL import Image
from tests.graded_parks import exemplary, firms_park, many_firms

from gongxing.diagnosis.grading_survey import survey_grading
from gongxing.io.grading import load_formulas
from gongxing.report.grading_chart import GRADE_COLOURS, draw_grade_shares, draw_grade_strip
from gongxing.report.map_frame import MapWords

FORMULAS = load_formulas()
SURVEY = survey_grading(many_firms(40), FORMULAS, draws=5)
WORDS = MapWords("亩均评价", "来源", "合成数据", "")


def colours(png: bytes) -> dict[str, int]:
    """How many pixels each class has."""
    with Image.open(io.BytesIO(png)) as image:
        found = {f"#{r:02x}{g:02x}{b:02x}": n for n, (r, g, b) in image.convert("RGB").getcolors(1 << 24)}  # type: ignore[misc,union-attr]
    return {key: found.get(colour, 0) for key, colour in GRADE_COLOURS.items()}


def test_the_strip_shows_every_class_that_was_given() -> None:
    shown = colours(draw_grade_strip(SURVEY, WORDS, "zh"))
    # class A is a fifth of the firms, D a twentieth: the areas keep that order
    assert shown["B"] > shown["A"] > shown["D"] > 0
    assert shown["C"] > shown["D"]


def test_the_language_and_the_grades_change_the_picture() -> None:
    other = survey_grading(many_firms(40, seed=9), FORMULAS, draws=5)
    pictures = [
        draw(survey, WORDS, lang)
        for draw in (draw_grade_strip, draw_grade_shares)
        for survey in (SURVEY, other)
        for lang in ("zh", "en")
    ]
    assert len(set(pictures)) == 8
    with Image.open(io.BytesIO(pictures[0])) as image:
        assert image.width == 1340


def test_a_park_of_one_firm_and_one_of_gaps_can_be_drawn() -> None:
    for park in (
        firms_park(exemplary()),
        firms_park(exemplary(tax_yuan=-1.0, jobs=None), exemplary(id="P", sector="46")),
    ):
        survey = survey_grading(park, FORMULAS, draws=5)
        assert draw_grade_strip(survey, WORDS, "en").startswith(b"\x89PNG")
        assert draw_grade_shares(survey, WORDS, "en").startswith(b"\x89PNG")
