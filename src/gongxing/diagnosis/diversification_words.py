"""How are the candidate sectors told: figures, findings, a table?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongxing.diagnosis.candidate import Candidate
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.sector_mix import SectorMix
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.origins import Figure, Origin, computed
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

BASES = {
    "places": Text("地区共现（同一地区同时具备的部门）", "places (sectors found in the same places)"),
    "input_output": Text("投入产出（投入结构相似与供销联系）", "input-output (like inputs, and trade)"),
}
"""What relatedness rests on, in words."""
EXPOSED = 0.2
"""A sector that loses more than this share in the oil scenario is told as exposed."""
_TOP = 8
_INPUTS = ("firms.sector", "firms.sales_yuan", "io_sectors", "industry_values")


def origin_of(basis: str, *more: str) -> Origin:
    """Return the origin of a figure on candidates."""
    words = Text(f"产业关联度测算，依据{BASES[basis].zh}", f"relatedness from {BASES[basis].en}")
    extra = ("region_sectors",) if basis == "places" else ()
    return computed("diagnosis.diversification", words, *_INPUTS, *extra, *more)


def diversification_figures(found: Sequence[Candidate], basis: str, sources: tuple[str, str]) -> tuple[Figure, ...]:
    """Return the figures: sectors present and absent, near and growing ones, exposure of the park as it is."""
    origin = origin_of(basis, *(source for source in sources if source))
    here = [c for c in found if c.firms]
    special = [c for c in here if c.rca is not None and c.rca >= 1]
    sales = sum(c.sales_yuan for c in here)
    exposed = sum(c.sales_yuan * (c.exposure or 0.0) for c in here) / sales if sales > 0 else None
    shares = np.array([c.sales_yuan for c in here]) / sales if sales > 0 else np.array([np.nan])
    absent = [c.density for c in found if not c.firms and c.density is not None]
    rows: tuple[tuple[str, Text, float | None, str], ...] = (
        ("candidates", Text("可发展部门", "candidate sectors"), float(len(found)), "sectors"),
        ("present", Text("园区已有部门", "sectors in the park"), float(len(here)), "sectors"),
        ("special", Text("园区专业化部门", "sectors in which the park is specialised"), float(len(special)), "sectors"),
        ("herfindahl", Text("销售集中度（赫芬达尔指数）", "concentration of sales (Herfindahl)"), float((shares**2).sum()), "ratio"),
        ("oil_loss", Text("油气投资下降情景下的销售损失", "sales lost in the oil scenario"), exposed, "share"),
        ("density", Text("未有部门的平均关联密度", "mean density of sectors not in the park"), float(np.mean(absent)) if absent else None, "share"),
    )  # fmt: skip
    return tuple(
        figure(f"industry.diversity.{key}", label, value, unit=unit, origin=origin) for key, label, value, unit in rows
    )


def diversification_findings(
    found: Sequence[Candidate], basis: str, places: int, mix: SectorMix, values: Parameters
) -> tuple[Finding, ...]:
    """Return what the office should know: the basis, what is near, how exposed the park is, whose code is unknown."""
    findings = [_basis_finding(basis, places, int(values.value("relatedness_places")))]
    near = sorted(
        (c for c in found if not c.firms and c.density is not None), key=lambda c: (-(c.density or 0.0), c.sector)
    )
    if near:
        words = Text(
            "与园区关联最近的未有部门：" + "、".join(c.name.zh for c in near[:_TOP]),
            "sectors nearest to the park that it does not have: " + "; ".join(c.name.en for c in near[:_TOP]),
        )
        rows = tuple(c.sector for c in near[:_TOP])
        findings.append(
            Finding(
                "industry.diversity.near",
                Text("邻近部门", "near sectors"),
                "pass",
                words,
                rows,
                "",
                (origin_of(basis),),
            )
        )
    findings.append(_exposure_finding(found, basis, values))
    if mix.unmapped:
        count = len(mix.unmapped)
        words = Text(
            f"{count} 家企业的行业代码缺失或不能对应部门，未计入；请补填 firms.sector",
            f"{count} firms have no industry code that belongs to a sector and are left out; fill in firms.sector",
        )
        findings.append(
            Finding("industry.diversity.unmapped", Text("行业代码", "industry codes"), "unknown", words, mix.unmapped)
        )
    return tuple(findings)


def _basis_finding(basis: str, places: int, least: int) -> Finding:
    label = Text("关联度依据", "basis of relatedness")
    if basis == "places":
        words = Text(f"依据 {places} 个地区的分行业数据", f"from {places} places of region_sectors")
        return Finding("industry.diversity.basis", label, "pass", words, (), "", (origin_of(basis),))
    words = Text(
        f"地区分行业数据只有 {places} 个地区，不足 {least} 个；改用全国投入产出表的投入结构与供销联系。补充区县分行业数据可得更好的测度",
        f"region_sectors holds {places} places, fewer than {least}; likeness of inputs and trade in the national table are used instead. "
        "Import counties by sector for a better measure",
    )
    return Finding("industry.diversity.basis", label, "warn", words, (), "", (origin_of(basis),))


def _exposure_finding(found: Sequence[Candidate], basis: str, values: Parameters) -> Finding:
    sales = sum(c.sales_yuan for c in found)
    exposed = [c for c in found if c.firms and (c.exposure or 0.0) > EXPOSED]
    share = sum(c.sales_yuan for c in exposed) / sales if sales > 0 else 0.0
    entry = values.entry("oil_shock")
    words = Text(
        f"油气投资下降 {entry.value:.0%} 时，{len(exposed)} 个部门（占销售 {share:.0%}）的产出损失超过 {EXPOSED:.0%}",
        f"when investment in oil and gas falls by {entry.value:.0%}, {len(exposed)} sectors ({share:.0%} of sales) lose more than {EXPOSED:.0%} of output",
    )
    verdict = "warn" if share > 0.5 else "pass"
    rows = tuple(c.sector for c in exposed)
    label = Text("冲击敞口", "shock exposure")
    return Finding(
        "industry.diversity.exposure", label, verdict, words, rows, entry.origin.ref, (origin_of(basis), entry.origin)
    )


def diversification_tables(found: Sequence[Candidate]) -> tuple[SurveyTable, ...]:
    """Return the table of all candidates, the nearest first."""
    columns = (
        SurveyColumn("sector", Text("部门", "sector")),
        SurveyColumn("name", Text("名称", "name"), words=tuple((c.sector, c.name) for c in found)),
        SurveyColumn("chain", Text("产业链", "chain")),
        SurveyColumn("firms", Text("企业数", "firms")),
        SurveyColumn("sales_yuan", Text("销售收入", "sales"), "yuan"),
        SurveyColumn("rca", Text("区位商", "location quotient")),
        SurveyColumn("density", Text("关联密度", "density")),
        SurveyColumn("complexity", Text("复杂度", "complexity")),
        SurveyColumn("growth", Text("全国年增速", "yearly growth in the nation"), "share"),
        SurveyColumn("exposure", Text("冲击敞口", "shock exposure"), "share"),
        SurveyColumn("import_share", Text("进口占比", "import share"), "share"),
        SurveyColumn("linkage", Text("与园区供销联系", "trade with the park's sectors"), "share"),
        SurveyColumn("nearest", Text("最相近的园区部门", "nearest sector of the park")),
        SurveyColumn("service", Text("生产性服务", "service to industry")),
    )
    order = sorted(found, key=lambda c: (-(c.density if c.density is not None else -1.0), c.sector))
    rows = tuple(
        (
            c.sector, c.sector, c.chain or None, c.firms, round(c.sales_yuan, 2), plain(c.rca), plain(c.density, 4), plain(c.complexity),
            plain(c.growth, 4), plain(c.exposure, 4), plain(c.import_share, 4), plain(c.linkage, 4), c.nearest or None, c.service,
        )
        for c in order
    )  # fmt: skip
    return (SurveyTable("diversification", Text("可发展部门", "candidate sectors"), columns, rows),)
