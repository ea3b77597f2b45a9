"""Which pipes may be chosen at what cost, and which limits hold, according to two CSV tables?"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.io.limit_rules import EXPECTED, LimitRule, read_rules
from gongxing.io.sheet import decoded
from gongxing.words import Text, same

DIAMETER, COST = "diameter_set_in_inp_units", "unit_cost_per_length"
RULE, FASTEST = "min_head_rule", "max_velocity"


@dataclass(frozen=True, slots=True)
class CostRow:
    """One option, in the units of the network file; roughness None is the pipe's own."""

    diameter: float
    cost: float
    roughness: float | None = None


@dataclass(frozen=True)
class LimitRow:
    """The limits of a problem, in the units of the network file.

    Attributes:
        rules: of pressure and head.
        max_velocity, min_velocity: of all pipes, None where there is none.
        decision_vars: how many links are to be chosen, None where the table does not say.
        decision_links: their ids, where the table lists them.
        fixed_cost: added to the cost of every design.
        has_pmax: whether the table says that there are greatest pressures.
        sizes: junctions, links and options as the table counts them, for a check.
    """

    rules: tuple[LimitRule, ...]
    max_velocity: float | None = None
    min_velocity: float | None = None
    decision_vars: int | None = None
    decision_links: tuple[str, ...] = ()
    fixed_cost: float = 0.0
    has_pmax: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)


@dataclass
class _Table:
    """A table being read and its faults."""

    file: str
    rows: list[tuple[int, dict[str, str]]]
    columns: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)

    def tell(self, row: int | str, column: str, found: str, expected: Text, remedy: Text | None = None) -> None:
        remedy = remedy or Text("改正该单元格", "correct the cell")
        self.faults.append(
            Fault(Place(self.file, row=str(row), column=column), same(found or "∅"), expected, remedy, "sizing")
        )

    def number(self, row: int, cells: Mapping[str, str], column: str, *, needed: bool = False) -> float | None:
        """Return the number of a cell, None if it is empty; it must be finite and not below zero."""
        words = cells.get(column, "")
        if not words and not needed:
            return None
        try:
            value = float(words.replace(",", ""))
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and value >= 0):
            self.tell(row, column, words, Text("不小于零的数", "a number not below zero"))
            return None
        return value

    def need(self, *columns: str) -> bool:
        """Whether all columns are there; those missing are told."""
        missing = [column for column in columns if column not in self.columns]
        for column in missing:
            self.tell(
                1,
                column,
                ", ".join(self.columns),
                Text(f"列 {column}", f"a column {column}"),
                Text("补上该列", "add the column"),
            )
        return not missing

    def refuse(self) -> None:
        """Raise DataError if anything was told."""
        if self.faults:
            count = len(self.faults)
            raise DataError(
                Text(f"表 {self.file} 有 {count} 处错误", f"table {self.file} has {count} faults"), self.faults
            )


def _read(path: Path) -> _Table:
    if not path.is_file():
        raise NotReadyError(Text(f"没有文件 {path}", f"there is no file {path}"))
    reader = csv.DictReader(io.StringIO(decoded(path.name, path.read_bytes())))
    columns = tuple((name or "").strip().lower() for name in reader.fieldnames or ())
    rows = []
    for cells in reader:
        tidy = {
            str(name).strip().lower(): (words or "").strip()
            for name, words in cells.items()
            if name is not None and not isinstance(words, list)
        }
        if any(tidy.values()):
            rows.append((reader.line_num, tidy))
    return _Table(path.name, rows, columns)


def problem_names(path: Path) -> tuple[str, ...]:
    """Return the problems that a table speaks of, in its order; empty when it has no column `problem`."""
    return tuple(dict.fromkeys(cells.get("problem", "") for _, cells in _read(path).rows if cells.get("problem", "")))


def choose_problem(costs: Path, limits: Path, stem: str, wished: str | None) -> str | None:
    """Return the problem whose rows to take: the one wished, the only one, or the one named like the network file."""
    names = list(dict.fromkeys([*problem_names(costs), *problem_names(limits)]))
    if wished is None and len(names) <= 1:
        return names[0] if names else None
    sought = stem if wished is None else wished
    same_case = [name for name in names if name.casefold() == sought.casefold()]
    if same_case:
        return same_case[0]
    if not names:
        return None
    fault = Fault(
        Place(costs.name, column="problem"),
        same(wished or "∅"),
        Text("其中之一：" + "、".join(names), "one of " + ", ".join(names)),
        Text("用 --problem 指明", "name it with --problem"),
        "sizing",
    )
    raise DataError(Text("不知取表中哪个算例", "which problem of the tables is meant is not known"), [fault])


