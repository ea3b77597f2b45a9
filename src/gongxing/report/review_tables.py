"""Which tables show what review, the rules, the material and the user's framework say?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gongxing.origins import Origin, computed
from gongxing.plan import Conflict, Finding
from gongxing.report.cells import EMPTY_CELL, NONE, bare, counted, number_column, rule_origin, stated, value_cell
from gongxing.report.document import (
    Block,
    Box,
    Bullets,
    Column,
    FigureRun,
    Paragraph,
    Sentence,
    TableBlock,
    cell,
    code_of,
    id_of,
    law_of,
    name_of,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.report.rule_words import rule_value
from gongxing.standards import Grade
from gongxing.words import Text, same

TOP_CONFLICTS = 30
VERDICTS: Mapping[str, Text] = {
    "pass": Text("通过", "pass"),
    "fail": Text("不通过", "fail"),
    "warn": Text("提示", "warning"),
    "unknown": Text("资料不足", "cannot tell"),
}
SENSITIVE: Mapping[str, Text] = {
    "dwelling": Text("住宅", "dwelling"),
    "school": Text("学校", "school"),
    "clinic": Text("医疗", "clinic"),
    "dormitory": Text("宿舍", "dormitory"),
    "residential": Text("居住地块", "residential parcel"),
    "parcel": Text("地块", "parcel"),
}
CONFLICTS = computed(
    "review.conflicts",
    Text(
        "自车间边界量至敏感建筑，费用按单价乘面积估算",
        "measured from the workshop's edge to the sensitive building; prices are unit rates times area",
    ),
    "buildings.geometry",
    "buildings.kind",
    "buildings.emits",
    "buildings.protection_m",
)


def conflict_table(material: Material) -> TableBlock | None:
    """Return the conflict ledger, open and nearest first; None if there is no conflict."""
    conflicts = sorted(material.plan.conflicts, key=lambda c: (c.resolved, c.distance_m, c.workshop, c.sensitive))
    if not conflicts:
        return None
    remedies = tuple(dict.fromkeys(words for conflict in conflicts for words, _ in conflict.remedies))[:3]
    columns = (
        Column(Text("车间", "Workshop"), "left", 1.2),
        Column(Text("敏感目标", "Sensitive place"), "left", 1.5),
        number_column(Text("距离（米）", "Distance (m)"), CONFLICTS, 0.9),
        number_column(Text("要求（米）", "Required (m)"), CONFLICTS, 0.9),
        *(
            number_column(
                Text(f"{words.zh}（万元）", f"{words.en[:1].upper()}{words.en[1:]} (million yuan)"), CONFLICTS, 1.2
            )
            for words in remedies
        ),
        Column(Text("方案处置", "What the plan does"), "left", 1.3),
    )
    rows = tuple(_conflict_row(conflict, remedies) for conflict in conflicts[:TOP_CONFLICTS])
    count, shown = len(conflicts), min(len(conflicts), TOP_CONFLICTS)
    inputs = ("buildings.geometry",)
    whole = counted(
        "report.conflicts", Text("厂居冲突", "conflicts of workshops and homes"), count, "conflicts", *inputs
    )
    head = counted("report.conflicts_shown", Text("本表列出的冲突", "conflicts listed"), shown, "conflicts", *inputs)
    words = Text(
        "共{n}，全部列出；先列未消除者，再按距离排列。", "{n} in all; those that remain come first, then by distance."
    )
    if shown < count:
        words = Text(
            "共{n}，本表列出前{shown}：先列未消除者，再按距离排列；其余见导出的表格附件。",
            "{n} in all, the first {shown} listed: those that remain come first, then by distance; the exported workbook holds the rest.",
        )
    note = say(words, n=FigureRun(whole, marked=False), shown=FigureRun(head, marked=False))
    return TableBlock("table.conflicts", Text("厂居冲突台账", "Ledger of conflicts"), columns, rows, 0, note)


def _conflict_row(conflict: Conflict, remedies: tuple[Text, ...]) -> tuple[Sentence, ...]:
    prices = dict(conflict.remedies)
    kind = SENSITIVE.get(conflict.sensitive_kind, same(conflict.sensitive_kind))
    if conflict.chosen:
        done: Sentence = cell(name_of(conflict.chosen))
    else:
        done = plain(Text("消除", "ended")) if conflict.resolved else plain(Text("未处置", "none"))
    return (
        cell(id_of(conflict.workshop)),
        say(Text("{kind} {id}", "{kind} {id}"), kind=name_of(kind), id=id_of(conflict.sensitive)),
        value_cell("conflict", conflict.distance_m, unit="m", show="m1!", origin=CONFLICTS),
        value_cell("conflict", conflict.required_m, unit="m", show="m!", origin=CONFLICTS),
        *(
            value_cell("conflict", prices.get(words), unit="yuan", show="money!", origin=CONFLICTS)
            for words in remedies
        ),
        done,
    )


ACROSS = "review."
"""How the codes of findings across engines begin; all others are checks of single engines."""
ENGINE_FINDINGS = "table.findings.engines"


def findings_tables(material: Material, findings: Iterable[Finding]) -> tuple[TableBlock, ...]:
    """Return what review found across engines, then what the engines' own checks did not pass; a table without rows is left out."""
    found = tuple(findings)
    across = tuple(finding for finding in found if finding.code.startswith(ACROSS))
    opened = tuple(f for f in found if not f.code.startswith(ACROSS) and f.verdict != "pass")
    return tuple(
        _findings(material, rows, key, title)
        for key, title, rows in (
            ("table.findings", Text("跨引擎审查结论", "Findings of review across engines"), across),
            (
                "table.findings.open",
                Text("各引擎复核中未通过、提示或资料不足的事项", "Checks of single engines that did not pass"),
                opened,
            ),
        )
        if rows
    )


