"""Which cells, raw and in place, do the sheets of a workbook or a text table hold?"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongxing.io.book_sheets import read_sheets, separator
from gongxing.io.refusals import corrupt, refuse, require
from gongxing.io.sheet import decoded
from gongxing.words import Text

BOOKS = (".xls", ".xlsx", ".xlsm", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
Value = str | float


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its file, its name and its cells, numbers as numbers, all rows of one length; empty cells are ""."""

    file: str
    name: str
    rows: tuple[tuple[Value, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


def read_grids(path: Path | str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook (.xls, .xlsx, .xlsm, .ods) or the one table of a .csv, .tsv or .txt; DataError where unreadable."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in (*BOOKS, *TEXTS):
        known = (*BOOKS, *TEXTS)
        raise refuse(
            path,
            Text(f"后缀 {path.suffix or '（无）'}", f"suffix {path.suffix or '(none)'}"),
            Text("、".join(known), "one of " + ", ".join(known)),
            Text("转换为其中一种格式", "convert it to one of these"),
            "file.suffix",
        )
    require(path)
    if suffix in TEXTS:
        return (_table(path),)
    return tuple(read_sheets(path, lambda name, sheet: _grid(path, name, sheet.to_python(skip_empty_area=False))))


def _table(path: Path) -> Grid:
    text = decoded(path.name, path.read_bytes()).removeprefix("\ufeff")
    try:
        parted = separator(text, path.suffix)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True))
    except csv.Error as error:
        raise corrupt(path, Text("文本表格", "text table"), error) from error
    return _grid(path, path.stem, rows)


def _grid(path: Path, name: str, rows: Sequence[Sequence[object]]) -> Grid:
    width = max((len(row) for row in rows), default=0)
    laid = tuple((*(_value(cell) for cell in row), *([""] * (width - len(row)))) for row in rows)
    return Grid(path.name, name, laid)


def _value(cell: object) -> Value:
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell)
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return str(cell)
    return str(cell).strip()
