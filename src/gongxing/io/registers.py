"""Which rows stand in a register kept in a workbook or a text table, titles and totals left aside?"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
import shapely

from gongxing.io.book_sheets import WORKBOOK_LIMIT, read_sheets, separator
from gongxing.io.crs import check_coordinates
from gongxing.io.encodings import sniff
from gongxing.io.headings import every_unit, known_heading
from gongxing.io.layers import RawLayer, crs_name, family_of
from gongxing.io.refusals import corrupt, refuse
from gongxing.words import Text

_HEADING_ROWS = 30
_TOTALS = re.compile(r"^(合\s*计|总\s*计|小\s*计|总\s*和|total|sum|subtotal)[:：]?$", re.IGNORECASE)
_UNIT_LINE = re.compile(r"单位\s*[:：]\s*([^\s）)；;]+)|units?\s*:\s*([^\s);]+)", re.IGNORECASE)
_LON, _LAT = ("lon", "lng", "long", "longitude", "经度", "东经"), ("lat", "latitude", "纬度", "北纬")
_X, _Y = ("x", "坐标x", "x坐标", "横坐标", "东坐标", "easting"), ("y", "坐标y", "y坐标", "纵坐标", "北坐标", "northing")
_WKT = ("wkt", "geometry", "geom", "几何")
Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a grid of texts, empty cells "" and merged cells filled downwards."""

    file: str
    name: str
    grid: Grid
    encoding: str


