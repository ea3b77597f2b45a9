"""What do leads promise and what could newcomers on planned plots make: how does the park's material become leads and plots?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from gongxing.engines.growth.firms import FirmPast
from gongxing.engines.growth.problem import BoolArray, FloatArray, IntArray, Leads, Plots
from gongxing.engines.growth.sectors import sector_value
from gongxing.park import Park
from gongxing.plan import IndustryScheme, LandScheme, Plan, PortfolioScheme
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

INDUSTRY = "1001"
"""Land-use classes of industry begin so."""
_QUANTILES = 19
_LOW, _HIGH = 0.05, 0.95
_FEW = 5
"""Firms with land from which a chain has yields of its own."""
_GROWING = ("strengthen", "extend", "enter")


def leads_of(
    park: Park, values: Parameters, past: FirmPast, chains: Sequence[str], rates: FloatArray
) -> tuple[Leads, list[Text]]:
    """Return the leads that are not lost and not yet among the firms; `rates` (C, 3) are output per land, tax and jobs per output."""
    frame = park["leads"].frame
    known = set(past.names)
    double = frame["name"].isin(known)
    frame = frame[(frame["stage"] != "lost") & ~double].reset_index(drop=True)
    place = {name: c for c, name in enumerate(chains)}
    chain = np.array([place[name] for name in frame["chain"].fillna("")], dtype=np.int64)
    full, guessed, empty = _full(frame, chain, rates, values)
    land = frame["land_m2"].to_numpy(dtype=np.float64, na_value=np.nan)
    per_land = rates[chain, 0] if len(chain) else np.zeros(0)
    land = np.where(np.isfinite(land), land, np.where(per_land > 0, full[0] / np.maximum(per_land, 1e-9), 0.0))
    stages = [str(stage) for stage in frame["stage"]]
    leads = Leads(
        tuple(frame["id"]), chain, np.array([sector_value(values, "oil_elasticity", str(s)) for s in frame["sector"].fillna("")], dtype=np.float64),
        np.array([values.value("lead_conversion", s) for s in stages], dtype=np.float64), _begin(park, frame, past, values),
        np.array([values.value("lead_slip_years", s) for s in stages], dtype=np.float64), full, land,
    )  # fmt: skip
    notes = []
    if double.any():
        many = int(double.sum())
        notes.append(
            Text(
                f"{many} 条线索与在册企业同名，已计入企业",
                f"{many} leads bear the name of a firm and are counted there",
            )
        )
    if guessed:
        notes.append(
            Text(
                f"{guessed} 条线索缺达产数，按投资、用地或同类企业推算",
                f"figures of {guessed} leads are reckoned from investment, land or like firms",
            )
        )
    if empty:
        notes.append(
            Text(
                f"{empty} 条线索没有规模信息，未计入", f"{empty} leads say nothing of their size and count for nothing"
            )
        )
    return leads, notes


def _full(frame: pd.DataFrame, chain: IntArray, rates: FloatArray, values: Parameters) -> tuple[FloatArray, int, int]:
    """Return output, tax and jobs at full production (3, L), how many were reckoned and how many cannot be."""

    def column(name: str) -> FloatArray:
        return np.asarray(frame[name].to_numpy(dtype=np.float64, na_value=np.nan))

    own = rates[chain] if len(chain) else np.zeros((0, 3))
    output = column("output_yuan")
    output = np.where(np.isfinite(output), output, column("sales_yuan"))
    told = np.isfinite(output)
    by_money = column("investment_yuan") * values.value("output_per_investment")
    output = np.where(told, output, np.where(np.isfinite(by_money), by_money, column("land_m2") * own[:, 0]))
    empty = ~np.isfinite(output)
    output = np.where(empty, 0.0, output)
    tax, jobs = column("tax_yuan"), column("jobs")
    whole = told & np.isfinite(tax) & np.isfinite(jobs)
    full = np.stack(
        (
            output,
            np.where(np.isfinite(tax), tax, output * own[:, 1]),
            np.where(np.isfinite(jobs), jobs, output * own[:, 2]),
        )
    )
    return full, int((~whole & ~empty).sum()), int(empty.sum())


def _begin(park: Park, frame: pd.DataFrame, past: FirmPast, values: Parameters) -> IntArray:
    """Return the first year of production as a place from 1: the year stated, else the usual delay from the date of the material."""
    found = []
    for stage, year in zip(frame["stage"], frame["year"], strict=True):
        usual = park.settings.as_of.year + values.value("lead_delay_years", str(stage)) - past.base_year
        found.append(max(1, int(year) - past.base_year) if pd.notna(year) else max(1, math.floor(usual + 0.5)))
    return np.array(found, dtype=np.int64)


def chain_rates(past: FirmPast, chain: IntArray, count: int, values: Parameters) -> FloatArray:
    """Return (C, 3) output per land, tax per output and jobs per output of each chain; the park's where a chain has few firms."""
    base = past.panel.values[:, :, -1]
    landed = np.isfinite(past.land_m2) & (past.land_m2 > 0)

    def of(rows: BoolArray) -> tuple[float, float, float]:
        both = rows & landed
        output, land = float(base[0, rows].sum()), float(past.land_m2[both].sum())
        return (
            float(base[0, both].sum()) / land if land > 0 else 0.0,
            float(base[1, rows].sum()) / output if output > 0 else values.value("tax_per_output"),
            float(base[2, rows].sum()) / output if output > 0 else values.value("jobs_per_yuan"),
        )

    every = of(np.ones(len(chain), dtype=bool))
    found = np.array([of(chain == c) if (chain == c).sum() >= _FEW else every for c in range(count)])
    found[:, 0] = np.where(found[:, 0] > 0, found[:, 0], every[0])
    return np.asarray(found.reshape(count, 3))


