"""What does the land scheme propose, how good is it provably, and what does it do to the land account?"""

from __future__ import annotations

from gongxing.origins import computed
from gongxing.plan import LandScheme, Result, Status
from gongxing.report.cells import rule_said, stated
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section
from gongxing.report.document import (
    EMPTY,
    Block,
    Bullets,
    MapBlock,
    Paragraph,
    Ref,
    Sentence,
    join,
    name_of,
    plain,
    say,
)
from gongxing.report.land_tables import account_table, balance_areas, balance_table, demand_table, moves_table
from gongxing.report.maps import TITLES, maps_of
from gongxing.report.material import Material
from gongxing.report.review_tables import conflict_words
from gongxing.standards import land_use
from gongxing.words import Text

_SOLVER = computed(
    "engines.land.solve", Text("用地引擎的求解记录", "the record of the land engine"), "parcels", "buildings", "quota"
)
_SHOWN_WARNINGS = 8


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on layout and land."""
    if not len(material.park.parcels):
        return body(open_chapter("land"), lacking(Text("地块", "parcels"), Text("空间布局与土地", "layout and land")))
    return body(
        open_chapter("land"),
        open_section("land.structure"),
        *_structure(material),
        open_section("land.balance"),
        *_balance(material),
        open_section("land.renewal"),
        *_renewal(material),
        open_section("land.account"),
        *_account(material),
        open_section("land.reserve"),
        *_reserve(material),
    )


def _structure(material: Material) -> tuple[Block, ...]:
    maps = [MapBlock(key, TITLES[key]) for key in maps_of(material) if key in ("map.present", "map.planned")]
    return body(*_verdict(material), *maps)


def _verdict(material: Material) -> tuple[Block, ...]:
    result = material.plan.land
    if result is None:
        return (
            Paragraph(
                plain(
                    Text(
                        "尚未运行用地引擎，本章只说明现状。",
                        "The land engine has not been run; this chapter describes the present only.",
                    )
                )
            ),
        )
    lead = paragraph(
        say(
            Text(
                "用地方案由引擎求解，状态为“{status}”，方法为{method}。",
                "The land scheme was solved by the engine; its status is “{status}”, the method {method}.",
            ),
            status=name_of(result.status.label),
            method=stated(result.method, _SOLVER, marked=True).zh[0],
        ),
        _quality(material),
    )
    if result.status is Status.INFEASIBLE:
        return body(lead, conflict_words(result.conflict, _SOLVER))
    if result.part is None:
        return body(
            lead,
            Paragraph(
                plain(
                    Text(
                        "在给定工作量内未得可行方案，可放宽约束或增加工作量后重算。",
                        "No feasible plan was found within the work allowed; loosen a demand or allow more work.",
                    )
                )
            ),
        )
    return body(lead, _notes(result))


def _quality(material: Material) -> Sentence:
    value = told(
        material,
        Text(
            "方案价值{value}，已证上界{bound}，与理论最优的差距不超过{gap}。",
            "The value of the plan is {value} against a proven bound of {bound}, so it is within {gap} of the best possible.",
        ),
        value=("land.value", Text("方案价值", "value of the plan")),
        bound=("land.bound", Text("已证上界", "proven bound")),
        gap=("land.gap", Text("已证差距", "proven gap")),
    )
    base = told(
        material,
        Text(
            "同一约束下，手工基准方案的价值为{base}。", "Under the same demands a careful clerk's plan is worth {base}."
        ),
        base=("land.baseline_value", Text("手工基准方案价值", "value of the clerk's plan")),
    )
    return join((value, base))


def _notes(result: Result[LandScheme]) -> Block | None:
    notes = result.notes[:_SHOWN_WARNINGS]
    return Bullets(tuple(stated(note, _SOLVER, marked=True) for note in notes)) if notes else None


def _balance(material: Material) -> tuple[Block, ...]:
    table = balance_table(material)
    lead = say(
        Text("现状与规划的用地构成见{table}。", "{table} sets out the land by class, now and as planned.")
        if material.land
        else Text(
            "现状用地构成见{table}；规划一栏待用地方案形成后补入。",
            "{table} sets out the present land by class; the planned column follows with a land scheme.",
        ),
        table=Ref(table.key),
    )
    change = told(
        material,
        Text(
            "规划新增建设用地{new}，耕地净减少{lost}。",
            "The plan takes {new} of new construction land; farmland falls by {lost} net.",
        ),
        new=("land.new_construction_m2", Text("新增建设用地", "new construction land")),
        lost=("land.farmland_loss_m2", Text("耕地净减少", "net loss of farmland")),
    )
    return body(paragraph(lead, _largest(material), change), table)


def _largest(material: Material) -> Sentence:
    side = 1 if material.land else 0
    areas = {code: pair[side] or 0.0 for code, pair in balance_areas(material).items() if code}
    top = sorted(areas, key=lambda code: -areas[code])[:3]
    if len(top) < 3:
        return EMPTY
    names = {f"c{i}": name_of(land_use(code).name) for i, code in enumerate(top)}
    return say(
        Text(
            "规划面积最大的三类依次为{c0}、{c1}和{c2}。",
            "By planned area the three largest classes are {c0}, {c1} and {c2}.",
        )
        if material.land
        else Text(
            "现状面积最大的三类依次为{c0}、{c1}和{c2}。",
            "By present area the three largest classes are {c0}, {c1} and {c2}.",
        ),
        **names,
    )


def _renewal(material: Material) -> tuple[Block, ...]:
    factory = told(
        material,
        Text(
            "有工业生产历史的土地{area}，是存量更新的主要对象。",
            "{area} of land has a factory past and is what renewal can work on.",
        ),
        area=("park.former_factory_m2", Text("曾用于工业生产的土地", "land with a factory past")),
    )
    soil = rule_said(
        material, "TR-59", Text("更新须遵守土壤管理要求：{rule}。", "Renewal has to keep the soil rule: {rule}.")
    )
    table = moves_table(material)
    if table is None:
        none = plain(Text("没有用途调整。", "No use changes.")) if material.land else EMPTY
        return body(paragraph(factory, soil, none))
    changed = told(
        material,
        Text(
            "方案共调整{count}、{area}，所需费用{cost}。",
            "The plan puts {count} to another use, {area} in all, at a cost of {cost}.",
        ),
        count=("land.changed_parcels", Text("改变用途的地块", "parcels changed")),
        area=("land.changed_m2", Text("改变用途的面积", "area changed")),
        cost=("land.cost_yuan", Text("总费用", "spending")),
    )
    where = say(
        Text(
            "调整去向见{table}，主要地块及理由见{list}。",
            "{table} shows what becomes what; {list} gives the main parcels and why.",
        ),
        table=Ref(table.key),
        list=Ref("table.changed"),
    )
    maps = [MapBlock(key, TITLES[key]) for key in maps_of(material) if key == "map.changes"]
    return body(paragraph(factory, changed, where), paragraph(soil), table, *maps)


def _account(material: Material) -> tuple[Block, ...]:
    farmland = rule_said(
        material, "ZB-30", Text("占用耕地须占补平衡：{rule}。", "Farmland taken has to be replaced: {rule}.")
    )
    reclaimed = told(
        material,
        Text(
            "方案复垦{area}，可按增减挂钩腾换指标。",
            "The plan reclaims {area}, which may earn quota under the increase-decrease link.",
        ),
        area=("land.reclaimed_m2", Text("复垦面积", "land reclaimed")),
    )
    account, demands = account_table(material), demand_table(material)
    refs = (
        [say(Text("逐年台账见{table}。", "The yearly account is in {table}."), table=Ref(account.key))]
        if account
        else []
    )
    refs += (
        [say(Text("各项上下限与使用情况见{table}。", "Bounds and their use are in {table}."), table=Ref(demands.key))]
        if demands
        else []
    )
    quota = told(
        material,
        Text("已下达新增建设用地指标{area}。", "The quota of new construction land granted is {area}."),
        area=("park.quota.new_construction_m2", Text("新增建设用地指标", "quota of new construction land")),
    )
    missing = (
        plain(Text("尚无用地指标资料。", "There is no material on land quota yet."))
        if not len(material.park["quota"])
        else EMPTY
    )
    warned = material.land.warnings[:_SHOWN_WARNINGS] if material.land else ()
    warnings = Bullets(tuple(stated(words, _SOLVER, marked=True) for words in warned)) if warned else None
    return body(paragraph(farmland, quota, missing, reclaimed, *refs), account, warnings, demands)


def _reserve(material: Material) -> tuple[Block, ...]:
    found = told(
        material,
        Text(
            "方案留白用地{area}，用于应对不确定的需求。",
            "The plan keeps {area} of reserved land for needs nobody can foresee.",
        ),
        area=("land.balance.16.planned_m2", Text("留白用地规划面积", "reserved land, planned")),
    )
    if found.zh:
        return body(paragraph(found))
    words = (
        Text(
            "方案未安排留白用地；是否预留、预留多少，须由使用者在用地目标中设定。",
            "The plan reserves no land; whether and how much is for the user to set as a goal.",
        )
        if material.land
        else Text("尚无用地方案，弹性预留暂缺。", "There is no land scheme yet, so the reserve is open.")
    )
    return (Paragraph(plain(words)),)
