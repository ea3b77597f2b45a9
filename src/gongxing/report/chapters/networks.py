"""Which roads and pipes stand today, what do the network engines plan, and what do the works amount to?"""

from __future__ import annotations

from gongxing.report.chapters.drainage import drain_section
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.lines import lines_section
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section, pending
from gongxing.report.chapters.roads import roads_section
from gongxing.report.chapters.water import water_section
from gongxing.report.document import Block, Paragraph, Ref, join, plain, say
from gongxing.report.material import Material
from gongxing.report.network_tables import bill_table, lengths_table, network_works_table
from gongxing.report.quantities import quantities
from gongxing.words import Text


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on infrastructure."""
    return body(
        open_chapter("infrastructure"),
        open_section("infrastructure.roads"),
        *_today(material, "roads"),
        *roads_section(material),
        open_section("infrastructure.pipes"),
        *_today(material, "pipes"),
        open_section("infrastructure.water"),
        *water_section(material),
        open_section("infrastructure.sewer"),
        *drain_section(material, "sewer"),
        open_section("infrastructure.storm"),
        *drain_section(material, "storm"),
        open_section("infrastructure.lines"),
        *lines_section(material),
        open_section("infrastructure.works"),
        *_works(material),
        pending("infrastructure.works"),
    )


def _works(material: Material) -> tuple[Block, ...]:
    bills = quantities(material.plan)
    if not bills:
        none = Text(
            "网络引擎尚未提出工程，工程量暂缺。", "No network engine has proposed works yet, so quantities are open."
        )
        return (Paragraph(plain(none)),)
    summary = network_works_table(material, bills)
    lead = say(
        Text(
            "各网络的工程、费用与工期汇总见{table}，逐项工程量清单列后；单价为可替换的综合单价假设，不是招标价。",
            "{table} sums up the works of the networks, their cost and time; the bills of quantities follow. Prices are all-in assumptions that the user may replace, not tenders.",
        ),
        table=Ref(summary.key),
    )
    return body(paragraph(lead), summary, *(bill_table(bill) for bill in bills))


def _today(material: Material, table: str) -> tuple[Block, ...]:
    if not len(material.park[table]):
        name = material.park[table].schema.label
        return (lacking(name, Text(f"{name.zh}现状", f"the {name.en} of today")),)
    block = lengths_table(material, table)
    if table == "roads":
        lead = join(
            (
                told(
                    material,
                    Text("现状道路总长{length}。", "Roads are {length} long in all."),
                    length=("park.road_m", Text("道路长度", "road length")),
                ),
                told(
                    material,
                    Text("建设用地路网密度{density}。", "On construction land their density is {density}."),
                    density=("park.road_density", Text("路网密度", "road density")),
                ),
            )
        )
    else:
        lead = told(
            material,
            Text("现状管线总长{length}。", "Pipes and lines are {length} long in all."),
            length=("park.pipe_m", Text("管线长度", "length of pipes")),
        )
    return body(paragraph(lead, say(Text("构成见{table}。", "{table} breaks them down."), table=Ref(block.key))), block)
