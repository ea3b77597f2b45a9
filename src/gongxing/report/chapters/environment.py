"""Where do workshops stand too near homes, which bottom lines hold, and what is still missing on air and safety?"""

from __future__ import annotations

from gongxing.report.cells import counted, rule_said
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section, pending
from gongxing.report.document import EMPTY, Block, FigureRun, MapBlock, Paragraph, Ref, Sentence, plain, say
from gongxing.report.maps import TITLES, maps_of
from gongxing.report.material import Material
from gongxing.report.review_tables import conflict_table
from gongxing.words import Text


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on environment and safety."""
    return body(
        open_chapter("environment"),
        open_section("environment.buffers"),
        *_buffers(material),
        open_section("environment.bottom"),
        *_bottom(material),
        open_section("environment.air"),
        paragraph(
            rule_said(material, "DQ-46", Text("{rule}。", "{rule}.")),
            rule_said(material, "SW-45", Text("{rule}。", "{rule}.")),
        ),
        pending("environment.air"),
    )


def _buffers(material: Material) -> tuple[Block, ...]:
    rule = paragraph(
        rule_said(
            material, "WS-DEF", Text("防护距离的量法：{rule}。", "How protection distances are measured: {rule}.")
        ),
        rule_said(material, "WS-STEP", Text("{rule}。", "{rule}.")),
    )
    if not len(material.park.buildings):
        return body(rule, lacking(Text("建筑", "buildings"), Text("厂居冲突", "conflicts of workshops and homes")))
    table = conflict_table(material)
    if table is None:
        return body(rule, Paragraph(_none_found(material)))
    total, left = len(material.plan.conflicts), sum(not c.resolved for c in material.plan.conflicts)
    lead = say(
        Text(
            "现状厂居冲突{total}，方案实施后余{left}。台账与各项处置的费用见{table}，分布见{map}。",
            "There are {total} today and {left} once the plan is carried out. {table} is the ledger with the price of each remedy; {map} shows where they are.",
        ),
        total=FigureRun(
            counted(
                "report.conflicts",
                Text("厂居冲突", "conflicts of workshops and homes"),
                total,
                "conflicts",
                "buildings.geometry",
            )
        ),
        left=FigureRun(
            counted(
                "report.conflicts_left",
                Text("方案后仍存的厂居冲突", "conflicts that remain"),
                left,
                "conflicts",
                "buildings.geometry",
            )
        ),
        table=Ref(table.key),
        map=Ref("map.conflicts") if "map.conflicts" in maps_of(material) else Ref(table.key),
    )
    remain = (
        plain(
            Text(
                "未消除的冲突不得以公示代替处置，须逐处确定治理、搬迁或停产措施。",
                "What remains must be settled case by case: abatement, moving or closure.",
            )
        )
        if left
        else EMPTY
    )
    maps = [MapBlock(key, TITLES[key]) for key in maps_of(material) if key == "map.conflicts"]
    return body(rule, paragraph(lead, remain), *maps, table)


def _none_found(material: Material) -> Sentence:
    buildings = material.park.buildings
    if not (buildings["emits"].notna().any() or buildings["protection_m"].notna().any()):
        return plain(
            Text(
                "建筑表没有无组织排放和防护距离的记录，厂居冲突无法判断；并非没有冲突。",
                "The buildings table records neither unorganised emissions nor protection distances, so conflicts cannot be judged; this does not mean there are none.",
            )
        )
    return plain(Text("按现有资料未发现厂居冲突。", "On the present material no conflict was found."))


def _bottom(material: Material) -> tuple[Block, ...]:
    farmland = told(
        material,
        Text("区内永久基本农田{area}。", "The park holds {area} of permanent basic farmland."),
        area=("park.permanent_farmland_m2", Text("永久基本农田", "permanent basic farmland")),
    )
    missing = (
        EMPTY
        if farmland.zh
        else plain(
            Text(
                "地块表没有永久基本农田标注，避让情况无法核对。",
                "Parcels are not marked for permanent farmland, so keeping clear of it cannot be checked.",
            )
        )
    )
    return body(
        paragraph(farmland, missing, rule_said(material, "JBNT-35", Text("{rule}。", "{rule}."))),
        paragraph(
            rule_said(
                material, "GH-EIA", Text("规划环境影响评价：{rule}。", "Environmental assessment of the plan: {rule}.")
            )
        ),
    )
