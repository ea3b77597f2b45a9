"""Which tables of a workbook hold the whole frame of a plan: every action with owner, pillar, money, years and indicator?"""

from __future__ import annotations

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable
from gongxing.plan import Duty, Framework, Goal, Plan
from gongxing.words import Text

_NATURE = (("binding", Text("约束性", "binding")), ("expected", Text("预期性", "expected")))


def framework_tables(plan: Plan, framework: Framework) -> tuple[SurveyTable, ...]:
    """Return the frame of a plan as tables: actions, indicators, pillars, bodies, and what nobody answers for."""
    return (
        _actions(plan, framework), _goals(framework), _pillars(framework), _bodies(framework), _unowned(plan, framework),
    )  # fmt: skip


def _column(name: str, zh: str, en: str, unit: str = "") -> SurveyColumn:
    return SurveyColumn(name, Text(zh, en), unit)


def _actions(plan: Plan, framework: Framework) -> SurveyTable:
    columns = (
        _column("action", "行动编号", "action"), _column("title", "行动", "action in words"), _column("title_en", "英文", "in English"),
        _column("kind", "种类", "kind"), _column("pillar", "支柱", "pillar"), _column("owner", "牵头单位", "lead body"),
        _column("supporting", "配合单位", "supporting bodies"), _column("cost_yuan", "费用", "cost", "yuan"),
        _column("first_year", "开工年份", "first year"), _column("last_year", "完工年份", "last year"),
        _column("indicator", "考核指标", "indicator"), _column("basis", "分工依据", "basis of the duty"),
    )  # fmt: skip
    rows = []
    for action in plan.actions:
        duty = framework.by_action.get(action.id)
        rows.append(
            (
                action.id,
                action.title.zh,
                action.title.en,
                f"{action.engine}.{action.kind}",
                *_duty(framework, duty, action.cost_yuan),
            )
        )
    return SurveyTable("actions", Text("行动与责任", "actions and owners"), columns, tuple(rows))


def _duty(framework: Framework, duty: Duty | None, cost_yuan: float | None) -> tuple[Cell, ...]:
    if duty is None:
        return (None, None, None, None if cost_yuan is None else round(cost_yuan, 2), None, None, None, None)
    pillar, goal = framework.pillar(duty.pillar), framework.goal(duty.goal)
    return (
        pillar.name.zh if pillar else None,
        duty.owner.zh,
        "；".join(body.zh for body in duty.supporting) or None,
        None if duty.cost_fen is None else duty.cost_fen / 100,
        duty.first_year,
        duty.last_year,
        goal.name.zh if goal else None,
        f"[{duty.origin.kind.label.zh}] {duty.origin.words.zh}",
    )


def _goals(framework: Framework) -> SurveyTable:
    columns = (
        _column("indicator", "指标编号", "id"), _column("name", "指标", "indicator"), _column("name_en", "英文", "in English"),
        _column("pillar", "支柱", "pillar"), SurveyColumn("binding", Text("性质", "nature"), words=_NATURE),
        _column("unit", "单位（国际单位制与元）", "unit (SI, yuan)"), _column("base_year", "基期年份", "base year"), _column("base", "基期值", "base"),
        _column("target_year", "目标年份", "target year"), _column("target", "目标值", "target"), _column("yearly", "年均变化", "change a year"),
        _column("planned", "方案达到", "reached by the plan"), _column("owner", "责任单位", "body"),
        _column("base_from", "基期来源", "origin of the base"), _column("target_from", "目标来源", "origin of the target"),
    )  # fmt: skip
    rows = tuple(_goal(framework, goal) for goal in framework.goals)
    return SurveyTable("indicators", Text("规划指标", "indicators"), columns, rows)


def _goal(framework: Framework, goal: Goal) -> tuple[Cell, ...]:
    pillar = framework.pillar(goal.pillar)
    return (
        goal.id, goal.name.zh, goal.name.en, pillar.name.zh if pillar else None, "binding" if goal.binding else "expected", goal.unit, goal.base_year, goal.base,
        goal.target_year, goal.target, goal.yearly, goal.planned, goal.owner.zh if goal.owner else None, goal.base_origin.words.zh,
        goal.target_origin.words.zh,
    )  # fmt: skip


def _pillars(framework: Framework) -> SurveyTable:
    columns = (
        _column("pillar", "支柱编号", "id"), _column("name", "支柱", "pillar"), _column("actions", "行动数", "actions"),
        _column("cost_yuan", "费用", "cost", "yuan"), _column("indicators", "指标数", "indicators"), _column("words", "原文", "words"),
    )  # fmt: skip
    rows = []
    for pillar in framework.pillars:
        fen = sum(duty.cost_fen or 0 for duty in framework.duties if duty.pillar == pillar.id)
        rows.append(
            (pillar.id, pillar.name.zh, len(pillar.actions), fen / 100, len(pillar.goals), pillar.words or None)
        )
    return SurveyTable("pillars", Text("支柱", "pillars"), columns, tuple(rows))


def _bodies(framework: Framework) -> SurveyTable:
    columns = (
        _column("body", "单位", "body"), _column("leads", "牵头行动", "actions led"), _column("cost_yuan", "牵头费用", "cost led", "yuan"),
        _column("supports", "配合行动", "actions supported"), _column("indicators", "负责指标", "indicators"),
    )  # fmt: skip
    names = dict.fromkeys(body for duty in framework.duties for body in (duty.owner, *duty.supporting))
    names |= dict.fromkeys(goal.owner for goal in framework.goals if goal.owner is not None)
    rows = []
    for body in names:
        led = [duty for duty in framework.duties if duty.owner == body]
        helped = sum(body in duty.supporting for duty in framework.duties)
        answers = sum(goal.owner == body for goal in framework.goals)
        rows.append((body.zh, len(led), sum(duty.cost_fen or 0 for duty in led) / 100, helped, answers))
    return SurveyTable("bodies", Text("责任单位", "bodies"), columns, tuple(rows))


def _unowned(plan: Plan, framework: Framework) -> SurveyTable:
    titles = {action.id: action.title for action in plan.actions}
    columns = (_column("action", "行动编号", "action"), _column("title", "行动", "action in words"))
    rows = tuple((action, titles[action].zh if action in titles else None) for action in framework.unowned)
    return SurveyTable("unowned", Text("没有责任单位的行动", "actions without an owner"), columns, rows)
