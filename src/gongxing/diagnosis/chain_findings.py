"""Which figures, findings and tables tell a chain map?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongxing.diagnosis.chain_parts import EVIDENCE, SIDES, STATUSES, ChainCore, ChainMap
from gongxing.diagnosis.chain_sectors import chain_label
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text, same

_STATUS_KEYS = (
    "chain_cover_present",
    "chain_cover_missing",
    "chain_firms_present",
    "chain_import_share",
    "chain_evidence_share",
)
_SHOWN = 12


def chain_origin(found: ChainMap, values: Parameters | None = None) -> Origin:
    """Return the origin of what a chain map says: the register, the table of flows and the parameters."""
    table = found.table
    words = Text(
        f"企业行业代码归入 {len(table)} 部门（{table.name.zh}），需求＝直接消耗系数×核心部门销售，与园内同部门销售比较",
        f"industry codes of firms laid on {len(table)} sectors ({table.name.en}); need = direct coefficient x sales of the core, "
        "against the park's sales in the sector",
    )
    refs = tuple(values.entry(key).origin.ref for key in _STATUS_KEYS) if values is not None else ()
    return computed("diagnosis.chain", words, "firms.sector", "firms.sales_yuan", "supply_links", table.ref, *refs)


def chain_figures(found: ChainMap, values: Parameters) -> Iterator[Figure]:
    """Yield the share of firms mapped, and by chain the links of each status, the cover and the critical firms."""
    origin = chain_origin(found, values)
    firms = len(found.mapped)
    mapped = sum(bool(firm.sector) for firm in found.mapped)
    yield figure("industry.chain.mapped_share", Text("行业代码可归入投入产出部门的企业占比", "share of firms whose industry code maps to a sector"),
                 mapped / firms if firms else None, unit="share", origin=origin)  # fmt: skip
    sectors = len({firm.sector for firm in found.mapped if firm.sector})
    yield figure(
        "industry.chain.sectors",
        Text("企业所属投入产出部门数", "sectors the firms belong to"),
        sectors,
        unit="sectors",
        origin=origin,
    )
    for place, core in enumerate(found.cores, start=1):
        yield from _chain_figures(found, core, f"industry.chain.{place}", origin)


def _chain_figures(found: ChainMap, core: ChainCore, key: str, origin: Origin) -> Iterator[Figure]:
    name = chain_label(core.chain)
    up = [link for link in found.of(core.chain, "up") if link.goods]
    count = Counter(link.status for link in up)
    yield figure(
        f"{key}.sales",
        Text(f"{name.zh}销售收入", f"sales of {name.en}"),
        core.sales_yuan if core.firms else None,
        unit="yuan",
        origin=origin,
    )
    for status, label in STATUSES.items():
        yield figure(f"{key}.{status}", Text(f"{name.zh}上游{label.zh}环节", f"upstream links of {name.en} that are {label.en}"),
                     count[status] if up else None, unit="links", origin=origin)  # fmt: skip
    need = sum(link.need_yuan for link in up)
    covered = sum(link.need_yuan * link.cover for link in up)
    yield figure(f"{key}.cover", Text(f"{name.zh}上游货物需求园内覆盖率", f"share of the goods {name.en} needs that the park covers"),
                 covered / need if need else None, unit="share", origin=origin)  # fmt: skip
    yield from _use_figures(found, core, key)
    critical = [firm for firm in found.critical if firm.chain == core.chain]
    yield figure(
        f"{key}.critical",
        Text(f"{name.zh}关键企业", f"critical firms of {name.en}"),
        len(critical) if core.firms else None,
        unit="firms",
        origin=origin,
    )
    yield figure(f"{key}.greatest_loss", Text(f"{name.zh}单一企业最大断链损失", f"greatest loss of {name.en} by one firm"),
                 critical[0].lost_share if critical else None, unit="share", origin=origin)  # fmt: skip


def _use_figures(found: ChainMap, core: ChainCore, key: str) -> Iterator[Figure]:
    """Yield which shares of the core's goods the nation invests and exports: these leave the chain for good."""
    table, name = found.table, chain_label(core.chain)
    weight = sum(share for _, share in core.sectors)
    for part, label, used in (
        ("invested", Text("用于投资", "invested"), table.investment), ("exported", Text("出口", "exported"), table.exports),
    ):  # fmt: skip
        if used is None or not weight:
            continue
        places = [(table.index(sector), share / weight) for sector, share in core.sectors]
        value = sum(share * float(used[i] / table.output[i]) for i, share in places if table.output[i])
        words = Text(
            f"{table.name.zh}：核心部门产品{label.zh}占总产出",
            f"{table.name.en}: goods of the core {label.en} over output",
        )
        yield figure(f"{key}.{part}_share", Text(f"{name.zh}核心产品{label.zh}占比（全国）", f"share of the core goods of {name.en} that are {label.en} (nation)"),
                     value, unit="share", origin=computed("diagnosis.chain", words, table.ref))  # fmt: skip


