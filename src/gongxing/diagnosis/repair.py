"""Which geometry faults can be mended without guessing, and what exactly was done to mend them?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import count
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gongxing.diagnosis.geometry import (
    ZERO_AREA_M2,
    ZERO_LENGTH_M,
    Rows,
    Shapes,
    finite,
    first_alike,
    measurable,
    of_family,
    only,
    overlaps,
)
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park, Table
from gongxing.words import Text, same

REPAIRABLE = frozenset(
    f"geometry.{code}" for code in ("kind", "invalid", "zero_area", "zero_length", "duplicate", "overlap")
)
"""Faults that can be mended. A missing shape or one far away cannot: only the source knows where it belongs."""
GRID_M = 1e-6
"""Grid on which overlapping parcels are cut: without one GEOS may return shapes that cross themselves."""
THIN_M = 0.02
"""A strip left by a cut that is thinner than this is rounding, not land, and is dropped."""
_ROUNDS = 10
"""Mending one fault may show another (what is left of a cut parcel may equal its neighbour); two rounds are the rule."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One row that was mended: which fault, what was done, its area before and after (None where it has no area)."""

    table: str
    row: str
    fault: str
    done: Text
    before_m2: float | None = None
    after_m2: float | None = None


def repair(park: Park, codes: frozenset[str] | None = None) -> tuple[Park, tuple[Repair, ...]]:
    """Return a park without the geometry faults of `codes` (None: all that are REPAIRABLE), and what was done.

    Rules: a broken polygon becomes the valid polygon of the same outline; of a shape of the wrong family the parts of
    the right one stay; a shape without area or length is removed with its row; of equal shapes the first row stays, and
    what referred to the others refers to it; of two overlapping parcels the smaller keeps its shape and the larger is
    cut (a small polygon within a large one is usually an inner lot), of equal ones the later is cut; a parcel of which
    nothing is left is removed. Each repair is a row of the `repairs` table. DataError for a code not REPAIRABLE.
    """
    asked = REPAIRABLE if codes is None else codes
    _known(asked)
    done: list[Repair] = []
    for name in tuple(park.tables):
        if not park[name].schema.geometry or not len(park[name]):
            continue
        work = _Work(park[name])
        for _ in range(_ROUNDS):
            before = len(work.repairs)
            for step in _STEPS:
                step(work, asked)
            if len(work.repairs) == before:
                break
        if work.repairs:
            park = park.with_table(name, work.frame())
            park, redirected = _redirect(park, name, work.replaced)
            done += work.repairs + redirected
    return (_record(park, done) if done else park), tuple(done)


def _known(asked: frozenset[str]) -> None:
    expected = same(", ".join(sorted(REPAIRABLE)))
    remedy = Text("改用列出的代码", "use a code of the list")
    faults = [Fault(Place(), same(code), expected, remedy, "repair.code") for code in sorted(asked - REPAIRABLE)]
    if faults:
        raise DataError(Text("有不能自动修复的错误代码", "some codes cannot be repaired"), faults)


class _Work:
    """One table while it is being mended: its shapes, which rows stay, and what was done."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.ids = table.ids
        self.polygon = table.schema.geometry == "polygon"
        self.shapes: Shapes = np.array(table.geometry.values, dtype=object)
        self.alive = np.ones(len(table), dtype=bool)
        self.repairs: list[Repair] = []
        self.replaced: dict[str, str] = {}

    def present(self) -> Rows:
        """Rows that stay and have coordinates."""
        found: Rows = self.alive & ~shapely.is_missing(self.shapes) & ~shapely.is_empty(self.shapes)
        return found

    def put(self, position: int, shape: Any, fault: str, done: Text) -> None:
        """Give a row another shape (None for none) and record it."""
        after = 0.0 if shape is None else float(shape.area)
        self._note(position, fault, done, after)
        self.shapes[position] = shape

    def remove(self, position: int, fault: str, done: Text) -> None:
        """Take a row out and record it."""
        self._note(position, fault, done, 0.0)
        self.alive[position] = False

    def _note(self, position: int, fault: str, done: Text, after: float) -> None:
        before = float(shapely.area(self.shapes[position]))
        areas = (before if math.isfinite(before) else None, after) if self.polygon else (None, None)
        self.repairs.append(Repair(self.table.schema.name, self.ids[position], fault, done, *areas))

    def frame(self) -> gpd.GeoDataFrame:
        """The table's rows as they are now."""
        frame = self.table.frame
        mended = frame.set_geometry(gpd.GeoSeries(self.shapes, index=frame.index, crs=frame.crs))
        return mended[self.alive].reset_index(drop=True)


