"""How is a small CSV table read cell by cell, so that every fault is told with its row and column?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same

Made = TypeVar("Made")


@dataclass
class Sheet:
    """One CSV table being read, with the faults found so far."""

    file: str
    columns: Sequence[str]
    faults: list[Fault] = field(default_factory=list)

    def tell(self, row: str, column: str, found: str, expected: Text, remedy: Text | None = None) -> None:
        """Record one fault of the table."""
        remedy = remedy or Text("改正该单元格", "correct the cell")
        self.faults.append(
            Fault(Place(self.file, row=row, column=column), same(repr(found)), expected, remedy, "packs")
        )

    def made(self, text: str, make: Callable[[Row], Made], key: tuple[str, ...]) -> list[Made]:
        """Return what `make` builds from each good row; rows with a fault are told and left out."""
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
        made: list[Made] = []
        seen: dict[tuple[str, ...], int] = {}
        try:
            missing = [name for name in self.columns if name not in (reader.fieldnames or ())]
            for name in missing:
                self.tell("1", name, "∅", Text(f"列 {name}", f"a column {name}"), Text("补上该列", "add the column"))
            if missing:
                return made
            for cells in reader:
                row = Row(self, reader.line_num, cells)
                before = len(self.faults)
                identity = tuple(row.text(name, needed=True) for name in key)
                if identity in seen:
                    self.tell(
                        row.line,
                        key[0],
                        "/".join(identity),
                        Text(f"与第 {seen[identity]} 行不同的键", f"another key than row {seen[identity]}"),
                        Text("删除重复行", "remove the repeated row"),
                    )
                seen.setdefault(identity, reader.line_num)
                result = make(row)
                if len(self.faults) == before:
                    made.append(result)
        except csv.Error as error:
            self.tell(
                str(reader.line_num),
                "",
                str(error),
                Text("合法的 CSV", "well-formed CSV"),
                Text("用表格软件重新导出", "export it again"),
            )
        return made


@dataclass(frozen=True)
class Row:
    """One row of a sheet; every reader of a cell tells a fault and goes on."""

    sheet: Sheet
    number: int
    cells: Mapping[str, str | None]

    @property
    def line(self) -> str:
        """The row number as shown to the user; the heading is row 1."""
        return str(self.number)

    def text(self, column: str, *, needed: bool = False) -> str:
        """Return the words of a cell, trimmed; a needed cell must not be empty."""
        found = (self.cells.get(column) or "").strip()
        if needed and not found:
            self.sheet.tell(
                self.line, column, found, Text("非空文字", "some words"), Text("补填该列", "fill the column")
            )
        return found

    def words(self, stem: str) -> Text:
        """Return the pair of cells `stem`_zh and `stem`_en."""
        return Text(self.text(f"{stem}_zh", needed=True) or "?", self.text(f"{stem}_en", needed=True) or "?")

    def date(self, column: str) -> dt.date | None:
        """Return the date of a cell, None if it is empty."""
        found = self.text(column)
        try:
            return dt.date.fromisoformat(found) if found else None
        except ValueError:
            self.sheet.tell(self.line, column, found, Text("YYYY-MM-DD 日期", "a date as YYYY-MM-DD"))
            return None

    def number_of(self, column: str) -> float:
        """Return the number of a cell, which must be finite and not below zero."""
        found = self.text(column)
        try:
            value = float(found)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and value >= 0):
            self.sheet.tell(self.line, column, found, Text("不小于零的数", "a number not below zero"))
            return 0.0
        return value

    def choice(self, column: str, known: Sequence[str]) -> str:
        """Return the word of a cell, which must be one of `known`."""
        found = self.text(column)
        if found not in known:
            self.sheet.tell(self.line, column, found, Text("、".join(known), "one of " + ", ".join(known)))
            return known[0]
        return found


def decoded(file: str, raw: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without mark) or GB18030; DataError for anything else."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(Text(f"{file} 的编码不是 UTF-8 或 GB18030", f"{file} is in neither UTF-8 nor GB18030"))


def refuse(file: str, faults: Sequence[Fault]) -> None:
    """Raise DataError if there are any faults."""
    if faults:
        raise DataError(Text(f"表 {file} 有 {len(faults)} 处错误", f"table {file} has {len(faults)} faults"), faults)
