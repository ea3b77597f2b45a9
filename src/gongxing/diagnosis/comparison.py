"""How are the park and a reference economy put side by side, sector by sector and year by year?

Each firm belongs to the longest code of the reference that its own code begins with. Where the reference gives both a class and
its parent, the parent alone is used, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.diagnosis.region_table import measure_of, region_rows
from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap, industry_digits
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
_OF_FIRMS = {"output_yuan": ("output_yuan", "sales_yuan"), "value_added_yuan": ("value_added_yuan",), "jobs": ("jobs",)}
"""Columns of `firms` that stand beside a measure of the reference, the first that is known."""


@dataclass(frozen=True)
class Years:
    """Park and reference by sector in two years."""

    first: int
    last: int
    measure: str
    park: FloatArray
    park_later: FloatArray
    reference: FloatArray
    reference_later: FloatArray
    extended: bool = False
    """Whether the reference's growth is that of other years, extended to these."""


@dataclass(frozen=True)
class Comparison:
    """The park beside one reference: its level, name and year, sectors with names, amounts, and two years where known."""

    level: str
    name: Text
    year: int
    measure: str
    codes: tuple[str, ...]
    labels: tuple[Text, ...]
    park: FloatArray
    reference: FloatArray
    left_out: tuple[str, ...]
    """Firms that belong to no sector of the reference."""
    source: str
    years: Years | None = None


def district_comparison(park: Park, sectors: SectorMap) -> Comparison | None:
    """Return the park beside its own district (`region_sectors`, level district); None where there is none."""
    return _from_rows(park, sectors, "district")


def nation_comparison(park: Park, table: InputOutput, sectors: SectorMap) -> Comparison | None:
    """Return the park beside the nation of `region_sectors`, else of the input-output table; None where no firm can be placed."""
    return _from_rows(park, sectors, "nation") or _from_table(park, table, sectors)


def _from_rows(park: Park, sectors: SectorMap, level: str) -> Comparison | None:
    rows = region_rows(park, (level,))
    measure = measure_of(rows)
    if not measure:
        return None
    told = rows[rows[measure].notna()]
    name = str(told["region"].iloc[0])
    rows = told[told["region"] == name]
    digits = rows["sector"].astype(str).map(industry_digits)
    kept = _outermost(sorted(set(digits) - {""}))
    last = int(rows["year"].max())
    amounts = {
        int(str(year)): np.array([float(part.loc[digits[part.index] == code, measure].sum()) for code in kept])
        for year, part in rows.groupby("year")
    }
    places = [_within(code, kept) for code in _firm_codes(park)]
    made, known = _firm_amounts(park, measure)
    here = _summed(places, made, len(kept))
    if not here.sum() > 0 or not amounts[last].sum() > 0:
        return None
    left = tuple(firm for firm, place, there in zip(park.firms.ids, places, known, strict=True) if place < 0 and there)
    return Comparison(
        level, same(name), last, measure, tuple(kept), tuple(_label(code, sectors) for code in kept), here, amounts[last], left, "region_sectors",
        _years(park, measure, (places, len(kept)), amounts),
    )  # fmt: skip


def _from_table(park: Park, table: InputOutput, sectors: SectorMap) -> Comparison | None:
    codes = [sectors.of(code) for code in _firm_codes(park)]
    places = [table.index(code) if code in table else -1 for code in codes]
    made, known = _firm_amounts(park, "output_yuan")
    here = _summed(places, made, len(table))
    if not here.sum() > 0:
        return None
    left = tuple(firm for firm, place, there in zip(park.firms.ids, places, known, strict=True) if place < 0 and there)
    span = _span(park, "output_yuan")
    years = None
    growth = np.array(table.growth)
    if span is not None and np.isfinite(growth).any():
        first, last = span
        before, after = (_year_amounts(park, "output_yuan", places, len(table), year) for year in span)
        mean = float(np.nansum(table.output * np.nan_to_num(growth)) / table.output.sum())
        later = table.output * (1.0 + np.where(np.isfinite(growth), growth, mean)) ** (last - first)
        extended = (first, last) != (table.earlier_year, table.year)
        years = Years(first, last, "output_yuan", before, after, np.array(table.output), later, extended)
    name = Text("全国", "nation")
    return Comparison(
        "nation", name, table.year or 0, "output_yuan", table.codes, table.names, here, np.array(table.output), left, table.ref, years
    )  # fmt: skip


