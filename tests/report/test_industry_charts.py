"""Are the charts of an industry drawn in both languages, and only those that can be filled?"""

from __future__ import annotations

import re

from gongxing.report.amounts import amount
from gongxing.report.industry_charts import chart_titles, draw_industry_charts
from gongxing.report.material import Material
from gongxing.words import LANGS


def test_every_chart_is_a_picture_with_a_title(economy: Material) -> None:
    pictures = draw_industry_charts(economy, "en")
    assert list(pictures) == list(chart_titles(economy))
    assert {"chart.grades", "chart.chain.1", "chart.diversity", "chart.growth", "chart.talent"} <= set(pictures)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())


def test_nothing_is_drawn_of_nothing(material: Material) -> None:
    assert draw_industry_charts(material, "zh") == {}


def test_every_figure_of_survey_and_economy_is_shown_in_a_unit_of_words(economy: Material) -> None:
    figures = (*(economy.industry.figures if economy.industry else ()), *economy.plan.figures)
    spoken = {lang: {figure.unit: amount(figure, lang) for figure in figures if figure.value} for lang in LANGS}
    assert [unit for unit, words in spoken["en"].items() if any(ord(sign) > 0x2E80 for sign in words)] == []
    assert [unit for unit, words in spoken["zh"].items() if re.search("[a-z]{3}", words)] == []
