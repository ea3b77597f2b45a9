"""What went wrong, where, what was expected and what to do? All faults are told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongxing.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault sits: any of file, table (or layer), row id and column."""

    file: str = ""
    table: str = ""
    row: str = ""
    column: str = ""

    def in_(self, lang: Lang) -> str:
        """Return the place in words, only the parts that are known."""
        names = ("文件", "表", "行", "列") if lang == "zh" else ("file", "table", "row", "column")
        parts = (self.file, self.table, self.row, self.column)
        joined = (", " if lang == "en" else "，").join(f"{n} {p}" for n, p in zip(names, parts, strict=True) if p)
        return joined or ("未指明位置" if lang == "zh" else "place not stated")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its place, what was found there, what was expected, what to do next."""

    place: Place
    found: Text
    expected: Text
    remedy: Text
    code: str = ""

    def in_(self, lang: Lang) -> str:
        """Return the whole fault as one sentence."""
        where = self.place.in_(lang)
        if lang == "zh":
            return f"{where}：发现 {self.found.zh}；应为 {self.expected.zh}；请{self.remedy.zh}"
        return f"{where}: found {self.found.en}; expected {self.expected.en}; {self.remedy.en}"


class GongxingError(Exception):
    """The root of every error this package raises on purpose."""

    def __init__(self, message: Text | str, faults: Sequence[Fault] = ()) -> None:
        self.text = message if isinstance(message, Text) else Text(message, message)
        self.faults = tuple(faults)
        super().__init__(self.in_("en"))

    def in_(self, lang: Lang, limit: int = 50) -> str:
        """Return the message and its faults, one a line, at most `limit` of them with the rest counted."""
        lines = [self.text.in_(lang)] + [f"- {fault.in_(lang)}" for fault in self.faults[:limit]]
        left = len(self.faults) - limit
        if left > 0:
            lines.append(f"…… 另有 {left} 处" if lang == "zh" else f"... and {left} more")
        return "\n".join(lines)


class DataError(GongxingError):
    """Material that was given cannot be read or contradicts its schema."""


class RuleError(GongxingError):
    """A rule or standard is missing, malformed, or not in force at the date asked for."""


class InfeasibleError(GongxingError):
    """What is asked for cannot be had together; the faults name the smallest conflict found."""


class NotReadyError(GongxingError):
    """A step was asked for before the one it needs, or a file or tool it needs is absent."""
