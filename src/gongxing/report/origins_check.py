"""Does every number of a report carry an origin? All the places where one does not are told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongxing.errors import DataError, Fault, Place
from gongxing.origins import Figure, Origin
from gongxing.report.document import (
    Block,
    Box,
    Bullets,
    Document,
    EvidenceIndex,
    FigureRun,
    Heading,
    MapBlock,
    Paragraph,
    Plain,
    Quoted,
    QuoteKind,
    Ref,
    Run,
    Sentence,
    Stated,
    TableBlock,
)
from gongxing.words import LANGS, Text, same

_DIGIT = re.compile(r"\d")
_PATTERNS = {
    QuoteKind.DATE: re.compile(r"(19|20)\d\d(\D|$)"),
    QuoteKind.CODE: re.compile(r"^[A-Za-z]{0,10}[-/]?[\w.\-–/+]*$"),
    QuoteKind.ID: re.compile(r"^\S.*$"),
}
_QUOTED_NUMBER = re.compile(r"^[\d\s.,%+\-−~]+$")


def check_origins(document: Document) -> None:
    """Raise DataError that lists every number without an origin, every quotation that is no quotation, every bad reference."""
    faults: list[Fault] = []
    known = {block.key for block in document.blocks if isinstance(block, TableBlock | MapBlock | Box)}
    seen: dict[str, Figure] = {}
    for place, sentence in sentences(document):
        for lang in LANGS:
            for run in sentence.in_(lang):
                fault = _fault(place, run, known)
                if fault:
                    faults.append(fault)
                elif isinstance(run, FigureRun):
                    other = seen.setdefault(run.figure.key, run.figure)
                    if other.value != run.figure.value and run.marked:
                        faults.append(_clash(place, other, run.figure))
    if faults:
        count = len(faults)
        raise DataError(
            Text(f"报告中有 {count} 处数字没有来源", f"{count} places of the report have numbers without an origin"),
            tuple(dict.fromkeys(faults)),
        )


def sentences(document: Document) -> Iterator[tuple[str, Sentence]]:
    """Yield every sentence of the report with the place where it stands."""
    yield "cover", document.title
    yield "cover", document.subtitle
    yield "cover", document.running
    for label, value in document.cover:
        yield f"cover: {label.en}", value
    chapter = "cover"
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = block.title.en if block.level == 1 else f"{chapter.split(' > ')[0]} > {block.title.en}"
        for sentence in _of_block(block):
            yield f"{chapter}: {block.key}" if isinstance(block, TableBlock | Box) else chapter, sentence


def _of_block(block: Block) -> Iterator[Sentence]:
    match block:
        case Heading(title=title) | MapBlock(caption=title):
            yield _own(title)
        case Paragraph(words=words):
            yield words
        case Bullets(items=items):
            yield from items
        case TableBlock():
            yield _own(block.caption)
            yield from (_own(column.label) for column in block.columns if not column.quoted)
            yield from (found for row in block.rows for found in row)
            yield block.note
        case Box():
            yield _own(block.title)
            for inner in block.blocks:
                yield from _of_block(inner)
        case EvidenceIndex():
            return


def _own(words: Text) -> Sentence:
    return Sentence((Plain(words.zh),), (Plain(words.en),))


def _fault(place: str, run: Run, known: set[str]) -> Fault | None:
    match run:
        case Plain(text=text) if _DIGIT.search(text):
            return _tell(place, text, Text("数字写成带来源的指标", "numbers as figures with an origin"))
        case Quoted(words=words, kind=kind):
            for text in (words.zh, words.en):
                pattern = _PATTERNS.get(kind)
                if (pattern and not pattern.search(text)) or (
                    kind in (QuoteKind.NAME, QuoteKind.LAW) and _QUOTED_NUMBER.match(text)
                ):
                    return _tell(place, text, Text(f"{kind.value} 类引用", f"a quotation of kind {kind.value}"))
        case Stated(words=words, origin=origin) if not _stands(origin):
            return _tell(place, words.en, Text("带来源的陈述", "a statement with an origin"))
        case FigureRun(figure=figure) if not _stands(figure.origin):
            return _tell(place, f"{figure.key} = {figure.value}", Text("带来源的指标", "a figure with an origin"))
        case Ref(key=key) if key not in known:
            return _tell(place, key, Text("本报告中的表、图或专栏", "a table, map or box of this report"))
    return None


def _stands(origin: Origin | None) -> bool:
    return isinstance(origin, Origin) and bool(origin.ref)


def _tell(place: str, found: str, expected: Text) -> Fault:
    remedy = Text("给该数字补上来源，或标为来源不明", "give the number its origin, or mark it as unknown")
    return Fault(Place(file="report", table=place), same(found.strip() or "∅"), expected, remedy, "report.origin")


def _clash(place: str, first: Figure, second: Figure) -> Fault:
    found = same(f"{second.key}: {first.value} / {second.value}")
    return Fault(
        Place(file="report", table=place),
        found,
        Text("同一指标同一数值", "one value for one figure"),
        Text("统一两处的取值", "settle the two values"),
        "report.two_values",
    )
