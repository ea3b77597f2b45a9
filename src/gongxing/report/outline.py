"""Which chapters and sections does a park plan have by convention, and what will fill those that are still empty?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: key, printed numbering (None for the preface and the appendix), title and sections."""

    key: str
    number: Text | None
    title: Text
    sections: tuple[Section, ...] = ()


def _chapter(
    key: str, number: tuple[str, str] | None, title: tuple[str, str], *sections: tuple[str, str, str]
) -> Chapter:
    numbering = Text(f"第{number[0]}章", f"Chapter {number[1]}") if number else None
    return Chapter(
        key, numbering, Text(*title), tuple(Section(f"{key}.{name}", Text(zh, en)) for name, zh, en in sections)
    )


OUTLINE: tuple[Chapter, ...] = (
    _chapter(
        "preface",
        None,
        ("前言", "Preface"),
        ("basis", "编制依据", "Basis"),
        ("scope", "范围与期限", "Area and horizon"),
        ("complete", "资料完备程度", "How complete the material is"),
    ),
    _chapter(
        "foundation",
        ("一", "1"),
        ("发展基础与形势", "Foundations and situation"),
        ("achieved", "发展成效", "What has been achieved"),
        ("problems", "问题短板", "Problems and weak points"),
        ("outlook", "机遇挑战", "Opportunities and challenges"),
        ("peers", "对标园区", "Peer parks"),
    ),
    _chapter(
        "requirements",
        ("二", "2"),
        ("总体要求", "General requirements"),
        ("thought", "指导思想", "Guiding thought"),
        ("principles", "基本原则", "Principles"),
        ("position", "战略定位", "Strategic position"),
        ("targets", "发展目标", "Targets"),
        ("alignment", "上位衔接", "Alignment with superior plans"),
    ),
    _chapter(
        "land",
        ("三", "3"),
        ("空间布局与土地", "Layout and land"),
        ("structure", "空间结构", "Spatial structure"),
        ("balance", "用地平衡", "Land balance"),
        ("renewal", "存量更新与低效处置", "Renewal of existing land"),
        ("account", "增减挂钩与占补平衡", "Land account: increase-decrease link and farmland balance"),
        ("reserve", "弹性预留", "Reserve for change"),
    ),
    _chapter(
        "industry",
        ("四", "4"),
        ("产业体系", "Industry system"),
        ("choice", "主导产业选择依据", "Basis for choosing leading chains"),
        ("chain", "产业链强补延", "Strengthening, filling and extending chains"),
        ("firms", "亩均评价与企业留提转退", "Grading of firms, and which stay, rise, move or close"),
        ("targets", "分产业目标", "Targets by chain"),
        ("admission", "准入与负面清单", "Admission and negative list"),
    ),
    _chapter("services", ("五", "5"), ("项目全流程服务与招商", "Project services and investment promotion")),
    _chapter("talent", ("六", "6"), ("科技创新与人才", "Innovation and talent")),
    _chapter(
        "infrastructure",
        ("七", "7"),
        ("基础设施", "Infrastructure"),
        ("roads", "道路交通", "Roads"),
        ("pipes", "现状管线", "Pipes and lines today"),
        ("water", "给水工程", "Water supply"),
        ("sewer", "污水工程", "Sewers"),
        ("storm", "雨水工程", "Storm drains"),
        ("lines", "管线综合", "Coordination of lines"),
        ("works", "工程量与分期实施", "Works, quantities and phasing"),
    ),
    _chapter(
        "environment",
        ("八", "8"),
        ("生态环境与安全", "Environment and safety"),
        ("buffers", "防护距离与厂居冲突", "Protection distances and conflicts"),
        ("bottom", "生态与耕地底线", "Ecological and farmland bottom lines"),
        ("air", "涂装废气与应急", "Coating emissions and emergencies"),
    ),
    _chapter("resettlement", ("九", "9"), ("民生与动迁安置", "Livelihood and resettlement")),
    _chapter("integration", ("十", "10"), ("融合发展", "Integration with the neighbouring zone")),
    _chapter("governance", ("十一", "11"), ("社会治理与平安园区", "Social governance and a safe park")),
    _chapter("finance", ("十二", "12"), ("投融资与资金平衡", "Finance and balance of funds")),
    _chapter("phasing", ("十三", "13"), ("分期实施与重大项目库", "Phasing and major projects")),
    _chapter(
        "safeguards",
        ("十四", "14"),
        ("保障措施", "Safeguards"),
        ("verdict", "规则审查结论", "Verdict of review"),
        ("duties", "责任与落实", "Duties and delivery"),
        ("watch", "监测评估与风险", "Monitoring and risks"),
    ),
    _chapter(
        "appendix",
        None,
        ("附录", "Appendix"),
        ("parcels", "主要调整地块", "Main parcels changed"),
        ("rules", "采用的规则", "Rules used"),
        ("sources", "资料与假设", "Material and assumptions"),
        ("method", "方法与复核", "Method and how to check it"),
        ("evidence", "证据索引", "Evidence index"),
    ),
)
"""Preface, fourteen chapters and appendix, in order."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a chapter still lacks: the matter, the data it needs and the engine or ledger that will write it."""

    matter: Text
    data: Text
    engine: Text


