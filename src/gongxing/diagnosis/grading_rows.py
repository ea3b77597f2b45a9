"""Which tables hold what grading found: every firm with its yields, grades and efficiency, the bases, how formulas agree?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.efficiency import EfficiencySurvey
from gongxing.diagnosis.grade_stability import Agreement
from gongxing.diagnosis.grading import FirmGrade, Grading
from gongxing.diagnosis.land_yield import column_of, yields
from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.park import Park
from gongxing.standards.grading import INDICATORS
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]


def firm_table(
    park: Park, grading: Grading, held: Mapping[str, FloatArray], efficiency: EfficiencySurvey | None
) -> SurveyTable:
    """Return every firm of the register in a row: land, yields, scores and grades by formula, votes, efficiency.

    An infinite yield per emission (nothing discharged) is left empty, since no number tells it.
    """
    formulas = tuple(grading.formulas)
    columns = (
        SurveyColumn("firm", Text("企业", "firm")),
        SurveyColumn("name", Text("企业名称", "name")),
        SurveyColumn("above_scale", Text("规上", "above scale")),
        SurveyColumn("land_m2", Text("用地面积", "land"), "m2"),
        *(SurveyColumn(key, indicator.label, indicator.unit) for key, indicator in INDICATORS.items()),
        *(
            SurveyColumn(f"score_{f.key}", Text(f"{f.label.zh}得分", f"score, {f.label.en}"), "points")
            for f in formulas
        ),
        *(SurveyColumn(f"grade_{f.key}", Text(f"{f.label.zh}等级", f"grade, {f.label.en}")) for f in formulas),
        SurveyColumn("settled", Text("判定等级", "settled grade")),
        SurveyColumn("votes", Text("各公式结果", "votes")),
        SurveyColumn("stable", Text("各公式一致", "stable")),
        SurveyColumn("held", Text("权重扰动下等级不变占比", "grade held under perturbed weights"), "share"),
        SurveyColumn("official", Text("官方适用公式", "official formulas")),
        SurveyColumn("partial", Text("指标不全的公式", "graded on part of the weight")),
        SurveyColumn("reason_zh", Text("未评原因（中文）", "why not graded (Chinese)")),
        SurveyColumn("reason_en", Text("未评原因（英文）", "why not graded (English)")),
        SurveyColumn("efficiency", Text("综合效率（CCR）", "overall efficiency (CCR)"), "share"),
        SurveyColumn("efficiency_of_size", Text("纯技术效率（BCC）", "efficiency for its size (BCC)"), "share"),
        SurveyColumn("efficiency_scale", Text("规模效率", "efficiency of scale"), "share"),
        SurveyColumn("efficiency_beyond", Text("超效率", "super-efficiency"), "ratio"),
        SurveyColumn("peers", Text("标杆企业", "model firms")),
        SurveyColumn("spare_land_m2", Text("可节约用地", "land it could do without"), "m2"),
    )
    table, land = yields(park), column_of(park, "land_m2")
    scale = park.firms["above_scale"]
    rows = tuple(
        (
            firm.firm,
            firm.name or None,
            None if scale.isna().iloc[row] else bool(scale.iloc[row]),
            plain(land[row]),
            *(plain(float(table[key][row]), 6) for key in INDICATORS),
            *_grade_cells(firm, grading.formulas.keys, [float(held[f.key][row]) for f in formulas]),
            *_efficiency_cells(firm.firm, efficiency),
        )
        for row, firm in enumerate(grading.firms)
    )
    return SurveyTable(
        "firm_grades", Text("企业亩均评价与效率", "yield, grades and efficiency of firms"), columns, rows
    )


def _grade_cells(firm: FirmGrade, keys: tuple[str, ...], held: list[float]) -> tuple[Cell, ...]:
    kept = [share for share in held if np.isfinite(share)]
    why = list(dict.fromkeys(firm.reasons.values()))
    return (
        *(plain(firm.scores[key]) for key in keys),
        *(firm.grades[key] or None for key in keys),
        firm.settled or None,
        firm.votes or None,
        firm.stable if firm.votes else None,
        plain(float(np.mean(kept))) if kept else None,
        ", ".join(firm.official) or None,
        ", ".join(firm.partial) or None,
        "；".join(words.zh for words in why) or None,
        "; ".join(words.en for words in why) or None,
    )


def _efficiency_cells(firm: str, survey: EfficiencySurvey | None) -> tuple[Cell, ...]:
    found = survey.of(firm) if survey else None
    if found is None:
        return (None,) * 6
    return (
        plain(found.constant, 4), plain(found.variable, 4), plain(found.scale, 4), plain(found.beyond, 4),
        ", ".join(found.peers) or None, plain(found.spare_land_m2, 1),
    )  # fmt: skip


def agreement_table(agreed: tuple[Agreement, ...]) -> SurveyTable:
    """Return how alike every two formulas rank the firms."""
    columns = (
        SurveyColumn("first", Text("公式一", "formula")),
        SurveyColumn("second", Text("公式二", "other formula")),
        SurveyColumn("firms", Text("共同评价企业", "firms graded by both"), "count"),
        SurveyColumn("kendall", Text("肯德尔相关", "Kendall's tau"), "ratio"),
        SurveyColumn("spearman", Text("斯皮尔曼相关", "Spearman's rho"), "ratio"),
        SurveyColumn("same", Text("等级相同占比", "share with the same grade"), "share"),
    )
    rows = tuple((a.first, a.second, a.firms, plain(a.tau), plain(a.rho), plain(a.same)) for a in agreed)
    return SurveyTable("grading_agreement", Text("公式间一致性", "agreement of the formulas"), columns, rows)


def base_table(grading: Grading) -> SurveyTable:
    """Return the weight and base of every indicator of every formula, how many firms know it and how many are at its cap."""
    columns = (
        SurveyColumn("formula", Text("公式", "formula")),
        SurveyColumn("rule", Text("规则", "rule")),
        SurveyColumn("indicator", Text("指标", "indicator"), words=tuple((k, i.label) for k, i in INDICATORS.items())),
        SurveyColumn("weight", Text("权重", "weight"), "points"),
        SurveyColumn("base", Text("基准值", "base")),
        SurveyColumn("unit", Text("单位", "unit")),
        SurveyColumn("known", Text("有数据企业", "firms that give it"), "count"),
        SurveyColumn("capped", Text("达到上限企业", "firms at the cap"), "count"),
        SurveyColumn("origin", Text("基准来源", "origin of the base")),
        SurveyColumn("origin_zh", Text("基准说明（中文）", "base in words (Chinese)")),
        SurveyColumn("origin_en", Text("基准说明（英文）", "base in words (English)")),
    )
    rows: list[tuple[Cell, ...]] = []
    for formula in grading.formulas:
        bases = [base for base in grading.bases if base.formula == formula.key]
        for place, (criterion, base) in enumerate(zip(formula.criteria, bases, strict=True)):
            ratios = grading.ratios[formula.key][:, place]
            rows.append(
                (
                    formula.key, formula.rule or None, base.indicator, criterion.weight, plain(base.value, 6),
                    INDICATORS[base.indicator].unit, int(np.isfinite(ratios).sum()),
                    int((ratios >= formula.cap - 1e-12).sum()), base.origin.ref, base.origin.words.zh,
                    base.origin.words.en,
                )
            )  # fmt: skip
    return SurveyTable("grading_bases", Text("评价公式与基准", "formulas and their bases"), columns, tuple(rows))
