"""Does the section on water say what is kept and laid, what the worst moment is and who gets no water?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import water_scheme
from tests.report.reading import chapter

from gongxing.plan import Result, Status
from gongxing.plan.water import WaterScheme
from gongxing.report.material import Material, gather
from gongxing.words import Text


def with_scheme(material: Material, scheme: WaterScheme) -> Material:
    result = Result(Status.FEASIBLE, scheme, scheme.cost_yuan, 50_000.0, 0.5, 1, Text("法", "method"))
    return gather(material.park, replace(material.plan, water=result), material.standards)


def test_it_says_what_the_plan_builds(networks: Material) -> None:
    text = chapter(networks, "infrastructure")
    assert "现有给水管保留100米，原位更换100米，并行加设100米；新建100米。停用100米。管网费用10.0万元。" in text
    assert "方案由2处水源接入点向5宗地块供水，最高时供水54立方米/小时" in text
    assert "计入任一管段停用，最低压力20.0米。校核2项工况，各点压力均不低于要求，最小富余0.25米。" in text
    assert "共设消火栓2座，其中新增1座；出流量最小者可供31.5升/秒。各栓均满足" in text
    assert "尚有1宗地块未能供水" in text
    assert "水源水头为假设" in text


def test_it_says_the_same_in_english(networks: Material) -> None:
    text = chapter(networks, "infrastructure", "en")
    assert "Of the present mains 100 m are kept and 100 m replaced" in text
    assert "2 load cases were checked; nowhere does the pressure fall below what is required" in text
    assert "There are 2 hydrants, 1 of them new; the weakest gives 31.5 L/s." in text


def test_shortages_are_not_smoothed_over(material: Material) -> None:
    scheme = water_scheme()
    cases = tuple(replace(case, worst_margin_m=-1.5) for case in scheme.cases)
    hydrants = tuple(replace(h, available_l_s=12.0) for h in scheme.hydrants)
    text = chapter(with_scheme(material, replace(scheme, cases=cases, hydrants=hydrants)), "infrastructure")
    assert "最不利处低于要求1.50米" in text
    assert "2座达不到所需消防流量" in text
    assert "已证下界5.0万元，与理论最优的差距不超过50.0%" in text


def test_an_empty_scheme_still_reads(material: Material) -> None:
    text = chapter(with_scheme(material, WaterScheme((), (), (), (), ())), "infrastructure")
    assert "有需水的地块均已供水" in text
    assert "方案没有消火栓资料" in text


def test_pipes_without_a_second_way_are_told_apart_from_pressure(material: Material) -> None:
    scheme = water_scheme()
    bridge = replace(scheme.cases[0], name="out.L1", worst_node="", worst_margin_m=0.0, cut_off_m3_s=0.003)
    text = chapter(with_scheme(material, replace(scheme, cases=(*scheme.cases, bridge))), "infrastructure")
    assert "校核2项工况" in text
    assert "枝状管段停用时下游断水，其中最大一处占需水量的20.0%" in text
