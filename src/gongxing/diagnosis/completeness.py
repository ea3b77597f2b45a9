"""How complete and how accurate (全、准) is each table, and what does each gap block downstream?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from gongxing.diagnosis.contradictions import contradictions
from gongxing.diagnosis.geometry import geometry_faults, in_pieces
from gongxing.errors import Fault
from gongxing.park import Park, Table
from gongxing.words import Text

SHOWN = 50
"""How many ids of rows with a gap a column report names; the rest is counted."""

GEOMETRY = Text("图形", "geometry")
_BLOCKED_BY_SHAPE: Mapping[str, Text] = {
    "parcels": Text("面积、用地平衡与规划方案", "areas, the land balance and the plan"),
    "buildings": Text("防护距离、拆除量与所在地块", "protection distances, demolition and the parcel it stands on"),
    "roads": Text("可达性与地图", "accessibility and the map"),
    "pipes": Text("管网校核与地图", "the check of the networks and the map"),
    "facilities": Text("管网校核与规划", "the check and the plan of the networks"),
    "spot_heights": Text("给水压力与排水坡度", "water pressure and the fall of drains"),
    "waters": Text("水面避让与地图", "keeping clear of water, and the map"),
}
_BLOCKED_BY_ABSENCE: Mapping[str, Text] = {
    "parcels": Text("用地规划的全部内容", "the whole land-use plan"),
    "buildings": Text(
        "防护距离、拆除费用与动迁估算", "protection distances, demolition cost and the resettlement estimate"
    ),
    "firms": Text("亩均效益、产业链与企业去留", "output per mu, the chains, and which firms stay or move"),
    "households": Text("动迁户数与安置面积", "how many households are displaced and the floor area to resettle them"),
    "roads": Text("可达性与道路规划", "accessibility and the road plan"),
    "pipes": Text("给水、排水校核与管网规划", "the check of water and sewers and the network plan"),
    "facilities": Text("水源、排口与消火栓，管网规划", "sources, outfalls and hydrants, and so the network plan"),
    "spot_heights": Text("给水压力与排水坡度", "water pressure and the fall of drains"),
    "waters": Text("水面避让", "keeping clear of water"),
    "quota": Text("新增建设用地与占补平衡的约束", "the bounds on new construction land and farmland balance"),
    "strategies": Text("规划框架与上级战略的对应", "the plan framework and how it serves the superior strategies"),
    "indicator_values": Text("指标红黄绿灯与年度体检", "traffic lights and the yearly review"),
    "sources": Text("数字的出处", "where figures come from"),
}
"""Tables not listed may well be empty: rules in force, assumptions and repairs exist only when somebody made some."""


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """One column: how many of the rows have a value, what its gaps block (None: nothing), and its faults."""

    name: str
    label: Text
    required: bool
    needed: bool
    """Whether anything depends on it: required, or a gap in it blocks something."""
    rows: int
    filled: int
    share: float | None
    """Share of rows with a value, 0 to 1; None where the table has no rows."""
    blocks: Text | None
    gaps: tuple[str, ...]
    """Ids of the first rows without a value, where a gap blocks something (at most SHOWN of them)."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class TableReport:
    """One table: its size, its shares, its columns (geometry last), faults that concern no single column, and notes."""

    name: str
    label: Text
    rows: int
    share: float | None
    """Share of the cells that something depends on (required, or with `blocks`) that are filled, 0 to 1; None if empty."""
    sound: float | None
    """Share of the rows without any fault, 0 to 1; None if empty."""
    columns: tuple[ColumnReport, ...]
    blocks: Text | None
    """What stands still because the whole table is empty; None where it is not, or where nothing does."""
    notes: tuple[Text, ...]
    line: Text

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault of the table."""
        return tuple(fault for column in self.columns for fault in column.faults)


def completeness(park: Park) -> tuple[TableReport, ...]:
    """Return one report per table, in the order of the schemas, with geometry faults and contradictions included."""
    by_place: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for table in park.tables.values():
        for fault in geometry_faults(table):
            by_place[table.schema.name, "geometry"].append(fault)
    for fault in contradictions(park):
        by_place[fault.place.table, fault.place.column].append(fault)
    return tuple(_table_report(table, by_place) for table in park.tables.values())


def overall(reports: Sequence[TableReport]) -> Text:
    """Return one line on the whole park: tables with rows, share filled, faults, and the gaps to close first."""
    full = [report for report in reports if report.rows]
    faults = sum(len(report.faults) for report in reports)
    rows = sum(report.rows for report in full)
    empty = [report for report in reports if report.blocks is not None]
    cells = sum(column.rows for report in full for column in report.columns if column.needed)
    filled = sum(column.filled for report in full for column in report.columns if column.needed)
    share = f"{filled / cells:.0%}" if cells else "-"
    zh = f"{len(reports)} 张表中 {len(full)} 张有数据，共 {rows:,} 行；规划要用的项已填 {share}；错误与疑点 {faults:,} 处"
    en = (
        f"{len(full)} of {len(reports)} tables hold data, rows in all: {rows:,}; "
        f"{share} of what planning needs is filled in; faults and doubts: {faults:,}"
    )
    if empty:
        zh += "；空缺的表：" + "、".join(report.label.zh for report in empty)
        en += "; tables still empty: " + ", ".join(report.label.en for report in empty)
    return Text(zh, en)


def _table_report(table: Table, by_place: Mapping[tuple[str, str], Sequence[Fault]]) -> TableReport:
    name, rows = table.schema.name, len(table)
    columns = [
        _column_report(table, column.name, by_place.get((name, column.name), ())) for column in table.schema.columns[1:]
    ]
    if table.schema.geometry:
        columns.append(_column_report(table, "geometry", by_place.get((name, "geometry"), ())))
    faulty = {fault.place.row for column in columns for fault in column.faults if fault.place.row}
    needed = [column for column in columns if column.needed]
    share = sum(c.filled for c in needed) / (rows * len(needed)) if rows and needed else (1.0 if rows else None)
    sound = 1 - len(faulty) / rows if rows else None
    pieces = in_pieces(table) if table.schema.geometry == "polygon" else ()
    notes: tuple[Text, ...] = ()
    if pieces:
        notes = (Text(f"{len(pieces)} 行图形分成几块", f"{len(pieces)} rows come in several pieces"),)
    blocks = None if rows else _BLOCKED_BY_ABSENCE.get(name)
    line = _line(rows, share, len([f for c in columns for f in c.faults]), blocks)
    return TableReport(name, table.schema.label, rows, share, sound, tuple(columns), blocks, notes, line)


def _column_report(table: Table, name: str, faults: Sequence[Fault]) -> ColumnReport:
    if name == "geometry":
        shapes = np.asarray(table.geometry.values, dtype=object)
        present = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
        label, required, meant = GEOMETRY, False, _BLOCKED_BY_SHAPE.get(table.schema.name)
    else:
        column = table.schema.column(name)
        present = table[name].notna().to_numpy()
        label, required, meant = column.label, column.required, column.blocks
    rows, filled = len(present), int(present.sum())
    short = filled < rows
    gaps = tuple(table.ids[i] for i in np.flatnonzero(~present)[:SHOWN].tolist()) if short and meant else ()
    return ColumnReport(
        name=name,
        label=label,
        required=required,
        needed=required or meant is not None,
        rows=rows,
        filled=filled,
        share=filled / rows if rows else None,
        blocks=meant if short else None,
        gaps=gaps,
        faults=tuple(faults),
    )


def _line(rows: int, share: float | None, faults: int, blocks: Text | None) -> Text:
    if share is None:
        if blocks is None:
            return Text("无数据（可以为空）", "no rows (it may be empty)")
        return Text(f"无数据，无法进行：{blocks.zh}", f"no rows, which blocks {blocks.en}")
    return Text(
        f"{rows:,} 行，要用的项已填 {share:.0%}，错误与疑点 {faults:,} 处",
        f"rows: {rows:,}; needed values filled in: {share:.0%}; faults and doubts: {faults:,}",
    )