def chain_findings(found: ChainMap, values: Parameters) -> Iterator[Finding]:
    """Yield what is wrong with the codes, and by chain the gaps, the dependence on imports and the firms that must not fail."""
    yield _mapping_finding(found)
    origin = chain_origin(found, values)
    for core in found.cores:
        if not core.sectors:
            yield _empty_finding(core)
            continue
        yield _gap_finding(found, core, origin)
        yield _critical_finding(found, core, origin)
    if not any(link.evidence != "register" for link in found.links):
        words = Text(
            "没有供销关系记录，环节状态只凭企业名录与全国系数推断；导入 supply_links 可核实",
            "no supply links are recorded: statuses rest on the register and national coefficients alone; import supply_links to verify them",
        )
        yield Finding("industry.chain.links", Text("供销关系", "supply links"), "unknown", words)


def _mapping_finding(found: ChainMap) -> Finding:
    label = Text("行业代码归类", "mapping of industry codes")
    bad = [firm for firm in found.mapped if not firm.sector]
    poor = sum(firm.sales_yuan is None for firm in found.mapped)
    note = Text(f"；{poor} 家没有销售额，按零计", f"; {poor} have no sales and count as zero") if poor else None
    if not bad:
        n = len(found.mapped)
        words = Text(f"{n} 家企业全部归入投入产出部门", f"all {n} firms map to a sector")
        return Finding("industry.chain.mapping", label, "pass", _with(words, note))
    codes = sorted({firm.code or "∅" for firm in bad})
    shown = "、".join(codes[:_SHOWN]), ", ".join(codes[:_SHOWN])
    words = Text(
        f"{len(bad)} 家企业的行业代码无法归类（{shown[0]}）；请改正代码，或在假设表中加 sector_io/<代码>",
        f"the industry codes of {len(bad)} firms map to no sector ({shown[1]}); correct them or add assumptions sector_io/<code>",
    )
    return Finding("industry.chain.mapping", label, "warn", _with(words, note), tuple(firm.firm for firm in bad))


def _with(words: Text, note: Text | None) -> Text:
    return words if note is None else Text(words.zh + note.zh, words.en + note.en)


def _empty_finding(core: ChainCore) -> Finding:
    name = chain_label(core.chain)
    label = Text(f"{name.zh}产业链", f"chain {name.en}")
    words = Text(
        f"企业名录中没有归入“{name.zh}”且有行业代码和销售额的企业，无法判断环节；请在 firms.chain 中注明",
        f"no firm of the register with code and sales names the chain {name.en}, so its links cannot be judged; fill in firms.chain",
    )
    return Finding(f"industry.chain.{core.chain}.empty", label, "unknown", words)


def _gap_finding(found: ChainMap, core: ChainCore, origin: Origin) -> Finding:
    name = chain_label(core.chain)
    up = [link for link in found.of(core.chain, "up") if link.goods]
    parts_zh, parts_en, rows = [], [], []
    for status in ("missing", "imported", "thin"):
        links = [link for link in up if link.status == status]
        rows += [link.sector for link in links]
        if links:
            names = [link.name for link in links[:_SHOWN]]
            more = len(links) - len(names)
            parts_zh.append(
                f"{STATUSES[status].zh} {len(links)} 个（"
                + "、".join(n.zh for n in names)
                + ("等" if more else "")
                + "）"
            )
            parts_en.append(
                f"{len(links)} {STATUSES[status].en} ("
                + "; ".join(n.en for n in names)
                + (" ..." if more else "")
                + ")"
            )
    zh, en = "；".join(parts_zh), "; ".join(parts_en)
    words = Text(
        f"上游 {len(up)} 个货物环节中，{zh}" if zh else f"上游 {len(up)} 个货物环节均已有",
        f"of {len(up)} upstream links that supply goods, {en}"
        if en
        else f"all {len(up)} upstream links that supply goods are present",
    )
    label = Text(f"{name.zh}上游环节", f"upstream links of {name.en}")
    return Finding(
        f"industry.chain.{core.chain}.links", label, "warn" if rows else "pass", words, tuple(rows), origins=(origin,)
    )


def _critical_finding(found: ChainMap, core: ChainCore, origin: Origin) -> Finding:
    name = chain_label(core.chain)
    label = Text(f"{name.zh}关键企业", f"critical firms of {name.en}")
    mine = [firm for firm in found.critical if firm.chain == core.chain]
    code = f"industry.chain.{core.chain}.critical"
    if not mine:
        words = Text(
            "没有一家企业的退出会使已覆盖需求明显下降", "the loss of no single firm would be felt along the chain"
        )
        return Finding(code, label, "pass", words, origins=(origin,))
    named = mine[:5]
    words = Text(
        f"{len(mine)} 家企业一旦退出将断链：" + "；".join(f"{f.name}（{f.lost_share:.0%}）" for f in named),
        f"{len(mine)} firms would break the chain if they were gone: "
        + "; ".join(f"{f.name} ({f.lost_share:.0%})" for f in named),
    )
    return Finding(code, label, "warn", words, tuple(firm.firm for firm in mine), origins=(origin,))


