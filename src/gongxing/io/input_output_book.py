"""Which input-output table does a workbook or CSV file hold, with the coefficients published beside it?

Read are the workbooks of the National Bureau of Statistics (one sheet of flows, one of direct and one of full coefficients for
each size), CSV files with competitive imports or with rows of home-made and imported goods, and a user's own table: sector codes
in the first row and the first column, flows between, columns `output`, `imports`, `exports`, `final_use` and a row `value_added`.
Money is in the unit named above the table (单位：万元), 10,000 yuan where none is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gongxing.errors import DataError, Fault, Place
from gongxing.io.grids import Grid, read_grids
from gongxing.io.input_output_grid import (
    COLUMNS,
    ROWS,
    Cross,
    cross_faults,
    find_cross,
    named_column,
    named_row,
    numbers,
    sector_names,
    unit_of,
)
from gongxing.standards.input_output import FloatArray, InputOutput
from gongxing.words import Text, same

WAN_YUAN = 10_000.0
_DIRECT, _FULL = (
    re.compile("直接消耗系数|direct (input )?coefficient", re.I),
    re.compile("完全消耗系数|full requirement|cumm?ulative", re.I),
)
_RATES = re.compile("系数|coefficient|requirement|比例矩阵|份额矩阵", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which table of a file to take: a sheet by its name, or the one with so many sectors; neither takes the largest."""

    sheet: str = ""
    sectors: int | None = None


def read_input_output(path: Path | str, choice: Choice | None = None) -> InputOutput:
    """Return the table a file holds; DataError with all faults where it cannot be read or does not add up."""
    path = Path(path)
    grids = read_grids(path)
    flows = [cross for grid in grids if (cross := find_cross(grid)) is not None and _is_flows(cross)]
    cross = _chosen(path, grids, flows, choice or Choice())
    faults = list(cross_faults(cross))
    if faults:
        raise _refused(path, faults)
    return _table(path, cross, grids)


def _is_flows(cross: Cross) -> bool:
    titles = " ".join(str(v) for row in cross.grid.rows[:3] for v in row[:3])
    has = [named_column(cross, COLUMNS["output"]) is not None, named_row(cross, ROWS["inputs"]) is not None]
    return any(has) and not _RATES.search(titles) and _sums(cross)


def _sums(cross: Cross) -> bool:
    """Whether the table tells final use or value added, so that it is a whole table and not a make or use table."""
    columns = any(named_column(cross, COLUMNS[key]) is not None for key in ("final_use", "value_added"))
    return columns or (
        named_row(cross, ROWS["value_added"]) is not None and named_column(cross, COLUMNS["output"]) is not None
    )


def _chosen(path: Path, grids: Sequence[Grid], flows: Sequence[Cross], choice: Choice) -> Cross:
    found = [c for c in flows if choice.sheet in ("", c.grid.name) and choice.sectors in (None, len(c.codes))]
    if found:
        return max(found, key=lambda cross: len(cross.codes))
    held = (
        "、".join(f"{c.grid.name}（{len(c.codes)}）" for c in flows),
        ", ".join(f"{c.grid.name} ({len(c.codes)})" for c in flows),
    )
    seen = Text(
        "；".join(g.name for g in grids)[:200] or "空文件", "; ".join(g.name for g in grids)[:200] or "an empty file"
    )
    expected = Text(
        "一张投入产出流量表：同一组部门代码排成一行和一列，并有总产出列及最终使用或增加值",
        "a table of flows: the same sector codes in a row and a column, with a column of total output and final use or value added",
    )
    if flows:
        seen = Text(f"流量表 {held[0]}", f"flows in {held[1]}")
        asked = choice.sheet or str(choice.sectors)
        expected = Text(f"表或部门数 {asked}", f"a sheet or number of sectors {asked}")
    remedy = Text("核对文件，或另选工作表、部门数", "check the file, or choose another sheet or number of sectors")
    raise _refused(path, [Fault(Place(path.name), seen, expected, remedy, "input_output.none")])


def _table(path: Path, cross: Cross, grids: Sequence[Grid]) -> InputOutput:
    faults: list[Fault] = []
    yuan = unit_of(cross) or WAN_YUAN
    rows, columns = [cross.rows[c] for c in cross.codes], [cross.columns[c] for c in cross.codes]
    home = np.array(numbers(cross, rows, columns, faults)) * yuan
    abroad = [cross.imported[c] for c in cross.codes] if cross.imported else []
    imported = np.array(numbers(cross, abroad, columns, faults)) * yuan if abroad else None
    side = {key: _side(cross, key, (rows, abroad), faults) for key in COLUMNS}
    below = {key: _below(cross, key, columns, faults) for key in ROWS}
    output = below["inputs"] if below["inputs"] is not None else side["output"]
    added = below["value_added"] if below["value_added"] is not None else side["value_added"]
    if output is None:
        faults.append(_absent(cross, "output"))
    if faults or output is None:
        raise _refused(path, faults)
    flows = home if imported is None else home + imported
    uses = _uses(cross, (home, flows, output * yuan), {k: v * yuan for k, v in side.items() if v is not None}, imported)
    value_added = added * yuan if added is not None else output * yuan - flows.sum(axis=0)
    title = _title(path, cross)
    published = [_coefficients(cross, grids, pattern, faults) for pattern in (_DIRECT, _FULL)]
    faults += _unequal(
        cross,
        output,
        side["output"] if not abroad else None,
        Text("总投入等于总产出", "total input equal to total output"),
    )
    sums = Text("各投入与增加值之和等于总产出", "inputs and value added that sum to the output")
    faults += _unequal(cross, output, None if added is None else flows.sum(axis=0) / yuan + added, sums)
    if faults:
        raise _refused(path, faults)
    return InputOutput(
        title, _year(path, cross), cross.codes, sector_names(cross), flows, output * yuan, uses["imports"], value_added,
        uses["final_use"], uses["exports"], uses.get("consumption"), uses.get("investment"), imported,
        published_direct=published[0], published_full=published[1], ref=f"{path.name}/{cross.grid.name}",
    )  # fmt: skip


