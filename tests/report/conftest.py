"""Which small park, plan and rules do the tests of the report share? Everything is made by hand; nothing is solved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box
from tests.frames import schedule, scheduled
from tests.report.networks import conflicted, networked

from gongxing.origins import Figure, Origin, OriginKind, computed
from gongxing.park import Park, Settings
from gongxing.plan import (
    AccountYear,
    Action,
    Conflict,
    DemandUse,
    Finding,
    LandScheme,
    ParcelChoice,
    Plan,
    Result,
    Status,
    ValuePart,
)
from gongxing.report.assemble import assemble
from gongxing.report.citations import Citations
from gongxing.report.document import Document
from gongxing.report.material import Material, gather
from gongxing.report.spoken import Script, speak
from gongxing.samples.demo import demo_park
from gongxing.standards import Grade, Rule, Severity, Standards
from gongxing.words import Text, same
from gongxing.workflow.economy import Ground, plan_economy
from gongxing.workflow.framework import plan_framework
from gongxing.workflow.industry import industry_of, norms_of
from gongxing.workflow.watch import lights_now

CRS = "EPSG:4549"
DAY = dt.date(2026, 1, 1)
USES = ("100102", "100103", "0703", "0101", "0101", "1401", "0701", "16")
PLANNED = ("100102", "100101", "0703", "100102", "0101", "1401", "0701", "14")


def rule(code: str, zh: str, en: str, *, op: str = "", value: str = "", unit: str = "", grade: str = "A") -> Rule:
    return Rule(
        code, Text("用地", "land"), Text(zh, en), op, value, unit, "全国", DAY.replace(year=2020), None,
        f"《试验规则》{code}", Grade(grade), Severity.HARD, Text("用途", "use"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def standards() -> Standards:
    return Standards(
        (
            rule("JBNT-35", "永久基本农田不得占用", "permanent farmland may not be taken"),
            rule("TR-59", "改作住宅前须作土壤调查", "a soil survey comes before housing"),
            rule("WS-DEF", "防护距离自车间边界起算", "distances start at the workshop's edge", grade="C"),
            rule("ZB-30", "占多少垦多少", "what is taken is replaced", op=">=", value="1", unit="ha/ha", grade="B"),
            rule("ZD-28", "方案公告时间", "the scheme is published", op=">=", value="30", unit="日"),
        ),
        DAY,
    )


def parcels() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "id": [f"P{i}" for i in range(8)],
            "use": list(USES),
            "permanent_farmland": [False, False, False, False, True, False, False, False],
            "former_factory": [True, True, False, False, False, False, False, False],
            "source": ["S1"] * 8,
        },
        geometry=[box(100 * (i % 4), 100 * (i // 4), 100 * (i % 4) + 100, 100 * (i // 4) + 100) for i in range(8)],
        crs=CRS,
    )


@pytest.fixture(scope="session")
def park() -> Park:
    settings = Settings("甲产业园", CRS, DAY, (2026, 2030), synthetic=True, budget_yuan=2e8)
    firms = gpd.GeoDataFrame(
        {
            "id": ["F1", "F2", "F3", "F4"],
            "name": ["甲厂", "乙厂", "丙厂", "丁厂"],
            "chain": ["石油装备", "石油装备", "零部件", None],
            "sales_yuan": [60e6, 25e6, 15e6, 0.0],
            "land_m2": [5000.0, 5000.0, 2000.0, 1000.0],
            "above_scale": [True, False, False, False],
            "jobs": [100, 60, 20, 5],
        },
        geometry=[Point(20, 20)] * 4,
        crs=CRS,
    )
    buildings = gpd.GeoDataFrame(
        {
            "id": ["B1", "B2"],
            "kind": ["workshop", "dwelling"],
            "floors": [1.0, 2.0],
            "emits": [True, None],
            "protection_m": [100.0, None],
        },
        geometry=[box(150, 40, 180, 60), box(220, 40, 230, 50)],
        crs=CRS,
    )
    roads = gpd.GeoDataFrame({"id": ["R1"], "grade": ["local"]}, geometry=[LineString([(0, 0), (400, 0)])], crs=CRS)
    waters = gpd.GeoDataFrame({"id": ["W1"], "kind": ["pond"]}, geometry=[box(300, 150, 340, 190)], crs=CRS)
    households = gpd.GeoDataFrame(
        {
            "id": ["H1", "H2"],
            "parcel": ["P2", "P6"],
            "persons": [4, 3],
            "floor_m2": [200.0, 120.0],
            "village": ["甲村", "甲村"],
        },
        geometry=[Point(225, 45), Point(250, 150)],
        crs=CRS,
    )
    found = (
        Park(settings).with_table("parcels", parcels()).with_table("firms", firms).with_table("buildings", buildings)
    )
    found = found.with_table("roads", roads).with_table("waters", waters).with_table("households", households)
    kinds = ("strategy", "idea", "pillar", "leading_chain", "nurtured_chain")
    names = ("战略一", "以人为本", "支柱一", "石油装备", "零部件")
    found = found.with_table(
        "strategies", pd.DataFrame({"id": [f"Z{i}" for i in range(5)], "kind": kinds, "name": names})
    )
    found = found.with_table(
        "sources",
        pd.DataFrame({"id": ["S1"], "file": ["地块.gpkg"], "sha256": ["ab" * 32], "table": ["parcels"], "rows": [8]}),
    )
    assumed = pd.DataFrame(
        {"id": ["A1"], "value": ["3"], "unit": ["%"], "words": ["年增长"], "words_en": ["growth a year"]}
    )
    found = found.with_table("assumptions", assumed)
    return found.with_table(
        "quota", pd.DataFrame({"id": ["Q1"], "year": [2026], "kind": ["new_construction"], "area_m2": [20_000.0]})
    )


def scheme() -> LandScheme:
    parts = (
        ValuePart("road", Text("临近道路", "near a road"), 3e6),
        ValuePart("cost", Text("转换成本", "conversion"), -1e6),
    )
    choices = tuple(
        ParcelChoice(f"P{i}", 10_000.0, now, then, False, parts, 0.0 if now == then else 1e6, ("ZB-30",), "14", 5e5)
        for i, (now, then) in enumerate(zip(USES, PLANNED, strict=True))
    )
    demands = (
        DemandUse(
            "land.area.01",
            Text("耕地面积", "area of farmland"),
            "m2",
            10_000.0,
            None,
            10_000.0,
            True,
            Text("使用者目标", "goal of the user"),
        ),
    )
    account = tuple(
        AccountYear(year, 60_000.0, 10_000.0, 2_000.0, 0.0, None, 2_000.0, None) for year in range(2026, 2031)
    )
    return LandScheme(
        tuple(dict.fromkeys(PLANNED)), choices, demands, account, (("B1", 4e5),), (Text("须分期", "to be phased"),)
    )


def engine_figures() -> tuple[Figure, ...]:
    origin = computed("engines.land.solve", Text("用地引擎计算", "computed by the land engine"), "parcels", "park.toml")
    return (
        Figure("land.value", Text("方案价值", "value"), 1.234e8, "yuan", origin),
        Figure("land.bound", Text("上界", "bound"), 1.236e8, "yuan", origin),
        Figure("land.gap", Text("差距", "gap"), 0.162, "%", origin),
        Figure("land.changed_m2", Text("调整面积", "changed"), 30_000.0, "m2", origin),
        Figure("land.changed_parcels", Text("调整地块", "changed parcels"), 3.0, "宗", origin),
        Figure("land.cost_yuan", Text("费用", "cost"), 3.4e6, "yuan", origin),
        Figure("land.new_construction_m2", Text("新增建设用地", "new construction"), 10_000.0, "m2", origin),
        Figure("land.farmland_loss_m2", Text("耕地净减少", "farmland loss"), 10_000.0, "m2", origin),
    )


@pytest.fixture(scope="session")
def plan() -> Plan:
    land = Result(Status.FEASIBLE, scheme(), 1.234e8, 1.236e8, 0.00162, 7, Text("逐一比较", "pairwise comparison"))
    remedies = ((Text("治理车间", "abate the workshop"), 4e5), (Text("搬迁住宅", "move the home"), None))
    conflicts = (
        Conflict("B1", "F1", "B2", "dwelling", 40.0, 100.0, remedies, True, Text("治理车间", "abate the workshop")),
        Conflict("B1", "F1", "P6", "parcel", 60.0, 100.0, remedies, False),
    )
    findings = (
        Finding(
            "review.farmland",
            Text("占补平衡", "balance of farmland"),
            "pass",
            Text("占用 1.00 公顷", "1.00 ha taken"),
            (),
            "ZB-30",
        ),
        Finding(
            "review.soil", Text("土壤关口", "soil gate"), "unknown", Text("没有土壤资料", "no soil data"), (), "TR-59"
        ),
        Finding("review.budget", Text("预算", "budget"), "fail", Text("超支", "overspent")),
    )
    cited = (Origin(OriginKind.RULE, "TR-59", Text("土壤", "soil")),)
    actions = (
        Action(
            "land.change.P1",
            "land",
            "change_use",
            Text("地块 P1 改用途", "parcel P1 changes use"),
            ("P1",),
            1e6,
            None,
            origins=cited,
        ),
        Action(
            "land.soil.P1", "land", "soil_survey", Text("地块 P1 土壤调查", "soil survey of P1"), ("P1",), None, None
        ),
    )
    return Plan(
        "甲产业园", dt.date(2026, 1, 5), DAY, (2026, 2030), land, actions, engine_figures(), findings, conflicts, True
    )


@dataclass(frozen=True)
class Bare:
    """A park without any table, its plan and the rules."""

    park: Park
    plan: Plan
    standards: Standards


@pytest.fixture(scope="session")
def bare(standards: Standards) -> Bare:
    return Bare(Park(Settings("乙产业园", CRS, DAY, (2026, 2030))), Plan("乙产业园", DAY, DAY, (2026, 2030)), standards)


@pytest.fixture(scope="session")
def material(park: Park, plan: Plan, standards: Standards) -> Material:
    return gather(park, plan, standards)


@pytest.fixture(scope="session")
def empty(bare: Bare) -> Material:
    return gather(bare.park, bare.plan, bare.standards)


@pytest.fixture(scope="session")
def infeasible(park: Park, plan: Plan, standards: Standards) -> Material:
    words = (
        Text("耕地不少于 9 公顷", "at least 9 ha of farmland"),
        Text("住宅不少于 9 公顷", "at least 9 ha of housing"),
    )
    land: Result[LandScheme] = Result(
        Status.INFEASIBLE, None, None, None, None, 1, Text("逐一比较", "pairwise comparison"), conflict=words
    )
    return gather(park, replace(plan, land=land, figures=(), actions=(), conflicts=()), standards)


@pytest.fixture(scope="session")
def framed(park: Park, plan: Plan, standards: Standards) -> Material:
    """The material with a framework, a schedule and the lights of its first year."""
    values = pd.DataFrame({"id": ["V1"], "indicator": ["conflicts"], "year": [2026], "value": [1.9]})
    watched = park.with_table("indicator_values", values)
    items = (scheduled("land.change.P1", 0, 6, 100_000_000), scheduled("land.soil.P1", None, None, 0))
    phased = replace(plan, phasing=Result(Status.OPTIMAL, schedule(*items), 1.0, 1.0, 0.0, 1, same("手工")))
    made = plan_framework(replace(phased, figures=(*plan.figures, *conflict_figures())), watched)
    return gather(watched, made, standards, None, lights_now(made, watched))


def conflict_figures() -> tuple[Figure, ...]:
    origin = computed("review.conflicts", Text("冲突清单", "conflict ledger"), "buildings")
    return tuple(
        Figure(f"land.conflicts_{name}", Text("厂居冲突", "conflicts"), value, "places", origin)
        for name, value in (("present", 2.0), ("planned", 1.0))
    )


@pytest.fixture(scope="session")
def networks(material: Material) -> Material:
    """The material with a scheme of every network engine."""
    return gather(material.park, networked(material.plan), material.standards)


@pytest.fixture(scope="session")
def stuck(material: Material) -> Material:
    """The material with network engines that found no scheme."""
    return gather(material.park, conflicted(material.plan), material.standards)


@pytest.fixture(scope="session")
def economy(standards: Standards) -> Material:
    """The material of a small demo park whose industry is surveyed and whose economy is planned."""
    whole = demo_park(2, 0.5)
    firms = whole.firms.frame.iloc[:90]
    park = whole.with_table("firms", firms)
    for table, columns in (("firm_years", ("firm",)), ("staff", ("firm",)), ("supply_links", ("supplier", "buyer"))):
        frame = park[table].frame
        here = [frame[column].isna() | frame[column].isin(firms["id"]) for column in columns]
        park = park.with_table(table, frame[np.logical_and.reduce(here)])
    norms = norms_of(park)
    survey = industry_of(park, norms)
    bare = Plan(park.settings.name, DAY, DAY, park.settings.horizon, synthetic=True)
    made = plan_economy(bare, Ground(park, standards, norms, survey))
    return gather(park, made, standards, survey)


@pytest.fixture(scope="session")
def document(material: Material) -> Document:
    return assemble(material)


@pytest.fixture(scope="session")
def script_zh(document: Document, material: Material) -> Script:
    return speak(document, Citations(material.park, material.standards), "zh")


@pytest.fixture(scope="session")
def script_en(document: Document, material: Material) -> Script:
    return speak(document, Citations(material.park, material.standards), "en")


@pytest.fixture(scope="session")
def known() -> Figure:
    return Figure("area", Text("面积", "area"), 25_000.0, "m2", computed("test", same("test")))
