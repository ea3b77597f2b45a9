"""Does the file of scenarios say how it is filled in, and keep the user's own words?"""

from __future__ import annotations

from tests.parks import settings

from gongxing.park.scenario import ScenarioBook
from gongxing.store import parse_scenarios
from gongxing.store.scenarios_words import scenarios_text


def test_an_empty_book_is_a_file_that_explains_itself() -> None:
    text = scenarios_text(ScenarioBook())
    assert "12 亿元" in text
    assert parse_scenarios(text, {}, settings()).names == ("base",)


def test_amounts_stay_in_the_words_they_were_written_in() -> None:
    book = parse_scenarios('[scenario.a.set]\n"land.budget_yuan" = "12 亿元"\n"weights.green" = 1.5\n', {}, settings())
    text = scenarios_text(book)
    assert '"land.budget_yuan" = "12 亿元"' in text
    assert '"weights.green" = 1.5' in text
