"""Which industries does the park have, which should it build up, what holds its chains together, and which firms stay?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.origins import computed
from gongxing.report.cells import number_column, rule_said, value_cell
from gongxing.report.chain_diagram import chains_drawn
from gongxing.report.chain_tables import critical_table, links_table, mapping_table
from gongxing.report.chapters.firms import firms_section
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking, open_chapter, open_section
from gongxing.report.chapters.verdicts import checked, unsolved, verdict
from gongxing.report.document import (
    Block,
    Bullets,
    Column,
    MapBlock,
    Paragraph,
    Ref,
    TableBlock,
    cell,
    name_of,
    plain,
    say,
)
from gongxing.report.economy_parts import ECONOMY_PARTS
from gongxing.report.growth_tables import chains_table as growth_by_chain
from gongxing.report.industry_charts import chain_key, chart_titles
from gongxing.report.material import Material
from gongxing.report.portfolio_tables import (
    decisions_table,
    layout_table,
    limits_table,
    reasons_table,
    scenarios_table,
    waiting_table,
)
from gongxing.report.specialisation_tables import near_table, specialisation_table
from gongxing.words import Text

_TOP_CHAINS = 12
_ADMISSION = ("DQ-80", "WS-DEF", "GH-EIA3", "MJ-NJ", "GY-2023a", "EIA-22")


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on industry."""
    return body(
        open_chapter("industry"),
        open_section("industry.choice"),
        *_choice(material),
        *_portfolio(material),
        open_section("industry.chain"),
        *_chain(material),
        open_section("industry.firms"),
        *firms_section(material),
        open_section("industry.targets"),
        *_targets(material),
        open_section("industry.admission"),
        *_admission(material),
    )


def chart(material: Material, key: str) -> tuple[Block, ...]:
    """Return the chart called `key` as a captioned picture, nothing where the material cannot fill it."""
    title = chart_titles(material).get(key)
    return (MapBlock(key, title),) if title is not None else ()


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
        none = Text(
            "企业名录没有产业链或行业代码，产业构成无法划分。",
            "The register gives neither chain nor sector, so industry cannot be broken down.",
        )
        return body(paragraph(lead), Paragraph(plain(none)))
    where = say(Text("产业构成见{table}。", "{table} breaks it down."), table=Ref(table.key))
    return body(paragraph(lead, where), table, *_special(material))


def _special(material: Material) -> Iterator[Block]:
    survey = material.industry
    if survey is None:
        return
    views = survey.specialisation.views if survey.specialisation else ()
    tables = [table for view in views if (table := specialisation_table(view)) is not None]
    if tables:
        words = Text(
            "与本区县、全国对照的区位商和增长来源见{table}等。区位商大于一的行业是园区专业化所在；“竞争力偏离”为正说明园区快于同业。",
            "{table} and what follows set the park beside its district and the nation. A location quotient above one marks what the "
            "park is specialised in; a positive own part says that it grew faster than the trade.",
        )
        yield Paragraph(say(words, table=Ref(tables[0].key)))
        yield from tables
        yield from chart(material, "chart.specialisation")
    near = near_table(survey.diversification) if survey.diversification else None
    if near is not None:
        words = Text(
            "为打破路径依赖，须看哪些部门离现有能力最近、增长快而少受冲击：{table}列出园区尚无或很弱的近邻部门。",
            "Breaking path dependence begins with the sectors nearest to what the park can do that grow and suffer little from shocks: "
            "{table} lists those it does not have, or hardly.",
        )
        yield Paragraph(say(words, table=Ref(near.key)))
        yield near
        yield from chart(material, "chart.diversity")


def _portfolio(material: Material) -> tuple[Block, ...]:
    result, part = material.plan.portfolio, ECONOMY_PARTS["portfolio"]
    lead = verdict(material, part, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, part, result))
    scheme = result.part
    table, layout = decisions_table(scheme), layout_table(scheme)
    said = say(
        Text(
            "产业组合在使用者给定的产业布局内决定各部门做强、延链、进入或退出，计入各冲击情景。",
            "Within the industry layout the user gave, the portfolio decides which sectors to strengthen, extend, enter or leave, shocks counted in.",
        )
    )
    see = (
        say(Text("决定见{table}。", "{table} lists the decisions."), table=Ref(table.key))
        if table
        else plain(Text("没有部门需要改变。", "No sector needs to change."))
    )
    return body(
        *lead, paragraph(said, see), table, reasons_table(scheme), layout, scenarios_table(scheme), limits_table(scheme),
        waiting_table(scheme), *checked(material, part),
    )  # fmt: skip


def _chain(material: Material) -> tuple[Block, ...]:
    found = material.industry.chain if material.industry else None
    if found is None:
        return (lacking(Text("企业行业代码与销售", "sectors and sales of firms"), Text("产业链图谱", "the chain map")),)
    words = Text(
        "各链以全国投入产出表为骨架、以企业名录和供销关系为血肉：上游看所需投入在园内有无，下游看去向。环节分为具备、薄弱、缺失和依赖进口四种。",
        "Each chain has the national input-output table as its frame and the firm register and recorded supply as its flesh: upstream, "
        "what it needs and whether the park makes it; downstream, where it goes. A link is present, thin, missing or imported.",
    )
    return body(Paragraph(plain(words)), *_chains(material, found), *_critical(found), mapping_table(found))


def _chains(material: Material, found: ChainMap) -> Iterator[Block]:
    for position, name in enumerate(chains_drawn(found)):
        yield from chart(material, chain_key(position))
        table = links_table(found, name)
        if table is not None:
            yield table


def _critical(found: ChainMap) -> Iterator[Block]:
    table = critical_table(found)
    if table is not None:
        words = Text(
            "断链风险集中在少数企业，见{table}：一旦退出，链上已覆盖的需求下降最多。",
            "The risk of a broken chain lies with few firms, see {table}: with them goes most of the need that is covered here.",
        )
        yield Paragraph(say(words, table=Ref(table.key)))
        yield table


def _targets(material: Material) -> tuple[Block, ...]:
    outlook = material.plan.outlook
    table = growth_by_chain(outlook) if outlook is not None else None
    if table is None:
        return (lacking(Text("企业历年", "the years of firms"), Text("分产业目标", "targets by chain")),)
    words = Text(
        "分产业的增长按现有企业、招商线索、规划地块和企业去留自下而上推算，见{table}；它是预测，不是指令。",
        "Growth by chain is worked out from below, from firms, leads, planned plots and decisions on firms, see {table}; it is a forecast, no order.",
    )
    return (Paragraph(say(words, table=Ref(table.key))), table)


def _admission(material: Material) -> tuple[Block, ...]:
    rules = tuple(found for code in _ADMISSION if (found := rule_said(material, code, Text("{rule}。", "{rule}."))).zh)
    lead = Text(
        "新进项目以园区亩均评价的前列企业为门槛，并须符合下列在用规则；产业组合决定退出的部门不再新增用地。",
        "New projects are measured against the best graded firms per mu and have to keep the rules below; sectors that the portfolio "
        "leaves get no more land.",
    )
    return body(Paragraph(plain(lead)), Bullets(rules) if rules else None)


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