def engine_findings_table(material: Material, findings: Iterable[Finding]) -> TableBlock | None:
    """Return all that the engines' own checks found, for the appendix; None where they checked nothing."""
    single = tuple(finding for finding in findings if not finding.code.startswith(ACROSS))
    title = Text("各引擎方案复核结论", "Findings of the checks of single engines")
    return _findings(material, single, ENGINE_FINDINGS, title) if single else None


def _findings(material: Material, findings: Iterable[Finding], key: str, title: Text) -> TableBlock:
    """Return what was found, check by check."""
    columns = (
        Column(Text("审查事项", "Check"), "left", 2.2),
        Column(Text("结论", "Verdict"), "center", 0.9),
        Column(Text("情况", "Findings"), "left", 3.2),
        Column(Text("规则", "Rule"), "left", 1.0),
    )
    rows = []
    for finding in findings:
        origin = computed(f"review.{finding.code}", finding.label, *(o.ref for o in finding.origins))
        rule = (
            stated(same(finding.rule), rule_origin(material, finding.rule) or origin, marked=True)
            if finding.rule
            else NONE
        )
        rows.append(
            (
                cell(name_of(finding.label)),
                cell(name_of(VERDICTS.get(finding.verdict, same(finding.verdict)))),
                stated(finding.words, origin, marked=True),
                rule,
            )
        )
    return TableBlock(key, title, columns, tuple(rows))


def rules_table(material: Material, codes: Iterable[str]) -> TableBlock:
    """Return the rules the report rests on: code, words, value, source and grade; grade C only warns."""
    columns = (
        Column(Text("代码", "Code"), "left", 1.0),
        Column(Text("内容", "Words"), "left", 2.7),
        Column(Text("取值", "Value"), "left", 1.1),
        Column(Text("来源", "Source"), "left", 2.7),
        Column(Text("等级", "Grade"), "center", 0.9),
    )
    rows = []
    for code in codes:
        rule, origin = material.standards.rule(code), rule_origin(material, code)
        if origin is None:
            continue
        shown = rule_value(rule)
        value = stated(shown, origin) if shown else NONE
        grade = (
            Text("丙，仅提示", "C, warns only")
            if rule.grade is Grade.C
            else Text({"A": "甲", "B": "乙"}[rule.grade.value], rule.grade.value)
        )
        rows.append(
            (cell(code_of(code)), stated(rule.words, origin), value, cell(law_of(rule.source or "—")), plain(grade))
        )
    note = plain(
        Text(
            "甲级为已见法规原文，乙级为摘录或转引，丙级凭记忆、只作提示不作约束。",
            "Grade A: statute text seen; B: excerpt or second hand; C: from memory, it warns and never forbids.",
        )
    )
    return TableBlock("table.rules", Text("采用的规则", "Rules used"), columns, tuple(rows), 0, note)


def alignment_table(material: Material) -> TableBlock | None:
    """Return the matrix of strategies and chains of the 2+2 layout; None where neither is entered."""
    lists = material.park["strategies"].frame
    strategies = lists.loc[lists["kind"] == "strategy", "name"].tolist()
    chains = lists.loc[lists["kind"].isin(("leading_chain", "nurtured_chain")), "name"].tolist()
    if not strategies or not chains:
        return None
    columns = (
        Column(Text("战略", "Strategy"), "left", 1.6),
        *(Column(same(str(name)), "center", 1.0, quoted=True) for name in chains),
    )
    head = (
        plain(Text("现有企业", "Firms today")),
        *(bare(material.figure(f"park.chain.{name}.firms", same(str(name)))) for name in chains),
    )
    rows = [head, *((cell(name_of(name)), *(EMPTY_CELL for _ in chains)) for name in strategies)]
    note = plain(
        Text(
            "“空”表示尚无行动同时服务该战略与该产业，须由产业引擎或使用者补入，不以文字充数。",
            "“Empty” means that no action yet serves both the strategy and the chain; the industry engine or the user has to fill it.",
        )
    )
    return TableBlock(
        "table.alignment",
        Text("战略与产业布局衔接矩阵", "Strategies against the industry layout"),
        columns,
        tuple(rows),
        0,
        note,
    )


def conflict_words(words: Iterable[Text], origin: Origin) -> Block:
    """Return the smallest conflict of an infeasible result in a box."""
    items = tuple(stated(found, origin, marked=True) for found in words)
    lead = Paragraph(
        plain(
            Text(
                "下列要求不能同时满足，须至少放宽一项后重新求解：",
                "These demands cannot all be met; at least one has to give way before solving again:",
            )
        )
    )
    return Box(
        "box.infeasible",
        Text("不可同时满足的要求", "Demands that cannot hold together"),
        (lead, Bullets(items)) if items else (lead,),
    )
