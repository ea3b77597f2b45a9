"""What has the park achieved, where is it weak, what helps and threatens it, all said from measured figures?"""

from __future__ import annotations

from gongxing.report.cells import rule_said
from gongxing.report.chapters.compared import compared_section, peers_section
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section
from gongxing.report.document import EMPTY, Block, Bullets, Column, Paragraph, Sentence, TableBlock, join, plain, say
from gongxing.report.material import Material
from gongxing.words import Text

_STRONG_SHARE = 0.25
"""From this share on the report calls a cluster or a concentration marked: the writer's wording, not a norm."""


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on foundations and situation."""
    return body(
        open_chapter("foundation"),
        open_section("foundation.achieved"),
        *_achieved(material),
        open_section("foundation.problems"),
        *_problems(material),
        *compared_section(material),
        open_section("foundation.outlook"),
        *_outlook(material),
        open_section("foundation.peers"),
        *_peers(material),
    )


def told(material: Material, template: Text, **keys: tuple[str, Text] | tuple[str, Text, str]) -> Sentence:
    """Return `template` filled with figures by key, or nothing if any of them is not known."""
    if not material.knows(*(entry[0] for entry in keys.values())):
        return EMPTY
    return say(
        template,
        **{name: material.run(entry[0], entry[1], entry[2] if len(entry) > 2 else "") for name, entry in keys.items()},
    )


def paragraph(*sentences: Sentence) -> Paragraph | None:
    """Return the sentences that have words as one paragraph, or nothing."""
    words = join(sentences)
    return Paragraph(words) if words.zh else None


def _achieved(material: Material) -> tuple[Block, ...]:
    return body(
        _land(material) or lacking(Text("地块用途", "the use of parcels"), Text("用地现状", "present land use")),
        _firms(material) or lacking(Text("企业名录", "firms"), Text("产业成效", "the industry")),
        _people(material) or lacking(Text("住户", "households"), Text("人口与居住", "people and housing")),
        Paragraph(
            plain(
                Text(
                    "以上为某一时点的状况；历年变化须有多年资料方能说明。",
                    "This is the state at one date; trends need several years of records.",
                )
            )
        ),
    )


def _land(material: Material) -> Paragraph | None:
    return paragraph(
        _construction(material),
        told(
            material,
            Text(
                "其中工矿用地{works}，居住用地{homes}。", "Industrial land takes {works} and residential land {homes}."
            ),
            works=("park.use.10.m2", Text("现状工矿用地", "present industrial land")),
            homes=("park.use.07.m2", Text("现状居住用地", "present residential land")),
        ),
        told(
            material,
            Text("路网总长{length}。", "The road network is {length} long."),
            length=("park.road_m", Text("道路长度", "road length")),
        ),
        told(
            material,
            Text("建设用地路网密度{density}。", "On construction land its density is {density}."),
            density=("park.road_density", Text("路网密度", "road density")),
        ),
    )


def _construction(material: Material) -> Sentence:
    area = ("park.area_m2", Text("地块总面积", "total area of parcels"))
    built = ("park.built_m2", Text("现状建设用地", "present construction land"))
    if material.knows("park.built_share"):
        words = Text(
            "园区地块总面积{area}，现状建设用地{built}，占{share}。",
            "The parcels cover {area}; {built} of it, {share}, is construction land today.",
        )
        share = ("park.built_share", Text("建设用地占比", "share of construction land"))
        return told(material, words, area=area, built=built, share=share)
    words = Text(
        "园区地块总面积{area}，多数地块用途不明，仅{built}确知为建设用地，占比无从计算。",
        "The parcels cover {area}; too much of it has no known use, only {built} is known as construction land and no share can be given.",
    )
    whole = told(
        material, Text("园区地块总面积{area}，用途均不明。", "The parcels cover {area}; no use is known."), area=area
    )
    return told(material, words, area=area, built=built) if material.knows("park.built_m2") else whole


def _firms(material: Material) -> Paragraph | None:
    return paragraph(
        told(
            material, Text("入园企业{firms}。", "The park has {firms}."), firms=("park.firms", Text("企业数", "firms"))
        ),
        told(
            material,
            Text("年销售收入{sales}。", "Their sales are {sales} a year."),
            sales=("park.sales_yuan", Text("年销售收入", "yearly sales")),
        ),
        told(
            material,
            Text(
                "石油装备企业{oil}，占{share}，集群特征鲜明。"
                if _strong(material, "park.oil_share")
                else "石油装备企业{oil}，占{share}。",
                "Oil equipment is made by {oil}, {share} of all, a marked cluster."
                if _strong(material, "park.oil_share")
                else "Oil equipment is made by {oil}, {share} of all.",
            ),
            oil=("park.oil_firms", Text("石油装备企业", "oil-equipment firms")),
            share=("park.oil_share", Text("石油装备企业占比", "share of oil-equipment firms")),
        ),
        told(
            material,
            Text("规模以上企业{above}，占{share}。", "{above} are above designated size, {share} of all."),
            above=("park.above_scale", Text("规上企业", "firms above size")),
            share=("park.above_scale_share", Text("规上企业占比", "share above size")),
        ),
        told(material, Text("从业人员{jobs}。", "They employ {jobs}."), jobs=("park.jobs", Text("从业人数", "jobs"))),
        told(
            material,
            Text("亩均销售{sales}，亩均税收{tax}。", "Sales are {sales} and taxes {tax}."),
            sales=("park.sales_per_m2", Text("亩均销售", "sales per mu")),
            tax=("park.tax_per_m2", Text("亩均税收", "tax per mu")),
        ),
    )


def _people(material: Material) -> Paragraph | None:
    return paragraph(
        told(
            material,
            Text(
                "园区内现有住户{households}，居住人口{persons}。", "{households} with {persons} live within the park."
            ),
            households=("park.households", Text("住户数", "households")),
            persons=("park.persons", Text("居住人口", "residents")),
        ),
        told(
            material,
            Text("分属{villages}村组。", "They belong to {villages}."),
            villages=("park.villages", Text("村组数", "village groups")),
        ),
    )


def _strong(material: Material, key: str) -> bool:
    value = material.value(key)
    return value is not None and value >= _STRONG_SHARE


def _problems(material: Material) -> tuple[Block, ...]:
    interleaving = told(
        material,
        Text(
            "厂居交错。{share}的住宅（或居住地块）紧邻厂房或工业地块。",
            "Works and homes are interleaved: {share} of the homes (or residential parcels) lie close to a workshop or industrial parcel.",
        ),
        share=("park.interleaving", Text("厂居交错率", "interleaving of homes and works")),
    )
    conflicts = told(
        material,
        Text(
            "按防护距离量测，现状厂居冲突{count}，详见第八章。",
            "Measured by protection distances there are {count} today; see the chapter on environment.",
        ),
        count=("land.conflicts_present", Text("现状厂居冲突", "conflicts today")),
    )
    items = [join((interleaving, conflicts))]
    items.append(
        told(
            material,
            Text(
                "产业单一、主体集中。前两户企业占全部销售的{top}，市场波动时全园易受牵连。"
                if _strong(material, "park.top_two_share")
                else "前两户企业占全部销售的{top}。",
                "Sales are concentrated: the two largest firms make {top}, so a shock to them is a shock to the park."
                if _strong(material, "park.top_two_share")
                else "The two largest firms make {top} of all sales.",
            ),
            top=("park.top_two_share", Text("前两户企业销售占比", "share of the two largest")),
        )
    )
    small = material.value("park.above_scale_share")
    if small is not None and small < _STRONG_SHARE:
        items.append(
            told(
                material,
                Text(
                    "企业规模偏小。规上企业仅占{share}，多数企业抗风险和投入改造的能力有限。",
                    "Firms are small: only {share} are above designated size, and most have little strength to invest or to weather a crisis.",
                ),
                share=("park.above_scale_share", Text("规上企业占比", "share above size")),
            )
        )
    items.append(_bottom_line(material))
    if material.value("park.use_unknown_m2"):
        items.append(
            told(
                material,
                Text(
                    "底数不清。现状用途不明的土地{area}，须先调查后定用途。",
                    "Facts are missing: the use of {area} is not known and has to be surveyed first.",
                ),
                area=("park.use_unknown_m2", Text("用途不明面积", "area of unknown use")),
            )
        )
    kept = tuple(item for item in items if item.zh)
    if not kept:
        return (lacking(Text("建筑、企业和住户", "buildings, firms and households"), Text("问题短板", "problems")),)
    return (Bullets(kept),)


def _bottom_line(material: Material) -> Sentence:
    return told(
        material,
        Text(
            "土地约束紧。永久基本农田{farmland}须严格避让，新增建设用地指标{quota}。",
            "Land is scarce: {farmland} of permanent basic farmland must not be touched, and the quota of new construction land is {quota}.",
        ),
        farmland=("park.permanent_farmland_m2", Text("永久基本农田", "permanent basic farmland")),
        quota=("park.quota.new_construction_m2", Text("新增建设用地指标", "quota of new construction land")),
    )


def _outlook(material: Material) -> tuple[Block, ...]:
    cells = tuple(_or_empty(join(pair)) for pair in (*_within(material), *_around(material)))
    columns = (
        Column(Text("优势", "Strengths")),
        Column(Text("劣势", "Weaknesses")),
        Column(Text("机遇", "Opportunities")),
        Column(Text("威胁", "Threats")),
    )
    note = plain(
        Text(
            "只列有资料支撑的判断；资料不足者注明，留待访谈与座谈成果补充。",
            "Only what the material supports; interviews and workshops will add to it.",
        )
    )
    return (
        TableBlock(
            "table.swot",
            Text("优势、劣势、机遇与威胁", "Strengths, weaknesses, opportunities and threats"),
            columns,
            (cells,),
            0,
            note,
        ),
    )


def _within(material: Material) -> tuple[tuple[Sentence, Sentence], ...]:
    strengths = told(
        material,
        Text(
            "石油装备企业占{share}，专业化基础已经形成。",
            "{share} of the firms make oil equipment: a specialised base exists.",
        ),
        share=("park.oil_share", Text("石油装备企业占比", "share of oil-equipment firms")),
    )
    works = told(
        material,
        Text("已有工矿用地{area}，存量更新有空间。", "There are {area} of industrial land: room for renewal."),
        area=("park.use.10.m2", Text("现状工矿用地", "present industrial land")),
    )
    weak = told(
        material,
        Text("厂居交错率{share}。", "{share} of homes lie close to works."),
        share=("park.interleaving", Text("厂居交错率", "interleaving")),
    )
    few = told(
        material,
        Text("规上企业占{share}。", "{share} of firms are above designated size."),
        share=("park.above_scale_share", Text("规上企业占比", "share above size")),
    )
    return (strengths, works), (weak, few)


def _around(material: Material) -> tuple[tuple[Sentence, Sentence], ...]:
    chances = told(
        material,
        Text("可用新增建设用地指标{quota}。", "A quota of {quota} of new construction land."),
        quota=("park.quota.new_construction_m2", Text("新增建设用地指标", "quota of new construction land")),
    )
    linked = told(
        material,
        Text("增减挂钩指标{quota}，腾退可换空间。", "A linked quota of {quota}: clearing earns space."),
        quota=("park.quota.linked_m2", Text("增减挂钩指标", "linked quota")),
    )
    threats = told(
        material,
        Text(
            "前两户企业销售占{share}，易受外部冲击。", "The two largest firms make {share} of sales: exposed to shocks."
        ),
        share=("park.top_two_share", Text("前两户企业销售占比", "share of the two largest")),
    )
    rules = (
        plain(Text("环境准入与防护要求趋严。", "Environmental admission and protection rules tighten."))
        if "WS-DEF" in material.standards
        else EMPTY
    )
    return (chances, linked), (threats, rules)


def _or_empty(sentence: Sentence) -> Sentence:
    return sentence if sentence.zh else plain(Text("资料不足", "not enough material"))


def _peers(material: Material) -> tuple[Block, ...]:
    lead = Text("可供参照：{rule}。", "For reference: {rule}.")
    anchors = tuple(
        found for found in (rule_said(material, code, lead) for code in ("GR-JS", "GR-JY1", "AZ-OBS1")) if found.zh
    )
    return body(Bullets(anchors) if anchors else None, *peers_section(material))
