"""How is the specialisation of the park told: figures, findings, tables?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from gongxing.diagnosis.comparison import Comparison
from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.reference_view import ReferenceView
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.words import Text

LEVELS = {"district": Text("本区县", "the district"), "nation": Text("全国", "the nation")}
"""The references, in words."""
_REF = "diagnosis.specialisation"
_TOP = 5


def view_origin(comparison: Comparison) -> Origin:
    """Return the origin of figures against one reference."""
    level = LEVELS[comparison.level]
    words = Text(
        f"园区与{level.zh}（{comparison.name.zh}，{comparison.year} 年）分行业比较",
        f"the park against {level.en} ({comparison.name.en}, {comparison.year}) by sector",
    )
    return computed(_REF, words, "firms.sector", "firms.sales_yuan", "firm_years", comparison.source)


def specialisation_figures(views: Sequence[ReferenceView], spread: float) -> tuple[Figure, ...]:
    """Return indices against each reference and the parts of growth."""
    origin = computed(
        _REF,
        Text("按企业行业代码的销售占比平方和", "sum of squared shares of sales by industry code"),
        "firms.sector",
        "firms.sales_yuan",
    )
    label = Text("销售行业集中度（赫芬达尔指数）", "concentration of sales by industry (Herfindahl)")
    found = [figure("industry.specialisation.herfindahl", label, spread, unit="ratio", origin=origin)]
    for view in views:
        found += _view_figures(view)
    return tuple(found)


def _view_figures(view: ReferenceView) -> Iterator[Figure]:
    level, words, origin = view.comparison.level, LEVELS[view.comparison.level], view_origin(view.comparison)
    rows: list[tuple[str, Text, float | None, str]] = [
        ("krugman", Text("克鲁格曼专业化指数", "Krugman index"), view.krugman, "ratio"),
        ("hoover", Text("胡佛指数", "Hoover index"), view.hoover, "ratio"),
        ("gini", Text("区位基尼系数", "locational Gini"), view.gini, "ratio"),
        ("relative", Text("最高区位商", "greatest location quotient"), view.relative, "ratio"),
    ]
    if view.shift is not None:
        change, national, mix, regional, _ = view.shift.total
        allocation = None if view.split is None else view.split.total[4]
        unit = "persons" if view.comparison.measure == "jobs" else "yuan"
        rows += [
            ("change", Text("增量", "change"), change, unit),
            ("share_part", Text("份额分量", "part of the reference's growth"), national, unit),
            ("mix_part", Text("结构偏离分量", "part of the mix of sectors"), mix, unit),
            ("own_part", Text("竞争力偏离分量", "part of its own"), regional, unit),
            ("allocation_part", Text("其中配置效应", "of it allocation (Esteban-Marquillas)"), allocation, unit),
        ]
    for key, label, value, unit in rows:
        named = Text(f"{label.zh}（对{words.zh}）", f"{label.en} (against {words.en})")
        yield figure(f"industry.specialisation.{level}.{key}", named, value, unit=unit, origin=origin)


def specialisation_findings(views: Sequence[ReferenceView], park: Park) -> tuple[Finding, ...]:
    """Return in what the park is specialised, whose growth its growth is, and what is missing."""
    found: list[Finding] = []
    for view in views:
        found.append(_special(view))
        found.append(_growth(view))
        found += _left_out(view.comparison)
    known = {view.comparison.level for view in views}
    if "district" not in known:
        words = Text(
            "没有本区县分行业数据，未与区县比较；请导入 region_sectors（level 为 district）",
            "no figures of the district by sector, so it is not compared with; import region_sectors (level district)",
        )
        found.append(
            Finding("industry.specialisation.district", Text("与区县比较", "against the district"), "unknown", words)
        )
    if not len(park["firm_years"]):
        words = Text(
            "没有企业历年数据，未作偏离份额分析；请导入 firm_years",
            "no firms over the years, so no shift-share; import firm_years",
        )
        found.append(Finding("industry.specialisation.years", Text("偏离份额", "shift-share"), "unknown", words))
    return tuple(found)


def _special(view: ReferenceView) -> Finding:
    comparison = view.comparison
    order = [
        int(i) for i in np.argsort(-comparison.park) if comparison.park[i] > 0 and np.nan_to_num(view.quotients[i]) > 1
    ]
    words = LEVELS[comparison.level]
    label = Text(f"对{words.zh}的专业化", f"specialisation against {words.en}")
    listed_zh = "、".join(f"{comparison.labels[i].zh} {view.quotients[i]:.1f}" for i in order[:_TOP])
    listed_en = "; ".join(f"{comparison.labels[i].en} {view.quotients[i]:.1f}" for i in order[:_TOP])
    said = Text(
        f"区位商大于 1 的行业 {len(order)} 个，其中销售最大者：{listed_zh}" if order else "没有区位商大于 1 的行业",
        f"{len(order)} sectors with a location quotient above 1, the largest: {listed_en}"
        if order
        else "no sector has a location quotient above 1",
    )
    rows = tuple(comparison.codes[i] for i in order)
    return Finding(
        f"industry.specialisation.{comparison.level}.lq", label, "pass", said, rows, "", (view_origin(comparison),)
    )


def _growth(view: ReferenceView) -> Finding:
    comparison = view.comparison
    words, code = LEVELS[comparison.level], f"industry.specialisation.{comparison.level}.shift"
    label = Text(f"对{words.zh}的偏离份额", f"shift-share against {words.en}")
    if view.shift is None or comparison.years is None:
        said = Text(
            "园区与参照地区没有两个共同年份，未作偏离份额分析；请补充 firm_years 或 region_sectors 的年份",
            "park and reference have no two years in common, so there is no shift-share; add years to firm_years or region_sectors",
        )
        return Finding(code, label, "unknown", said, (), "", (view_origin(comparison),))
    change, national, mix, own, _ = view.shift.total
    years = comparison.years
    note = (
        Text("（参照增速由投入产出表年份外推）", " (growth of the reference extended from the years of the table)")
        if years.extended
        else None
    )
    said = Text(
        f"{years.first}—{years.last} 年增量中，份额分量 {_part(national, change)}，结构 {_part(mix, change)}，竞争力 {_part(own, change)}"
        + (note.zh if note else ""),
        f"of the change {years.first} to {years.last}, {_part(national, change)} is the reference's growth, {_part(mix, change)} the mix, "
        f"{_part(own, change)} its own" + (note.en if note else ""),
    )
    return Finding(code, label, "warn" if own < 0 else "pass", said, (), "", (view_origin(comparison),))


def _part(part: float, change: float) -> str:
    return f"{part / abs(change):+.0%}" if change else f"{part:+,.0f}"


def _left_out(comparison: Comparison) -> Iterator[Finding]:
    if comparison.left_out:
        words, count = LEVELS[comparison.level], len(comparison.left_out)
        said = Text(
            f"{count} 家企业的行业在参照数据中没有，未计入",
            f"{count} firms are in sectors the reference does not give, and are left out",
        )
        label = Text(f"对{words.zh}比较的覆盖", f"coverage against {words.en}")
        yield Finding(f"industry.specialisation.{comparison.level}.left_out", label, "warn", said, comparison.left_out)


def specialisation_tables(views: Sequence[ReferenceView]) -> tuple[SurveyTable, ...]:
    """Return one table per reference: sectors of the park with shares, quotient and parts of growth, largest first."""
    return tuple(_table(view) for view in views)


def _table(view: ReferenceView) -> SurveyTable:
    comparison, words = view.comparison, LEVELS[view.comparison.level]
    unit = "人" if comparison.measure == "jobs" else "yuan"
    parts = (
        Text("增量", "change"),
        Text("份额分量", "reference's growth"),
        Text("结构偏离", "mix"),
        Text("竞争力偏离", "own"),
    )
    columns = (
        SurveyColumn("sector", Text("行业", "sector")),
        SurveyColumn("name", Text("名称", "name"), words=tuple(zip(comparison.codes, comparison.labels, strict=True))),
        SurveyColumn("park", Text("园区", "park"), unit),
        SurveyColumn("share", Text("园区占比", "share in the park"), "share"),
        SurveyColumn("reference_share", Text("参照占比", "share in the reference"), "share"),
        SurveyColumn("quotient", Text("区位商", "location quotient")),
        *(
            SurveyColumn(name, label, unit)
            for name, label in zip(("change", "national", "mix", "own"), parts, strict=True)
        ),
    )
    park, reference = comparison.park / comparison.park.sum(), comparison.reference / comparison.reference.sum()
    shift = view.shift
    there = comparison.park > 0
    if shift is not None:
        there = there | (shift.change != 0)
    rows = []
    for i in [int(i) for i in np.argsort(-comparison.park, kind="stable") if there[i]]:
        grown = (
            [None] * 4
            if shift is None
            else [plain(float(part[i]), 0) for part in (shift.change, shift.national, shift.mix, shift.regional)]
        )
        rows.append(
            (
                comparison.codes[i], comparison.codes[i], plain(float(comparison.park[i]), 0), plain(float(park[i]), 5), plain(float(reference[i]), 5),
                plain(float(view.quotients[i])), *grown,
            )
        )  # fmt: skip
    label = Text(f"专业化与偏离份额（对{words.zh}）", f"specialisation and shift-share (against {words.en})")
    return SurveyTable(f"specialisation_{comparison.level}", label, columns, tuple(rows))
