"""How are input-output tables and the map from industry codes to their sectors read from the packaged files or a user's own?"""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from gongxing.io.sheet import Row, Sheet, decoded, refuse
from gongxing.standards.input_output import FloatArray, InputOutput
from gongxing.standards.sectors import SectorMap, SectorRow
from gongxing.words import Text

MAP_COLUMNS = ("prefix", "io_code", "basis", "words_zh", "words_en")
SECTOR_COLUMNS = (
    "code", "name_zh", "name_en", "output", "value_added", "household_use", "government_use", "fixed_investment",
    "stock_change", "exports", "imports",
)  # fmt: skip
WAN_YUAN = 10_000.0
_PACKS = files("gongxing.standards") / "packs"
_NATIONAL = Text(
    "国家统计局 2020 年全国投入产出表（153 部门，当年生产者价格）",
    "National Bureau of Statistics of China: national input-output table 2020 (153 sectors, producers' prices)",
)


@lru_cache(maxsize=1)
def load_input_output() -> InputOutput:
    """Return the national table of 2020 that comes with the package: 153 sectors, codes "001" to "153", output of 2018 beside it."""
    sheet = Sheet("io_sectors.csv", (*SECTOR_COLUMNS, "output_2018"))
    rows = sheet.made(_packaged("io_sectors.csv"), _sector, ("code",))
    codes = tuple(code for code, _, _ in rows)
    flows = _flows("io_flows.csv", _packaged("io_flows.csv"), codes)
    refuse("io_sectors.csv", sheet.faults)
    column = {
        name: np.array([values[name] for _, _, values in rows]) * WAN_YUAN
        for name in (*SECTOR_COLUMNS[3:], "output_2018")
    }
    consumption = column["household_use"] + column["government_use"]
    investment = column["fixed_investment"] + column["stock_change"]
    return InputOutput(
        _NATIONAL, 2020, codes, tuple(name for _, name, _ in rows), flows * WAN_YUAN, column["output"], column["imports"],
        column["value_added"], consumption + investment + column["exports"], column["exports"], consumption, investment,
        earlier_output=column["output_2018"], earlier_year=2018, ref="io_sectors/2020",
    )  # fmt: skip


@lru_cache(maxsize=1)
def load_sector_map() -> SectorMap:
    """Return the map from GB/T 4754-2017 codes to the 153 sectors of the packaged table."""
    return sector_map_of("sector_io.csv", _packaged("sector_io.csv"))


def read_sector_map(path: Path) -> SectorMap:
    """Return a user's own map (CSV with the columns MAP_COLUMNS, UTF-8 or GB18030); DataError with all faults."""
    return sector_map_of(path.name, decoded(path.name, path.read_bytes()))


def sector_map_of(file: str, text: str) -> SectorMap:
    """Return the map in the text of a CSV table; the file name serves to place faults."""
    sheet = Sheet(file, MAP_COLUMNS)
    rows = sheet.made(text, _map_row, ("prefix",))
    refuse(file, sheet.faults)
    return SectorMap(tuple(rows))


def _map_row(row: Row) -> SectorRow:
    prefix = row.text("prefix", needed=True)
    if not (prefix.isdigit() and 2 <= len(prefix) <= 4):
        row.sheet.tell(row.line, "prefix", prefix, Text("二至四位数字", "two to four digits"))
    return SectorRow(prefix, row.text("io_code", needed=True), row.words("words"), row.text("basis") or "name")


def _sector(row: Row) -> tuple[str, Text, dict[str, float]]:
    values = {}
    for column in row.sheet.columns[3:]:
        found = row.text(column)
        try:
            values[column] = float(found)
        except ValueError:
            row.sheet.tell(row.line, column, found, Text("一个数", "a number"))
    return row.text("code"), row.words("name"), values


def _flows(file: str, text: str, codes: tuple[str, ...]) -> FloatArray:
    lines = list(csv.reader(io.StringIO(text)))
    if tuple(lines[0][1:]) != codes or tuple(line[0] for line in lines[1:]) != codes:
        raise ValueError(f"{file} does not list the sectors in order")
    return np.array([[float(value or 0) for value in line[1:]] for line in lines[1:]])


def _packaged(name: str) -> str:
    return (_PACKS / name).read_text(encoding="utf-8")
