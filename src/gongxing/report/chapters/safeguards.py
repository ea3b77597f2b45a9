"""What did the independent review say, who is to act, and how is the plan watched?"""

from __future__ import annotations

from collections import Counter

from gongxing.report.cells import counted, rule_said
from gongxing.report.chapters.delivery import duties_section, watch_section
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body, open_chapter, open_section
from gongxing.report.chapters.scenarios import scenario_blocks
from gongxing.report.document import (
    EMPTY,
    Block,
    Bullets,
    FigureRun,
    Paragraph,
    Ref,
    Sentence,
    TableBlock,
    join,
    name_of,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.report.review_tables import engine_findings_table, findings_tables
from gongxing.words import Text

_LABELS = (
    ("pass", Text("通过的审查事项", "checks passed")),
    ("fail", Text("不通过的审查事项", "checks failed")),
    ("warn", Text("提示的审查事项", "checks with a warning")),
    ("unknown", Text("资料不足的审查事项", "checks the data cannot decide")),
)
_MEND = Text("“{name}”未通过，须在报批前整改。", "“{name}” failed and has to be mended before approval.")
_COMPLETE = Text(
    "“{name}”因资料不足未能判定，须先补齐资料。",
    "“{name}” could not be decided; the material has to be completed first.",
)


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on safeguards."""
    return body(
        open_chapter("safeguards"),
        open_section("safeguards.verdict"),
        *_verdict(material),
        open_section("safeguards.duties"),
        *duties_section(material),
        open_section("safeguards.watch"),
        *_risks(material),
        *watch_section(material),
        *scenario_blocks(material),
    )


def _verdict(material: Material) -> tuple[Block, ...]:
    findings = material.plan.findings
    if not findings:
        return (Paragraph(plain(Text("尚未运行规则审查。", "Review has not been run."))),)
    counts = Counter(finding.verdict for finding in findings)
    runs = {
        key: FigureRun(counted(f"report.findings.{key}", label, counts[key], "items", "review"))
        for key, label in _LABELS
    }
    tables, single = findings_tables(material, findings), engine_findings_table(material, findings)
    lead = say(
        Text(
            "审查由与求解相互独立的程序逐条复核：通过{pass}，不通过{fail}，提示{warn}，资料不足{unknown}。",
            "Review recomputes every claim without the solver's code: {pass} passed, {fail} failed, {warn} warned, {unknown} undecided for want of data.",
        ),
        **runs,
    )
    where = _where(
        Text("须关注的事项见{table}。", "What needs attention is in {table}."), tables[0] if tables else None
    )
    full = _where(
        Text("各引擎逐条结论列于附录{table}。", "Every check of the engines is in the appendix, {table}."), single
    )
    return (Paragraph(join((lead, where, full))), *tables)


def _where(words: Text, table: TableBlock | None) -> Sentence:
    return EMPTY if table is None else say(words, table=Ref(table.key))


def _risks(material: Material) -> tuple[Block, ...]:
    failed = tuple(f for f in material.plan.findings if f.verdict in ("fail", "unknown"))
    risks = [
        say(_MEND if finding.verdict == "fail" else _COMPLETE, name=name_of(finding.label)) for finding in failed[:10]
    ]
    return body(
        paragraph(rule_said(material, "ZD-26b", Text("涉及征收的，{rule}。", "Where land is acquired: {rule}."))),
        Bullets(tuple(risks)) if risks else None,
    )
