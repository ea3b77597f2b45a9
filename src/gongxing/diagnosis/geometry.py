"""Which shapes of a table are missing, broken, repeated, on top of one another or out of place?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely

from gongxing.errors import Fault, Place
from gongxing.park import Table
from gongxing.words import Text, same

Shapes = np.ndarray[Any, np.dtype[np.object_]]
Rows = np.ndarray[Any, np.dtype[Any]]

ZERO_AREA_M2 = 1e-3
"""Below this a polygon counts as having no area: less than a brick's face, yet a hundred times above the noise that double
precision leaves along a ring of some kilometres at the coordinates of a Gauss-Krueger zone (1e-8 m times its length)."""
ZERO_LENGTH_M = 1e-3
"""Below this a line counts as having no length: the millimetre to which survey coordinates are written."""
SAME_M = 1e-3
"""Vertices that agree to a millimetre are the same vertex when duplicates are sought."""
OVERLAP_M2 = 0.1
"""Below this an overlap is rounding: coordinates rounded to a millimetre shift a boundary of 100 m by at most this much."""
FAR_TIMES = 10.0
FAR_FLOOR_M = 1000.0
"""A shape is far away beyond FAR_TIMES the median distance from the middle, and never within FAR_FLOOR_M of it. Shapes spread
evenly over a disc reach 1.4 times the median and those along a straight valley twice, so ten times is no part of the park."""
FAR_LEAST_ROWS = 5

_FAMILIES: Mapping[str, tuple[int, ...]] = {"point": (0, 4), "line": (1, 2, 5), "polygon": (3, 6)}
"""Type ids of shapely that belong to each geometry family, single and multiple."""

_REASONS: Mapping[str, str] = {
    "Self-intersection": "边界自相交",
    "Ring Self-intersection": "边界环自相接",
    "Hole lies outside shell": "孔在外边界之外",
    "Holes are nested": "孔中套孔",
    "Interior is disconnected": "内部被切断",
    "Nested shells": "多边形相套",
    "Duplicate Rings": "边界环重复",
    "Too few points in geometry component": "顶点太少",
    "Invalid Coordinate": "坐标不是数",
    "Ring is not closed": "边界环未闭合",
}
_DRAW = Text("补画图形，或删除该行", "draw the shape, or remove the row")
_ON_REQUEST = Text(
    "核对原图，或用 gongxing check --repair 修复", "check the drawing, or mend it with `gongxing check --repair`"
)


def geometry_faults(table: Table) -> tuple[Fault, ...]:
    """Return every fault of the shapes of `table`, in the order of its rows and of the checks.

    Codes: geometry.empty (missing or without coordinates; a point table may miss shapes, for registers seldom carry
    any), geometry.kind (another family than the schema's), geometry.invalid, geometry.zero_area, geometry.zero_length,
    geometry.duplicate (polygons and lines that repeat an earlier row), geometry.overlap (parcels only; told at the later
    row of the pair) and geometry.far. A shape in several pieces is no fault. Coordinates are metres.
    """
    if not table.schema.geometry or not len(table):
        return ()
    shapes = np.asarray(table.geometry.values, dtype=object)
    family = table.schema.geometry
    teller = _Teller(table)
    present = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    _tell_empty(teller, shapes, present, family)
    right = present & of_family(shapes, table)
    _tell_kind(teller, shapes, present & ~right, family)
    valid = shapely.is_valid(shapes)
    _tell_invalid(teller, shapes, right & ~valid)
    small = _tell_small(teller, shapes, right & valid, family)
    sound = right & ~small
    if family != "point":
        _tell_duplicates(teller, shapes, sound)
    if table.schema.name == "parcels":
        _tell_overlaps(teller, shapes)
    _tell_far(teller, shapes, right, family)
    return tuple(teller.faults)


class _Teller:
    """Gathers the faults of one table by row position."""

    def __init__(self, table: Table) -> None:
        self.name = table.schema.name
        self.ids = table.ids
        self.faults: list[Fault] = []

    def tell(self, position: int, code: str, found: Text, expected: Text, remedy: Text) -> None:
        place = Place(table=self.name, row=self.ids[position], column="geometry")
        self.faults.append(Fault(place, found, expected, remedy, f"geometry.{code}"))


def _tell_empty(teller: _Teller, shapes: Shapes, present: Rows, family: str) -> None:
    missing = shapely.is_missing(shapes)
    for position in np.flatnonzero(~present).tolist():
        if missing[position] and family == "point":
            continue
        found = Text("没有图形", "no shape") if missing[position] else Text("空图形", "an empty shape")
        teller.tell(position, "empty", found, Text("有坐标的图形", "a shape with coordinates"), _DRAW)


def _tell_kind(teller: _Teller, shapes: Shapes, rows: Rows, family: str) -> None:
    expected = {"point": Text("点", "a point"), "line": Text("线", "a line"), "polygon": Text("面", "a polygon")}[
        family
    ]
    for position in np.flatnonzero(rows).tolist():
        teller.tell(position, "kind", same(shapes[position].geom_type), expected, _ON_REQUEST)


def _tell_invalid(teller: _Teller, shapes: Shapes, rows: Rows) -> None:
    for position in np.flatnonzero(rows).tolist():
        reason = str(shapely.is_valid_reason(shapes[position]))
        match = re.match(r"([^\[]+)(?:\[(.*)\])?", reason)
        words, where = (match[1].strip(), match[2]) if match else (reason, None)
        zh = _REASONS.get(words, words) + (f"，在 ({where})" if where else "")
        en = words.lower() + (f" at ({where})" if where else "")
        teller.tell(
            position, "invalid", Text(zh, en), Text("不自相交的图形", "a shape that does not cross itself"), _ON_REQUEST
        )


def _tell_small(teller: _Teller, shapes: Shapes, rows: Rows, family: str) -> Rows:
    if family == "point":
        return np.zeros(len(shapes), dtype=bool)
    polygon = family == "polygon"
    rows = rows & ((shapely.get_dimensions(shapes) == 2) == polygon)
    size = shapely.area(shapes) if polygon else shapely.length(shapes)
    limit = ZERO_AREA_M2 if polygon else ZERO_LENGTH_M
    small: Rows = rows & (size < limit)
    for position in np.flatnonzero(small).tolist():
        if polygon:
            found = Text(f"面积 {size[position]:.2g} 平方米", f"an area of {size[position]:.2g} m2")
            teller.tell(
                position,
                "zero_area",
                found,
                Text(f"面积不小于 {limit:g} 平方米", f"at least {limit:g} m2"),
                _ON_REQUEST,
            )
        else:
            found = Text(f"长度 {size[position]:.2g} 米", f"a length of {size[position]:.2g} m")
            teller.tell(
                position, "zero_length", found, Text(f"长度不小于 {limit:g} 米", f"at least {limit:g} m"), _ON_REQUEST
            )
    return small


def first_alike(shapes: Shapes, rows: Rows) -> Rows:
    """Return for each row the position of the first row of the same shape (to a millimetre); itself where it is the first.

    `rows` says which rows take part; the start and direction of rings do not matter.
    """
    first = np.arange(len(shapes))
    taking = np.flatnonzero(rows & finite(shapes))
    if len(taking):
        rounded = shapely.set_precision(shapes[taking], SAME_M, mode="pointwise")
        codes, _ = pd.factorize(shapely.to_wkb(shapely.normalize(shapely.force_2d(rounded))))
        _, where = np.unique(codes, return_index=True)
        first[taking] = taking[where[codes]]
    return first


def _tell_duplicates(teller: _Teller, shapes: Shapes, rows: Rows) -> None:
    first = first_alike(shapes, rows)
    for position in np.flatnonzero(first != np.arange(len(shapes))).tolist():
        other = teller.ids[first[position]]
        found = Text(f"与 {other} 相同的图形", f"the same shape as {other}")
        teller.tell(position, "duplicate", found, Text("只画一次的图形", "a shape drawn once"), _ON_REQUEST)


def finite(shapes: Shapes) -> Rows:
    """Return for each shape whether all its coordinates are numbers (so they are where there are none)."""
    coordinates, index = shapely.get_coordinates(shapes, return_index=True)
    good = np.ones(len(shapes), dtype=bool)
    good[index[~np.isfinite(coordinates).all(axis=1)]] = False
    return good


def of_family(shapes: Shapes, table: Table) -> Rows:
    """Return for each shape whether it is of the family its table asks for; rivers may be lines as well as areas."""
    families = _FAMILIES[table.schema.geometry] + (_FAMILIES["line"] if table.schema.name == "waters" else ())
    return np.isin(shapely.get_type_id(shapes), families)


def only(shapes: Shapes, rows: Rows) -> Shapes:
    """Return a copy of `shapes` that holds None outside `rows`."""
    kept = shapes.copy()
    kept[~rows] = None
    return kept


def measurable(shapes: Shapes) -> Shapes:
    """Return the shapes with broken polygons made valid and everything that is no polygon of some area left out (None)."""
    polygons = np.isin(shapely.get_type_id(shapes), _FAMILIES["polygon"]) & ~shapely.is_empty(shapes)
    fit = only(shapes, polygons)
    broken = polygons & ~shapely.is_valid(shapes) & finite(shapes)
    fit[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    return only(fit, shapely.is_valid(fit) & (shapely.area(fit) >= ZERO_AREA_M2))


def overlaps(shapes: Shapes) -> tuple[Rows, Rows, Rows]:
    """Return the pairs of rows (earlier, later) whose polygons overlap by more than OVERLAP_M2, and the area of each, m2.

    Equal shapes are duplicates, not overlaps. 100,000 polygons side by side take a few seconds: a tree finds the pairs
    whose boxes meet, a relation test drops those that only touch, and only the rest are cut.
    """
    fit = measurable(shapes)
    tree = shapely.STRtree(fit)
    left, right = tree.query(fit)
    left, right = left[left < right], right[left < right]
    alike = first_alike(fit, ~shapely.is_missing(fit))
    bounds = shapely.bounds(fit)
    width = np.minimum(bounds[left, 2], bounds[right, 2]) - np.maximum(bounds[left, 0], bounds[right, 0])
    height = np.minimum(bounds[left, 3], bounds[right, 3]) - np.maximum(bounds[left, 1], bounds[right, 1])
    near = (width * height > OVERLAP_M2) & (alike[left] != alike[right])
    left, right = left[near], right[near]
    meeting = shapely.relate_pattern(fit[left], fit[right], "T********")
    left, right = left[meeting], right[meeting]
    areas = shapely.area(shapely.intersection(fit[left], fit[right]))
    over = areas > OVERLAP_M2
    order = np.lexsort((left[over], right[over]))
    return left[over][order], right[over][order], areas[over][order]


def _tell_overlaps(teller: _Teller, shapes: Shapes) -> None:
    expected = Text("互不重叠的地块", "parcels side by side")
    for left, right, area in zip(*overlaps(shapes), strict=True):
        other = teller.ids[left]
        found = Text(f"与 {other} 重叠 {area:.1f} 平方米", f"an overlap of {area:.1f} m2 with {other}")
        teller.tell(int(right), "overlap", found, expected, _ON_REQUEST)


def _tell_far(teller: _Teller, shapes: Shapes, rows: Rows, family: str) -> None:
    bounds = shapely.bounds(shapes)
    rows = rows & finite(shapes)
    if rows.sum() < FAR_LEAST_ROWS:
        return
    centres = (bounds[:, :2] + bounds[:, 2:]) / 2
    middle = np.median(centres[rows], axis=0)
    usual = float(np.median(np.hypot(*(centres[rows] - middle).T)))
    limit = max(FAR_TIMES * usual, FAR_FLOOR_M)
    below, above = middle - bounds[:, :2], bounds[:, 2:] - middle
    # A polygon is judged by its farthest corner (one stray vertex spoils it), a line by its nearest point: roads leave parks.
    reach = np.maximum(below, above) if family == "polygon" else np.maximum(np.maximum(-below, -above), 0)
    distance = np.hypot(reach[:, 0], reach[:, 1])
    for position in np.flatnonzero(rows & (distance > limit)).tolist():
        far = f"{distance[position] / 1000:.1f}"
        teller.tell(
            position, "far", Text(f"距其余图形中心 {far} 公里", f"{far} km from the middle of the rest"),
            Text(f"{limit / 1000:.1f} 公里以内", f"within {limit / 1000:.1f} km"),
            Text("核对坐标、坐标系与轴序", "check the coordinates, their CRS and the order of the axes"),
        )  # fmt: skip


def in_pieces(table: Table) -> tuple[str, ...]:
    """Return the ids of rows whose shape comes in several pieces: worth a note, no fault."""
    if not table.schema.geometry or not len(table):
        return ()
    many = shapely.get_num_geometries(np.asarray(table.geometry.values, dtype=object)) > 1
    return tuple(row for row, several in zip(table.ids, many, strict=True) if several)