def _mend_kind(work: _Work, asked: frozenset[str]) -> None:
    fault = "geometry.kind"
    if fault not in asked:
        return
    for position in np.flatnonzero(work.present() & ~of_family(work.shapes, work.table)).tolist():
        shape = work.shapes[position]
        kept = _parts(shape, work.table)
        if work.table.schema.geometry == "point" and kept is None and shape.is_valid:
            kept = shapely.point_on_surface(shape)
        done = (
            Text("只留下应有类型的部分", "kept the parts of the right kind")
            if kept
            else Text("去掉类型不符的图形", "took the shape of a wrong kind away")
        )
        work.put(position, kept, fault, done)


def _mend_invalid(work: _Work, asked: frozenset[str]) -> None:
    fault = "geometry.invalid"
    if fault not in asked:
        return
    numbers = finite(work.shapes)
    rows = work.present() & of_family(work.shapes, work.table) & ~shapely.is_valid(work.shapes)
    for position in np.flatnonzero(rows).tolist():
        if not numbers[position]:
            work.put(
                position,
                None,
                fault,
                Text("去掉坐标不是数的图形", "took away a shape whose coordinates are no numbers"),
            )
            continue
        valid = _parts(_made_valid(work.shapes[position]), work.table)
        if valid is None:
            work.remove(
                position, fault, Text("图形塌缩为无，删去该行", "the shape had collapsed to nothing: removed the row")
            )
        else:
            work.put(
                position, valid, fault, Text("改为同一轮廓的有效图形", "made it the valid shape of the same outline")
            )


def _mend_small(work: _Work, asked: frozenset[str]) -> None:
    if work.table.schema.geometry == "point":
        return
    right = work.present() & of_family(work.shapes, work.table) & shapely.is_valid(work.shapes)
    flat = shapely.get_dimensions(work.shapes) == 2
    tests = {
        "geometry.zero_area": (
            work.polygon & flat & (shapely.area(work.shapes) < ZERO_AREA_M2),
            Text("没有面积，删去该行", "no area: removed the row"),
        ),
        "geometry.zero_length": (
            ~flat & (not work.polygon) & (shapely.length(work.shapes) < ZERO_LENGTH_M),
            Text("没有长度，删去该行", "no length: removed the row"),
        ),
    }
    for fault, (small, done) in tests.items():
        if fault in asked:
            for position in np.flatnonzero(right & small).tolist():
                work.remove(position, fault, done)


def _mend_duplicates(work: _Work, asked: frozenset[str]) -> None:
    fault = "geometry.duplicate"
    if fault not in asked or work.table.schema.geometry == "point":
        return
    first = first_alike(work.shapes, work.present() & of_family(work.shapes, work.table))
    for position in np.flatnonzero(first != np.arange(len(first))).tolist():
        keeper = work.ids[first[position]]
        work.remove(position, fault, Text(f"与 {keeper} 相同，删去该行", f"the same as {keeper}: removed the row"))
        work.replaced[work.ids[position]] = keeper


