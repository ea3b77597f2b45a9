"""Which firms of today are forecast, from which year, with what past?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gongxing.engines.growth.problem import BoolArray, FloatArray, Panel
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

COLUMNS = ("output_yuan", "tax_yuan", "jobs")
_HALF = 0.5
"""A year counts as reported when so large a share of the fullest year's firms are in it."""


@dataclass(frozen=True)
class FirmPast:
    """The firms that stand in the base year, their past, and what closures were seen."""

    base_year: int
    firms: tuple[str, ...]
    names: tuple[str, ...]
    sectors: tuple[str, ...]
    chains: tuple[str, ...]
    land_m2: FloatArray
    value_added: FloatArray
    """NaN where unknown."""
    panel: Panel
    exits: int
    firm_years: int
    notes: tuple[Text, ...]


def firm_past(park: Park, values: Parameters, oil_years: Sequence[tuple[int, float]] = ()) -> FirmPast:
    """Return the firms of the base year and their past.

    The base year is the last one that most firms reported. Sales stand in for output that is missing, the register for firms that
    did not report the base year; the register alone makes a past of one year. NotReadyError if no firm has output or sales.
    """
    rows = _rows(park)
    register = park.firms.frame.set_index("id")
    notes: list[Text] = []
    if len(rows):
        counts = rows.groupby("year").size()
        base = int(counts[counts >= _HALF * counts.max()].index.max())
    else:
        base = park.settings.as_of.year - 1
        notes.append(
            Text(
                f"没有企业历年数据，以企业名录为 {base} 年，增速、波动取默认值，区间仅供参考；导入 firm_years 后可回测",
                f"no years of firms are known: the register stands for {base}, growth and swings are defaults; import firm_years to test them",
            )
        )
    rows = rows[rows["year"] <= base]
    years = tuple(range(int(rows["year"].min()), base + 1)) if len(rows) else (base,)
    ids = tuple(dict.fromkeys([*register.index, *rows["firm"]]))
    table = np.full((3, len(ids), len(years)), np.nan)
    place = {firm: k for k, firm in enumerate(ids)}
    at = [place[firm] for firm in rows["firm"]]
    when = (rows["year"] - years[0]).to_numpy(dtype=np.int64) if len(rows) else np.zeros(0, dtype=np.int64)
    for m, column in enumerate(COLUMNS):
        table[m, at, when] = rows[column].to_numpy(dtype=np.float64)
    notes += _from_register(table, register, ids)
    exits, firm_years = _closures(table[0])
    kept = table[0, :, -1] > 0
    if not kept.any():
        raise NotReadyError(
            Text("没有企业的产值或销售，无法预测增长", "no firm has output or sales: growth cannot be forecast"),
            [_FAULT],
        )
    notes += _filled(table, kept, values, len(register))
    known = dict(oil_years)
    panel = Panel(years, np.ascontiguousarray(table[:, kept]), np.array([known.get(year, np.nan) for year in years]))
    firms = tuple(firm for firm, has in zip(ids, kept, strict=True) if has)
    told = register.reindex(list(firms))

    def words(column: str) -> tuple[str, ...]:
        return tuple(told[column].fillna("").astype(str))

    return FirmPast(
        base, firms, words("name"), words("sector"), words("chain"), told["land_m2"].to_numpy(dtype=np.float64, na_value=np.nan),
        told["value_added_yuan"].to_numpy(dtype=np.float64, na_value=np.nan), panel, exits, firm_years, tuple(notes),
    )  # fmt: skip


_FAULT = Fault(
    Place(table="firm_years", column="output_yuan"),
    Text("没有产值或销售", "neither output nor sales"),
    Text("企业历年产值或销售，至少一年", "output or sales of firms, of one year at least"),
    Text("导入 firm_years 或补全 firms 的销售", "import firm_years or complete the sales in firms"),
    "growth.no_output",
)


def _rows(park: Park) -> pd.DataFrame:
    """Return the reported years with output filled by sales; output at or below zero counts as missing."""
    rows = park["firm_years"].frame
    rows["output_yuan"] = rows["output_yuan"].fillna(rows["sales_yuan"])
    rows = rows[(rows["output_yuan"] > 0) & rows["year"].notna()].copy()
    rows["year"] = rows["year"].astype("int64")
    found: pd.DataFrame = rows.drop_duplicates(["firm", "year"], keep="last")
    return found


def _closures(output: FloatArray) -> tuple[int, int]:
    """Return how many firms stopped reporting for good before the base year, and over how many firm-years that was watched."""
    seen = np.isfinite(output)
    ever = seen.any(axis=1)
    if not ever.any() or output.shape[1] < 2:
        return 0, 0
    last = output.shape[1] - 1 - seen[:, ::-1].argmax(axis=1)
    first = seen.argmax(axis=1)
    gone = ever & (last < output.shape[1] - 1)
    return int(gone.sum()), int(np.where(ever, np.minimum(last + gone, output.shape[1] - 1) - first, 0).sum())


def _from_register(table: FloatArray, register: pd.DataFrame, ids: tuple[str, ...]) -> list[Text]:
    """Fill the base year of firms of the register that did not report it."""
    here = np.array([firm in register.index for firm in ids], dtype=bool)
    told = register.reindex(list(ids))
    output = told["output_yuan"].fillna(told["sales_yuan"]).to_numpy(dtype=np.float64, na_value=np.nan)
    late = here & ~np.isfinite(table[0, :, -1]) & (output > 0)
    reported = np.isfinite(table[0, :, -1]).any()
    for m, column in enumerate((output, *(told[c].to_numpy(dtype=np.float64, na_value=np.nan) for c in COLUMNS[1:]))):
        table[m, late, -1] = column[late]
    if not late.any() or not reported:
        return []
    return [
        Text(
            f"{int(late.sum())} 家企业基年未报数，取企业名录数",
            f"{int(late.sum())} firms did not report the base year: the register's figures stand in",
        )
    ]


def _filled(table: FloatArray, kept: BoolArray, values: Parameters, registered: int) -> list[Text]:
    """Fill tax and jobs missing in the base year from output, and say so."""
    notes = []
    left_out = registered - int(kept.sum())
    if left_out > 0:
        notes.append(
            Text(
                f"{left_out} 家企业没有产值和销售，未计入",
                f"{left_out} firms have neither output nor sales and are left out",
            )
        )
    for m, key, zh, en in ((1, "tax_per_output", "税收", "tax"), (2, "jobs_per_yuan", "从业人数", "jobs")):
        missing = kept & ~np.isfinite(table[m, :, -1])
        if missing.any():
            both = kept & ~missing
            whole = float(table[0, both, -1].sum())
            rate = float(table[m, both, -1].sum()) / whole if whole > 0 else values.value(key)
            table[m, missing, -1] = rate * table[0, missing, -1]
            source = ("全园平均", "the park's mean") if whole > 0 else ("默认值", "a default")
            notes.append(
                Text(
                    f"{int(missing.sum())} 家企业缺{zh}，按产值以{source[0]}推算",
                    f"{en} of {int(missing.sum())} firms is reckoned from output at {source[1]}",
                )
            )
    return notes
