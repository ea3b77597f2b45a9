"""How do the rows of firms by year become a panel, and how fast did it grow, firms that come and go left aside?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.park import Park
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class YearlyMeasure:
    """One measure of firms by year: the column of `firm_years` and of `firms` it stands in, label, unit."""

    column: str
    label: Text
    unit: str


MEASURES: Mapping[str, YearlyMeasure] = {
    "sales": YearlyMeasure("sales_yuan", Text("销售收入", "sales"), "yuan"),
    "output": YearlyMeasure("output_yuan", Text("产值", "output"), "yuan"),
    "tax": YearlyMeasure("tax_yuan", Text("税收", "tax"), "yuan"),
    "jobs": YearlyMeasure("jobs", Text("从业人数", "jobs"), "persons"),
}


@dataclass(frozen=True)
class Panel:
    """Firms by years; a firm-year told twice with different figures stays unknown and is listed."""

    firms: tuple[str, ...]
    years: tuple[int, ...]
    values: Mapping[str, FloatArray]
    disputed: tuple[tuple[str, int, str], ...]
    """(firm, year, measure) told twice and differently."""


def panel_of(park: Park) -> Panel:
    """Return the panel of `firm_years`, which has rows."""
    frame = park["firm_years"].frame
    told = set(frame["firm"])
    firms = tuple(dict.fromkeys((*(firm for firm in park.firms["id"] if firm in told), *sorted(told))))
    years = tuple(range(int(frame["year"].min()), int(frame["year"].max()) + 1))
    row = {firm: k for k, firm in enumerate(firms)}
    at = frame["firm"].map(row).to_numpy(dtype=np.int64), frame["year"].to_numpy(dtype=np.int64) - years[0]
    values: dict[str, FloatArray] = {}
    disputed: list[tuple[str, int, str]] = []
    for key, measure in MEASURES.items():
        cells = frame[measure.column].to_numpy(dtype=np.float64, na_value=np.nan)
        values[key], clashes = _laid(at, cells, (len(firms), len(years)))
        disputed += [(firms[i], years[j], key) for i, j in clashes]
    return Panel(firms, years, values, tuple(disputed))


def _laid(
    at: tuple[IntArray, IntArray], cells: FloatArray, shape: tuple[int, int]
) -> tuple[FloatArray, list[tuple[int, int]]]:
    found = np.full(shape, np.nan)
    known = np.isfinite(cells)
    frame = pd.DataFrame({"i": at[0][known], "j": at[1][known], "value": cells[known]})
    grouped = frame.groupby(["i", "j"])["value"].agg(["min", "max"]).reset_index()
    i, j = grouped["i"].to_numpy(dtype=np.int64), grouped["j"].to_numpy(dtype=np.int64)
    low, high = grouped["min"].to_numpy(dtype=np.float64), grouped["max"].to_numpy(dtype=np.float64)
    agreed = low == high
    found[i[agreed], j[agreed]] = low[agreed]
    return found, list(zip(i[~agreed].tolist(), j[~agreed].tolist(), strict=True))


def sums(values: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the sum (n_years,) over firms with a value, NaN without any, and how many there are."""
    known = np.isfinite(values)
    behind = known.sum(axis=0).astype(np.int64)
    return np.where(behind > 0, np.where(known, values, 0.0).sum(axis=0), np.nan), behind


def like_for_like(values: FloatArray) -> FloatArray:
    """Return the growth (n_years,) of the sum over firms known in a year and the one before; NaN without such or from nothing."""
    known = np.isfinite(values)
    both = known[:, 1:] & known[:, :-1]
    now, before = np.where(both, values[:, 1:], 0.0).sum(axis=0), np.where(both, values[:, :-1], 0.0).sum(axis=0)
    sound = both.any(axis=0) & (before > 0) & (now > 0)
    growth = np.where(sound, now / np.where(sound, before, 1.0) - 1.0, np.nan)
    return np.concatenate([[np.nan], growth])[: values.shape[1]]


def mean_rate(values: FloatArray) -> tuple[float | None, int]:
    """Return the geometric mean of like-for-like growth and the number of pairs of years behind it; None without any."""
    growth = like_for_like(values)
    known = growth[np.isfinite(growth)]
    return (float(np.exp(np.log1p(known).mean()) - 1.0) if len(known) else None), len(known)
