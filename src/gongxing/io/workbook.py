"""How does a park leave as a workbook that people can read and fill in?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from gongxing.io.atomic import replacing
from gongxing.io.book_cells import book_cell, shown_width
from gongxing.io.planned import UNITS, described
from gongxing.io.planned_networks import ENGINES, network_layers
from gongxing.io.qml import label_of
from gongxing.park import Park, schema
from gongxing.plan import Plan
from gongxing.words import Text, same

_HEAD = (("1F3864", "FFFFFF", True), ("D9E2F3", "1F3864", False), ("F2F2F2", "7F7F7F", False))
"""Fill, font colour and weight of the three heading rows: Chinese, English, column name."""
_MOST_WIDE = 46


def write_xlsx(park: Park, plan: Plan | None, path: Path | str) -> Path:
    """Write every table of a park as a sheet, headed in Chinese, English and by column name, units in the headings."""
    path = Path(path)
    with replacing(path) as draft:
        book = Workbook(write_only=True)
        _cover(book, park)
        for name, table in park.tables.items():
            frame = described(park, name, plan)
            if isinstance(frame, gpd.GeoDataFrame):
                frame = pd.DataFrame(frame.drop(columns=frame.geometry.name))
            _sheet(book, name, table.schema.label, frame)
        for name, layer in network_layers(plan, park.settings.crs).items():
            engine, _, things = name.removeprefix("plan_").partition("_")
            label = Text(f"方案-{ENGINES[engine].zh} {things}", f"{ENGINES[engine].en} {things}")
            _sheet(book, "", label, pd.DataFrame(layer.drop(columns="geometry")))
        book.save(draft)
    return path


def _cover(book: Workbook, park: Park) -> None:
    sheet = book.create_sheet("说明 about")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 70
    settings = park.settings
    rows: list[tuple[str, str]] = [
        ("园区 park", settings.name), ("基准日 as of", settings.as_of.isoformat()), ("规划期 horizon", f"{settings.horizon[0]}—{settings.horizon[1]}"),
        ("坐标系 CRS", settings.crs),
        ("数据 data", "合成数据，仅供演示 synthetic data, for demonstration only" if settings.synthetic else "使用者导入 imported by the user"),
        ("单位 units", "面积 m²，长度 m，金额 元 areas in m², lengths in m, money in yuan"),
    ]  # fmt: skip
    rows += [(f"{t.schema.label.zh} {t.schema.label.en}", f"{len(t)} 行 rows") for t in park.tables.values()]
    for left, right in rows:
        sheet.append([_cell(sheet, left, bold=True), _cell(sheet, right)])


def _sheet(book: Workbook, name: str, label: Text, frame: pd.DataFrame) -> None:
    sheet = book.create_sheet(label.zh)
    sheet.freeze_panes = "B4"
    heads = [_heads(name, str(column)) for column in frame.columns]
    for position, head in enumerate(heads):
        shown = [str(v) for v in frame.iloc[:200, position].dropna()]
        width = max([shown_width(words) for words in (*head, *shown)], default=8)
        sheet.column_dimensions[get_column_letter(position + 1)].width = min(max(width + 2, 9), _MOST_WIDE)
    for row in range(3):
        sheet.append([_heading(sheet, head[row], row) for head in heads])
    for values in frame.itertuples(index=False):
        sheet.append([_cell(sheet, value) for value in values])


def _heads(table: str, column: str) -> tuple[str, str, str]:
    from_schema = label_of(table, column)
    unit = _unit(table, column)
    own = {"yuan": Text("元", "yuan"), "m2": Text("m²", "m²"), "人": Text("人", "persons")}.get(
        unit, same(unit) if unit else None
    )
    return (from_schema.zh + (f"（{own.zh}）" if own else ""), from_schema.en + (f" ({own.en})" if own else ""), column)


def _unit(table: str, column: str) -> str:
    known = bool(table) and column in schema(table).names
    return schema(table).column(column).unit if known else UNITS.get(column, "")


def _heading(sheet: Any, words: str, row: int) -> Any:
    fill, colour, bold = _HEAD[row]
    cell = _cell(sheet, words)
    cell.font = Font(bold=bold, color=colour)
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    plain: Any = None if value is None or value is pd.NA or (isinstance(value, float) and value != value) else value
    if isinstance(plain, dt.date):
        plain = plain.isoformat()
    elif hasattr(plain, "item"):
        plain = plain.item()
    if isinstance(plain, bool):
        plain = "是" if plain else "否"
    return book_cell(sheet, plain, bold=bold)
