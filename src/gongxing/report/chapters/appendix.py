"""What stands behind the report: main parcels, rules used, method, and the evidence index?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing import __version__
from gongxing.origins import OriginKind, computed
from gongxing.report.cells import counted
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body, open_chapter, open_section
from gongxing.report.document import (
    Block,
    Box,
    Bullets,
    EvidenceIndex,
    FigureRun,
    Paragraph,
    Sentence,
    Stated,
    TableBlock,
    code_of,
    day_of,
    plain,
    say,
)
from gongxing.report.land_tables import TOP_CHANGES, changed_table
from gongxing.report.material import Material
from gongxing.report.review_tables import engine_findings_table, rules_table
from gongxing.report.sources_tables import assumptions_table, sources_table
from gongxing.words import Text


def build(material: Material, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the appendix; `blocks` are the chapters before it, whose rules it lists."""
    changed = changed_table(material)
    none = Paragraph(plain(Text("没有用途调整的地块。", "No parcel changes its use.")))
    return body(
        open_chapter("appendix"),
        open_section("appendix.parcels"),
        changed or none,
        open_section("appendix.rules"),
        rules_table(material, rules_used(material, blocks)),
        open_section("appendix.sources"),
        sources_table(material) or Paragraph(plain(Text("没有登记导入资料。", "No imported file is on record."))),
        assumptions_table(material),
        open_section("appendix.method"),
        *_method(material),
        engine_findings_table(material, material.plan.findings),
        open_section("appendix.evidence"),
        Paragraph(
            plain(
                Text(
                    "正文数字按首次出现的顺序编号。点击编号可在正文与索引间往返；“出处”列出使用该数字的章节。",
                    "Figures are numbered in the order in which they first appear. The marks link the text and the index both ways; “Used in” names the places.",
                )
            )
        ),
        EvidenceIndex(),
    )


def rules_used(material: Material, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the codes of every rule in force that the text, the figures, the review or the listed parcels rest on, sorted."""
    refs: set[str] = {finding.rule for finding in material.plan.findings}
    refs |= {ref for figure in material.figures.values() for ref in (figure.origin.ref, *figure.origin.inputs)}
    changed = sorted(
        (c for c in (material.land.choices if material.land else ()) if c.changed), key=lambda c: (-c.area_m2, c.parcel)
    )
    refs |= {code for choice in changed[:TOP_CHANGES] for code in choice.rules}
    refs |= {
        origin.ref for action in material.plan.actions for origin in action.origins if origin.kind is OriginKind.RULE
    }
    refs |= {run.origin.ref for sentence in _sentences(blocks) for run in sentence.zh if isinstance(run, Stated)}
    return tuple(sorted(ref for ref in refs if ref and ref in material.standards))


def _sentences(blocks: Iterable[Block]) -> Iterable[Sentence]:
    for block in blocks:
        match block:
            case Paragraph(words=words):
                yield words
            case Bullets(items=items):
                yield from items
            case TableBlock(rows=rows):
                yield from (found for row in rows for found in row)
            case Box(blocks=inner):
                yield from _sentences(inner)
            case _:
                continue


def _method(material: Material) -> tuple[Block, ...]:
    result = material.plan.land
    rules = say(Text("规则以{day}为准读取。", "Rules are read as of {day}."), day=day_of(material.standards.as_of))
    if result is None:
        return body(paragraph(plain(Text("尚未运行引擎。", "No engine has been run.")), rules))
    origin = computed("engines.land.solve", Text("求解记录", "the record of the solve"), "parcels")
    seed = FigureRun(counted("report.seed", Text("随机种子", "random seed"), result.seed, "", "park.toml"), "count")
    lead = say(
        Text(
            "用地方案：{method}，随机种子{seed}；同一资料、同一种子得同一结果。",
            "Land scheme: {method}, random seed {seed}; the same material and seed give the same result.",
        ),
        method=Stated(result.method, origin),
        seed=seed,
    )
    check = plain(
        Text(
            "上界与差距由求解过程给出证明；各条规则由不共用求解代码的程序复核。",
            "Bound and gap are proven by the solve; each rule is checked again by code that shares nothing with the solver.",
        )
    )
    version = say(Text("软件版本{version}。", "Software version {version}."), version=code_of(__version__))
    return body(paragraph(lead, check, rules, version))
