"""What does the firm register say about the industry, and what do the industry and growth engines still owe?"""

from __future__ import annotations

from collections import Counter

from gongxing.origins import computed
from gongxing.report.cells import number_column, value_cell
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section, pending
from gongxing.report.document import Block, Column, Paragraph, Ref, TableBlock, cell, name_of, plain, say
from gongxing.report.material import Material
from gongxing.words import Text

_TOP_CHAINS = 12


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on industry."""
    return body(open_chapter("industry"), open_section("industry.choice"), *_choice(material), pending("industry"))


def _choice(material: Material) -> tuple[Block, ...]:
    if not len(material.park.firms):
        return (lacking(Text("企业名录", "firms"), Text("产业构成", "the make-up of industry")),)
    table = chains_table(material)
    lead = told(
        material,
        Text("企业{firms}，年销售收入{sales}。", "{firms} with yearly sales of {sales}."),
        firms=("park.firms", Text("企业数", "firms")),
        sales=("park.sales_yuan", Text("年销售收入", "yearly sales")),
    )
    if table is None:
        return body(
            paragraph(lead),
            Paragraph(
                plain(
                    Text(
                        "企业名录没有产业链或行业代码，产业构成无法划分。",
                        "The register gives neither chain nor sector, so industry cannot be broken down.",
                    )
                )
            ),
        )
    return body(
        paragraph(
            lead,
            say(
                Text(
                    "产业构成见{table}，主导产业的选择须结合产业链图谱与冲击情景另行论证。",
                    "{table} breaks it down; which chains should lead needs the chain map and the shock scenarios.",
                ),
                table=Ref(table.key),
            ),
        ),
        table,
    )


def chains_table(material: Material) -> TableBlock | None:
    """Return firms, jobs and sales by chain, or by sector where no chain is given; None where neither is."""
    frame = material.park.firms.frame
    column = next((name for name in ("chain", "sector") if frame[name].notna().any()), None)
    if column is None:
        return None
    groups = frame[column].fillna("")
    origin = computed(
        "report.chapters.industry",
        Text("企业名录按产业汇总", "the firm register summed by chain or sector"),
        f"firms.{column}",
        "firms.sales_yuan",
        "firms.jobs",
    )
    columns = (
        Column(Text("产业", "Chain or sector"), "left", 2.4),
        number_column(Text("企业（家）", "Firms"), origin),
        number_column(Text("占比", "Share"), origin),
        number_column(Text("从业（人）", "Jobs"), origin),
        number_column(Text("销售（亿元）", "Sales (million yuan)"), origin, 1.2),
        number_column(Text("销售占比", "Share of sales"), origin),
    )
    counts = Counter(groups)
    total = float(frame["sales_yuan"].sum()) or None
    rows = []
    for group in sorted(counts, key=lambda g: (g == "", -counts[g], g))[:_TOP_CHAINS]:
        part = frame[groups == group]
        sales = float(part["sales_yuan"].sum()) if part["sales_yuan"].notna().any() else None
        jobs = float(part["jobs"].sum()) if part["jobs"].notna().any() else None
        name = (
            cell(name_of(f"C{group}" if group.isdigit() else group)) if group else plain(Text("未注明", "not stated"))
        )
        rows.append(
            (
                name,
                value_cell("chain", len(part), unit="firms", show="count", origin=origin),
                value_cell("chain", len(part) / len(frame), unit="share", show="percent", origin=origin),
                value_cell("chain", jobs, unit="persons", show="count", origin=origin),
                value_cell("chain", sales, unit="yuan", show="large!", origin=origin),
                value_cell(
                    "chain",
                    sales / total if sales is not None and total else None,
                    unit="share",
                    show="percent",
                    origin=origin,
                ),
            )
        )
    return TableBlock("table.chains", Text("产业构成", "Industry by chain"), columns, tuple(rows))
