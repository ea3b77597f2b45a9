"""Which roads and pipes stand today, and what do the network engines still owe?"""

from __future__ import annotations

import shapely

from gongxing.origins import Origin, computed
from gongxing.report.cells import number_column, value_cell
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section, pending
from gongxing.report.document import Block, Column, Ref, Sentence, TableBlock, cell, join, name_of, plain, say
from gongxing.report.material import Material
from gongxing.words import Text

_GRADES = {
    "motorway": Text("高速公路", "Motorway"),
    "arterial": Text("主干路", "Arterial"),
    "collector": Text("次干路", "Collector"),
    "local": Text("支路", "Local road"),
    "lane": Text("街巷", "Lane"),
    "path": Text("小路", "Path"),
}
_PIPES = {
    "water": Text("给水", "Water"),
    "sewer": Text("污水", "Sewer"),
    "storm": Text("雨水", "Storm water"),
    "gas": Text("燃气", "Gas"),
    "power": Text("电力", "Power"),
    "telecom": Text("通信", "Telecom"),
    "heat": Text("供热", "Heat"),
}


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on infrastructure."""
    return body(
        open_chapter("infrastructure"),
        open_section("infrastructure.roads"),
        *_network(material, "roads"),
        open_section("infrastructure.pipes"),
        *_network(material, "pipes"),
        pending("infrastructure"),
    )


def _network(material: Material, table: str) -> tuple[Block, ...]:
    if not len(material.park[table]):
        name = material.park[table].schema.label
        return (lacking(name, Text(f"{name.zh}现状", f"the {name.en} of today")),)
    block = _lengths(material, table)
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


def _lengths(material: Material, table: str) -> TableBlock:
    column, names = ("grade", _GRADES) if table == "roads" else ("kind", _PIPES)
    source = material.park[table]
    lengths = shapely.length(source.geometry.to_numpy())
    kinds = source[column].fillna("").to_numpy()
    origin = computed(
        "report.chapters.networks",
        Text("按类别汇总的长度", "lengths summed by kind"),
        f"{table}.geometry",
        f"{table}.{column}",
    )
    columns = (
        Column(Text("类别", "Kind"), "left", 2.0),
        number_column(Text("条数", "Number"), origin),
        number_column(Text("长度（公里）", "Length (km)"), origin),
        number_column(Text("占比", "Share"), origin),
    )
    whole = float(lengths.sum())
    rows = []
    for kind in [*names, ""]:
        here = kinds == kind
        if here.any():
            name = cell(name_of(names[kind])) if kind else plain(Text("类别不明", "kind not known"))
            rows.append((name, *_cells(int(here.sum()), float(lengths[here].sum()), whole, origin)))
    rows.append((plain(Text("合计", "Total")), *_cells(len(source), whole, whole, origin)))
    caption = (
        Text("现状道路构成", "Roads by grade") if table == "roads" else Text("现状管线构成", "Pipes and lines by kind")
    )
    return TableBlock(f"table.{table}", caption, columns, tuple(rows), 1)


def _cells(count: int, length: float, whole: float, origin: Origin) -> tuple[Sentence, ...]:
    return (
        value_cell("network", count, unit="count", show="count", origin=origin),
        value_cell("network", length, unit="m", show="km!", origin=origin),
        value_cell("network", length / whole if whole else None, unit="share", show="percent", origin=origin),
    )
