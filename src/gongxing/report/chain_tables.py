"""Which tables tell the chains: links, critical firms, how firms map to sectors, what a neighbouring zone completes?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongxing.diagnosis.chain_findings import chain_origin
from gongxing.diagnosis.chain_parts import EVIDENCE, SIDES, ChainLink, ChainMap, MappedFirm
from gongxing.diagnosis.chain_sectors import chain_label
from gongxing.diagnosis.complement_findings import complement_origin
from gongxing.diagnosis.complement_parts import DIRECTIONS, LEADS, ComplementSurvey
from gongxing.origins import Origin
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, code_of, name_of, plain, say
from gongxing.report.network_tables import Part, listed_note
from gongxing.words import Text, same

TOP_LINKS, TOP_CRITICAL, TOP_SECTORS, TOP_COMPLEMENTS = 24, 15, 20, 15
_MONEY_UNIT = Text("（万元）", " (million yuan)")


def links_table(found: ChainMap, chain: str, side: str = "up") -> TableBlock | None:
    """Return the links of one side of a chain, strongest first; None without any."""
    links = found.of(chain, side)
    if not links:
        return None
    origin = chain_origin(found)
    share = Text("直接系数", "Coefficient") if side != "core" else Text("占本链销售", "Share of sales")
    columns = (
        Column(Text("部门", "Sector"), "left", 2.6),
        Column(Text("状态", "Status"), "left", 1.1),
        number_column(share, origin),
        number_column(Text("企业", "Firms"), origin, 0.8),
        number_column(_money("园内销售", "Sales"), origin, 1.2),
        number_column(_money("需求", "Need"), origin, 1.2),
        number_column(Text("覆盖率", "Cover"), origin, 0.9),
        number_column(Text("进口占比", "Imported"), origin, 0.9),
        Column(Text("依据", "Evidence"), "left", 1.7),
    )
    rows = tuple(_link_row(link, origin) for link in links[:TOP_LINKS])
    name, where = chain_label(chain), SIDES[side]
    order = Text(
        "按系数由大到小排列；系数与进口占比为全国值。",
        "By falling coefficient; coefficients and import shares are national.",
    )
    note = listed_note(_part(origin), f"links.{side}", order, (len(links), len(rows)))
    key = f"table.chain.{_place(found, chain)}.{side}"
    return TableBlock(
        key, Text(f"{name.zh}{where.zh}环节", f"{where.en.capitalize()} links of {name.en}"), columns, rows, 0, note
    )


def _link_row(link: ChainLink, origin: Origin) -> tuple[Sentence, ...]:
    return (
        cell(name_of(link.name)),
        plain(link.label),
        value_cell(
            "chain", link.coefficient, unit="", show="%3!" if link.side != "core" else "percent!", origin=origin
        ),
        value_cell("chain", link.firms, unit="firms", show="count", origin=origin),
        value_cell("chain", link.sales_yuan or None, unit="yuan", show="money!", origin=origin),
        value_cell("chain", link.need_yuan, unit="yuan", show="money!", origin=origin),
        value_cell("chain", link.cover, unit="share", show="percent", origin=origin),
        value_cell("chain", link.imported_share, unit="share", show="percent", origin=origin),
        plain(EVIDENCE[link.evidence]),
    )


def critical_table(found: ChainMap) -> TableBlock | None:
    """Return the firms whose loss would break a chain, the worst first; None without any."""
    if not found.critical:
        return None
    origin = chain_origin(found)
    firms = sorted(found.critical, key=lambda firm: (-firm.lost_share, firm.chain, firm.firm))
    columns = (
        Column(Text("企业", "Firm"), "left", 1.9),
        Column(Text("产业链", "Chain"), "left", 1.4),
        number_column(Text("断链损失", "Loss"), origin, 0.9),
        Column(Text("原因", "Why"), "left", 4.6),
    )
    rows = tuple(
        (
            cell(name_of(firm.name)),
            cell(name_of(chain_label(firm.chain))),
            value_cell("chain", firm.lost_share, unit="share", show="percent", origin=origin),
            stated(firm.reason, origin),
        )
        for firm in firms[:TOP_CRITICAL]
    )
    order = Text(
        "损失为该企业退出后本链已覆盖需求的下降。", "The loss is the fall of the chain's covered need without the firm."
    )
    note = listed_note(_part(origin), "critical", order, (len(firms), len(rows)))
    return TableBlock(
        "table.chain.critical", Text("产业链关键企业", "Firms that hold the chains together"), columns, rows, 0, note
    )


def mapping_table(found: ChainMap) -> TableBlock:
    """Return how the industry codes of firms map to sectors: one row a sector, and one for codes that map to none."""
    origin = chain_origin(found)
    groups: dict[str, list[MappedFirm]] = defaultdict(list)
    for firm in found.mapped:
        groups[firm.sector].append(firm)
    ordered = sorted((s for s in groups if s), key=lambda s: (-_sales(groups[s]), s)) + [s for s in groups if not s]
    columns = (
        Column(Text("部门", "Sector"), "left", 2.6),
        Column(Text("部门代码", "Code"), "left", 0.9),
        Column(Text("企业行业代码", "Industry codes of firms"), "left", 2.6),
        number_column(Text("企业", "Firms"), origin, 0.8),
        number_column(_money("销售", "Sales"), origin, 1.2),
    )
    shown = ordered[:TOP_SECTORS]
    shown += [s for s in ordered[TOP_SECTORS:] if not s]
    rows = tuple(
        (
            cell(name_of(found.table.name_of(s))) if s else plain(Text("无法归类", "maps to none")),
            cell(code_of(s)) if s else NONE,
            _codes(groups[s]),
            value_cell("chain", len(groups[s]), unit="firms", show="count", origin=origin),
            value_cell("chain", _sales(groups[s]) or None, unit="yuan", show="money!", origin=origin),
        )
        for s in shown
    )
    order = Text(
        "归类可在假设表中用“sector_io/行业代码”改写。",
        "A row of the assumptions called sector_io/<industry code> overrules the mapping.",
    )
    note = listed_note(_part(origin), "mapping", order, (len(ordered), len(rows)))
    return TableBlock(
        "table.chain.mapping", Text("企业归入投入产出部门", "Firms by input-output sector"), columns, rows, 0, note
    )


def _codes(firms: Sequence[MappedFirm]) -> Sentence:
    codes = sorted({firm.code for firm in firms if firm.code})
    if not codes:
        return NONE
    parts = {f"c{i}": name_of(same(f"GB {code}")) for i, code in enumerate(codes[:8])}
    more = len(codes) > 8
    template = Text(
        "、".join(f"{{{key}}}" for key in parts) + ("等" if more else ""),
        ", ".join(f"{{{key}}}" for key in parts) + (" ..." if more else ""),
    )
    return say(template, **parts)


def _sales(firms: Sequence[MappedFirm]) -> float:
    return sum(firm.sales_yuan or 0.0 for firm in firms)


def complement_table(found: ComplementSurvey) -> TableBlock | None:
    """Return the links that the park and its neighbours complete in each other, the greatest gain first; None without any."""
    if not found.links:
        return None
    origin = complement_origin(found)
    links = sorted(found.links, key=lambda k: (list(DIRECTIONS).index(k.direction), -k.gain_yuan, k.sector, k.chain))
    columns = (
        Column(Text("方向", "Who completes whom"), "left", 1.9),
        Column(Text("产业链", "Chain"), "left", 1.4),
        Column(Text("部门", "Sector"), "left", 2.3),
        number_column(_money("年需求", "Need"), origin, 1.1),
        number_column(Text("现覆盖", "Cover"), origin, 0.9),
        number_column(Text("对接后", "Together"), origin, 0.9),
        number_column(Text("对方企业", "Firms there"), origin, 0.9),
    )
    rows = tuple(
        (
            plain(DIRECTIONS[link.direction]),
            cell(name_of(chain_label(link.chain))),
            cell(name_of(link.name)),
            value_cell("complement", link.need_yuan, unit="yuan", show="money!", origin=origin),
            value_cell("complement", link.cover, unit="share", show="percent", origin=origin),
            value_cell("complement", link.cover_both, unit="share", show="percent", origin=origin),
            value_cell("complement", len(link.firms), unit="firms", show="count", origin=origin),
        )
        for link in links[:TOP_COMPLEMENTS]
    )
    order = Text("对方产能先扣除其自用部分。", "What the other side needs itself is taken off first.")
    note = listed_note(_part(origin), "complement", order, (len(links), len(rows)))
    return TableBlock(
        "table.complement.links",
        Text("与毗邻园区互补环节", "Links completed with the neighbour"),
        columns,
        rows,
        0,
        note,
    )


def services_table(found: ComplementSurvey) -> TableBlock | None:
    """Return the services that both zones could use; None without any."""
    if not found.services:
        return None
    origin = complement_origin(found)
    columns = (
        Column(Text("可共享服务", "Service"), "left", 2.4),
        Column(Text("园区", "Zone"), "left", 1.8),
        Column(Text("提供企业", "Offered by"), "left", 3.0),
        number_column(Text("本园区同类企业", "Firms of the sector here"), origin, 1.3),
    )
    rows = tuple(
        (
            cell(name_of(service.words)),
            cell(name_of(service.zone)),
            cell(name_of(Text("、".join(service.firm_names[:4]), ", ".join(service.firm_names[:4])))),
            value_cell("complement", service.local_firms, unit="firms", show="count", origin=origin),
        )
        for service in found.services
    )
    return TableBlock(
        "table.complement.services", Text("两园可共享的服务", "Services both zones can share"), columns, rows
    )


def division_table(found: ComplementSurvey) -> TableBlock | None:
    """Return the sectors both zones make and who should lead in each; None without any."""
    if not found.divisions:
        return None
    origin = complement_origin(found)
    columns = (
        Column(Text("部门", "Sector"), "left", 2.6),
        number_column(_money("本园区销售", "Sales here"), origin, 1.3),
        number_column(_money("毗邻销售", "Sales there"), origin, 1.3),
        number_column(Text("占本园区", "Share here"), origin, 0.9),
        number_column(Text("占毗邻园区", "Share there"), origin, 0.9),
        number_column(Text("相对专业化", "Specialisation"), origin, 1.1),
        Column(Text("建议分工", "Who leads"), "left", 1.5),
    )
    rows = tuple(
        (
            cell(name_of(d.name)),
            value_cell("complement", d.sales_here, unit="yuan", show="money!", origin=origin),
            value_cell("complement", d.sales_there, unit="yuan", show="money!", origin=origin),
            value_cell("complement", d.share_here, unit="share", show="percent", origin=origin),
            value_cell("complement", d.share_there, unit="share", show="percent", origin=origin),
            value_cell("complement", d.ratio, unit="", show="bare", origin=origin),
            plain(LEADS[d.lead]),
        )
        for d in found.divisions[:TOP_COMPLEMENTS]
    )
    order = Text("重叠最多的部门在前。", "The most contested sectors come first.")
    note = listed_note(_part(origin), "division", order, (len(found.divisions), len(rows)))
    return TableBlock(
        "table.complement.division", Text("重叠部门的分工建议", "Division of common sectors"), columns, rows, 0, note
    )


def _place(found: ChainMap, chain: str) -> int:
    return [core.chain for core in found.cores].index(chain) + 1


def _part(origin: Origin) -> Part:
    return Part("chain", Text("产业链", "chains"), origin)


def _money(zh: str, en: str) -> Text:
    return Text(f"{zh}{_MONEY_UNIT.zh}", f"{en}{_MONEY_UNIT.en}")
