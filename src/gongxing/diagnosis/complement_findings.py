"""Which figures, findings and tables tell what two zones complete in each other?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.diagnosis.chain_parts import STATUSES
from gongxing.diagnosis.complement_parts import DIRECTIONS, LEADS, ComplementSurvey
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text, same

_SHOWN = 8


def complement_origin(found: ComplementSurvey, values: Parameters | None = None) -> Origin:
    """Return the origin of what the two registers say together."""
    words = Text(
        "两园企业名录按投入产出部门对照：缺口＝核心需求未覆盖部分，互补＝对方同部门销售除自用外的余量，分工按相对专业化",
        "both registers by input-output sector: gap = need of the core not covered, completed by what the other side sells beyond its own needs; "
        "division by relative specialisation",
    )
    refs = tuple(values.entry(key).origin.ref for key in ("complement_share", "complement_lead")) if values else ()
    return computed("diagnosis.complement", words, "firms.sector", "neighbour_firms.sector", "neighbour_firms.sales_yuan",
                    "neighbour_firms.serves", found.here.table.ref, *refs)  # fmt: skip


def complement_figures(found: ComplementSurvey) -> Iterator[Figure]:
    """Yield by neighbouring zone the links completed both ways, the need they would cover, services, overlap."""
    origin = complement_origin(found)
    for place, zone in enumerate(found.zones, start=1):
        key, name = f"industry.complement.{place}", same(zone)
        links = [link for link in found.links if link.zone == zone]
        here = [link for link in links if link.direction == "here"]
        counts = (
            ("firms", Text(f"{name.zh}企业数", f"firms of {name.en}"), len(found.neighbours[zone]), "firms"),
            ("fills", Text(f"{name.zh}可补本园区环节", f"links {name.en} completes here"), len(here), "links"),
            ("offers", Text(f"本园区可补{name.zh}环节", f"links this park completes in {name.en}"), len(links) - len(here), "links"),
            ("gain", Text(f"{name.zh}可新增覆盖的年需求", f"yearly need {name.en} would newly cover"), sum(k.gain_yuan for k in here), "yuan"),
            ("services", Text(f"{name.zh}可共享服务", f"services of {name.en} to share"), sum(s.zone == zone for s in found.services), "services"),
            ("shared_sectors", Text(f"与{name.zh}重叠的部门", f"sectors made here and in {name.en}"), sum(d.zone == zone for d in found.divisions), "sectors"),
        )  # fmt: skip
        for part, label, value, unit in counts:
            yield figure(f"{key}.{part}", label, value, unit=unit, origin=origin)
        label = Text(f"与{name.zh}的产业重合度", f"likeness of the industries of this park and {name.en}")
        yield figure(f"{key}.overlap", label, found.overlap(zone), unit="share", origin=origin)


def complement_findings(found: ComplementSurvey, values: Parameters) -> Iterator[Finding]:
    """Yield by zone what it completes, what can be shared and how the common sectors should be divided."""
    origin = complement_origin(found, values)
    for place, zone in enumerate(found.zones, start=1):
        code = f"industry.complement.{place}"
        unmapped = tuple(firm.firm for firm in found.neighbours[zone] if not firm.sector)
        if unmapped:
            words = Text(
                f"{len(unmapped)} 家毗邻企业的行业代码无法归类，未计入",
                f"{len(unmapped)} firms of the neighbour have codes that map to no sector and are left out",
            )
            yield Finding(
                f"{code}.mapping", Text(f"{zone}行业代码", f"industry codes of {zone}"), "warn", words, unmapped
            )
        yield _links_finding(found, zone, code, origin)
        yield _division_finding(found, zone, code, origin)


def _links_finding(found: ComplementSurvey, zone: str, code: str, origin: Origin) -> Finding:
    label = Text(f"与{zone}互补", f"what {zone} and this park complete")
    links = [link for link in found.links if link.zone == zone]
    names = {d: list(dict.fromkeys(k.name for k in links if k.direction == d)) for d in DIRECTIONS}
    if not links:
        words = Text("双方薄弱或缺失的环节对方也没有，互补有限", "neither side has what the other lacks")
        return Finding(f"{code}.links", label, "pass", words, origins=(origin,))
    zh = [
        f"{DIRECTIONS[d].zh} {len(n)} 个部门（" + "、".join(x.zh for x in n[:_SHOWN]) + "）"
        for d, n in names.items()
        if n
    ]
    en = [
        f"{DIRECTIONS[d].en} in {len(n)} sectors (" + "; ".join(x.en for x in n[:_SHOWN]) + ")"
        for d, n in names.items()
        if n
    ]
    rows = tuple(dict.fromkeys(link.sector for link in links))
    return Finding(f"{code}.links", label, "pass", Text("；".join(zh), "; ".join(en)), rows, origins=(origin,))


def _division_finding(found: ComplementSurvey, zone: str, code: str, origin: Origin) -> Finding:
    label = Text(f"与{zone}分工", f"division of labour with {zone}")
    mine = [d for d in found.divisions if d.zone == zone]
    if not mine:
        return Finding(
            f"{code}.division",
            label,
            "pass",
            Text("两园没有重叠的部门", "the two zones have no sector in common"),
            origins=(origin,),
        )
    zh, en = [], []
    for lead, name in LEADS.items():
        led = [d for d in mine if d.lead == lead]
        if led:
            zh.append(f"{name.zh}：" + "、".join(d.name.zh for d in led[:_SHOWN]))
            en.append(f"{name.en}: " + ", ".join(d.name.en for d in led[:_SHOWN]))
    likeness = found.overlap(zone)
    words = Text(f"重合度 {likeness:.0%}；" + "；".join(zh), f"likeness {likeness:.0%}; " + "; ".join(en))
    contested = any(d.lead == "both" for d in mine)
    return Finding(
        f"{code}.division",
        label,
        "warn" if contested else "pass",
        words,
        tuple(d.sector for d in mine),
        origins=(origin,),
    )


def complement_tables(found: ComplementSurvey) -> tuple[SurveyTable, ...]:
    """Return the tables of links completed, services to share and sectors to divide."""
    return _links_table(found), _services_table(found), _division_table(found)


def _links_table(found: ComplementSurvey) -> SurveyTable:
    links = found.links
    columns = (
        SurveyColumn("zone", Text("毗邻园区", "zone")), SurveyColumn("direction", Text("方向", "direction"), words=tuple(DIRECTIONS.items())),
        SurveyColumn("chain", Text("产业链", "chain")), SurveyColumn("sector", Text("部门代码", "sector code")), SurveyColumn("name", Text("部门", "sector")),
        SurveyColumn("status", Text("现状", "status"), words=tuple(STATUSES.items())), SurveyColumn("need_yuan", Text("年需求", "need"), "yuan"),
        SurveyColumn("cover", Text("现覆盖率", "cover"), "share"), SurveyColumn("cover_both", Text("对接后覆盖率", "cover together"), "share"),
        SurveyColumn("sales_yuan", Text("对方年销售", "sales of the other side"), "yuan"), SurveyColumn("firms", Text("对方企业", "firms of the other side")),
        SurveyColumn("why", Text("说明", "why")),
    )  # fmt: skip
    rows = rows_of(
        [k.zone for k in links], [k.direction for k in links], [k.chain for k in links], [k.sector for k in links], [k.name.zh for k in links],
        [k.status for k in links], [k.need_yuan for k in links], [k.cover for k in links], [k.cover_both for k in links],
        [k.sales_yuan for k in links], ["、".join(k.firm_names) for k in links], [k.reason.zh for k in links],
    )  # fmt: skip
    return SurveyTable(
        "complement_links", Text("与毗邻园区的互补环节", "links completed with neighbouring zones"), columns, rows
    )


def _services_table(found: ComplementSurvey) -> SurveyTable:
    services = found.services
    columns = (
        SurveyColumn("zone", Text("毗邻园区", "zone")), SurveyColumn("service", Text("可共享服务", "service")), SurveyColumn("firms", Text("提供企业", "offered by")),
        SurveyColumn("local_firms", Text("本园区同部门企业", "firms of the sector here")),
    )  # fmt: skip
    rows = rows_of(
        [s.zone for s in services],
        [s.words for s in services],
        ["、".join(s.firm_names) for s in services],
        [s.local_firms for s in services],
    )
    return SurveyTable("complement_services", Text("可共享服务", "services to share"), columns, rows)


def _division_table(found: ComplementSurvey) -> SurveyTable:
    divisions = found.divisions
    columns = (
        SurveyColumn("zone", Text("毗邻园区", "zone")), SurveyColumn("sector", Text("部门代码", "sector code")), SurveyColumn("name", Text("部门", "sector")),
        SurveyColumn("sales_here", Text("本园区销售", "sales here"), "yuan"), SurveyColumn("sales_there", Text("毗邻园区销售", "sales there"), "yuan"),
        SurveyColumn("share_here", Text("占本园区", "share here"), "share"), SurveyColumn("share_there", Text("占毗邻园区", "share there"), "share"),
        SurveyColumn("ratio", Text("相对专业化", "relative specialisation")), SurveyColumn("lead", Text("建议分工", "who leads"), words=tuple(LEADS.items())),
    )  # fmt: skip
    rows = rows_of(
        [d.zone for d in divisions], [d.sector for d in divisions], [d.name.zh for d in divisions], [d.sales_here for d in divisions],
        [d.sales_there for d in divisions], [d.share_here for d in divisions], [d.share_there for d in divisions],
        [d.ratio for d in divisions], [d.lead for d in divisions],
    )  # fmt: skip
    return SurveyTable("complement_division", Text("重叠部门分工", "division of common sectors"), columns, rows)
