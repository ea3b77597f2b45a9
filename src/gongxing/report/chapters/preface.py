"""On what basis, for which area and years, and on how complete a material does the report stand?"""

from __future__ import annotations

from gongxing.diagnosis.completeness import ColumnReport
from gongxing.origins import computed
from gongxing.report.cells import NONE, counted, number_column, value_cell
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section
from gongxing.report.document import (
    Block,
    Column,
    FigureRun,
    Paragraph,
    Ref,
    Sentence,
    TableBlock,
    cell,
    day_of,
    name_of,
    plain,
    say,
    years_of,
)
from gongxing.report.material import Material
from gongxing.standards import Grade
from gongxing.words import Text


def build(material: Material) -> tuple[Block, ...]:
    """Return the preface."""
    return body(
        open_chapter("preface"),
        open_section("preface.basis"),
        *_basis(material),
        open_section("preface.scope"),
        *_scope(material),
        open_section("preface.complete"),
        *_complete(material),
    )


def _basis(material: Material) -> tuple[Block, ...]:
    rules = tuple(material.standards)
    total = counted("report.rules", Text("规则包中的规则", "rules in the packs"), len(rules), "items", "standards")
    seen = counted(
        "report.rules_a",
        Text("甲级规则", "grade A rules"),
        sum(r.grade is Grade.A for r in rules),
        "items",
        "standards",
    )
    memory = counted(
        "report.rules_c",
        Text("丙级规则", "grade C rules"),
        sum(r.grade is Grade.C for r in rules),
        "items",
        "standards",
    )
    return (
        Paragraph(
            say(
                Text(
                    "本报告以{park}的现状资料、现行法规标准和使用者设定的目标为依据，由规划引擎计算、独立审查后编成。规划期为{years}，资料与规则均以{day}为准。",
                    "This report rests on the material of {park} as it stands, on the rules in force and on the goals its users have set; it was computed by the "
                    "planning engines and reviewed independently. The horizon is {years}; material and rules are read as of {day}.",
                ),
                park=name_of(material.plan.park_name),
                years=years_of(*material.plan.horizon),
                day=day_of(material.plan.as_of),
            )
        ),
        Paragraph(
            say(
                Text(
                    "在用规则共{total}，其中已见法规原文的{seen}，仅凭记忆、只作提示的{memory}。本报告实际引用的规则、取值与出处列于{table}。",
                    "Of the rules in force ({total}), {seen} were seen in the statute text and {memory} are known from memory only; these may warn but never forbid. "
                    "The rules this report rests on, with values and sources, are in {table}.",
                ),
                total=FigureRun(total),
                seen=FigureRun(seen),
                memory=FigureRun(memory),
                table=Ref("table.rules"),
            )
        ),
        Paragraph(
            plain(
                Text(
                    "文中每个数字后的方括号编号指向附录的证据索引，可查其来源、依据和计算所用的资料；来源不明的，如实注明。",
                    "The bracketed mark after each number leads to the evidence index in the appendix: its origin, basis and the material it was computed from. "
                    "Where an origin is not known, the index says so.",
                )
            )
        ),
    )


def _scope(material: Material) -> tuple[Block, ...]:
    if not material.knows("park.area_m2"):
        return (lacking(Text("地块", "parcels"), Text("规划范围", "the area planned")),)
    area, number = Text("地块总面积", "total area of parcels"), Text("地块数", "parcels")
    return (
        Paragraph(
            say(
                Text(
                    "规划范围以导入的地块为界，共{number}，面积{area}（{mu}）。",
                    "The area planned is that of the imported parcels: {number}, {area} ({mu}).",
                ),
                number=material.run("park.parcels", number),
                area=material.run("park.area_m2", area, "km2"),
                mu=material.run("park.area_m2", area, "mu"),
            )
        ),
    )


def _complete(material: Material) -> tuple[Block, ...]:
    origin = computed(
        "diagnosis.completeness",
        Text(
            "逐表逐列检查：完备率为下游需要的单元格已填比例，准确率为没有错误的行所占比例",
            "every table and column checked: filled is the share of the cells needed downstream, sound the share of rows without a fault",
        ),
    )
    columns = (
        Column(Text("资料", "Table"), "left", 1.2),
        number_column(Text("行数", "Rows"), origin, 0.8),
        number_column(Text("完备率", "Filled"), origin, 0.8),
        number_column(Text("准确率", "Sound"), origin, 0.8),
        Column(Text("缺失所影响的内容", "What the gaps hold up"), "left", 3.2),
    )
    rows = []
    for report in material.tables:
        shown = report.rows or report.blocks
        if shown:
            rows.append(
                (
                    cell(name_of(report.label)),
                    value_cell("complete", report.rows, unit="rows", show="count", origin=origin),
                    value_cell("complete", report.share, unit="share", show="percent", origin=origin),
                    value_cell("complete", report.sound, unit="share", show="percent", origin=origin),
                    _held_up(report.blocks, report.columns),
                )
            )
    table = TableBlock(
        "table.complete", Text("资料完备与准确程度", "How complete and sound the material is"), columns, tuple(rows)
    )
    lead = Paragraph(
        say(
            Text(
                "规划先求资料全、准。各类资料的完备率与准确率见{table}；缺失之处照实保留，未经使用者确认不作填补。",
                "A plan starts from material that is complete and accurate. {table} shows how far each table is; what is missing stays missing unless the user fills it.",
            ),
            table=Ref("table.complete"),
        )
    )
    return (lead, table)


def _held_up(blocks: Text | None, columns: tuple[ColumnReport, ...]) -> Sentence:
    if blocks is not None:
        return plain(Text(f"全表缺：{blocks.zh}", f"Table missing: {blocks.en}"))
    held = [column.blocks for column in columns if column.blocks and (column.share or 0.0) < 1.0]
    words = list(dict.fromkeys(held))[:3]
    if not words:
        return NONE
    return plain(Text("；".join(w.zh for w in words), "; ".join(w.en for w in words)))