def _uses(
    cross: Cross,
    flows: tuple[FloatArray, FloatArray, FloatArray],
    side: dict[str, FloatArray],
    imported: FloatArray | None,
) -> dict[str, FloatArray]:
    """Return imports, exports and final uses; what a table leaves out follows from the balance of each row."""
    _, total, output = flows
    zero = np.zeros(len(cross.codes))
    imports = side.get("imports", zero)
    if (imports < 0).sum() > (imports > 0).sum():
        imports = -imports  # some tables write imports as a deduction
    exports = side.get("exports", zero)
    final = side.get("final_use")
    if imported is not None and final is not None:
        imports = total.sum(axis=1) + final - output
    if final is None:
        final = output + imports - total.sum(axis=1)
    made = {"imports": imports, "exports": exports, "final_use": final}
    return made | {key: side[key] for key in ("consumption", "investment") if key in side}


def _side(cross: Cross, key: str, rows: tuple[list[int], list[int]], faults: list[Fault]) -> FloatArray | None:
    column = named_column(cross, COLUMNS[key])
    if column is None:
        return None
    home = np.array(numbers(cross, rows[0], [column], faults))[:, 0]
    if not rows[1] or key == "output":
        return home
    return np.asarray(home + np.array(numbers(cross, rows[1], [column], faults))[:, 0])


def _below(cross: Cross, key: str, columns: list[int], faults: list[Fault]) -> FloatArray | None:
    row = named_row(cross, ROWS[key])
    return None if row is None else np.array(numbers(cross, [row], columns, faults))[0]


def _unequal(cross: Cross, output: FloatArray, other: FloatArray | None, expected: Text) -> list[Fault]:
    """Return the sectors whose output and what should equal it differ by more than one in a thousand."""
    if other is None:
        return []
    far = np.flatnonzero(np.abs(output - other) > 1e-3 * np.maximum(np.abs(output), np.abs(other)) + 1.0)
    remedy = Text("核对该部门的行与列", "check the row and the column of the sector")
    return [
        Fault(
            Place(cross.grid.file, cross.grid.name, cross.codes[i], "GO"), same(f"{output[i]:,.0f} / {other[i]:,.0f}"), expected, remedy,
            "input_output.balance",
        )
        for i in far
    ]  # fmt: skip


def _coefficients(
    cross: Cross, grids: Sequence[Grid], title: re.Pattern[str], faults: list[Fault]
) -> FloatArray | None:
    """Return the coefficients published in a sheet with such a title for the same codes, the sheet named most alike, else None."""
    names = [grid.name for grid in grids]
    at = names.index(cross.grid.name)
    found: list[tuple[int, int, Cross]] = []
    for place, grid in enumerate(grids):
        words = " ".join(str(v) for row in grid.rows[:3] for v in row[:3])
        other = find_cross(grid) if title.search(words) else None
        if other is not None and set(cross.codes) <= set(other.codes) and set(cross.codes) <= set(other.rows):
            alike = _alike(grid.name, cross.grid.name)
            found.append((alike, -abs(place - at), other))
    if not found:
        return None
    best = max(found, key=lambda entry: entry[:2])[2]
    return np.array(numbers(best, [best.rows[c] for c in cross.codes], [best.columns[c] for c in cross.codes], faults))


def _alike(a: str, b: str) -> int:
    """Return with how many equal letters two names begin."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _absent(cross: Cross, key: str) -> Fault:
    expected = Text("总产出列（GO）或总投入行（TI）", "a column of total output (GO) or a row of total input (TI)")
    return Fault(
        Place(cross.grid.file, cross.grid.name, column=key),
        same("∅"),
        expected,
        Text("补上该列", "add the column"),
        "input_output",
    )


def _title(path: Path, cross: Cross) -> Text:
    n = len(cross.codes)
    return Text(f"{path.stem} {cross.grid.name}（{n} 部门）", f"{path.stem} {cross.grid.name} ({n} sectors)")


def _year(path: Path, cross: Cross) -> int | None:
    words = [path.stem, cross.grid.name, *(str(v) for row in cross.grid.rows[: cross.row] for v in row[:4])]
    found = [match.group(1) for text in words if (match := _YEAR.search(text))]
    return int(found[0]) if found else None


def _refused(path: Path, faults: Sequence[Fault]) -> DataError:
    many = len(faults)
    return DataError(
        Text(f"投入产出表 {path.name} 有 {many} 处错误", f"the input-output table {path.name} has {many} faults"),
        faults,
    )
