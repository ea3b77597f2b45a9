"""How do the firms rank per mu under real formulas, and what does the plan decide for each: keep, upgrade, move or close?"""

from __future__ import annotations

from collections.abc import Iterator

from gongxing.diagnosis.grading_survey import GradingSurvey
from gongxing.plan import IndustryScheme
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, lacking
from gongxing.report.chapters.verdicts import caveats, checked, unsolved, verdict
from gongxing.report.decision_map import DECISION_TITLE
from gongxing.report.decision_tables import (
    chain_decisions_table,
    decisions_table,
    exits_table,
    movers_table,
    unplaced_table,
    upgrades_table,
    zones_table,
)
from gongxing.report.document import Block, MapBlock, Paragraph, Ref, plain, say
from gongxing.report.economy_parts import ECONOMY_PARTS
from gongxing.report.grading_tables import agreement_block, classes_table, formulas_table, lagging_table, loose_table
from gongxing.report.industry_charts import chart_titles
from gongxing.report.material import Material
from gongxing.words import Text


def firms_section(material: Material) -> tuple[Block, ...]:
    """Return the grading of firms per mu and the decisions on them, with tables, charts and the map."""
    return body(*_grades(material), *_decisions(material))


def _grades(material: Material) -> Iterator[Block]:
    survey = material.industry.grading if material.industry else None
    if survey is None:
        yield lacking(Text("企业用地与效益", "land and yield of firms"), Text("亩均评价", "grading per mu"))
        return
    classes, formulas = classes_table(survey), formulas_table(survey)
    words = Text(
        "企业按五种真实的亩均评价公式分别打分、排序、分档，汇总见{classes}，各公式见{formulas}。多数公式一致的等级才采用；等级取决于公式的企业不据此作去留决定。",
        "The firms are scored, ranked and classed under five real formulas per mu; {classes} sums up, {formulas} shows the formulas. A "
        "grade counts only where most formulas agree; no firm is judged by a grade that depends on the formula.",
    )
    yield Paragraph(say(words, classes=Ref(classes.key), formulas=Ref(formulas.key)))
    yield classes
    yield from _charts(material)
    yield formulas
    yield from _lists(survey)


def _charts(material: Material) -> Iterator[Block]:
    titles = chart_titles(material)
    for key in ("chart.grades", "chart.grade_shares"):
        if key in titles:
            yield MapBlock(key, titles[key])


def _lists(survey: GradingSurvey) -> Iterator[Block]:
    for table in (agreement_block(survey), lagging_table(survey), loose_table(survey)):
        if table is not None:
            yield table


def _decisions(material: Material) -> tuple[Block, ...]:
    result, part = material.plan.industry, ECONOMY_PARTS["industry"]
    lead = verdict(material, part, result)
    if result is None or result.part is None:
        return (*lead, *unsolved(material, part, result))
    scheme = result.part
    counts = told(
        material,
        Text(
            "保留{keep}，提升{upgrade}，搬迁{move}，退出{exit}。",
            "{keep} are kept, {upgrade} upgraded, {move} moved and {exit} close.",
        ),
        keep=("industry.keep", Text("保留企业", "firms kept")),
        upgrade=("industry.upgrade", Text("提升企业", "firms upgraded")),
        move=("industry.move", Text("搬迁企业", "firms moved")),
        exit=("industry.exit", Text("退出企业", "firms that close")),
    )
    rule = plain(
        Text(
            "没有企业因不稳定的等级被要求退出；逐户的决定、理由与次优选择见工作簿。",
            "No firm is told to close on an unstable grade; the workbook gives the decision, the reason and the next best for each.",
        )
    )
    return body(
        *lead,
        paragraph(counts, rule),
        *_tables(material, scheme),
        *checked(material, part),
        *caveats(part, scheme.warnings, ()),
    )


def _tables(material: Material, scheme: IndustryScheme) -> Iterator[Block | None]:
    yield decisions_table(scheme)
    yield chain_decisions_table(scheme)
    if len(material.park.parcels):
        yield MapBlock("map.decisions", DECISION_TITLE)
    for make in (movers_table, exits_table, upgrades_table, unplaced_table, zones_table):
        yield make(scheme)
