"""How does a report read in one language, with its tables numbered and every figure tied to the evidence index?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gongxing.origins import Figure, Origin, OriginKind
from gongxing.report.amounts import amount
from gongxing.report.citations import Citations, kind_label
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
    Ref,
    Run,
    Sentence,
    Stated,
    TableBlock,
)
from gongxing.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: with a note number if it is a figure, with a target if it refers to a table, map or box.

    A figure has an anchor of its own; the mark of a whole column has none, because heads repeat from page to page.
    """

    text: str
    note: int = 0
    anchor: str = ""
    target: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as printed."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph as printed; style "body" or "note"."""

    pieces: Pieces
    style: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list as printed."""

    items: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed."""

    anchor: str
    caption: str
    heads: tuple[Pieces, ...]
    aligns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    totals: int
    note: Pieces


@dataclass(frozen=True, slots=True)
class Picture:
    """A map as printed; `key` finds its image."""

    anchor: str
    caption: str
    key: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A box as printed."""

    anchor: str
    caption: str
    blocks: tuple[Para | Items, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One entry of the evidence index: number, figure, value, origin and the places that rest on it."""

    number: int
    anchor: str
    label: str
    value: str
    kind: str
    unknown: bool
    words: str
    cites: tuple[str, ...]
    inputs: str
    back: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """The evidence index as printed."""

    heads: tuple[str, ...]
    rows: tuple[Proof, ...]


Spoken = Head | Para | Items | Grid | Picture | Frame | Proofs


@dataclass(frozen=True, slots=True)
class Script:
    """A whole report in one language, ready for any writer."""

    lang: Lang
    title: str
    subtitle: str
    cover: tuple[tuple[str, str], ...]
    running: str
    label: str
    """The label that marks synthetic data, "" for real data."""
    contents: str
    blocks: tuple[Spoken, ...]


_RULE = Text("规则 {}", "rule {}")
_MARKS_SHOWN = 6
NEW_PAGES = ("h-preface", "h-foundation", "h-land", "h-environment", "h-appendix")
"""Anchors of the chapters that begin on a new page; the others follow on, so that short chapters leave no empty pages."""
SYNTHETIC_LABEL = Text("合成数据，仅供演示", "SYNTHETIC DATA, for demonstration only")


def speak(document: Document, citations: Citations, lang: Lang) -> Script:
    """Return the report in `lang`: captions numbered, references resolved, notes numbered in order of first appearance."""
    speaker = _Speaker(lang, citations, _numbers(document, lang))
    blocks = [speaker.block(block) for block in document.blocks]
    proofs = speaker.proofs()
    return Script(
        lang,
        speaker.text(document.title),
        speaker.text(document.subtitle),
        tuple((label.in_(lang), speaker.text(value)) for label, value in document.cover),
        speaker.text(document.running),
        SYNTHETIC_LABEL.in_(lang) if document.synthetic else "",
        "目录" if lang == "zh" else "Contents",
        tuple(proofs if isinstance(block, Proofs) else block for block in blocks),
    )


