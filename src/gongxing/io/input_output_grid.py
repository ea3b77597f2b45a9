"""Where in a sheet do sectors, flows, final uses and totals of an input-output table stand, however it is laid out?

A table is found by its codes: one row and one column hold the same sector codes, in any order, as text or as numbers, below
titles and beside merged labels. Everything is then placed by code, never by position; totals and value added are known by
their code (GO, TI, IM ...) or their name (总产出, 进口 ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongxing.errors import Fault, Place
from gongxing.io.grids import Grid, Value
from gongxing.words import Text, same

COLUMNS: dict[str, tuple[str, ...]] = {
    "output": ("GO", "总产出", "output", "grossoutput", "totaloutput"),
    "imports": ("IM", "进口", "imports", "import", "进口合计"),
    "exports": ("EX", "出口", "exports", "export", "出口合计"),
    "final_use": ("TFU", "最终使用合计", "final_use", "finaluse", "totalfinaluse"),
    "consumption": ("TC", "最终消费支出合计", "最终消费合计", "consumption"),
    "investment": ("GCF", "资本形成总额合计", "资本形成合计", "investment"),
    "value_added": ("value_added", "valueadded"),
}
"""Codes and names of the columns beside the flows, compared without blanks and capitals."""
ROWS: dict[str, tuple[str, ...]] = {
    "value_added": ("TVA", "增加值合计", "value_added", "valueadded", "totalvalueadded"),
    "inputs": ("TI", "总投入", "totalinputs", "totalinput"),
}
"""Codes and names of the rows below the flows."""
_TOTALS = {"TIU", "TII", "SUM", "TOT", "TOTAL", "合计", "总计", "代码", "CODE", "-", "—"}
_IMPORTED = {"imports", "import", "imported", "进口", "进口品", "m", "imp"}
_DOMESTIC = {"domestic", "国内", "国产", "国内品", "d", "dom"}
_NOTHING = {"", "-", "—", "–", "...", "…", "na", "n.a."}
_UNITS = (("亿元", 1e8), ("百万元", 1e6), ("万元", 1e4), ("千元", 1e3), ("元", 1.0))
_UNITS_EN = ((r"100 million yuan", 1e8), (r"10[ ,]?0?000 yuan", 1e4), (r"million yuan", 1e6), (r"\byuan", 1.0))
_UNIT_LINE = re.compile(r"单位\s*[:：]?\s*(\S+)")
_SHORT = re.compile(r"^[A-Za-z0-9_\-]{1,8}$")
_HEAD_ROWS, _HEAD_COLUMNS, _LEAST = 40, 8, 2


def squeezed(value: Value) -> str:
    """Return a cell as words without blanks, whole numbers without a decimal point."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return re.sub(r"\s+", "", value)


def token(value: Value) -> str:
    """Return a cell as a code to compare: digits without leading zeros."""
    words = squeezed(value)
    return words.lstrip("0") or "0" if words.isdigit() else words


@dataclass(frozen=True)
class Cross:
    """Where the codes stand in a sheet: the row and column of codes, the rows and columns of each sector by code."""

    grid: Grid
    row: int
    column: int
    codes: tuple[str, ...]
    """Sector codes in the order of the columns, digits padded to one length."""
    columns: dict[str, int]
    rows: dict[str, int]
    imported: dict[str, int]
    """Rows of imported goods by code, where the sheet has rows of its own for them."""
    origin: int | None
    """The column that tells home-made from imported goods."""

    @property
    def first(self) -> int:
        """The first column of flows."""
        return min(self.columns.values())


def find_cross(grid: Grid) -> Cross | None:
    """Return where the codes of a sheet stand, None where no row and column share at least two codes.

    Short codes win over names, which are often written differently in the row and in the column.
    """
    codes, names = _best(grid, short=True), _best(grid, short=False)
    if codes and names and 2 * codes[0] < names[0]:
        codes = None
    best = codes or names
    return _cross(grid, best[1], best[2]) if best else None


