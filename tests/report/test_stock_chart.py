"""Do the stocks show what is drawn against the limit, and only those that something is drawn from?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.schedules import scheduled_plan

from gongxing.plan import PhasingScheme
from gongxing.report.map_frame import MapWords
from gongxing.report.stock_chart import draw_stocks, shown_stocks

WORDS = MapWords("题", "注", "合成数据", "北")


def scheme() -> PhasingScheme:
    plan = scheduled_plan()
    assert plan.phasing is not None
    assert plan.phasing.part is not None
    return plan.phasing.part


def test_idle_stocks_are_left_out() -> None:
    assert [line.stock for line in shown_stocks(scheme())] == ["money_yuan", "quota_m2", "crews/pipes"]


def test_drawn_in_both_languages_and_limits_show() -> None:
    free = replace(scheme(), stocks=tuple(replace(line, limit=(None,) * 8) for line in scheme().stocks))
    drawn = {draw_stocks(scheme(), WORDS, "zh"), draw_stocks(scheme(), WORDS, "en"), draw_stocks(free, WORDS, "zh")}
    assert len(drawn) == 3
