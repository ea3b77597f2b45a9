"""Which charts does a schedule fill?"""

from __future__ import annotations

from dataclasses import replace

from tests.phasing_plans import DAY, quota_park
from tests.report.schedules import scheduled_plan

from gongxing.io.packs import load_standards
from gongxing.report.delivery_charts import chart_titles, draw_delivery_charts
from gongxing.report.material import gather


def test_gantt_and_stocks_are_drawn_and_nothing_without_a_schedule() -> None:
    park, standards = quota_park(y2026=2e4), load_standards("jiangsu", DAY)
    found = gather(park, scheduled_plan(), standards)
    assert list(chart_titles(found)) == ["chart.gantt", "chart.stocks"]
    pictures = draw_delivery_charts(found, "en")
    assert set(pictures) == {"chart.gantt", "chart.stocks"}
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())
    assert chart_titles(gather(park, replace(scheduled_plan(), phasing=None), standards)) == {}