def _numbers(document: Document, lang: Lang) -> dict[str, str]:
    words = {"zh": ("表", "图", "专栏"), "en": ("Table ", "Map ", "Box ")}[lang]
    counts: Counter[str] = Counter()
    chapter, found = "", {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = _chapter_mark(block, lang)
        kind = {TableBlock: words[0], MapBlock: words[1], Box: words[2]}.get(type(block))
        if kind and isinstance(block, TableBlock | MapBlock | Box):
            counts[f"{kind}{chapter}"] += 1
            found[block.key] = f"{kind}{chapter}-{counts[f'{kind}{chapter}']}"
    return found


def _chapter_mark(heading: Heading, lang: Lang) -> str:
    if heading.number:
        return heading.number.en.removeprefix("Chapter ")
    if heading.key == "appendix":
        return "附" if lang == "zh" else "A"
    return "前" if lang == "zh" else "P"


@dataclass
class _Speaker:
    """Carries the running numbers while the blocks are spoken in order."""

    lang: Lang
    citations: Citations
    numbers: dict[str, str]
    notes: dict[str, int] = field(default_factory=dict)
    kept: list[tuple[str, str, Origin, str]] = field(default_factory=list)
    places: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    where: str = ""

    def text(self, sentence: Sentence) -> str:
        return "".join(self.piece(run).text for run in sentence.in_(self.lang))

    def pieces(self, sentence: Sentence) -> Pieces:
        return tuple(self.piece(run) for run in sentence.in_(self.lang))

    def piece(self, run: Run) -> Piece:
        match run:
            case Plain(text=text):
                return Piece(text)
            case Quoted(words=words):
                return Piece(words.in_(self.lang))
            case Ref(key=key):
                return Piece(self.numbers[key], target=f"b-{key}")
            case Stated(words=words, origin=origin, marked=marked):
                text = words.in_(self.lang)
                if not marked:
                    return Piece(text)
                if origin.kind is OriginKind.RULE:
                    return self._marked(text, f"rule:{origin.ref}", _RULE.in_(self.lang).format(origin.ref), origin)
                return self._marked(text, f"stated:{origin.ref}:{words.en}", _brief(text), origin)
            case FigureRun(figure=figure, show=show, marked=marked):
                text = amount(figure, self.lang, show=show)
                if not marked:
                    return Piece(text)
                return self._marked(text, figure.key, figure.label.in_(self.lang), figure.origin, figure)

    def _marked(
        self, text: str, key: str, label: str, origin: Origin, figure: Figure | None = None, *, home: str = ""
    ) -> Piece:
        note = self.notes.get(key)
        if note is None:
            note = self.notes[key] = len(self.notes) + 1
            words = (
                f"（{figure.note.zh}）"
                if figure and figure.note and self.lang == "zh"
                else f" ({figure.note.en})"
                if figure and figure.note
                else ""
            )
            shown = (
                text
                if figure
                else ("见表" if home else "见正文")
                if self.lang == "zh"
                else ("see table" if home else "see text")
            )
            self.kept.append((label, shown, origin, words))
        places = self.places.setdefault(note, [])
        anchor = "" if home else f"m{note}-{len(places) + 1}"
        if (home, self.where) not in places:
            places.append((home or anchor, self.where))
        return Piece(text, note, anchor)

    def block(self, block: Block) -> Spoken:
        match block:
            case Heading():
                text = " ".join(
                    part
                    for part in (block.number.in_(self.lang) if block.number else "", block.title.in_(self.lang))
                    if part
                )
                self.where = block.number.in_(self.lang) if block.number else block.title.in_(self.lang)
                return Head(block.level, text, f"h-{block.key}")
            case Paragraph(words=words, style=style):
                return Para(self.pieces(words), style)
            case Bullets(items=items):
                return Items(tuple(self.pieces(item) for item in items))
            case TableBlock():
                return self._grid(block)
            case MapBlock(key=key, caption=caption):
                return Picture(f"b-{key}", f"{self.numbers[key]} {caption.in_(self.lang)}", key)
            case Box():
                inner = tuple(
                    found for found in (self.block(b) for b in block.blocks) if isinstance(found, Para | Items)
                )
                return Frame(f"b-{block.key}", f"{self.numbers[block.key]} {block.title.in_(self.lang)}", inner)
            case EvidenceIndex():
                return Proofs((), ())

    def _grid(self, block: TableBlock) -> Grid:
        heads = []
        for column in block.columns:
            label = column.label.in_(self.lang)
            if column.origin is None:
                heads.append((Piece(label),))
            else:
                shared = [c.label.in_(self.lang) for c in block.columns if c.origin == column.origin]
                title = (
                    f"{self.numbers[block.key]}：{'、'.join(dict.fromkeys(shared))}"
                    if self.lang == "zh"
                    else f"{self.numbers[block.key]}: {', '.join(dict.fromkeys(shared))}"
                )
                heads.append(
                    (
                        self._marked(
                            label, f"column:{block.key}:{column.origin}", title, column.origin, home=f"b-{block.key}"
                        ),
                    )
                )
        return Grid(
            f"b-{block.key}",
            f"{self.numbers[block.key]} {block.caption.in_(self.lang)}",
            tuple(heads),
            tuple(c.align for c in block.columns),
            tuple(c.width for c in block.columns),
            tuple(tuple(self.pieces(found) for found in row) for row in block.rows),
            block.totals,
            self.pieces(block.note),
        )

    def proofs(self) -> Proofs:
        zh = self.lang == "zh"
        heads = (
            ("编号", "指标", "取值", "来源与依据", "出处")
            if zh
            else ("No.", "Figure", "Value", "Origin and basis", "Used in")
        )
        rows = []
        for number, (label, shown, origin, words) in enumerate(self.kept, start=1):
            inputs = ("、" if zh else ", ").join(self.citations.name_input(ref, self.lang) for ref in origin.inputs)
            back = self.places[number]
            rows.append(
                Proof(
                    number,
                    f"n{number}",
                    label,
                    shown,
                    kind_label(origin, self.lang),
                    origin.kind is OriginKind.UNKNOWN,
                    origin.words.in_(self.lang) + words,
                    self.citations.cite(origin, self.lang),
                    inputs,
                    tuple(back[:_MARKS_SHOWN]),
                )
            )
        return Proofs(heads, tuple(rows))


def _brief(text: str) -> str:
    return text if len(text) <= 42 else text[:40] + "…"