def _best(grid: Grid, *, short: bool) -> tuple[int, int, int] | None:
    """Return how many codes the best row and column share, that row and that column."""
    best: tuple[tuple[int, int], int, int] | None = None
    columns = [[token(row[c]) for row in grid.rows] for c in range(min(_HEAD_COLUMNS, grid.width))]
    for r in range(min(_HEAD_ROWS, len(grid.rows))):
        heads = [token(value) for value in grid.rows[r]]
        for c, column in enumerate(columns):
            below = {word for word in column[r + 1 :] if _is_code(word) and (not short or _SHORT.match(word))}
            shared = below & set(heads[c + 1 :])
            # a column that merely counts rows loses
            score = (len(shared), -sum(word.isdigit() for word in below - shared))
            if len(shared) >= _LEAST and (best is None or score > best[0]):
                best = (score, r, c)
    return (best[0][0], best[1], best[2]) if best else None


def _is_code(word: str) -> bool:
    return bool(word) and word.upper() not in _TOTALS and "." not in word and word.lower() not in _NOTHING


def _cross(grid: Grid, row: int, column: int) -> Cross:
    below = [token(line[column]) for line in grid.rows]
    held = set(below[row + 1 :])
    places = [
        (c, code)
        for c, code in enumerate(token(v) for v in grid.rows[row])
        if c > column and _is_code(code) and code in held
    ]
    width = max(len(code) for _, code in places)
    origin = _origin_column(grid, row, column, min(c for c, _ in places))
    rows: dict[str, int] = {}
    imported: dict[str, int] = {}
    wanted = {code for _, code in places}
    for r in range(row + 1, len(grid.rows)):
        if below[r] in wanted:
            kind = squeezed(grid.rows[r][origin]).lower() if origin is not None else ""
            (imported if kind in _IMPORTED else rows).setdefault(_padded(below[r], width), r)
    codes = {_padded(code, width): c for c, code in reversed(places)}
    ordered = tuple(dict.fromkeys(_padded(code, width) for _, code in places))
    return Cross(grid, row, column, ordered, codes, rows, imported, origin)


def _padded(code: str, width: int) -> str:
    return code.zfill(max(width, 2)) if code.isdigit() else code


def _origin_column(grid: Grid, row: int, column: int, first: int) -> int | None:
    for c in range(first):
        words = {squeezed(line[c]).lower() for line in grid.rows[row + 1 :]}
        if words & _IMPORTED and words & _DOMESTIC and c != column:
            return c
    return None


def cross_faults(cross: Cross) -> Iterator[Fault]:
    """Yield the faults of the codes: sectors without a row or column, codes given twice."""
    grid, width = cross.grid, max(len(code) for code in cross.codes)
    heads = [_padded(token(v), width) for v in grid.rows[cross.row]]
    twice = sorted({code for code in cross.codes if heads[cross.column + 1 :].count(code) > 1})
    for code in twice:
        yield _told(
            grid,
            code,
            str(cross.row + 1),
            Text(f"{code} 列重复", f"column {code} twice"),
            Text("每个部门一列", "one column a sector"),
        )
    times: dict[str, int] = {}
    for line in grid.rows[cross.row + 1 :]:
        code = _padded(token(line[cross.column]), width)
        times[code] = times.get(code, 0) + 1
    most = 2 if cross.imported else 1
    for code in cross.codes:
        if times.get(code, 0) > most:
            yield _told(
                grid, code, "", Text(f"{code} 行重复", f"row {code} twice"), Text("每个部门一行", "one row a sector")
            )
        if code not in cross.rows or (cross.imported and code not in cross.imported):
            yield _told(
                grid,
                code,
                "",
                Text(f"缺少 {code} 行", f"no row {code}"),
                Text("国内与进口各一行", "a row of home-made and one of imported goods"),
            )
    for code in sorted(times):
        if code.isdigit() and code not in cross.columns:
            yield _told(
                grid,
                code,
                "",
                Text(f"只有行 {code}", f"row {code} only"),
                Text("同一代码的列", "a column of the same code"),
            )
    rows = set(cross.rows)
    for code in heads[cross.column + 1 :]:
        if code.isdigit() and code not in rows and code not in cross.codes:
            yield _told(
                grid,
                code,
                "",
                Text(f"只有列 {code}", f"column {code} only"),
                Text("同一代码的行", "a row of the same code"),
            )


