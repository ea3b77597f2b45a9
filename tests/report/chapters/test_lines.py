"""Does the section on line coordination say how many lines get out of the way and what stays too close?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import lines_scheme
from tests.report.reading import chapter

from gongxing.plan import Result, Status
from gongxing.report.material import Material, gather
from gongxing.words import Text


def test_it_counts_crossings_and_those_that_are_solved(networks: Material) -> None:
    text = chapter(networks, "infrastructure")
    assert "共检查4条、交叉4处、平行2段；避让前净距不足的交叉3处，其中1处由一方避让解决。避让工程费用1.2万元。" in text
    assert "仍有交叉1处、平行1段净距不足" in text
    assert "4 lines were checked with 4 crossings and 2 runs side by side" in chapter(networks, "infrastructure", "en")


def test_it_says_when_nothing_is_left(material: Material) -> None:
    scheme = replace(lines_scheme(), crossings=(), parallels=(), yields=())
    result = Result(Status.OPTIMAL, scheme, 0.0, 0.0, 0.0, 1, Text("法", "method"))
    whole = gather(material.park, replace(material.plan, lines=result), material.standards)
    text = chapter(whole, "infrastructure")
    assert "没有遗留的净距不足" in text
    assert "避让工程费用" not in text
