"""Which sector does each firm belong to, and which sectors are the core of each chain the user names?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongxing.diagnosis.chain_parts import ChainCore, MappedFirm
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text, same

FloatArray = npt.NDArray[np.float64]
CHAINS = ("leading_chain", "nurtured_chain")
"""The kinds of strategies that name a chain."""


def map_firms(park: Park, table: InputOutput, sectors: SectorMap) -> tuple[MappedFirm, ...]:
    """Return every firm of the register with its sector, empty where its code is missing, unknown or not in `table`."""
    rows = park["firms"].frame
    found = []
    for firm, name, chain, code, sales, output in zip(
        rows["id"], rows["name"], rows["chain"], rows["sector"], rows["sales_yuan"], rows["output_yuan"], strict=True
    ):
        words = _words(code)
        row = sectors.row(words) if words else None
        known = row is not None and row.io_code in table
        amount = output if pd.isna(sales) else sales
        found.append(
            MappedFirm(
                str(firm), _words(name) or str(firm), _words(chain), words, row.prefix if row else "",
                row.io_code if row and known else "", None if pd.isna(amount) else float(amount), row.basis if row else "",
            )
        )  # fmt: skip
    return tuple(found)


def map_neighbours(park: Park, table: InputOutput, sectors: SectorMap) -> dict[str, tuple[MappedFirm, ...]]:
    """Return the firms of `neighbour_firms` with their sectors, by zone."""
    rows = park["neighbour_firms"].frame
    found: dict[str, list[MappedFirm]] = defaultdict(list)
    for firm, name, zone, chain, code, sales in zip(
        *(rows[column] for column in ("id", "name", "zone", "chain", "sector", "sales_yuan")), strict=True
    ):
        words = _words(code)
        row = sectors.row(words) if words else None
        sector = row.io_code if row is not None and row.io_code in table else ""
        amount = None if pd.isna(sales) else float(sales)
        found[str(zone)].append(
            MappedFirm(
                str(firm),
                str(name),
                _words(chain),
                words,
                row.prefix if row else "",
                sector,
                amount,
                row.basis if row else "",
            )
        )
    return {zone: tuple(firms) for zone, firms in sorted(found.items())}


def require_firms(mapped: Sequence[MappedFirm]) -> None:
    """Raise NotReadyError unless some firm has a sector and sales."""
    if any(firm.sector and firm.sales_yuan for firm in mapped):
        return
    found = (
        Text("没有企业", "no firms")
        if not mapped
        else Text("没有可识别的行业代码或销售额", "no industry code or sales that can be read")
    )
    expected = Text(
        "至少一家企业的行业代码（GB/T 4754—2017）和销售收入",
        "the industry code (GB/T 4754-2017) and the sales of at least one firm",
    )
    remedy = Text(
        "导入企业名录并填写 sector、sales_yuan 列",
        "import the register of firms with the columns sector and sales_yuan",
    )
    fault = Fault(Place(table="firms", column="sector"), found, expected, remedy, "chain.firms")
    raise NotReadyError(Text("尚不能绘制产业链图", "the chain map cannot be drawn yet"), (fault,))


def user_chains(park: Park, mapped: Sequence[MappedFirm]) -> tuple[tuple[str, str], ...]:
    """Return name and kind of the chains in `strategies`; without any, the chains firms name; without those, "" for the whole park."""
    rows = park["strategies"].frame
    named = rows[rows["kind"].isin(CHAINS)]
    listed = [(str(name), str(kind)) for name, kind in zip(named["name"], named["kind"], strict=True)]
    if not listed:
        listed = [(chain, "") for chain in dict.fromkeys(firm.chain for firm in mapped if firm.chain)] or [("", "")]
    return tuple(dict(reversed(listed)).items())[::-1]


def chain_core(chain: str, kind: str, mapped: Sequence[MappedFirm], least: float) -> ChainCore:
    """Return the core of a chain: the sectors with at least `least` of its sales, and always the greatest."""
    mine = [firm for firm in mapped if firm.sector and (not chain or firm.chain == chain)]
    sales: dict[str, float] = defaultdict(float)
    for firm in mine:
        sales[firm.sector] += firm.sales_yuan or 0.0
    total = sum(sales.values())
    ordered = sorted(sales.items(), key=lambda entry: (-entry[1], entry[0]))
    shares = [(sector, amount / total) for sector, amount in ordered] if total > 0 else []
    kept = tuple((sector, share) for place, (sector, share) in enumerate(shares) if place == 0 or share >= least)
    return ChainCore(chain, kind, kept, len(mine), total)


def chain_label(chain: str) -> Text:
    """Return the name of a chain in words."""
    return same(chain) if chain else Text("全园区", "whole park")


def sales_by_sector(mapped: Sequence[MappedFirm], table: InputOutput, chain: str | None = None) -> FloatArray:
    """Return the sales (n,) of the park's firms by sector, of one chain's firms if asked."""
    found = np.zeros(len(table))
    for firm in mapped:
        if firm.sector and (chain is None or not chain or firm.chain == chain):
            found[table.index(firm.sector)] += firm.sales_yuan or 0.0
    return found


def members_by_sector(mapped: Sequence[MappedFirm]) -> dict[str, tuple[MappedFirm, ...]]:
    """Return the firms of each sector, the largest first."""
    found: dict[str, list[MappedFirm]] = defaultdict(list)
    for firm in mapped:
        if firm.sector:
            found[firm.sector].append(firm)
    return {s: tuple(sorted(firms, key=lambda f: (-(f.sales_yuan or 0.0), f.firm))) for s, firms in found.items()}


def _words(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value).strip()  # type: ignore[call-overload]