def _mend_overlaps(work: _Work, asked: frozenset[str]) -> None:
    fault = "geometry.overlap"
    if fault not in asked or work.table.schema.name != "parcels":
        return
    fit = measurable(only(work.shapes, work.alive))
    left, right, _ = overlaps(fit)
    areas = shapely.area(fit)
    earlier_larger = areas[left] > areas[right]
    larger, smaller = np.where(earlier_larger, left, right), np.where(earlier_larger, right, left)
    order = np.argsort(larger, kind="stable")
    targets, starts = np.unique(larger[order], return_index=True)
    for position, cutters in zip(targets.tolist(), np.split(smaller[order], starts[1:]), strict=False):
        names = [work.ids[cutter] for cutter in cutters]
        taken = shapely.union_all(fit[cutters], grid_size=GRID_M)
        rest = _thick(shapely.difference(fit[position], taken, grid_size=GRID_M))
        if rest is None:
            done = Text(
                f"已被 {'、'.join(names)} 占满，删去该行", f"wholly taken by {', '.join(names)}: removed the row"
            )
            work.remove(position, fault, done)
        else:
            work.put(
                position,
                rest,
                fault,
                Text(f"让出与 {'、'.join(names)} 重叠的部分", f"gave up what overlapped {', '.join(names)}"),
            )


_STEPS = (_mend_kind, _mend_invalid, _mend_small, _mend_duplicates, _mend_overlaps)


def _made_valid(shape: Any) -> Any:
    """Return the valid shape of the same outline; where GEOS cannot tell inside from outside, that of the same lines."""
    try:
        return shapely.make_valid(shape, method="structure", keep_collapsed=False)
    except shapely.errors.GEOSException:
        return shapely.make_valid(shape, method="linework")


def _parts(shape: Any, table: Table) -> Any:
    """Return the parts of `shape` that are of the table's family, as one shape, or None."""
    pieces = np.array([shape], dtype=object)
    while (shapely.get_type_id(pieces) == shapely.GeometryType.GEOMETRYCOLLECTION).any():
        pieces = shapely.get_parts(pieces)
    pieces = shapely.get_parts(pieces)
    return _joined(pieces[of_family(pieces, table) & ~shapely.is_empty(pieces)])


def _thick(shape: Any) -> Any:
    """Return the polygons of `shape` that are no thinner than THIN_M, as one shape, or None."""
    pieces = shapely.get_parts(shape)
    pieces = pieces[shapely.get_dimensions(pieces) == 2]
    return _joined(pieces[~shapely.is_empty(shapely.buffer(pieces, -THIN_M / 2, quad_segs=1))])


def _joined(pieces: Shapes) -> Any:
    if not len(pieces):
        return None
    if len(pieces) == 1:
        return pieces[0]
    makers = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}
    dimension = int(shapely.get_dimensions(pieces).max())
    return makers[dimension](pieces[shapely.get_dimensions(pieces) == dimension])


def _redirect(park: Park, name: str, replaced: dict[str, str]) -> tuple[Park, list[Repair]]:
    """Return the park in which references to removed duplicates go to the row that stayed."""
    repairs: list[Repair] = []
    final = {row: _last(row, replaced) for row in replaced}
    for other, table in park.tables.items() if replaced else ():
        frame = table.frame
        for column in (c.name for c in table.schema.columns if c.refers == name):
            moved = frame[column].isin(list(final))
            for row, old in zip(frame.loc[moved, "id"], frame.loc[moved, column], strict=True):
                done = Text(
                    f"{column} 由 {old} 改指 {final[old]}", f"{column} now refers to {final[old]} instead of {old}"
                )
                repairs.append(Repair(other, row, "geometry.duplicate", done))
            frame[column] = frame[column].replace(final)
        if any(done.table == other for done in repairs):
            park = park.with_table(other, frame)
    return park, repairs


def _last(row: str, replaced: dict[str, str]) -> str:
    while row in replaced:
        row = replaced[row]
    return row


def _record(park: Park, done: list[Repair]) -> Park:
    old = park["repairs"].frame
    taken = set(old["id"])
    free = (f"repair-{number:05d}" for number in count(1))
    rows = [
        {
            "id": next(key for key in free if key not in taken), "table": item.table, "row": item.row, "fault": item.fault,
            "done": str(item.done), "area_before_m2": item.before_m2, "area_after_m2": item.after_m2,
        }
        for item in done
    ]  # fmt: skip
    return park.with_table(
        "repairs", pd.concat([old, pd.DataFrame(rows)], ignore_index=True) if len(old) else pd.DataFrame(rows)
    )