def chain_tables(found: ChainMap) -> tuple[SurveyTable, ...]:
    """Return the tables of links, critical firms and the mapping of firms to sectors."""
    return _links_table(found), _critical_table(found), _mapping_table(found)


def _links_table(found: ChainMap) -> SurveyTable:
    links = found.links
    columns = (
        SurveyColumn("chain", Text("产业链", "chain")), SurveyColumn("side", Text("位置", "side"), words=tuple(SIDES.items())),
        SurveyColumn("sector", Text("部门代码", "sector code")), SurveyColumn("name", Text("部门", "sector")), SurveyColumn("name_en", Text("部门（英文）", "sector in English")),
        SurveyColumn("coefficient", Text("直接系数", "direct coefficient")), SurveyColumn("total", Text("完全系数", "total coefficient")),
        SurveyColumn("status", Text("状态", "status"), words=tuple(STATUSES.items())), SurveyColumn("firms", Text("企业数", "firms")),
        SurveyColumn("sales_yuan", Text("园内销售", "sales in the park"), "yuan"), SurveyColumn("need_yuan", Text("核心需求", "need of the core"), "yuan"),
        SurveyColumn("cover", Text("覆盖率", "cover"), "share"), SurveyColumn("imported", Text("全国进口占比", "national import share"), "share"),
        SurveyColumn("goods", Text("货物", "goods")), SurveyColumn("evidence", Text("依据", "evidence"), words=tuple(EVIDENCE.items())), SurveyColumn("why", Text("说明", "why")),
    )  # fmt: skip
    rows = rows_of(
        [k.chain for k in links], [k.side for k in links], [k.sector for k in links], [k.name.zh for k in links], [k.name.en for k in links],
        [round(k.coefficient, 6) for k in links], [k.total_coefficient for k in links], [k.status for k in links], [k.firms for k in links],
        [k.sales_yuan for k in links], [k.need_yuan for k in links], [k.cover for k in links], [k.imported_share for k in links],
        [k.goods for k in links], [k.evidence for k in links], [k.reason.zh for k in links],
    )  # fmt: skip
    return SurveyTable("chain_links", Text("产业链环节", "links of the chains"), columns, rows)


def _critical_table(found: ChainMap) -> SurveyTable:
    firms = found.critical
    names = [found.table.name_of(f.sector) if f.sector in found.table else same("—") for f in firms]
    columns = (
        SurveyColumn("firm", Text("企业编号", "firm")), SurveyColumn("name", Text("企业", "name")), SurveyColumn("chain", Text("产业链", "chain")),
        SurveyColumn("sector", Text("部门", "sector")), SurveyColumn("lost_share", Text("断链损失", "loss of covered need"), "share"),
        SurveyColumn("sole_yuan", Text("独家供应", "supplied by it alone"), "yuan"), SurveyColumn("between", Text("园内贸易经手占比", "trade passed through"), "share"),
        SurveyColumn("why", Text("说明", "why")),
    )  # fmt: skip
    rows = rows_of(
        [f.firm for f in firms], [f.name for f in firms], [f.chain for f in firms], [n.zh for n in names], [f.lost_share for f in firms],
        [f.sole_yuan for f in firms], [f.between for f in firms], [f.reason.zh for f in firms],
    )  # fmt: skip
    return SurveyTable("chain_critical", Text("产业链关键企业", "critical firms of the chains"), columns, rows)


def _mapping_table(found: ChainMap) -> SurveyTable:
    firms = found.mapped
    columns = (
        SurveyColumn("firm", Text("企业编号", "firm")), SurveyColumn("name", Text("企业", "name")), SurveyColumn("chain", Text("产业链", "chain")),
        SurveyColumn("code", Text("行业代码", "industry code")), SurveyColumn("prefix", Text("所用前缀", "prefix used")),
        SurveyColumn("sector", Text("部门代码", "sector code")), SurveyColumn("sector_name", Text("部门", "sector")),
        SurveyColumn("basis", Text("归类依据", "basis"), words=(("name", Text("名称一致", "same name")), ("judged", Text("就近归类", "nearest sector")))),
        SurveyColumn("sales_yuan", Text("销售收入", "sales"), "yuan"),
    )  # fmt: skip
    rows = rows_of(
        [f.firm for f in firms], [f.name for f in firms], [f.chain for f in firms], [f.code for f in firms], [f.prefix for f in firms],
        [f.sector for f in firms], [found.table.name_of(f.sector).zh if f.sector else "" for f in firms], [f.basis for f in firms],
        [f.sales_yuan for f in firms],
    )  # fmt: skip
    return SurveyTable("chain_mapping", Text("企业归入投入产出部门", "firms by input-output sector"), columns, rows)
