"""Which generalised assignment problems does a text file of the OR-Library hold?

A problem is m agents, n jobs, the m x n costs, the m x n uses, the m capacities; a file holds one problem, or a count and as
many problems after it; a .zip holds such files. Bounds files have lines of name_Min or name_Max, lower and upper value.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
EXPECTED = Text(
    "m n、m×n 个费用、m×n 个用量、m 个容量；或先写题数再逐题列出",
    "m n, m x n costs, m x n uses, m capacities; or a count and that many problems",
)


@dataclass(frozen=True)
class AssignmentTable:
    """One problem as it stands in the file: cost and use (m, n), capacity (m,)."""

    name: str
    cost: FloatArray
    use: FloatArray
    capacity: FloatArray


@dataclass(frozen=True)
class KnownBounds:
    """What is known of one problem: no value is below `low` (least costs) or above `high` (greatest gains), or proven by them."""

    low: float
    high: float


def read_assignment_file(path: Path) -> tuple[AssignmentTable, ...]:
    """Return the problems of a text file or of every text file in a .zip; DataError that says where it goes wrong."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as box:
                texts = {name: box.read(name) for name in sorted(box.namelist()) if not name.endswith("/")}
        else:
            texts = {path.name: path.read_bytes()}
    except (OSError, zipfile.BadZipFile) as error:
        raise DataError(
            Text("读不了算例文件", "the problem file cannot be read"),
            [_fault(path.name, "", same(str(error)[:200] or type(error).__name__), EXPECTED)],
        ) from error
    found: list[AssignmentTable] = []
    faults: list[Fault] = []
    for name, raw in texts.items():
        tables, wrong = _tables(name, raw)
        found += tables
        faults += wrong
    if not texts:
        faults.append(_fault(path.name, "", Text("空的压缩包", "an empty archive"), EXPECTED))
    if faults:
        raise DataError(Text("算例文件不合格式", "the problem file does not have the format"), faults)
    return tuple(found)


def _fault(file: str, row: str, found: Text, expected: Text) -> Fault:
    return Fault(Place(file, row=row), found, expected, Text("改正文件", "correct the file"), "assignment.file")


def _tables(name: str, raw: bytes) -> tuple[list[AssignmentTable], list[Fault]]:
    """Return the problems of one text, or what is wrong with it."""
    words = raw.decode("utf-8", errors="replace").split()
    numbers, faults = [], []
    for place, word in enumerate(words):
        try:
            numbers.append(float(word))
        except ValueError:
            faults.append(_fault(name, str(place + 1), same(word[:40]), Text("一个数", "a number")))
    if faults:
        return [], faults[:20]
    stem = Path(name).stem if "." in name else Path(name).name
    values = np.array(numbers)
    if _length(values, 0) == len(values):
        return _check(name, [_cut(stem, values, 0)])
    tables, at = [], 1
    if len(values) and values[0] >= 1 and values[0] == int(values[0]):
        for rank in range(int(values[0])):
            size = _length(values, at)
            if size is None or at + size > len(values):
                break
            tables.append(_cut(f"{stem}-{rank + 1}", values, at))
            at += size
        if at == len(values) and len(tables) == int(values[0]):
            return _check(name, tables)
    counted = Text(
        f"{len(values)} 个数，与题目的大小不符", f"{len(values)} numbers, which do not agree with the sizes stated"
    )
    return [], [_fault(name, str(at), counted, EXPECTED)]


def _length(values: FloatArray, at: int) -> int | None:
    """Return how many numbers the problem beginning here has, None when no problem can begin here."""
    if at + 2 > len(values):
        return None
    agents, jobs = values[at : at + 2]
    if not (
        np.isfinite([agents, jobs]).all() and agents >= 1 and jobs >= 1 and agents == int(agents) and jobs == int(jobs)
    ):
        return None
    return int(2 + 2 * agents * jobs + agents)


def _cut(name: str, values: FloatArray, at: int) -> AssignmentTable:
    """Return the problem that begins here."""
    agents, jobs = int(values[at]), int(values[at + 1])
    size, begin = agents * jobs, at + 2
    cost, use = values[begin : begin + size], values[begin + size : begin + 2 * size]
    capacity = values[begin + 2 * size : begin + 2 * size + agents]
    return AssignmentTable(name, cost.reshape(agents, jobs), use.reshape(agents, jobs), capacity.copy())


def _check(name: str, tables: list[AssignmentTable]) -> tuple[list[AssignmentTable], list[Fault]]:
    """Return the problems, or the values among them that make no sense."""
    faults = []
    for table in tables:
        checks = (
            ("费用", "cost", np.isfinite(table.cost), Text("有限的数", "a finite number")),
            ("用量", "use", np.isfinite(table.use) & (table.use >= 0), Text("不小于 0 的数", "a number not below 0")),
            ("容量", "capacity", table.capacity >= 0, Text("不小于 0 的数", "a number not below 0")),
        )
        for zh, en, good, expected in checks:
            bad = int((~good).sum())
            if bad:
                faults.append(_fault(name, table.name, Text(f"{bad} 个{zh}不合理", f"{bad} odd {en} values"), expected))
    return ([], faults) if faults else (tables, [])


def read_known_bounds(path: Path) -> dict[str, KnownBounds]:
    """Return the bounds by name (name_Min, name_Max); DataError with every line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        words = same(str(error)[:200] or type(error).__name__)
        expected = Text("名称、下界、上界各一列的文本", "text with name, lower and upper value")
        raise DataError(
            Text("读不了界值文件", "the bounds file cannot be read"), [_fault(path.name, "", words, expected)]
        ) from error
    found: dict[str, KnownBounds] = {}
    faults = []
    for number, line in enumerate(lines, start=1):
        parts = line.split()
        if not parts:
            continue
        try:
            low, high = map(float, parts[1:])
            found[parts[0]] = KnownBounds(low, high)
        except ValueError:
            faults.append(
                _fault(path.name, str(number), same(line[:60]), Text("名称、下界、上界", "name, lower, upper"))
            )
    if faults:
        raise DataError(Text("界值文件不合格式", "the bounds file does not have the format"), faults)
    return found
