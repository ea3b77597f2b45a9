"""What does the park make today, by sector of the input-output table: firms, sales, jobs, land?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap, industry_digits
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
CHAIN_KINDS = ("leading_chain", "nurtured_chain")
"""Kinds of `strategies` that name the chains of the 2+2 layout."""


@dataclass(frozen=True)
class SectorMix:
    """The park's firms added up by sector of a table of n sectors; what a firm does not tell counts nothing."""

    frame: pd.DataFrame
    """One row per firm whose sector is known: id, digits, place (of the sector), chain, sales, jobs, land."""
    firms: IntArray
    sales_yuan: FloatArray
    jobs: FloatArray
    land_m2: FloatArray
    chain: tuple[str, ...]
    """(n,) the chain to which most sales of the sector in the park belong; empty for none."""
    unmapped: tuple[str, ...]
    """Firms whose industry code is missing or unknown."""

    @property
    def total_yuan(self) -> float:
        """Sales of all firms whose sector is known."""
        return float(self.sales_yuan.sum())


def sector_mix(park: Park, table: InputOutput, sectors: SectorMap) -> SectorMix:
    """Return the firms by sector; sales are `sales_yuan`, or `output_yuan` where those are missing.

    NotReadyError if no firm can be placed in a sector of the table or none has sales.
    """
    firms = park.firms.frame
    codes = [sectors.of(str(code)) if isinstance(code, str) else "" for code in firms["sector"]]
    known = np.array([code in table for code in codes], dtype=bool)
    sales = firms["sales_yuan"].fillna(firms["output_yuan"]).to_numpy(dtype=np.float64)
    if not known.any() or not np.nansum(sales[known]) > 0:
        raise NotReadyError(
            Text("还不知道园区做什么行业", "which sectors the park is in is not known yet"), _missing(len(firms), known)
        )
    kept = firms[known]
    frame = pd.DataFrame(
        {
            "id": kept["id"].astype(str).to_numpy(),
            "digits": [industry_digits(str(code)) for code in kept["sector"]],
            "place": [table.index(code) for code, there in zip(codes, known, strict=True) if there],
            "chain": kept["chain"].fillna("").astype(str).to_numpy(),
            "sales": np.nan_to_num(sales[known]),
            "jobs": np.nan_to_num(kept["jobs"].astype("float64").to_numpy()),
            "land": np.nan_to_num(kept["land_m2"].to_numpy(dtype=np.float64)),
        }
    )
    n, place = len(table), frame["place"].to_numpy(dtype=np.int64)
    sums = {
        name: np.bincount(place, weights=frame[name], minlength=n).astype(float) for name in ("sales", "jobs", "land")
    }
    return SectorMix(
        frame, np.bincount(place, minlength=n).astype(np.int64), sums["sales"], sums["jobs"], sums["land"],
        _chains(frame, n), tuple(firms.loc[~known, "id"].astype(str)),
    )  # fmt: skip


def chains_of(park: Park) -> Mapping[str, str]:
    """Return the kind of each chain of the 2+2 layout by its name, in the order of the table."""
    table = park["strategies"].frame
    rows = table[table["kind"].isin(CHAIN_KINDS)]
    return dict(zip(rows["name"].astype(str), rows["kind"].astype(str), strict=True))


def _chains(frame: pd.DataFrame, n: int) -> tuple[str, ...]:
    found = [""] * n
    for place, part in frame.groupby("place"):
        sums = part.groupby("chain")["sales"].sum().sort_index().sort_values(ascending=False, kind="stable")
        found[int(str(place))] = str(sums.index[0])
    return tuple(found)


def _missing(firms: int, known: npt.NDArray[np.bool_]) -> list[Fault]:
    column = "sector" if not known.any() else "sales_yuan"
    found = Text(f"{firms} 家企业均无可用取值", f"none of {firms} firms has a usable value")
    expected = {
        "sector": Text("国民经济行业分类代码，如 3512", "an industry code such as 3512"),
        "sales_yuan": Text("年销售收入或产值", "yearly sales or output"),
    }[column]
    remedy = Text("在企业名录中补填并重新导入", "fill it in in the firm register and import it again")
    return [Fault(Place(table="firms", column=column), found, expected, remedy, "sector_mix")]
