"""What may be done in each sector, what would it win in each scenario, and what would it take?

Growth factor F = (1 + g)^H over the horizon. Effort is spent whether a measure succeeds or not; its yearly charge is effort over
`capital_years`. See README.md for the formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gongxing.engines.portfolio.problem import FloatArray, IntArray, Rates, Sector

RESOURCES = ("money", "land", "jobs", "skilled")
"""The limits, in the order of `option_use`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of one sector before scenarios: sales won by the end of the horizon, effort, use of each limit."""

    sector: int
    decision: str
    level: int
    sales_yuan: float
    effort_yuan: float
    use: tuple[float, ...]


@dataclass(frozen=True)
class Options:
    """All options as arrays."""

    decision: tuple[str, ...]
    sector: IntArray
    level: IntArray
    sales: FloatArray
    effort: FloatArray
    use: FloatArray
    value: FloatArray
    base: FloatArray


def build_options(sectors: Sequence[Sector], effect: FloatArray, rates: Rates) -> Options:
    """Return the options of all sectors with their value in each scenario, and the value of holding all.

    Args:
        sectors: the sectors.
        effect: (W, S) effect of each scenario on each sector's output, as a share.
        rates: gains, costs and chances.
    """
    found = [option for place, sector in enumerate(sectors) for option in options_of(place, sector, rates)]
    place = np.array([option.sector for option in found], dtype=np.int64)
    sales = np.array([option.sales_yuan for option in found])
    effort = np.array([option.effort_yuan for option in found])
    share = np.array([sector.value_share for sector in sectors])
    value = (share[place] * sales)[:, None] * (1.0 + effect.T[place]) - effort[:, None] / rates.capital_years
    today = np.array([sector.sales_yuan for sector in sectors])
    factor = np.array([factor_of(sector, rates) for sector in sectors])
    base = (share * today * (factor[None, :] * (1.0 + effect) - 1.0)).sum(axis=1)
    return Options(
        tuple(option.decision for option in found), place, np.array([option.level for option in found], dtype=np.int64), sales, effort,
        np.array([option.use for option in found]), value, base,
    )  # fmt: skip


def factor_of(sector: Sector, rates: Rates) -> float:
    """Return how many times today's output the sector makes at the end of the horizon if it grows as counted."""
    return float((1.0 + sector.growth_used) ** rates.years)


def options_of(place: int, sector: Sector, rates: Rates) -> Iterator[Option]:
    """Yield the options of one sector.

    Present: hold, extend, strengthen where the park is specialised or a leading chain has its core, leave where it may be left. Absent:
    hold, enter where the sector is near enough and not barred.
    """
    nothing = (0.0,) * len(RESOURCES)
    yield Option(place, "hold", 0, 0.0, 0.0, nothing)
    if not sector.firms:
        if not sector.no_entry:
            yield from _grown(place, sector, rates, "enter")
        return
    if (sector.rca or 0.0) >= 1 or sector.core:
        yield from _grown(place, sector, rates, "strengthen")
    yield from _grown(place, sector, rates, "extend")
    if sector.may_leave:
        gone = -sector.sales_yuan * factor_of(sector, rates)
        effort = rates.exit_cost_yuan_m2 * sector.land_m2
        use = (effort, -rates.land_release * sector.land_m2, -sector.jobs, -sector.jobs * sector.skilled_share)
        yield Option(place, "leave", 0, gone, effort, use)


def _grown(place: int, sector: Sector, rates: Rates, decision: str) -> Iterator[Option]:
    """Yield the levels of a decision by which a sector grows."""
    for level, cost in enumerate(rates.cost_of(decision), 1):
        added = _added(sector, rates, decision, level)
        if not added > 0:
            continue
        chance = {
            "strengthen": rates.success_strengthen,
            "extend": rates.success_extend,
            "enter": sector.entry_success,
        }[decision]
        effort = cost * added
        land = 0.0 if decision == "strengthen" else sector.land_per_yuan * added
        jobs = sector.jobs_per_yuan * added
        sales = chance * added * factor_of(sector, rates)
        yield Option(place, decision, level, sales, effort, (effort, land, jobs, jobs * sector.skilled_share))


def _added(sector: Sector, rates: Rates, decision: str, level: int) -> float:
    """Return the yearly sales, at today's market, that a level of a decision aims at."""
    if decision == "enter":
        return rates.gain_of("enter_sales")[level - 1] * (1.0 + rates.import_pull * (sector.import_share or 0.0))
    share = rates.gain_of(decision)[level - 1] * sector.sales_yuan
    return max(share, rates.gain_of("extend_sales")[level - 1]) if decision == "extend" else share
