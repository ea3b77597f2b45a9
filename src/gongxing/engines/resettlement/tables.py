"""How are the households, groups and estates of a resettlement written down as tables, for a workbook or another program?"""

from __future__ import annotations

from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable
from gongxing.plan import Plan, ResettlementScheme
from gongxing.plan.resettlement import CAUSES, ITEMS, RISKS, WAYS
from gongxing.words import Text

_HOUSEHOLD = (
    SurveyColumn("household", Text("户号", "household")),
    SurveyColumn("group", Text("村组", "group")),
    SurveyColumn("parcel", Text("地块", "parcel")),
    SurveyColumn("action", Text("所涉行动", "displaced by")),
    SurveyColumn("cause", Text("搬迁原因", "cause"), "", tuple(CAUSES.items())),
    SurveyColumn("persons", Text("人口", "persons"), "人"),
    SurveyColumn("floor_m2", Text("合法住房面积", "lawful floor area"), "m2"),
    SurveyColumn("low_m2", Text("安置面积下限", "least entitlement"), "m2"),
    SurveyColumn("high_m2", Text("安置面积上限", "greatest entitlement"), "m2"),
    SurveyColumn("area_m2", Text("安置面积", "entitlement"), "m2"),
    SurveyColumn("area_rules", Text("面积依据", "rules of the area")),
    SurveyColumn("wish", Text("意愿", "wish"), "", tuple(WAYS.items())),
    SurveyColumn("signed", Text("已签约", "signed")),
    SurveyColumn("objection", Text("有异议", "objects")),
    SurveyColumn("way", Text("安置方式", "way"), "", tuple(WAYS.items())),
    SurveyColumn("estate", Text("安置小区", "estate")),
    SurveyColumn("flats", Text("房源", "flats")),
    SurveyColumn("flat_m2", Text("房屋（宅基地）面积", "area of flats or site"), "m2"),
    SurveyColumn("distance_m", Text("距离", "distance"), "m"),
)
_AFTER = (
    SurveyColumn("total_yuan", Text("合计", "total"), "yuan"),
    SurveyColumn("assumed", Text("待核定", "to be surveyed")),
    SurveyColumn("fixed", Text("使用者决定", "decided by the user")),
)
_GROUP = (
    SurveyColumn("group", Text("村组", "group")),
    SurveyColumn("households", Text("户数", "households"), "户"),
    SurveyColumn("persons", Text("人口", "persons"), "人"),
    SurveyColumn("money", Text("货币补偿", "paid in money"), "户"),
    SurveyColumn("flats", Text("安置房（处）", "flats and sites")),
    SurveyColumn("estates", Text("安置小区", "estates")),
    SurveyColumn("cost_yuan", Text("补偿净额", "compensation, net"), "yuan"),
    SurveyColumn("acquire_days", Text("征收程序", "procedure"), "天"),
    SurveyColumn("ready_days", Text("房源交付", "flats ready after"), "天"),
    SurveyColumn("clear_days", Text("搬迁腾空", "clearing"), "天"),
    SurveyColumn("risk", Text("稳定风险", "risk"), "", tuple(RISKS.items())),
    SurveyColumn("reasons", Text("风险原因", "what makes the risk")),
)
_ESTATE = (
    SurveyColumn("estate", Text("小区", "estate")),
    SurveyColumn("name", Text("名称", "name")),
    SurveyColumn("parcel", Text("地块", "parcel")),
    SurveyColumn("state", Text("状态", "state")),
    SurveyColumn("area_m2", Text("户型面积", "area of a flat"), "m2"),
    SurveyColumn("number", Text("可供套数", "on offer"), "套"),
    SurveyColumn("taken", Text("分配套数", "given away"), "套"),
    SurveyColumn("left", Text("剩余套数", "left over"), "套"),
)


def resettlement_tables(plan: Plan) -> tuple[SurveyTable, ...]:
    """Return households with their accounts and totals, groups and estates; empty where the plan has no resettlement."""
    scheme = plan.resettlement.part if plan.resettlement is not None else None
    if scheme is None:
        return ()
    return (_households(scheme), _groups(scheme), _estates(scheme))


def _households(scheme: ResettlementScheme) -> SurveyTable:
    money = tuple(SurveyColumn(f"{key}_yuan", label, "yuan") for key, label in ITEMS.items())
    rows: list[tuple[Cell, ...]] = []
    for line in scheme.lines:
        sums = {item.key: item.sum_fen for item in line.items}
        rows.append(
            (
                line.household, line.group, line.parcel, line.action, line.cause, line.persons, line.floor_m2, line.low_m2,
                line.high_m2, line.area_m2, ", ".join(line.area_rules), line.wish or None, line.signed, line.objection, line.way,
                line.estate or None, ", ".join(flat for flat, _ in line.flats) or None, line.flat_m2 or None, line.distance_m,
                *(sums.get(key, 0) / 100 for key in ITEMS), line.total_fen / 100, ", ".join(line.assumed) or None, line.fixed,
            )
        )  # fmt: skip
    totals = [sum(item.sum_fen for line in scheme.lines for item in line.items if item.key == key) for key in ITEMS]
    blank: tuple[Cell, ...] = (None,) * (len(_HOUSEHOLD) - 1)
    rows.append(("合计 total", *blank, *(fen / 100 for fen in totals), scheme.compensation_fen / 100, None, None))
    return SurveyTable(
        "resettlement_households", Text("逐户安置与补偿", "households"), (*_HOUSEHOLD, *money, *_AFTER), tuple(rows)
    )


def _groups(scheme: ResettlementScheme) -> SurveyTable:
    rows = tuple(
        (
            group.group, group.households, group.persons, group.money, sum(number for _, number in group.estates),
            ", ".join(f"{estate} {number}" for estate, number in group.estates), group.cost_fen / 100, group.acquire_days,
            group.ready_days, group.clear_days, group.risk, "；".join(words.zh for words in group.reasons) or None,
        )
        for group in scheme.groups
    )  # fmt: skip
    return SurveyTable("resettlement_groups", Text("村组", "groups"), _GROUP, rows)


def _estates(scheme: ResettlementScheme) -> SurveyTable:
    rows = tuple(
        (
            line.estate,
            line.name,
            line.parcel or None,
            line.state,
            flat.area_m2,
            flat.number,
            flat.taken,
            flat.number - flat.taken,
        )
        for line in scheme.estates
        for flat in line.flats
    )
    return SurveyTable("resettlement_estates", Text("房源", "flats on offer"), _ESTATE, rows)
