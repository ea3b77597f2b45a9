"""Which small economies made by hand do tests of specialisation, diversification and portfolios share?"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap, SectorRow
from gongxing.words import Text, same
from tests.parks import settings

CODES = ("S", "M", "P", "T", "E")
NAMES = ("钢材", "机械", "零件", "检测", "能源")
MAP = {"31": "S", "35": "M", "34": "P", "74": "T", "44": "E", "06": "E", "25": "E", "45": "E"}
"""Prefixes of GB/T 4754: steel, machines, parts, testing services, energy."""


def small_table(**changes: Any) -> InputOutput:
    """Five sectors in yuan: steel, machines, parts, testing, energy; machines buy steel, parts and testing."""
    flows = np.array([
        [100.0, 300.0, 200.0, 0.0, 20.0],
        [20.0, 50.0, 10.0, 5.0, 60.0],
        [10.0, 250.0, 40.0, 5.0, 20.0],
        [5.0, 80.0, 40.0, 5.0, 10.0],
        [150.0, 40.0, 50.0, 5.0, 100.0],
    ])  # fmt: skip
    output = np.array([1000.0, 1200.0, 700.0, 200.0, 600.0])
    imports, exports = np.array([50.0, 200.0, 60.0, 0.0, 100.0]), np.array([100.0, 500.0, 100.0, 0.0, 0.0])
    given: dict[str, Any] = {
        "flows": flows * 1e9, "output": output * 1e9, "imports": imports * 1e9, "value_added": (output - flows.sum(axis=0)) * 1e9,
        "final_use": (output + imports - flows.sum(axis=1)) * 1e9, "exports": exports * 1e9,
        "earlier_output": output * np.array([0.95, 0.8, 0.85, 0.7, 1.05]) * 1e9, "earlier_year": 2018,
    }  # fmt: skip
    given["codes"], given["names"] = (
        CODES,
        tuple(Text(zh, f"sector {code}") for zh, code in zip(NAMES, CODES, strict=True)),
    )
    return InputOutput(Text("小表", "small table"), 2020, **{**given, **changes})


def small_map() -> SectorMap:
    """The map of the small table."""
    return SectorMap(tuple(SectorRow(prefix, code, same(prefix)) for prefix, code in MAP.items()))


def firms_frame(rows: list[tuple[str, str, float, int, float]], **columns: list[Any]) -> pd.DataFrame:
    """Firms from rows of (sector, chain, sales in million yuan, jobs, land in m2)."""
    frame = pd.DataFrame(rows, columns=["sector", "chain", "sales_yuan", "jobs", "land_m2"])
    frame["sales_yuan"] *= 1e6
    frame["chain"] = frame["chain"].replace("", None)
    frame.insert(0, "id", [f"F{i + 1}" for i in range(len(frame))])
    frame.insert(1, "name", [f"企业{i + 1}" for i in range(len(frame))])
    return frame.assign(**columns)


def economy_park(
    rows: list[tuple[str, str, float, int, float]] | None = None, *, chains: dict[str, str] | None = None
) -> Park:
    """A park of machine and part makers with one leading and one nurtured chain."""
    park = Park(settings()).with_table("firms", firms_frame(rows if rows is not None else ROWS))
    listed = {"钻采": "leading_chain", "检测": "nurtured_chain"} if chains is None else chains
    table = pd.DataFrame(
        {"id": [f"C{i}" for i in range(len(listed))], "kind": list(listed.values()), "name": list(listed)}, dtype="str"
    )
    return park.with_table("strategies", table)


ROWS = [
    ("C3512", "钻采", 900.0, 700, 300_000.0), ("3512", "钻采", 600.0, 400, 200_000.0), ("3599", "", 150.0, 100, 40_000.0),
    ("3484", "钻采", 350.0, 300, 90_000.0), ("3443", "", 120.0, 80, 30_000.0), ("7452", "检测", 30.0, 40, 4_000.0),
]  # fmt: skip


def region_frame(amounts: dict[str, dict[int, dict[str, float]]], levels: dict[str, str]) -> pd.DataFrame:
    """Rows of region_sectors from region -> year -> sector -> output in million yuan."""
    rows = [
        (f"{region}-{year}-{code}", region, levels.get(region, "county"), year, code, value * 1e6)
        for region, years in amounts.items()
        for year, sectors in years.items()
        for code, value in sectors.items()
    ]
    return pd.DataFrame(rows, columns=["id", "region", "level", "year", "sector", "output_yuan"])


def years_frame(firms: pd.DataFrame, growth: dict[str, float], first: int, last: int) -> pd.DataFrame:
    """Rows of firm_years: sales of the register in `last`, and in `first` so that each firm grew by `growth` of its id in all."""
    rows = []
    for firm, sales in zip(firms["id"], firms["sales_yuan"], strict=True):
        rows.append((f"Y{firm}{first}", firm, first, sales / (1.0 + growth.get(firm, 0.0))))
        rows.append((f"Y{firm}{last}", firm, last, sales))
    return pd.DataFrame(rows, columns=["id", "firm", "year", "sales_yuan"])