def _label(code: str, sectors: SectorMap) -> Text:
    row = sectors.row(code)
    if row is None:
        return same(code)
    return row.words if row.prefix == code else Text(f"{row.words.zh} {code}", f"{row.words.en} {code}")


def _outermost(codes: Sequence[str]) -> list[str]:
    """Return the codes that begin with no other of them."""
    return [code for code in codes if not any(code != other and code.startswith(other) for other in codes)]


def _within(code: str, kept: Sequence[str]) -> int:
    """Return the place of the kept code that a firm's code begins with, -1 without one."""
    return next((place for place, prefix in enumerate(kept) if code and code.startswith(prefix)), -1)


def _firm_codes(park: Park) -> list[str]:
    return ["" if pd.isna(code) else industry_digits(str(code)) for code in park.firms.frame["sector"]]


def _firm_amounts(park: Park, measure: str) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    frame = park.firms.frame
    found = pd.Series(np.nan, index=frame.index)
    for column in _OF_FIRMS[measure]:
        found = found.fillna(frame[column].astype("float64"))
    amounts = found.to_numpy(dtype=np.float64)
    return np.maximum(np.nan_to_num(amounts), 0.0), np.isfinite(amounts)


def _summed(places: Sequence[int], amounts: FloatArray, size: int) -> FloatArray:
    spots = np.array(places, dtype=np.int64)
    there = spots >= 0
    return np.bincount(spots[there], weights=amounts[there], minlength=size).astype(np.float64)


def _year_columns(measure: str) -> tuple[str, ...]:
    return tuple(column for column in _OF_FIRMS[measure] if column != "value_added_yuan")


def _span(park: Park, measure: str) -> tuple[int, int] | None:
    """Return the first and last year of `firm_years` with the measure; None without two."""
    rows = park["firm_years"].frame
    columns = [column for column in _year_columns(measure) if rows[column].notna().any()]
    if not columns:
        return None
    years = rows.loc[rows[columns[0]].notna(), "year"].astype(int)
    return (int(years.min()), int(years.max())) if years.nunique() > 1 else None


def _year_amounts(park: Park, measure: str, places: Sequence[int], size: int, year: int) -> FloatArray:
    rows = park["firm_years"].frame
    rows = rows[rows["year"] == year]
    where = dict(zip(park.firms.ids, places, strict=True))
    amounts = pd.Series(np.nan, index=rows.index)
    for column in _year_columns(measure):
        amounts = amounts.fillna(rows[column].astype("float64"))
    spots = [where.get(str(firm), -1) for firm in rows["firm"]]
    return _summed(spots, np.maximum(np.nan_to_num(amounts.to_numpy(dtype=np.float64)), 0.0), size)


def _years(park: Park, measure: str, laid: tuple[Sequence[int], int], amounts: dict[int, FloatArray]) -> Years | None:
    """Return park and reference in the first and last year that both have; None where there are no two."""
    columns = _year_columns(measure)
    rows = park["firm_years"].frame
    told = rows[rows[list(columns)].notna().any(axis=1)] if columns else rows.iloc[:0]
    both = sorted({int(year) for year in told["year"].dropna()} & set(amounts))
    if len(both) < 2:
        return None
    first, last = both[0], both[-1]
    before, after = (_year_amounts(park, measure, *laid, year) for year in (first, last))
    if not before.sum() > 0:
        return None
    return Years(first, last, measure, before, after, amounts[first], amounts[last])