def _rows_of(table: _Table, problem: str | None) -> list[tuple[int, dict[str, str]]]:
    if problem is None or "problem" not in table.columns:
        return table.rows
    return [(n, cells) for n, cells in table.rows if cells.get("problem", "").casefold() == problem.casefold()]


def read_costs(path: Path, problem: str | None) -> tuple[CostRow, ...]:
    """Read the options of a problem; columns problem, option, diameter_set_in_inp_units, unit_cost_per_length and, where wanted, roughness."""
    table = _read(path)
    options: list[CostRow] = []
    if table.need(DIAMETER, COST):
        for number, cells in _rows_of(table, problem):
            diameter = table.number(number, cells, DIAMETER, needed=True)
            cost = table.number(number, cells, COST, needed=True)
            rough = table.number(number, cells, "roughness")
            if diameter is not None and cost is not None:
                options.append(CostRow(diameter, cost, rough))
        if not options and not table.faults:
            table.tell(
                "",
                "problem",
                problem or "",
                Text("至少一种管径", "at least one option"),
                Text("补上各管径及单价", "add the options"),
            )
    table.refuse()
    return tuple(options)


def read_limits(path: Path, problem: str | None) -> LimitRow:
    """Read the limits of a problem.

    Columns: min_head_rule (needed), max_velocity, min_velocity, max_pressure (a number or a rule), decision_vars, decision_links (ids parted by
    spaces or semicolons), fixed_cost, has_pmax; junctions, links and options are checked against the file; others are not read.
    """
    table = _read(path)
    rows = _rows_of(table, problem)
    if table.need(RULE) and len(rows) != 1:
        remedy = Text("每个算例留一行，或用 --problem 指明", "keep one row for each problem, or name it with --problem")
        table.tell("", "problem", f"{len(rows)}", Text("恰好一行", "exactly one row"), remedy)
    table.refuse()
    number, cells = rows[0]
    rules = _rules(table, number, cells)
    fastest = table.number(number, cells, FASTEST)
    count = table.number(number, cells, "decision_vars")
    sizes = {name: table.number(number, cells, name) for name in ("junctions", "links", "options")}
    limits = LimitRow(
        rules=tuple(rules),
        max_velocity=fastest or None,
        min_velocity=table.number(number, cells, "min_velocity") or None,
        decision_vars=None if count is None else int(count),
        decision_links=tuple(cells.get("decision_links", "").replace(";", " ").split()),
        fixed_cost=table.number(number, cells, "fixed_cost") or 0.0,
        has_pmax=cells.get("has_pmax", "").casefold() in ("true", "1", "yes", "y", "是"),
        sizes={name: int(value) for name, value in sizes.items() if value is not None},
    )
    table.refuse()
    return limits


def _rules(table: _Table, number: int, cells: Mapping[str, str]) -> list[LimitRule]:
    rules: list[LimitRule] = []
    for column, most in ((RULE, False), ("max_head_rule", True), ("max_pressure", True), ("pmax", True)):
        words = cells.get(column, "")
        if not words and column != RULE:
            continue
        found, odd = read_rules(words, most=most)
        rules += found
        for part in odd or ([] if found else [""]):
            table.tell(number, column, part, EXPECTED, Text("改写该条款", "write the clause anew"))
    return rules


def read_node_limits(path: Path, problem: str | None) -> tuple[LimitRule, ...]:
    """Read limits of single nodes: columns node, min_pressure, max_pressure, min_head, max_head (any of them), problem."""
    table = _read(path)
    rules: list[LimitRule] = []
    known: Sequence[tuple[str, bool, bool]] = (
        ("min_pressure", False, False), ("max_pressure", True, False), ("min_head", False, True), ("max_head", True, True),
    )  # fmt: skip
    if table.need("node"):
        for number, cells in _rows_of(table, problem):
            for column, most, head in known:
                value = table.number(number, cells, column)
                if value is not None:
                    rules.append(LimitRule(most, head, cells.get("node", ""), value))
        if not rules and not table.faults:
            table.tell(
                1,
                "",
                ", ".join(table.columns),
                Text("一列 " + " / ".join(k[0] for k in known), "a column " + " / ".join(k[0] for k in known)),
            )
    table.refuse()
    return tuple(rules)
