"""Which tables tell how firms are graded: classes, formulas, how formulas agree, the firms at the end of the list?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gongxing.diagnosis.grading import FirmGrade
from gongxing.diagnosis.grading_survey import GradingSurvey, mean_standing
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.origins import Origin, computed
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, code_of, id_of, name_of, plain
from gongxing.report.network_tables import Part, listed_note
from gongxing.standards.grading import CLASSES
from gongxing.words import Text

TOP_FIRMS = 15
LOOSE = Text("取决于公式", "Depends on the formula")
UNGRADED = Text("不评价", "Not graded")
_GROUPS = (*((grade, Text(f"{grade} 类", f"Class {grade}")) for grade in CLASSES), ("loose", LOOSE), ("none", UNGRADED))


def grading_origin(survey: GradingSurvey) -> Origin:
    """Return the origin of what grading found: the rules of the formulas and the register."""
    rules = dict.fromkeys(formula.origin.ref for formula in survey.grading.formulas)
    words = Text("按亩均评价各公式评分、排序、分档", "scored, ranked and classed by the formulas of rating per mu")
    return computed("diagnosis.grading", words, *rules, "firms")


def group_of(firm: FirmGrade) -> str:
    """Return the group a firm is counted in: its settled class, "loose" where it depends on the formula, "none"."""
    return firm.settled or ("loose" if any(firm.grades.values()) else "none")


def classes_table(survey: GradingSurvey) -> TableBlock:
    """Return the classes: firms, those with one grade under all formulas, land, sales, tax, yields, efficiency."""
    origin = grading_origin(survey)
    columns = (
        Column(Text("等级", "Class"), "left", 1.6),
        number_column(Text("企业（家）", "Firms"), origin, 0.9),
        number_column(Text("各式一致（家）", "Same in all"), origin, 1.1),
        number_column(Text("用地（亩）", "Land (mu)"), origin),
        number_column(Text("用地占比", "Of the land"), origin),
        number_column(Text("税收占比", "Of the tax"), origin),
        number_column(Text("亩均税收（万元）", "Tax (thousand yuan per mu)"), origin, 1.2),
        number_column(Text("亩均销售（万元）", "Sales (thousand yuan per mu)"), origin, 1.2),
        number_column(Text("平均效率", "Mean efficiency"), survey.efficiency.origin if survey.efficiency else origin),
    )
    rows = [_class_row(survey, members, label) for label, members in _groups(survey)]
    everyone = list(range(len(survey.grading.firms)))
    rows.append(_class_row(survey, everyone, Text("合计", "Total")))
    return TableBlock(
        "table.industry.classes", Text("企业亩均评价结果", "Grades of the firms"), columns, tuple(rows), 1
    )


def _groups(survey: GradingSurvey) -> Iterator[tuple[Text, list[int]]]:
    groups = [group_of(firm) for firm in survey.grading.firms]
    for key, label in _GROUPS:
        members = [row for row, group in enumerate(groups) if group == key]
        if members:
            yield label, members


def _numbers(table: SurveyTable, name: str) -> np.ndarray:
    return np.array([np.nan if value is None else float(value) for value in table.column(name)], dtype=float)


def _class_row(survey: GradingSurvey, members: list[int], label: Text) -> tuple[Sentence, ...]:
    origin, table = grading_origin(survey), survey.tables[0]
    land = _numbers(table, "land_m2")
    tax, sales = (_numbers(table, f"{name}_per_land") * land for name in ("tax", "sales"))
    mine = land[members]
    stable = sum(survey.grading.firms[row].stable for row in members)
    scores = _numbers(table, "efficiency")[members]
    return (
        plain(label),
        value_cell("industry", len(members), unit="firms", show="count", origin=origin),
        value_cell("industry", stable, unit="firms", show="count", origin=origin),
        value_cell("industry", float(np.nansum(mine)), unit="m2", show="mu!", origin=origin),
        value_cell("industry", _share(mine, land), unit="share", show="percent", origin=origin),
        value_cell("industry", _share(tax[members], tax), unit="share", show="percent", origin=origin),
        value_cell("industry", _yield(tax[members], mine), unit="yuan/m2", show="!", origin=origin),
        value_cell("industry", _yield(sales[members], mine), unit="yuan/m2", show="!", origin=origin),
        value_cell("industry", _mean(scores), unit="share", show="percent", origin=origin),
    )


def _share(part: np.ndarray, whole: np.ndarray) -> float | None:
    total = float(np.nansum(whole))
    return float(np.nansum(part)) / total if total > 0 else None


def _yield(money: np.ndarray, land: np.ndarray) -> float | None:
    known = np.isfinite(money) & (land > 0)
    return float(money[known].sum() / land[known].sum()) if known.any() else None


def _mean(values: np.ndarray) -> float | None:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else None


def formulas_table(survey: GradingSurvey) -> TableBlock:
    """Return the formulas: rule, firms in each class, share of grades that hold when weights shift, what it rests on."""
    origin = grading_origin(survey)
    columns = (
        Column(Text("公式", "Formula"), "left", 1.7),
        Column(Text("规则", "Rule"), "left", 0.9),
        *(number_column(Text(f"{grade} 类（家）", f"Class {grade}"), origin, 0.8) for grade in CLASSES),
        number_column(Text("权重扰动下不变", "Grades that hold"), origin, 1.1),
        Column(Text("内容", "What it weighs"), "left", 4.0),
    )
    rows = []
    for formula in survey.grading.formulas:
        grades = [firm.grades[formula.key] for firm in survey.grading.firms]
        held = survey.held[formula.key]
        rows.append(
            (
                cell(name_of(formula.label)),
                cell(code_of(formula.rule)) if formula.rule else NONE,
                *(value_cell("industry", grades.count(g), unit="firms", show="count", origin=origin) for g in CLASSES),
                value_cell("industry", _mean(held), unit="share", show="percent", origin=origin),
                stated(formula.words, formula.origin, marked=True),
            )
        )
    note = plain(
        Text(
            "各公式对全部企业试评以检验等级是否稳定；官方只按企业规模适用其中之一。",
            "Every formula is tried on all firms to test the grades; officially only the one for a firm's size applies.",
        )
    )
    caption = Text("评价公式与分档", "The formulas and their classes")
    return TableBlock("table.industry.formulas", caption, columns, tuple(rows), 0, note)


def agreement_block(survey: GradingSurvey) -> TableBlock | None:
    """Return Kendall's tau of every two formulas, one triangle of a matrix; None for fewer than two formulas."""
    formulas = tuple(survey.grading.formulas)
    if len(formulas) < 2:
        return None
    words = Text("两两公式得分的肯德尔秩相关系数", "Kendall's rank correlation of the scores of two formulas")
    origin = computed("diagnosis.grade_stability", words, *dict.fromkeys(f.origin.ref for f in formulas))
    tau = {(pair.first, pair.second): pair.tau for pair in survey.agreement}
    columns = (
        Column(Text("公式", "Formula"), "left", 1.8),
        *(Column(formula.label, "right", 1.0, origin, quoted=True) for formula in formulas[1:]),
    )
    rows = tuple(
        (
            cell(name_of(first.label)),
            *(
                value_cell("industry", tau.get((first.key, second.key)), unit="", show="bare", origin=origin)
                for second in formulas[1:]
            ),
        )
        for first in formulas[:-1]
    )
    return TableBlock("table.industry.agreement", Text("公式间秩相关", "Agreement of the formulas"), columns, rows)


