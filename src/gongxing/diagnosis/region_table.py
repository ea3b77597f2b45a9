"""What do other places and the nation make, by sector of the input-output table, and how fast does each sector grow?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap

FloatArray = npt.NDArray[np.float64]
PLACES = ("district", "county", "city")
"""Levels of `region_sectors` that count as places side by side."""
MEASURES = ("output_yuan", "value_added_yuan", "jobs")
"""Columns of `region_sectors` that can be compared, the first that is known wins."""


@dataclass(frozen=True)
class RegionTable:
    """Places by sectors of the table, in the last year of each place; `sectors` are the places of the sectors told of anywhere."""

    names: tuple[str, ...]
    amounts: FloatArray
    """(places, n)"""
    sectors: npt.NDArray[np.int64]
    measure: str
    years: tuple[int, int]


def region_rows(park: Park, levels: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of `region_sectors` of some levels with a sector and a year."""
    rows = park["region_sectors"].frame
    kept = rows["level"].isin(levels) & rows["sector"].notna() & rows["year"].notna()
    return pd.DataFrame(rows[kept])


def measure_of(rows: pd.DataFrame) -> str:
    """Return the first column of MEASURES that most rows give; empty where none is given."""
    counts = {name: int(rows[name].notna().sum()) for name in MEASURES}
    best = max(counts.values(), default=0)
    return next((name for name, count in counts.items() if count and count >= 0.8 * best), "")


def place_table(park: Park, table: InputOutput, sectors: SectorMap) -> RegionTable | None:
    """Return districts, counties and cities by sector, each in its last year; None where nothing is known."""
    rows = region_rows(park, PLACES)
    measure = measure_of(rows)
    if not measure:
        return None
    rows = rows[rows[measure].notna()]
    rows = rows[rows["year"] == rows.groupby("region")["year"].transform("max")]
    codes = [sectors.of(str(code)) for code in rows["sector"]]
    known = np.array([code in table for code in codes], dtype=bool)
    rows, codes = rows[known], [code for code in codes if code in table]
    if not len(rows):
        return None
    names = sorted(set(rows["region"].astype(str)))
    place = {name: i for i, name in enumerate(names)}
    amounts = np.zeros((len(names), len(table)))
    column = np.array([table.index(code) for code in codes])
    values = rows[measure].astype("float64").to_numpy()
    row = np.array([place[name] for name in rows["region"].astype(str)])
    np.add.at(amounts, (row, column), np.maximum(values, 0.0))
    years = rows["year"].astype(int)
    return RegionTable(tuple(names), amounts, np.unique(column), measure, (int(years.min()), int(years.max())))


def nation_amounts(park: Park, table: InputOutput, sectors: SectorMap) -> dict[int, FloatArray]:
    """Return the nation's amounts by year and sector as `region_sectors` gives them; empty without any."""
    rows = region_rows(park, ("nation",))
    measure = measure_of(rows)
    found: dict[int, FloatArray] = {}
    if not measure:
        return found
    for year, code, value in zip(rows["year"], rows["sector"], rows[measure], strict=True):
        sector = sectors.of(str(code))
        if sector in table and not pd.isna(value):
            line = found.setdefault(int(year), np.zeros(len(table)))
            line[table.index(sector)] += float(value)
    return dict(sorted(found.items()))


def nation_growth(park: Park, table: InputOutput, sectors: SectorMap) -> tuple[FloatArray, str]:
    """Return (n,) yearly growth of each sector in the nation, NaN where unknown, and its source: "region_sectors" or the table's.

    Growth is at current prices between the first and the last year known.
    """
    given = nation_amounts(park, table, sectors)
    own = np.array(table.growth)
    if len(given) < 2:
        return own, table.ref
    first, last = min(given), max(given)
    both = (given[first] > 0) & (given[last] > 0)
    ratio = np.divide(given[last], given[first], out=np.full(len(table), np.nan), where=both)
    return np.where(both, ratio ** (1.0 / (last - first)) - 1.0, own), "region_sectors"
