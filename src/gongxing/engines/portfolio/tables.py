"""How are the decisions on all sectors, scenarios and limits written down as tables, for a workbook or another program?"""

from __future__ import annotations

from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.plan import Plan
from gongxing.plan.portfolio import DECISIONS, SectorChoice
from gongxing.words import Text

_SECTOR_COLUMNS = (
    SurveyColumn("sector", Text("部门代码", "sector")),
    SurveyColumn("name_zh", Text("部门", "sector in Chinese")),
    SurveyColumn("name_en", Text("部门（英文）", "sector in English")),
    SurveyColumn("chain", Text("产业链", "chain")),
    SurveyColumn("decision", Text("决定", "decision"), "", tuple(DECISIONS.items())),
    SurveyColumn("level", Text("力度", "level")),
    SurveyColumn("firms", Text("企业数", "firms")),
    SurveyColumn("present_yuan", Text("现状年销售", "sales today"), "yuan"),
    SurveyColumn("density", Text("关联密度", "density")),
    SurveyColumn("growth", Text("全国年增速", "growth a year")),
    SurveyColumn("exposure", Text("冲击损失", "lost in the worst shock")),
    SurveyColumn("rca", Text("区位商", "location quotient")),
    SurveyColumn("gain_yuan", Text("新增年销售", "sales won a year"), "yuan"),
    SurveyColumn("value_yuan", Text("新增年增加值", "value added won a year"), "yuan"),
    SurveyColumn("effort_yuan", Text("投入", "effort"), "yuan"),
    SurveyColumn("land_m2", Text("用地", "land"), "m2"),
    SurveyColumn("jobs", Text("用工", "jobs")),
    SurveyColumn("skilled", Text("技能人才", "skilled staff")),
    SurveyColumn("robust", Text("稳健性", "robust")),
    SurveyColumn("reason_zh", Text("理由", "reason in Chinese")),
    SurveyColumn("reason_en", Text("理由（英文）", "reason in English")),
)
_SCENARIO_COLUMNS = (
    SurveyColumn("key", Text("情景代码", "scenario")),
    SurveyColumn("label_zh", Text("情景", "in Chinese")),
    SurveyColumn("label_en", Text("情景（英文）", "in English")),
    SurveyColumn("probability", Text("概率", "probability")),
    SurveyColumn("gain_yuan", Text("组合增量", "gain of the portfolio"), "yuan"),
    SurveyColumn("kept_yuan", Text("维持现状的增量", "gain of today's make-up"), "yuan"),
)


def portfolio_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return the decisions on all sectors and the scenarios of a plan; empty where it has no portfolio."""
    scheme = plan.portfolio.part if plan.portfolio is not None else None
    if scheme is None:
        return ()
    scenarios = tuple(
        (s.key, s.label.zh, s.label.en, plain(s.probability), plain(s.gain_yuan, 0), plain(s.kept_yuan, 0))
        for s in scheme.scenarios
    )
    return (
        SurveyTable(
            "portfolio", Text("产业组合", "portfolio of sectors"), _SECTOR_COLUMNS,
            tuple(_sector_row(choice) for choice in scheme.choices),
        ),
        SurveyTable("portfolio_scenarios", Text("组合情景", "scenarios of the portfolio"), _SCENARIO_COLUMNS, scenarios),
    )  # fmt: skip


def _sector_row(choice: SectorChoice) -> tuple[str | float | int | bool | None, ...]:
    given = {
        "name_zh": choice.name.zh, "name_en": choice.name.en, "reason_zh": choice.reason.zh, "reason_en": choice.reason.en,
    }  # fmt: skip
    return tuple(plain(given.get(column.name, getattr(choice, column.name, None)), 4) for column in _SECTOR_COLUMNS)
