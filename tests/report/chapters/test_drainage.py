"""Do the sections on sewers and storm drains say what is laid, how it falls, where it is lifted and where it leaves?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.networks import drains_scheme
from tests.report.reading import chapter

from gongxing.plan import Result, Status
from gongxing.plan.sewer import SewerScheme
from gongxing.report.chapters.drainage import drain_section
from gongxing.report.material import Material, gather
from gongxing.words import Text


def with_sewer(material: Material, scheme: SewerScheme) -> Material:
    result = Result(Status.FEASIBLE, scheme, 1e6, None, None, 1, Text("法", "method"))
    return gather(material.park, replace(material.plan, sewer=result), material.standards)


def test_it_says_what_the_plan_builds(networks: Material) -> None:
    text = chapter(networks, "infrastructure")
    assert "现有污水管保留100米，原位更换100米，并行增设100米；新建100米。停用300米。费用62.3万元" in text
    assert "坡度2.0‰至10.0‰，设计流速0.85米/秒至0.85米/秒，最大充满度0.60，管底最深2.50米" in text
    assert "设提升泵站1座，建设费40.0万元，寿命期电费12.3万元" in text
    assert "4宗地块的污水汇入1处去向，设计流量合计30.0升/秒" in text
    assert "4宗地块的雨水经1处排口排出" in text
    assert "尚有1宗地块未能接入" in text


def test_it_says_the_same_in_english(networks: Material) -> None:
    text = chapter(networks, "infrastructure", "en")
    assert "Of the present storm drains 100 m are kept and 100 m replaced" in text
    assert "The rain water of 4 parcels leaves at 1 place, 30.0 L/s in all" in text


def test_gravity_alone_needs_no_station(material: Material) -> None:
    scheme = replace(drains_scheme("sewer"), pumps=(), unserved=())
    text = chapter(with_sewer(material, scheme), "infrastructure")
    assert "全部重力自流" in text
    assert "须排水的地块均已接入" in text
    assert "没有得到可证的下界" in text


def test_an_empty_scheme_still_reads_and_storm_waits_for_its_engine(material: Material) -> None:
    whole = with_sewer(material, SewerScheme("sewer", (), (), (), ()))
    assert "须排水的地块均已接入" in chapter(whole, "infrastructure")
    (box,) = drain_section(whole, "storm")
    assert getattr(box, "key", "") == "gap.infrastructure.storm"