def read_workbook(path: Path, crs: pyproj.CRS | None, *, limit: int = WORKBOOK_LIMIT) -> tuple[RawLayer, ...]:
    """Return one raw layer per sheet with rows, of an .xlsx, .xlsm, .xls or .ods workbook; every cell as text.

    DataError if the workbook is encrypted, damaged, unpacks to more than `limit` bytes or holds no table.
    """

    def layer_of(name: str, sheet: Any) -> RawLayer | None:
        cells = [[_text(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(cells, sheet.merged_cell_ranges or [])
        return _register(Sheet(path.name, name, cells, ""), crs)

    layers = [layer for layer in read_sheets(path, layer_of, limit=limit) if layer is not None]
    if not layers:
        raise refuse(
            path,
            Text("没有含标题行和数据行的工作表", "no sheet with a heading row and rows below it"),
            Text("至少一张登记表", "at least one register"),
            Text("核对工作表内容", "check what the sheets hold"),
            "file.no_layers",
        )
    return tuple(layers)


def read_text_table(path: Path, crs: pyproj.CRS | None) -> tuple[RawLayer, ...]:
    """Return the one raw layer of a .csv, .tsv or .txt table; encoding and separator are found out."""
    raw = path.read_bytes()
    encoding = sniff(raw)
    if encoding is None:
        raise refuse(
            path,
            Text("既不是 UTF-8、UTF-16 也不是 GB18030 的文字", "text that is neither UTF-8, UTF-16 nor GB18030"),
            Text("可辨认的编码", "an encoding that can be told"),
            Text("以 UTF-8 另存", "save it again as UTF-8"),
            "file.encoding",
        )
    text = raw.decode(encoding).removeprefix("\ufeff")
    if "\0" in text:
        raise refuse(
            path,
            Text("二进制内容", "binary content"),
            Text("文本表格", "a text table"),
            Text("重新导出为 CSV", "export it as CSV again"),
            "file.corrupt",
        )
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text, path.suffix), strict=False))
    except csv.Error as error:
        raise corrupt(path, Text("文本表格", "text table"), error) from error
    width = max((len(row) for row in rows), default=0)
    grid = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    layer = _register(Sheet(path.name, path.stem, grid, encoding), crs)
    if layer is None:
        raise refuse(
            path,
            Text("没有标题行和数据行", "no heading row with rows below it"),
            Text("第一行为列名的表格", "a table with column headings"),
            Text("核对文件内容", "check what the file holds"),
            "file.empty",
        )
    return (layer,)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def _fill_merged(grid: Grid, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write the value of a cell merged over several rows of one column into each of them."""
    for (top, left), (bottom, right) in ranges:
        if bottom > top and right == left and bottom < len(grid) and left < len(grid[top]):
            for row in range(top + 1, bottom + 1):
                grid[row][left] = grid[row][left] or grid[top][left]


def _register(sheet: Sheet, crs: pyproj.CRS | None) -> RawLayer | None:
    grid = sheet.grid
    filled = [i for i, row in enumerate(grid) if any(row)]
    if len(filled) < 2:
        return None
    top = _heading_row(grid, filled)
    body = [(i, grid[i]) for i in filled if i > top]
    columns = [c for c, name in enumerate(grid[top]) if name or any(row[c] for _, row in body)]
    totals = [i for i, row in body if any(_TOTALS.match(cell) for cell in row[:3])]
    rows = [(i, row) for i, row in body if i not in set(totals)]
    if not rows or len(columns) < 1:
        return None
    frame = pd.DataFrame([[row[c] or None for c in columns] for _, row in rows], columns=_headings(grid[top], columns), dtype="object",
                         index=pd.Index([i + 1 for i, _ in rows], name="line"))  # fmt: skip
    notes = []
    above = [i for i in filled if i < top]
    if above:
        notes.append(
            Text(
                f"标题行取第 {top + 1} 行，其上 {len(above)} 行略过",
                f"headings taken from row {top + 1}; {len(above)} rows above it skipped",
            )
        )
    if totals:
        listed = "、".join(str(i + 1) for i in totals[:10])
        notes.append(Text(f"合计行未导入：第 {listed} 行", f"rows of totals left out: {listed.replace('、', ', ')}"))
    shaped = _with_shapes(frame, crs, notes)
    if isinstance(shaped, gpd.GeoDataFrame):
        check_coordinates(shaped, file=sheet.file, layer=sheet.name)
    known = crs_name(shaped.crs) if isinstance(shaped, gpd.GeoDataFrame) else None
    unit = _announced_unit([cell for i in above for cell in grid[i]])
    return RawLayer(sheet.file, sheet.name, shaped, known, family_of(shaped), sheet.encoding, tuple(notes), unit)


def _heading_row(grid: Grid, filled: list[int]) -> int:
    """Return the row with most known headings (of several alike the last: headings in two languages stand one below the
    other); where none is known, the first row about as wide as the table.
    """
    head = [i for i in filled if i < _HEADING_ROWS]
    scores = {i: sum(known_heading(cell) for cell in set(grid[i]) if cell) for i in head}
    most = max(scores.values(), default=0)
    if most >= 2:
        return next(i for i in reversed(head) if scores[i] >= 2 and scores[i] >= 0.8 * most)
    widths = {i: sum(bool(cell) for cell in grid[i]) for i in head}
    usual = sorted(sum(bool(c) for c in grid[i]) for i in filled)[len(filled) // 2]
    return next((i for i in head if widths[i] >= max(usual * 0.6, 1) and (widths[i] > 1 or usual <= 1)), filled[0])


def _headings(row: Sequence[str], columns: Sequence[int]) -> list[str]:
    names: list[str] = []
    for position, column in enumerate(columns):
        name = " ".join(row[column].split()) or f"第{position + 1}列"
        names.append(name if name not in names else f"{name}.{position + 1}")
    return names


def _announced_unit(cells: Sequence[str]) -> str:
    words = [
        word
        for cell in cells
        for found in _UNIT_LINE.finditer(cell)
        for word in re.split(r"[、,，/]", found.group(1) or found.group(2))
    ]
    # 填报单位：园区办 names an office, not a unit
    return "、".join(word for word in words if word.strip().lower() in every_unit())


def _with_shapes(frame: pd.DataFrame, crs: pyproj.CRS | None, notes: list[Text]) -> pd.DataFrame:
    lower = {str(name).strip().lower(): str(name) for name in frame.columns}

    def pick(names: tuple[str, ...]) -> str | None:
        return next((lower[name] for name in names if name in lower), None)

    for across, up, system in ((pick(_LON), pick(_LAT), crs or pyproj.CRS.from_epsg(4326)), (pick(_X), pick(_Y), crs)):
        if across is not None and up is not None:
            x, y = (pd.to_numeric(frame[name], errors="coerce") for name in (across, up))
            points = [shapely.Point(a, b) if pd.notna(a) and pd.notna(b) else None for a, b in zip(x, y, strict=True)]
            if any(points):
                notes.append(
                    Text(
                        f"点位取自 {across}、{up} 两列；若为网络地图坐标（GCJ-02），有数百米偏移，须先纠正",
                        f"points taken from {across} and {up}; web-map coordinates of China (GCJ-02) are off by hundreds of metres",
                    )
                )
                shaped: pd.DataFrame = gpd.GeoDataFrame(frame.drop(columns=[across, up]), geometry=points, crs=system)
                return shaped
    words = pick(_WKT)
    if words is not None:
        shapes = shapely.from_wkt(frame[words].to_numpy(dtype=object), on_invalid="ignore")
        if any(shape is not None for shape in shapes):
            drawn: pd.DataFrame = gpd.GeoDataFrame(frame.drop(columns=[words]), geometry=shapes, crs=crs)
            return drawn
    return frame