def plots_of(
    plan: Plan, values: Parameters, past: FirmPast, years: Sequence[int], known: tuple[Sequence[str], FloatArray]
) -> tuple[Plots, list[Text]]:
    """Return the land of new industry, whom it is for, and what it yields; without a land scheme there is none, and that is said.

    `known` are the chains and their rates as of `chain_rates`.
    """
    chains, rates = list(known[0]), known[1]
    land = plan.land.part if plan.land else None
    chain = np.array([chains.index(name) for name in past.chains], dtype=np.int64)
    share, source = _for_whom(plan.portfolio.part if plan.portfolio else None, chains, past, chain)
    notes = []
    if land is None:
        free = np.zeros(len(years))
        notes.append(Text("没有用地方案，规划地块不计新增产出", "there is no land scheme: planned plots add nothing"))
    else:
        free, moved = _free(land, plan.industry.part if plan.industry else None, years)
        notes.append(
            Text(
                f"规划新增工业用地扣除搬迁企业用地 {moved / 1e4:.1f} 公顷后余 {free[-1] / 1e4:.1f} 公顷；所属产业链按{source.zh}",
                f"of the new industrial land {moved / 1e4:.1f} ha go to firms that move and {free[-1] / 1e4:.1f} ha are left; chains after {source.en}",
            )
        )
    lots = np.maximum(1, np.ceil(share * free[-1] / values.value("plot_lot_m2"))).astype(np.int64)
    factor = values.value("plot_yield_factor")
    quantiles = factor * np.array([_quantiles(past, chain == c) for c in range(len(chains))])
    elastic = np.array([_mean_elasticity(past, chain == c, values) for c in range(len(chains))])
    return Plots(free, share, quantiles, np.minimum(lots, 30), elastic, rates[:, 1].copy(), rates[:, 2].copy()), notes


def _free(land: LandScheme, industry: IndustryScheme | None, years: Sequence[int]) -> tuple[FloatArray, float]:
    """Return the new industrial land by the end of each year (T,) without what movers take, and what they take."""
    new = {
        c.parcel: c.area_m2
        for c in land.choices
        if c.planned.startswith(INDUSTRY) and c.present and not c.present.startswith(INDUSTRY)
    }
    moved = 0.0
    for choice in industry.choices if industry else ():
        if choice.decision == "move" and choice.site in new:
            moved += choice.land_m2
    whole = max(0.0, sum(new.values()) - moved)
    taken = {row.year: row.taken_m2 for row in land.account}
    sums = np.cumsum([taken.get(year, 0.0) for year in years])
    before = sum(area for year, area in taken.items() if year < years[0])
    total = before + (sums[-1] if len(sums) else 0.0)
    pace = (before + sums) / total if total > 0 else np.arange(1, len(years) + 1) / len(years)
    return np.asarray(whole * pace, dtype=np.float64), moved


def _for_whom(
    portfolio: PortfolioScheme | None, chains: list[str], past: FirmPast, chain: IntArray
) -> tuple[FloatArray, Text]:
    """Return which share of new land each chain has: by the portfolio's land, else by today's output."""
    share = np.zeros(len(chains))
    for choice in portfolio.choices if portfolio else ():
        if choice.decision in _GROWING and choice.chain in chains:
            share[chains.index(choice.chain)] += choice.land_m2
    if share.sum() > 0:
        return share / share.sum(), Text("产业组合安排", "the portfolio")
    today = np.bincount(chain, past.panel.values[0, :, -1], len(chains)).astype(np.float64)
    return today / today.sum(), Text("现状产值结构", "output today")


def _quantiles(past: FirmPast, mine: BoolArray) -> FloatArray:
    """Return quantiles of output per land, weighted by land, from the 5th to the 95th per cent, of a chain or else of the park."""
    landed = np.isfinite(past.land_m2) & (past.land_m2 > 0)
    rows = mine & landed
    rows = rows if rows.sum() >= _FEW else landed
    if not rows.any():
        return np.zeros(_QUANTILES)
    per = past.panel.values[0, rows, -1] / past.land_m2[rows]
    order = np.argsort(per, kind="stable")
    weight = past.land_m2[rows][order]
    at = (np.cumsum(weight) - 0.5 * weight) / weight.sum()
    return np.asarray(np.interp(np.linspace(_LOW, _HIGH, _QUANTILES), at, per[order]))


def _mean_elasticity(past: FirmPast, mine: BoolArray, values: Parameters) -> float:
    weight = past.panel.values[0, :, -1] * mine
    if not weight.sum() > 0:
        return values.value("oil_elasticity")
    own = np.array([sector_value(values, "oil_elasticity", s) for s in past.sectors])
    return float(weight @ own / weight.sum())


def sizes(leads: Leads, values: Mapping[str, float]) -> float:
    """Return the land of a usual lead: the median of those that say, else that of a project."""
    known = leads.land_m2[leads.land_m2 > 0]
    return float(np.median(known)) if len(known) >= _FEW else values["plot_lot_m2"]
