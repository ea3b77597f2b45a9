"""Does the section on roads say what is built, who gets access, what is saved and where trucks pass homes?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import roads_scheme
from tests.report.reading import chapter

from gongxing.plan import Result, Status
from gongxing.plan.roads import RoadScheme
from gongxing.report.material import Material, gather
from gongxing.words import Text


def with_scheme(material: Material, scheme: RoadScheme) -> Material:
    result = Result(Status.FEASIBLE, scheme, 1e7, 9e6, 0.1, 1, Text("法", "method"))
    return gather(material.park, replace(material.plan, roads=result), material.standards)


def test_it_says_what_the_plan_builds(networks: Material) -> None:
    text = chapter(networks, "infrastructure")
    assert "方案保留道路200米，拓宽200米，新建350米，工程费用470.4万元。须拆除建筑1栋。" in text
    assert "须临路的3宗地块中，现状已临路2宗（66.7%），规划新增1宗，全部可达。" in text
    assert "最短新路为150米，已证最优" in text
    assert "由1200.0万元降至900.0万元，节省300.0万元" in text
    assert "货运通道1条，日货运140次。其中60米别无他路" in text


def test_it_says_the_same_in_english(networks: Material) -> None:
    text = chapter(networks, "infrastructure", "en")
    assert "The plan keeps 200 m of road, widens 200 m and builds 350 m" in text
    assert "Of 3 parcels that need a road 2 (66.7%) have one today; the plan gives one to 1 more" in text


def test_a_scheme_that_builds_nothing_still_reads(material: Material) -> None:
    scheme = RoadScheme((), (), (), (), (), 0.0, 5e6, 5e6, 0.0, False)
    text = chapter(with_scheme(material, scheme), "infrastructure")
    assert "没有须临路的地块" in text
    assert "不拆除建筑" in text
    assert "尚未证明最短" in text
    assert "出行时间价值由" not in text


def test_trucks_that_pass_no_homes_are_said_to_pass_none(material: Material) -> None:
    scheme = roads_scheme()
    routes = tuple(replace(route, near_homes_m=0.0) for route in scheme.routes)
    assert "均不贴近住宅" in chapter(with_scheme(material, replace(scheme, routes=routes)), "infrastructure")
