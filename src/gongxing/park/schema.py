"""What may a table hold? Columns with name, type, unit, default, need, labels and meaning, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongxing.words import Text


class Kind(StrEnum):
    """The types a column may have."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table schema.

    `low` and `high` bound numbers (inclusive); `choices` bounds a CHOICE; `blocks` says what a gap stops downstream;
    `names` lists the headings under which registers usually carry it, for guessing a mapping.
    """

    name: str
    kind: Kind
    label: Text
    meaning: Text
    unit: str = ""
    default: str | float | bool | None = None
    required: bool = False
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    """The table whose ids this column holds, if any."""
    blocks: Text | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """One table: its name, labels, columns (the first is always `id`) and geometry family, if it has one."""

    name: str
    label: Text
    meaning: Text
    columns: tuple[Column, ...]
    geometry: str = ""
    """"polygon", "line", "point" or "" for a table without shapes."""

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if not names or names[0] != "id" or len(set(names)) != len(names):
            raise ValueError(f"schema {self.name}: the first column is `id` and names are unique, found {names}")

    def column(self, name: str) -> Column:
        """Return the column called `name`; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order, geometry not counted."""
        return tuple(column.name for column in self.columns)


_ID_MEANING = Text("来源数据中的稳定编号，从不使用行号", "stable id from the source data, never a row number")


def id_column(*names: str) -> Column:
    """Return the first column of every table, with the headings under which registers carry it."""
    return Column(
        "id", Kind.TEXT, Text("编号", "id"), _ID_MEANING, required=True, names=("id", "编号", "标识码", *names)
    )


def source_column() -> Column:
    """Return the column that names the file a row was read from."""
    meaning = Text("登记在 sources 表的来源编号", "id of the row of `sources` it was read from")
    return Column("source", Kind.TEXT, Text("来源", "source"), meaning, refers="sources")