GAPS: dict[str, tuple[Gap, ...]] = {
    "services": (
        Gap(
            Text("招商线索库与漏斗", "investment leads and their funnel"),
            Text("招商台账", "the lead ledger"),
            Text("招商台账模块", "the lead ledger"),
        ),
        Gap(
            Text("项目全流程与关键路径", "projects, steps and critical path"),
            Text("项目台账与办理时限", "the project ledger and statutory terms"),
            Text("项目台账模块", "the project ledger"),
        ),
    ),
    "talent": (
        Gap(
            Text("创新平台布局", "innovation platforms"),
            Text("平台名录与企业研发费用", "list of platforms and firms' R&D"),
            Text("产业引擎", "the industry engine"),
        ),
    ),
    "infrastructure.roads": (
        Gap(
            Text("路网改善与地块可达", "road improvement and access for every parcel"),
            Text("道路等级、宽度与路况", "road grade, width and condition"),
            Text("道路引擎", "the roads engine"),
        ),
    ),
    "infrastructure.water": (
        Gap(
            Text("给水管网布置与水力校核", "water network and its hydraulic check"),
            Text("给水管线、管径、用水量与高程", "water mains, diameters, demand and levels"),
            Text("给水引擎", "the water engine"),
        ),
    ),
    "infrastructure.sewer": (
        Gap(
            Text("污水管网与处理能力", "sewers and treatment capacity"),
            Text("污水管线、埋深与排水量", "sewers, depths and flows"),
            Text("污水引擎", "the sewer engine"),
        ),
    ),
    "infrastructure.storm": (
        Gap(
            Text("雨水管网与排口", "storm drains and outfalls"),
            Text("雨水管线、排口、地面高程与设计暴雨", "storm drains, outfalls, ground levels and the design storm"),
            Text("雨水引擎", "the storm engine"),
        ),
    ),
    "infrastructure.lines": (
        Gap(
            Text("管线交叉与平行间距", "crossings and distances between lines"),
            Text("各类管线的位置与埋深", "where each line lies and how deep"),
            Text("管线综合引擎", "the line coordination engine"),
        ),
    ),
    "infrastructure.works": (
        Gap(
            Text("能源与数字设施", "energy and digital facilities"),
            Text("电力、燃气与通信设施资料", "records of power, gas and telecom"),
            Text("后续引擎（尚未排定）", "an engine not yet scheduled"),
        ),
    ),
    "environment.air": (
        Gap(
            Text("污染物总量与涂装台账", "emission caps and coating ledger"),
            Text("企业排放量与涂装工序清单", "firms' emissions and coating lines"),
            Text("产业引擎与环境规则包", "the industry engine and the environmental rules"),
        ),
    ),
    "resettlement": (
        Gap(
            Text("分户安置权益与房源", "entitlement and housing by household"),
            Text("分户人口、合法面积与安置意愿", "people, lawful floor area and wishes by household"),
            Text("安置引擎", "the resettlement engine"),
        ),
        Gap(
            Text("先安置后搬迁的时序", "housing before clearance over time"),
            Text("安置房建设计划", "the schedule of resettlement housing"),
            Text("安置引擎与分期引擎", "the resettlement and phasing engines"),
        ),
    ),
    "integration": (
        Gap(
            Text("与毗邻高新区的共建共享方案", "scenarios of sharing with the neighbouring zone"),
            Text("毗邻园区的产业、设施与机构资料", "the neighbour's industry, facilities and bodies"),
            Text("融合方案模块", "the integration scenarios"),
        ),
    ),
    "governance": (
        Gap(
            Text("信访与纠纷分布及办理时限", "petitions and disputes: places and statutory clocks"),
            Text("案件台账", "the case ledger"),
            Text("案件台账模块", "the case ledger"),
        ),
        Gap(
            Text("治理力量配置", "deployment of governance staff"),
            Text("人员与技能名册", "staff and their skills"),
            Text("案件台账模块", "the case ledger"),
        ),
    ),
    "finance": (
        Gap(
            Text("财政收支与债务承受", "revenue, spending and debt capacity"),
            Text("财政收支、债务与土地出让资料", "records of revenue, debt and land sales"),
            Text("财政引擎", "the finance engine"),
        ),
    ),
    "phasing": (
        Gap(
            Text("五年分期与项目时序", "phasing over the horizon"),
            Text("各项行动工期、资金与先后关系", "durations, money and precedence of the actions"),
            Text("分期引擎", "the phasing engine"),
        ),
    ),
    "safeguards.duties": (
        Gap(
            Text("责任单位与年度任务", "responsible bodies and yearly tasks"),
            Text("责任分工表", "the table of duties"),
            Text("实施评估模块", "the delivery module"),
        ),
    ),
    "safeguards.watch": (
        Gap(
            Text("指标红黄绿灯与年度体检", "traffic lights and yearly review"),
            Text("实施期间各年指标值", "yearly values of the indicators"),
            Text("实施评估模块", "the delivery module"),
        ),
    ),
}
"""What today's engines cannot fill yet, by chapter or section key."""


def chapter(key: str) -> Chapter:
    """Return the chapter called `key`; KeyError if there is none."""
    for found in OUTLINE:
        if found.key == key:
            return found
    raise KeyError(f"no chapter {key}")