def lagging_table(survey: GradingSurvey) -> TableBlock | None:
    """Return the firms that every formula places in C or D, the last in the ranking first; None without any."""
    firms = survey.grading.firms
    standing = mean_standing(survey.grading)
    found = [row for row, firm in enumerate(firms) if firm.stable and firm.settled in ("C", "D")]
    if not found:
        return None
    found.sort(key=lambda row: (float(standing[row]), firms[row].firm))
    rows = tuple(_firm_row(survey, row) for row in found[:TOP_FIRMS])
    note = _listed(survey, "lagging", (len(found), len(rows)))
    caption = Text("各公式一致列为 C、D 类的企业", "Firms of class C or D under every formula")
    return TableBlock("table.industry.lagging", caption, _firm_columns(survey), rows, 0, note)


def loose_table(survey: GradingSurvey) -> TableBlock | None:
    """Return the largest firms whose grade depends on the formula; None without any."""
    firms, land = survey.grading.firms, _numbers(survey.tables[0], "land_m2")
    found = [row for row, firm in enumerate(firms) if group_of(firm) == "loose"]
    if not found:
        return None
    found.sort(key=lambda row: (-float(np.nan_to_num(land[row])), firms[row].firm))
    rows = tuple(_firm_row(survey, row) for row in found[:TOP_FIRMS])
    order = Text("按用地由大到小排列。", "The largest in land come first.")
    note = listed_note(_part(survey), "loose", order, (len(found), len(rows)))
    caption = Text("等级取决于公式的企业", "Firms whose grade depends on the formula")
    return TableBlock("table.industry.loose", caption, _firm_columns(survey), rows, 0, note)


def _listed(survey: GradingSurvey, name: str, counts: tuple[int, int]) -> Sentence:
    order = Text("按综合位次由后到前排列。", "The last in the ranking come first.")
    return listed_note(_part(survey), name, order, counts)


def _part(survey: GradingSurvey) -> Part:
    return Part("industry.grading", Text("亩均评价", "rating per mu"), grading_origin(survey))


def _firm_columns(survey: GradingSurvey) -> tuple[Column, ...]:
    origin = grading_origin(survey)
    return (
        Column(Text("企业", "Firm"), "left", 1.1),
        Column(Text("名称", "Name"), "left", 2.2),
        Column(Text("各公式等级", "Votes"), "left", 1.3),
        number_column(Text("用地（亩）", "Land (mu)"), origin),
        number_column(Text("亩均税收（万元）", "Tax (thousand yuan per mu)"), origin, 1.3),
        number_column(Text("亩均销售（万元）", "Sales (thousand yuan per mu)"), origin, 1.3),
        number_column(Text("效率", "Efficiency"), survey.efficiency.origin if survey.efficiency else origin),
    )


def _firm_row(survey: GradingSurvey, row: int) -> tuple[Sentence, ...]:
    origin, table, firm = grading_origin(survey), survey.tables[0], survey.grading.firms[row]
    land, tax, sales, efficiency = (
        None if np.isnan(value) else float(value)
        for value in (
            _numbers(table, name)[row] for name in ("land_m2", "tax_per_land", "sales_per_land", "efficiency")
        )
    )
    return (
        cell(id_of(firm.firm)),
        cell(name_of(firm.name)) if firm.name else NONE,
        stated(Text(firm.votes, firm.votes), origin),
        value_cell("industry", land, unit="m2", show="mu!", origin=origin),
        value_cell("industry", tax, unit="yuan/m2", show="!", origin=origin),
        value_cell("industry", sales, unit="yuan/m2", show="!", origin=origin),
        value_cell("industry", efficiency, unit="share", show="percent", origin=origin),
    )
