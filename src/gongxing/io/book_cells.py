"""How is one cell of a workbook written, and how wide are its words?"""

from __future__ import annotations

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font


def book_cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """Return a cell of a write-only sheet for a number, words or nothing; words that begin with = are words, not a formula."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def shown_width(words: str) -> int:
    """Return how many columns of text some words take: a Chinese letter counts as two."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in words)
