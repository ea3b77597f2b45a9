"""Are the charts of an industry drawn in both languages, and only those that can be filled?"""

from __future__ import annotations

from gongxing.report.industry_charts import chart_titles, draw_industry_charts
from gongxing.report.material import Material


def test_every_chart_is_a_picture_with_a_title(economy: Material) -> None:
    pictures = draw_industry_charts(economy, "en")
    assert list(pictures) == list(chart_titles(economy))
    assert {"chart.grades", "chart.chain.1", "chart.diversity", "chart.growth", "chart.talent"} <= set(pictures)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())


def test_nothing_is_drawn_of_nothing(material: Material) -> None:
    assert draw_industry_charts(material, "zh") == {}
