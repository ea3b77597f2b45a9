"""Which series does a table hold, whichever way it is laid out: a date and values a row, or the years as columns?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError, Fault, Place
from gongxing.io.calendar_steps import Calendar, calendar_of
from gongxing.io.grids import Grid, Value, read_grids
from gongxing.io.stamps import Stamp, moment, stamp_of
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
_DATES = (
    "date",
    "dates",
    "time",
    "period",
    "year",
    "month",
    "quarter",
    "日期",
    "时间",
    "年份",
    "年度",
    "年",
    "年月",
    "月份",
    "季度",
    "期间",
    "期别",
    "统计时间",
)
_YEARS = ("year", "年份", "年度", "年")
_PARTS = {"月": "month", "月份": "month", "month": "month", "季度": "quarter", "季": "quarter", "quarter": "quarter"}
_COUNTERS = ("", "序号", "编号", "no", "no.", "id", "index", "#")
_TITLES = ("name", "名称", "description", "指标", "指标名称", "行业", "项目", "series", "sector", "code", "代码")
_MISSING = ("", "-", "--", "—", "——", "…", "……", "..", ".", "na", "n/a", "nan", "null", "none", "缺", "缺失", "无")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)
_DEEPEST = 30
"""Rows among which the headings are looked for."""


@dataclass(frozen=True)
class SeriesTable:
    """S series over T equal steps of the calendar; a cell left empty is NaN."""

    file: str
    names: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    """Every label of each series, by any of which it may be asked for."""
    calendar: Calendar
    values: FloatArray


@dataclass(frozen=True)
class _Found:
    """Raw series: names, stamps with their places, cells."""

    names: list[tuple[str, ...]]
    stamps: list[tuple[Stamp, str]]
    cells: list[list[Value]]
    """(series, stamps)."""
    where: list[tuple[str, str]]
    """By series: row or column by which a cell is placed."""
    across: bool
    """Whether the stamps run across the columns."""


def read_series(path: Path | str, *, column: str | None = None, date: str | None = None) -> SeriesTable:
    """Read the series of a .csv, .tsv, .txt, .xlsx, .xls or .ods file.

    column: the one series wanted, by heading or, where years are columns, by any label of its row; date: the heading of the
    date column. DataError with all faults: no dates, dates that do not ascend, steps left out, text among numbers.
    """
    path = Path(path)
    grids = [grid for grid in read_grids(path) if any(any(cell != "" for cell in row) for row in grid.rows)]
    refused: list[DataError] = []
    for grid in grids:
        try:
            found = _across(grid) if date is None else None
            found = found or _down(grid, date, column)
        except DataError as error:
            refused.append(error)
            continue
        if found is not None:
            return _table(path, _picked(path, found, column))
    if refused:
        raise refused[0]
    raise _refused(Place(path.name), Text("没有日期或年份", "no dates or years"), _LAYOUT, _FORM, "series.no_dates")


def _table(path: Path, found: _Found) -> SeriesTable:
    faults: list[Fault] = []
    calendar = calendar_of(path.name, found.stamps, faults)
    values = np.full((len(found.names), len(found.stamps)), np.nan)
    for k, cells in enumerate(found.cells):
        for t, cell in enumerate(cells):
            number = number_of(cell)
            if isinstance(number, str):
                across, along = found.where[k][0], found.stamps[t][1]
                row, column = (across, along) if found.across else (along, across)
                place = Place(path.name, row=row, column=column)
                faults.append(Fault(place, same(repr(number)), _NUMERIC, _EMPTY, "series.text"))
            else:
                values[k, t] = number
    if faults:
        raise DataError(
            Text(f"{path.name} 有 {len(faults)} 处错误", f"{path.name} has {len(faults)} faults"), tuple(faults)
        )
    assert calendar is not None
    return SeriesTable(path.name, tuple(_called(found.names)), tuple(found.names), calendar, values)


def number_of(cell: Value) -> float | str:
    """Return the number of a cell, NaN for one that stands for nothing known, its words for any other text."""
    if isinstance(cell, float):
        return cell if np.isfinite(cell) else float("nan")
    text = unicodedata.normalize("NFKC", cell).strip()
    if text.lower() in _MISSING:
        return float("nan")
    plain = text.replace(",", "").replace(" ", "").removesuffix("%")
    return float(plain) if _NUMBER.fullmatch(plain) else text


def _across(grid: Grid) -> _Found | None:
    """Return the series of a sheet whose columns are years (or other dates): one a row."""
    for top in range(min(_DEEPEST, len(grid.rows) - 1)):
        stamps = [(c, stamp_of(cell)) for c, cell in enumerate(grid.rows[top])]
        dated = [(c, s) for c, s in stamps if s is not None]
        held = len(dated) >= 3 and len({s.step for _, s in dated}) == 1
        if not held or dated[-1][0] - dated[0][0] + 1 != len(dated) or len({s for _, s in dated}) < len(dated):
            continue
        first = dated[0][0]
        heads = [_word(cell) for cell in grid.rows[top]]
        rows = [
            (k, row) for k, row in enumerate(grid.rows[top + 1 :], top + 2)
            if any(row[c] != "" for c, _ in dated) and any(isinstance(number_of(row[c]), float) for c, _ in dated)
        ]  # fmt: skip
        if not rows or not _year_like(grid.rows[top], first, len(heads)):
            continue
        labels = [c for c in range(first) if heads[c].lower() not in _COUNTERS or not _counts([r[c] for _, r in rows])]
        labels.sort(key=lambda c: (heads[c].lower() not in _TITLES[-2:], c))
        return _Found(
            [tuple(dict.fromkeys(word for c in labels if (word := _word(row[c])))) or (f"{k}",) for k, row in rows],
            [(s, heads[c]) for c, s in dated],
            [[row[c] for c, _ in dated] for _, row in rows],
            [(str(k), "") for k, _ in rows],
            True,
        )
    return None


def _year_like(row: Sequence[Value], first: int, width: int) -> bool:
    """Whether a row of dates is a heading: something that is no number stands before them, or nothing does."""
    return width > first and all(isinstance(number_of(cell), str) or cell == "" for cell in row[:first])


def _down(grid: Grid, date: str | None, column: str | None) -> _Found | None:
    """Return the series of a sheet whose rows are dates: one a column."""
    placed = _date_column(grid, date)
    if placed is None:
        return None
    top, at = placed
    heads = [_word(cell) or f"第{c + 1}列" for c, cell in enumerate(grid.rows[top])] if top >= 0 else []
    heads = heads or [f"第{c + 1}列" for c in range(grid.width)]
    rows = [(k, row) for k, row in enumerate(grid.rows[top + 1 :], top + 2) if any(cell != "" for cell in row)]
    part = _part_column(heads, at, rows)
    stamps: list[tuple[Stamp, str]] = []
    kept: list[tuple[Value, ...]] = []
    for k, row in rows:
        stamp = stamp_of(row[at]) if part is None else _joined(row[at], row[part], _PARTS[heads[part].lower()])
        if stamp is None:
            if _bare(row, at):
                continue
            place = Place(grid.file, row=str(k), column=heads[at])
            raise _refused(place, same(repr(row[at])), _A_DATE, _REWRITE, "series.date")
        stamps.append((stamp, str(k)))
        kept.append(row)
    taken = [
        c for c in range(grid.width) if c not in (at, part) and _wanted(heads[c], [row[c] for row in kept], column)
    ]
    if not stamps:
        return None
    if not taken:
        listed = Text("、".join(heads), ", ".join(heads))
        raise _refused(Place(grid.file), listed, _VALUES, _EMPTY, "series.text")
    return _Found(
        [(heads[c],) for c in taken],
        stamps,
        [[row[c] for row in kept] for c in taken],
        [(heads[c], "") for c in taken],
        False,
    )


def _bare(row: Sequence[Value], at: int) -> bool:
    """Whether a row without a date is a note or a total that may be left aside."""
    words = [_word(cell) for cell in row if cell != ""]
    return (row[at] == "" and len(words) <= 1) or words[0].startswith(
        ("注", "来源", "资料", "合计", "总计", "source", "note", "Source", "Note")
    )


def _date_column(grid: Grid, date: str | None) -> tuple[int, int] | None:
    """Return the row of the headings (-1 without any) and the column of the dates."""
    wanted = date.strip().lower() if date else None
    for top in range(min(_DEEPEST, len(grid.rows))):
        for c, cell in enumerate(grid.rows[top]):
            named = _word(cell).lower() == wanted if wanted else _bare_head(_word(cell)) in _DATES
            if named and top + 1 < len(grid.rows):
                return top, c
    if wanted:
        return None
    for c in range(grid.width):
        cells = [(k, row[c]) for k, row in enumerate(grid.rows) if row[c] != ""]
        dated = [k for k, cell in cells if stamp_of(cell) is not None]
        if len(dated) >= 3 and len(dated) >= 0.6 * len(cells):
            return dated[0] - 1, c
    return None


def _bare_head(word: str) -> str:
    return re.sub(r"[（(].*?[）)]", "", word).strip().lower()


def _part_column(heads: Sequence[str], at: int, rows: Sequence[tuple[int, tuple[Value, ...]]]) -> int | None:
    """Return the column of months or quarters that goes with a column of years, None without one."""
    if _bare_head(heads[at]) not in _YEARS:
        return None
    for c, head in enumerate(heads):
        if (
            c != at
            and head.lower() in _PARTS
            and all(_joined(row[at], row[c], _PARTS[head.lower()]) for _, row in rows if row[at] != "")
        ):
            return c
    return None


def _joined(year: Value, part: Value, step: str) -> Stamp | None:
    stamp = stamp_of(year)
    number = number_of(_word(part).strip("月季度第Qq")) if part != "" else ""
    if stamp is None or stamp.step != "year" or not isinstance(number, float) or not float(number).is_integer():
        return None
    return moment(stamp.day.year, int(number), step)


def _wanted(head: str, cells: Sequence[Value], column: str | None) -> bool:
    if column is not None and head.strip().lower() == column.strip().lower():
        return True
    numbers = [isinstance(number_of(cell), float) and not np.isnan(float(number_of(cell))) for cell in cells]
    return (
        sum(numbers) >= 0.5 * max(sum(cell != "" for cell in cells), 1)
        and any(numbers)
        and not (head.lower() in _COUNTERS and _counts(cells))
    )


def _counts(cells: Sequence[Value]) -> bool:
    """Whether cells merely number the rows."""
    numbers = [number_of(cell) for cell in cells]
    whole = [n for n in numbers if isinstance(n, float)]
    return len(whole) == len(numbers) and all(b - a == 1 for a, b in pairwise(whole))


def _picked(path: Path, found: _Found, column: str | None) -> _Found:
    if column is None:
        return found
    wanted, place = column.strip().lower(), Place(path.name, column="--column")
    places = [k for k, labels in enumerate(found.names) if wanted in (label.lower() for label in labels)]
    if not places:
        known = _called(found.names)[:12]
        raise _refused(
            place,
            same(column),
            Text("其中之一：" + "、".join(known), "one of " + ", ".join(known)),
            Text("改正 --column", "correct --column"),
            "series.column",
        )
    if len(places) > 1:
        raise _refused(
            place,
            Text(f"{column} 有 {len(places)} 行", f"{len(places)} rows called {column}"),
            Text("唯一的名称", "a name that only one has"),
            Text("用另一列的名称", "use a label of another column"),
            "series.column",
        )
    k = places[0]
    return _Found([found.names[k]], found.stamps, [found.cells[k]], [found.where[k]], found.across)


def _called(names: Sequence[tuple[str, ...]]) -> list[str]:
    """Return one name a series: the first of its labels; labels joined where that one is not its own."""
    firsts = [labels[0] for labels in names]
    return [
        first if firsts.count(first) == 1 else " ".join(labels) for first, labels in zip(firsts, names, strict=True)
    ]


def _word(cell: Value) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return " ".join(cell.split())


_LAYOUT = Text(
    "一列日期（日期、年份、Date……）加数值列，或以年份为列的宽表",
    "a column of dates (Date, Year, 年份 ...) beside values, or a table with years as columns",
)
_FORM = Text("整理成其中一种，或用 --date 指明日期列", "lay it out so, or name the date column with --date")
_A_DATE = Text("日期，如 2019、2019-07、2019Q3、2019-07-15", "a date such as 2019, 2019-07, 2019Q3 or 2019-07-15")
_REWRITE = Text("改写日期", "rewrite the date")
_NUMERIC = Text("数字，或留空表示未知", "a number, or nothing where it is unknown")
_VALUES = Text("日期之外至少一列数字", "at least one column of numbers beside the dates")
_EMPTY = Text("改为数字或留空", "make it a number or leave it empty")


def _refused(place: Place, found: Text, expected: Text, remedy: Text, code: str) -> DataError:
    fault = Fault(place, found, expected, remedy, code)
    return DataError(Text(f"{place.file} 中读不出序列", f"no series can be read from {place.file}"), [fault])
