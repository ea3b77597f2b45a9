"""Which sheets hold a comparison of scenarios: assumptions, figures, parcels, starts?"""

from __future__ import annotations

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable
from gongxing.plan.comparison import Comparison
from gongxing.words import Text

VERDICTS = {"good": Text("优于基准", "better"), "bad": Text("劣于基准", "worse"), "same": Text("相同", "same")}


def scenario_sheets(found: Comparison) -> tuple[SurveyTable, ...]:
    """Return the sheets of a comparison; amounts in SI and yuan, as everywhere in workbooks."""
    return (_assumptions(found), _figures(found), _parcels(found), _starts(found))


def _columns(found: Comparison, unit: str = "") -> tuple[SurveyColumn, ...]:
    return tuple(SurveyColumn(scenario.name, scenario.title, unit) for scenario in found.scenarios)


def _assumptions(found: Comparison) -> SurveyTable:
    columns = (
        SurveyColumn("scenario", Text("情景", "scenario")), SurveyColumn("key", Text("项目", "key")), SurveyColumn("before", Text("原值", "before")),
        SurveyColumn("after", Text("情景取值", "in the scenario")), SurveyColumn("unit", Text("单位", "unit")), SurveyColumn("by", Text("写在情景", "said by")),
    )  # fmt: skip
    rows = tuple(
        (scenario.name, a.key, a.before, a.after, a.unit, a.scenario)
        for scenario in found.scenarios
        for a in scenario.assumed
    )
    return SurveyTable("assumptions", Text("情景假设", "assumptions"), columns, rows)


def _figures(found: Comparison) -> SurveyTable:
    columns = [SurveyColumn("key", Text("代码", "key")), SurveyColumn("zh", Text("指标", "figure in Chinese")), SurveyColumn("en", Text("英文名", "figure")),
               SurveyColumn("unit", Text("单位", "unit")), *_columns(found)]  # fmt: skip
    for scenario in found.scenarios[1:]:
        title = scenario.title
        words = tuple(VERDICTS.items())
        columns.append(SurveyColumn(f"{scenario.name}.difference", Text(f"{title.zh}－基准", f"{title.en} less base")))
        columns.append(
            SurveyColumn(f"{scenario.name}.verdict", Text(f"{title.zh}好坏", f"{title.en}, verdict"), words=words)
        )
    rows: list[tuple[Cell, ...]] = []
    for figure in found.figures:
        told: list[Cell] = [figure.key, figure.label.zh, figure.label.en, figure.unit, *figure.values]
        for place in range(1, len(found.scenarios)):
            told += [figure.difference(place), figure.verdict(place) or None]
        rows.append(tuple(told))
    return SurveyTable("figures", Text("指标对照", "figures"), tuple(columns), tuple(rows))


def _parcels(found: Comparison) -> SurveyTable:
    count = len(found.parcels[0].planned) if found.parcels else 0
    own = _columns(found)[:count] if count == len(found.scenarios) else ()
    columns = (
        SurveyColumn("parcel", Text("地块", "parcel")), SurveyColumn("area_m2", Text("面积", "area"), "m2"), SurveyColumn("present", Text("现状用途", "present use")),
        *own, SurveyColumn("agree", Text("一致的情景数", "scenarios that agree")),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (p.parcel, p.area_m2, p.present, *(p.planned if own else ()), p.agree) for p in found.parcels
    )
    return SurveyTable("parcels", Text("用途不同的地块", "parcels of different use"), columns, rows)


def _starts(found: Comparison) -> SurveyTable:
    count = len(found.starts[0].starts) if found.starts else 0
    own = _columns(found)[:count] if count == len(found.scenarios) else ()
    columns = (
        SurveyColumn("action", Text("行动", "action")), SurveyColumn("zh", Text("名称", "title in Chinese")), SurveyColumn("en", Text("英文名称", "title")), *own,
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (s.action, s.title.zh, s.title.en, *(s.starts if own else ())) for s in found.starts
    )
    return SurveyTable("starts", Text("开工季度不同的行动", "actions of different start"), columns, rows)
