"""How does a shock run through the sectors: less investment in oil and gas, fewer exports, dearer energy?

Quantities follow Leontief's model dx = (I - A)^-1 df, prices its dual dp = (I - A')^-1 dv with the shocked sectors held at
their new price (Miller and Blair 2009, sections 2.2 and 2.6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.sector_mix import SectorMix
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
ENERGY = ("06", "25", "44", "45")
"""Divisions of GB/T 4754-2017 whose goods are energy: coal, refining, electricity and heat, gas."""
_OIL_CHAIN = re.compile("石油|油气|oil", re.IGNORECASE)
SCENARIOS = {
    "baseline": Text("基准", "baseline"),
    "oil_down": Text("油价大跌", "fall of the oil price"),
    "oil_up": Text("油价高位", "high oil price"),
    "trade": Text("贸易壁垒", "trade barriers"),
    "environment": Text("环保趋严", "stricter environment"),
}
"""The named scenarios, in words."""


def io_kind(sector: str) -> str:
    """Return how a sector of the table is named as the kind of a parameter, so that it is not taken for an industry code."""
    return f"io-{sector}"


def oil_exposure(digits: str, values: Parameters, chain: str = "") -> float:
    """Return the share of a firm's sales that rests on oil and gas investment: by the longest known prefix of its industry code.

    A firm of a chain named after oil has at least the share of kind `oil_chain`, since its customers are oil-equipment makers.
    """
    least = values.value("oil_exposure", "oil_chain") if _OIL_CHAIN.search(chain) else 0.0
    for length in range(len(digits), 1, -1):
        if values.knows("oil_exposure", digits[:length]):
            return max(least, values.value("oil_exposure", digits[:length]))
    return max(least, values.value("oil_exposure"))


def demand_fall(table: InputOutput, values: Parameters) -> FloatArray:
    """Return (n,) the share of each sector's output lost when investment in oil and gas falls wholly (a fall of 1).

    The basket of that investment is the parameter `oil_investment_share`; sectors that a table does not have are left out.
    """
    basket = np.zeros(len(table))
    for kind in values.kinds("oil_investment_share"):
        sector = table.code_like(kind.removeprefix("io-"))
        if kind.startswith("io-") and sector:
            basket[table.index(sector)] += values.value("oil_investment_share", kind)
    home = 1.0 - table.import_share
    lost = np.linalg.solve(
        np.eye(len(table)) - table.domestic_direct, basket * home * values.value("oil_investment_yuan")
    )
    return np.asarray(
        np.clip(np.divide(lost, table.output, out=np.zeros(len(table)), where=table.output > 0), 0.0, 1.0)
    )


def price_rise(table: InputOutput, shocked: FloatArray) -> FloatArray:
    """Return (n,) the rise of each sector's price when some sectors' prices rise by `shocked` (n,) and costs are passed on in full.

    Sectors that are shocked keep their new price; the others' prices solve p = A'p + A_s' s.
    """
    held = shocked != 0
    free = ~held
    direct = table.direct
    found = shocked.astype(np.float64).copy()
    pushed = direct[np.ix_(held, free)].T @ shocked[held]
    found[free] = np.linalg.solve(np.eye(int(free.sum())) - direct[np.ix_(free, free)].T, pushed)
    return found


def energy_sectors(table: InputOutput, sectors: SectorMap) -> FloatArray:
    """Return (n,) ones at the sectors whose goods are energy."""
    found = np.zeros(len(table))
    for prefix in ENERGY:
        code = sectors.of(prefix)
        if code in table:
            found[table.index(code)] = 1.0
    return found


@dataclass(frozen=True)
class Exposure:
    """By how much each sector of the table would lose (below zero) or gain in each scenario, as a share of its output."""

    keys: tuple[str, ...]
    effect: FloatArray
    """(scenarios, n)"""
    oil_lost: FloatArray
    """(n,) share of output lost in the oil scenario: the exposure of a candidate."""
    direct: FloatArray
    """(n,) share of sales of the park's firms in the sector that rests on oil and gas investment; NaN without a firm."""


def exposure(table: InputOutput, sectors: SectorMap, values: Parameters, mix: SectorMix | None = None) -> Exposure:
    """Return the effect of each scenario on each sector.

    Where the park has firms in a sector, the part of their sales that rests on oil (`oil_exposure`) falls with the investment
    itself, the rest as the sector does in the nation. A parameter `scenario_effect` of kind "<scenario>/<sector>" replaces the
    computed effect.
    """
    fall = demand_fall(table, values)
    direct = np.full(len(table), np.nan)
    if mix is not None:
        firms = zip(mix.frame["digits"], mix.frame["chain"], strict=True)
        shares = np.array([oil_exposure(digits, values, chain) for digits, chain in firms])
        weight = np.maximum(mix.frame["sales"].to_numpy(dtype=np.float64), 1.0)
        place = mix.frame["place"].to_numpy(dtype=np.int64)
        total = np.bincount(place, weights=weight, minlength=len(table))
        mine = np.bincount(place, weights=weight * shares, minlength=len(table))
        direct = np.divide(mine, total, out=direct, where=total > 0)
    own = np.nan_to_num(direct)
    rests = own + (1.0 - own) * fall
    abroad = np.clip(np.divide(table.exports, table.output, out=np.zeros(len(table)), where=table.output > 0), 0.0, 1.0)
    dearer = price_rise(table, values.value("energy_rise") * energy_sectors(table, sectors))
    costs = np.where(energy_sectors(table, sectors) > 0, 0.0, values.value("cost_elasticity") * dearer)
    effects = {
        "baseline": np.zeros(len(table)),
        "oil_down": -values.value("oil_shock") * rests,
        "oil_up": values.value("oil_rise") * rests,
        "trade": -values.value("trade_shock") * abroad,
        "environment": -np.clip(costs, 0.0, 1.0),
    }
    for key, effect in effects.items():
        for i, code in enumerate(table.codes):
            if values.knows("scenario_effect", f"{key}/{code}"):
                effect[i] = values.value("scenario_effect", f"{key}/{code}")
    return Exposure(tuple(effects), np.array(list(effects.values())), -effects["oil_down"], direct)
