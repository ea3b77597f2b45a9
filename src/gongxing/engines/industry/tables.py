"""How are the decisions on all firms, the sites and the zones written down as tables, for a workbook or another program?"""

from __future__ import annotations

from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.plan import IndustryScheme, Plan
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.words import Text

_WORDS = tuple(DECISIONS.items())
_FIRM_COLUMNS = (
    SurveyColumn("firm", Text("企业编号", "firm")),
    SurveyColumn("name", Text("企业名称", "name")),
    SurveyColumn("chain", Text("产业链", "chain")),
    SurveyColumn("decision", Text("处置", "decision"), "", _WORDS),
    SurveyColumn("fixed", Text("使用者决定", "decided by the user")),
    SurveyColumn("parcel", Text("现址地块", "present parcel")),
    SurveyColumn("site", Text("规划地块", "planned parcel")),
    SurveyColumn("land_m2", Text("规划用地", "land used"), "m2"),
    SurveyColumn("left_m2", Text("腾出用地", "land given back"), "m2"),
    SurveyColumn("cost_yuan", Text("费用", "cost"), "yuan"),
    SurveyColumn("public_yuan", Text("其中公共资金", "public money within it"), "yuan"),
    SurveyColumn("covered", Text("用地方案已列支", "paid in the land plan")),
    SurveyColumn("gain_yuan", Text("年增加值变化", "yearly value added won"), "yuan"),
    SurveyColumn("lost_yuan", Text("停产或退出损失的产值", "output lost"), "yuan"),
    SurveyColumn("grade", Text("等级", "grade")),
    SurveyColumn("votes", Text("各公式表决", "votes of the formulas")),
    SurveyColumn("stable", Text("等级稳定", "grade stable")),
    SurveyColumn("near_before", Text("伙伴邻近度（现状）", "partners near, today")),
    SurveyColumn("near", Text("伙伴邻近度（方案）", "partners near, planned")),
    SurveyColumn("rules", Text("起约束的规则", "rules that bind")),
    SurveyColumn("next_decision", Text("次优处置", "next best"), "", _WORDS),
    SurveyColumn("next_site", Text("次优地块", "next best parcel")),
    SurveyColumn("next_loss", Text("改取次优的损失", "loss with the next best"), "yuan"),
    SurveyColumn("reason_zh", Text("理由", "reason in Chinese")),
    SurveyColumn("reason_en", Text("理由（英文）", "reason in English")),
)
_SITE_COLUMNS = (
    SurveyColumn("parcel", Text("地块", "parcel")),
    SurveyColumn("use", Text("规划用途", "planned use")),
    SurveyColumn("capacity_m2", Text("可用面积", "usable land"), "m2"),
    SurveyColumn("used_m2", Text("使用面积", "land used"), "m2"),
    SurveyColumn("free_m2", Text("余量", "land free"), "m2"),
    SurveyColumn("chain", Text("主要产业链", "main chain")),
    SurveyColumn("firms", Text("企业", "firms")),
)
_ZONE_COLUMNS = (
    SurveyColumn("zone", Text("片区（首要地块）", "zone (leading parcel)")),
    SurveyColumn("chain", Text("集聚产业链", "chain it gathers")),
    SurveyColumn("firms", Text("该链企业数", "firms of that chain")),
    SurveyColumn("parcels", Text("地块", "parcels")),
)


def industry_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return the decisions on all firms, the sites and the zones of a plan; empty where it has no industry scheme."""
    scheme = plan.industry.part if plan.industry is not None else None
    if scheme is None:
        return ()
    return (
        SurveyTable(
            "firm_decisions", Text("企业处置", "decisions on firms"), _FIRM_COLUMNS,
            tuple(_firm_row(choice) for choice in scheme.choices),
        ),
        SurveyTable("firm_sites", Text("企业用地", "sites of firms"), _SITE_COLUMNS, _site_rows(scheme)),
        SurveyTable("chain_zones", Text("产业片区", "chain zones"), _ZONE_COLUMNS, _zone_rows(scheme)),
    )  # fmt: skip


def _firm_row(choice: FirmChoice) -> tuple[str | float | int | bool | None, ...]:
    given = {"reason_zh": choice.reason.zh, "reason_en": choice.reason.en, "rules": ", ".join(choice.rules)}
    return tuple(plain(given.get(column.name, getattr(choice, column.name, None))) for column in _FIRM_COLUMNS)


def _site_rows(scheme: IndustryScheme) -> tuple[tuple[str | float | int | bool | None, ...], ...]:
    return tuple(
        (
            s.parcel,
            s.use,
            plain(s.capacity_m2),
            plain(s.used_m2),
            plain(s.capacity_m2 - s.used_m2),
            s.chain,
            ", ".join(s.firms),
        )
        for s in scheme.sites
    )


def _zone_rows(scheme: IndustryScheme) -> tuple[tuple[str | float | int | bool | None, ...], ...]:
    return tuple((z.zone, z.chain, len(z.firms), ", ".join(z.parcels)) for z in scheme.zones)
