"""What is a report before it is written down? Blocks of two-language sentences whose numbers are figures with origins."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongxing.origins import Figure, Origin
from gongxing.words import Lang, Text, same


class QuoteKind(StrEnum):
    """What a quotation quotes: only these may hold digits without an origin."""

    ID = "id"
    NAME = "name"
    LAW = "law"
    DATE = "date"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Plain:
    """Words of our own; a digit in them fails the build."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A name, id, law title, date or code as it stands in the data or the standards."""

    words: Text
    kind: QuoteKind


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of an engine, a rule or review, printed as it was made; its origin vouches for the numbers in it."""

    words: Text
    origin: Origin
    marked: bool = True


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A figure; `show` picks the unit (see amounts), `marked` says whether it carries its own note mark."""

    figure: Figure
    show: str = ""
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of a table, map or box of this report, by its key."""

    key: str


Run = Plain | Quoted | Stated | FigureRun | Ref


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, cell or title as runs, in both languages."""

    zh: tuple[Run, ...]
    en: tuple[Run, ...]

    def in_(self, lang: Lang) -> tuple[Run, ...]:
        """Return the runs in `lang`."""
        return self.zh if lang == "zh" else self.en


EMPTY = Sentence((), ())


def say(template: Text, /, **parts: Run) -> Sentence:
    """Return a sentence from a template with {named} places; KeyError where a place has no part."""
    return Sentence(_fill(template.zh, parts), _fill(template.en, parts))


def _fill(template: str, parts: Mapping[str, Run]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for literal, name, _, _ in string.Formatter().parse(template):
        if literal:
            runs.append(Plain(literal))
        if name is not None:
            runs.append(parts[name])
    return tuple(runs)


def join(sentences: tuple[Sentence, ...], between: Text | None = None) -> Sentence:
    """Return sentences as one, with `between` (default: nothing in Chinese, a space in English) between them."""
    zh: list[Run] = []
    en: list[Run] = []
    for position, sentence in enumerate(s for s in sentences if s.zh or s.en):
        if position:
            zh += [Plain(between.zh)] if between else []
            en += [Plain(between.en if between else " ")]
        zh += sentence.zh
        en += sentence.en
    return Sentence(tuple(zh), tuple(en))


def cell(run: Run) -> Sentence:
    """Return a table cell of one run."""
    return Sentence((run,), (run,))


def plain(words: Text) -> Sentence:
    """Return a sentence of our own words without any number."""
    return Sentence((Plain(words.zh),), (Plain(words.en),))


def name_of(words: Text | str) -> Quoted:
    """Return a quoted name (of a firm, class, strategy, place)."""
    return Quoted(words if isinstance(words, Text) else same(words), QuoteKind.NAME)


def id_of(row: str) -> Quoted:
    """Return a quoted row id."""
    return Quoted(same(row or "—"), QuoteKind.ID)


def code_of(code: str) -> Quoted:
    """Return a quoted rule, class or version code."""
    return Quoted(same(code), QuoteKind.CODE)


def law_of(words: Text | str) -> Quoted:
    """Return the quoted title or source of a law, standard or document."""
    return Quoted(words if isinstance(words, Text) else same(words), QuoteKind.LAW)


def day_of(day: dt.date) -> Quoted:
    """Return a quoted date."""
    return Quoted(Text(f"{day.year}年{day.month}月{day.day}日", day.isoformat()), QuoteKind.DATE)


def years_of(first: int, last: int) -> Quoted:
    """Return a quoted span of years."""
    return Quoted(Text(f"{first}—{last}年", f"{first}–{last}"), QuoteKind.DATE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (level 1), section (2) or paragraph (3) title; `number` is its printed numbering in each language."""

    level: int
    number: Text | None
    title: Text
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; style "body" is indented, "note" is small."""

    words: Sentence
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items."""

    items: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: heading, alignment, relative width, and the origin its figures share, if they do."""

    label: Text
    align: str = "left"
    width: float = 1.0
    origin: Origin | None = None
    quoted: bool = False
    """Whether the heading is a name from the data."""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A captioned table; `totals` counts the last rows that are sums."""

    key: str
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    totals: int = 0
    note: Sentence = EMPTY


@dataclass(frozen=True, slots=True)
class MapBlock:
    """A captioned map, drawn under its key by `maps`."""

    key: str
    caption: Text


@dataclass(frozen=True, slots=True)
class Box:
    """A box (专栏): a framed group of blocks with a title of its own."""

    key: str
    title: Text
    blocks: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True, slots=True)
class EvidenceIndex:
    """The place of the evidence index (证据索引), which is written from all the marks of the report."""


Block = Heading | Paragraph | Bullets | TableBlock | MapBlock | Box | EvidenceIndex


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its cover and its blocks."""

    title: Sentence
    subtitle: Sentence
    cover: tuple[tuple[Text, Sentence], ...]
    running: Sentence
    synthetic: bool
    blocks: tuple[Block, ...]
