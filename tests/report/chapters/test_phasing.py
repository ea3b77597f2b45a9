"""Does the chapter show the schedule where there is one, and say plainly where there is none?"""

from __future__ import annotations

from dataclasses import replace

from tests.phasing_plans import DAY, METHOD, quota_park
from tests.report.reading import chapter
from tests.report.schedules import scheduled_plan

from gongxing.io.packs import load_standards
from gongxing.plan import Plan, Result, Status
from gongxing.report.delivery_charts import chart_titles, draw_delivery_charts
from gongxing.report.material import Material, gather
from gongxing.words import Text


def material(plan: Plan) -> Material:
    return gather(quota_park(y2026=2e4), plan, load_standards("jiangsu", DAY))


def test_schedule_charts_and_tables_are_there() -> None:
    found = material(scheduled_plan())
    text = chapter(found, "phasing")
    for word in (
        "重大项目库",
        "分年度实施安排",
        "分年度主要开工项目",
        "较前次排期的改动",
        "未排入规划期的行动",
        "plan-0001",
        "先安置后腾地",
    ):
        assert word in text
    assert list(chart_titles(found)) == ["chart.gantt", "chart.stocks"]
    assert set(draw_delivery_charts(found, "zh")) == set(chart_titles(found))


def test_without_a_schedule_the_dearest_actions_stand_alone() -> None:
    plan = replace(scheduled_plan(), phasing=None)
    assert "尚未分期" in chapter(material(plan), "phasing")
    assert chart_titles(material(plan)) == {}


def test_a_conflict_is_told() -> None:
    none = Result(
        Status.INFEASIBLE, None, None, None, None, 1, METHOD, (), (Text("甲须于 2026 年开工", "A must start in 2026"),)
    )
    assert "甲须于 2026 年开工" in chapter(material(replace(scheduled_plan(), phasing=none)), "phasing")