def _told(grid: Grid, column: str, row: str, found: Text, expected: Text) -> Fault:
    remedy = Text("核对该表的代码", "check the codes of the sheet")
    return Fault(Place(grid.file, grid.name, row, column), found, expected, remedy, "input_output.codes")


def numbers(cross: Cross, rows: Sequence[int], columns: Sequence[int], faults: list[Fault]) -> list[list[float]]:
    """Return the numbers of some rows and columns; blanks and dashes are 0, anything else that is no number is told."""
    found = []
    for r in rows:
        line = []
        for c in columns:
            value = cross.grid.rows[r][c]
            number = value if isinstance(value, float) else _number(value)
            if number is None:
                place = Place(
                    cross.grid.file, cross.grid.name, str(r + 1), squeezed(cross.grid.rows[cross.row][c]) or str(c + 1)
                )
                remedy = Text("改正该单元格", "correct the cell")
                faults.append(
                    Fault(place, same(repr(value)), Text("一个数", "a number"), remedy, "input_output.number")
                )
                number = 0.0
            line.append(number)
        found.append(line)
    return found


def _number(words: str) -> float | None:
    plain = words.replace(",", "").replace("，", "").strip()
    if plain.lower() in _NOTHING:
        return 0.0
    try:
        return float(plain)
    except ValueError:
        return None


def named_column(cross: Cross, aliases: Sequence[str]) -> int | None:
    """Return the column beside the flows that bears one of the names in the row of codes, else anywhere above it."""
    outside = [c for c in range(cross.column + 1, cross.grid.width) if c not in set(cross.columns.values())]
    for depth in ((cross.row,), tuple(range(cross.row - 1, -1, -1))):
        for alias in aliases:
            for c in outside:
                if any(squeezed(cross.grid.rows[r][c]).lower() == alias.lower() for r in depth):
                    return c
    return None


def named_row(cross: Cross, aliases: Sequence[str]) -> int | None:
    """Return the row outside the flows that bears one of the names in the column of codes or any label column."""
    taken = {*cross.rows.values(), *cross.imported.values()}
    for alias in aliases:
        for r in range(cross.row + 1, len(cross.grid.rows)):
            if r not in taken and any(squeezed(v).lower() == alias.lower() for v in cross.grid.rows[r][: cross.first]):
                return r
    return None


def sector_names(cross: Cross) -> tuple[Text, ...]:
    """Return the names beside the codes: Chinese and English where the sheet gives both, else the one for both, else the code."""
    chinese: dict[int, dict[str, str]] = {}
    english: dict[int, dict[str, str]] = {}
    for c in range(cross.first):
        if c in (cross.column, cross.origin):
            continue
        for code, r in cross.rows.items():
            words = cross.grid.rows[r][c]
            if isinstance(words, str) and words and not re.fullmatch(r"[\d.\-]+", words):
                into = chinese if re.search(r"[\u4e00-\u9fff]", words) else english
                held = " ".join(words.split()) if into is english else squeezed(words)
                into.setdefault(c, {})[code] = held
    zh, en = (
        max(found.values(), key=lambda names: len(set(names.values())), default={}) for found in (chinese, english)
    )
    return tuple(Text(zh.get(c) or en.get(c) or c, en.get(c) or zh.get(c) or c) for c in cross.codes)


def unit_of(cross: Cross) -> float | None:
    """Return how many yuan the unit named above the table is worth, None where none is named."""
    words = [v for row in cross.grid.rows[: cross.row + 1] for v in row if isinstance(v, str) and v]
    for cell in words:
        line = _UNIT_LINE.search(cell)
        if line:
            return next((worth for name, worth in _UNITS if name in line.group(1)), None)
    for cell in words:
        for pattern, worth in _UNITS_EN:
            if re.search(pattern, cell, re.IGNORECASE):
                return worth
    return None
