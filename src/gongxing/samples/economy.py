"""What did the demo firms sell, use and employ over the years, and what more does their register say?"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gongxing.samples.firms import TRADES, Trade

FIRST_YEAR, LAST_YEAR = 2016, 2025
BRENT_USD = (43.55, 54.25, 71.06, 64.36, 41.76, 70.68, 100.78, 82.47, 80.53, 69.10)
"""Yearly means of the Brent price 2016 to 2025, US dollars a barrel (Energy Information Administration)."""
_TREND = 0.055
_ELASTICITY = {True: 0.28, False: 0.07}
_DELAY = 0.5
"""Share of the oil price's effect that comes a year late."""
_KWH_PER_TCE, _WATER_M3, _COD_KG = 7_000.0, 180.0, 30.0
"""Electricity per ton of coal equivalent; water and COD per million yuan of sales, before spread."""
_SHARES = {
    "manager": 0.08, "researcher": 0.035, "engineer": 0.09, "technician": 0.16, "operator": 0.525, "service": 0.11,
}  # fmt: skip


def with_uses(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the firm register with electricity, water, COD and exports."""
    found, count = firms.copy(), len(firms)
    sales = firms["sales_yuan"].to_numpy(float) / 1e6

    def spread(sigma: float) -> NDArray[np.float64]:
        return np.asarray(np.exp(rng.normal(0, sigma, count)))

    emission = np.array([trade.emission for trade in _trades(firms)])
    found["electricity_kwh"] = (firms["energy_tce"].to_numpy(float) * _KWH_PER_TCE * spread(0.25)).round(0)
    found["water_m3"] = (sales * _WATER_M3 * spread(0.5)).round(0)
    found["cod_kg"] = (sales * _COD_KG * np.sqrt(emission / 6.0) * spread(0.6)).round(1)
    oil = np.array([trade.oil for trade in _trades(firms)])
    sells = rng.random(count) < np.where(firms["above_scale"].to_numpy(bool), 0.75, 0.15)
    share = np.where(sells, rng.uniform(0.05, 0.6, count), 0.0) * np.where(oil, 1.0, 0.6)
    found["export_yuan"] = (firms["sales_yuan"].to_numpy(float) * share).round(-3)
    return found


def firm_years(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return sales, output, tax and jobs by firm and year; the last year is that of the register.

    Sales follow a trend, the oil price (more so in oil equipment, half of it a year late) and each firm's own luck.
    """
    years = np.arange(FIRST_YEAR, LAST_YEAR + 1)
    oil = np.diff(np.log(BRENT_USD))
    change = np.r_[0.0, oil]
    felt = (1 - _DELAY) * change + _DELAY * np.r_[0.0, change[:-1]]
    elastic = np.array([_ELASTICITY[trade.oil] for trade in _trades(firms)])
    own = rng.normal(0, 0.09, (len(firms), len(years)))
    growth = _TREND + rng.normal(0, 0.02, len(firms))[:, None] + elastic[:, None] * felt + own
    level = np.cumsum(growth, axis=1)
    level -= level[:, -1:]
    jobs_level = np.cumsum(0.35 * growth - 0.015 + rng.normal(0, 0.03, growth.shape), axis=1)
    jobs_level -= jobs_level[:, -1:]
    pieces = []
    for k, year in enumerate(years):
        alive = (firms["founded"].to_numpy(float) <= year) | (year == LAST_YEAR)
        part = firms.loc[alive]
        rise, staff = np.exp(level[alive, k]), np.exp(jobs_level[alive, k])
        wobble = 1.0 if year == LAST_YEAR else rng.normal(1.0, 0.04, len(part))
        pieces.append(
            pd.DataFrame(
                {
                    "id": [f"NB-{year}-{firm}" for firm in part["id"]],
                    "firm": part["id"].to_numpy(),
                    "year": year,
                    "sales_yuan": (part["sales_yuan"].to_numpy(float) * rise).round(-3),
                    "output_yuan": (part["output_yuan"].to_numpy(float) * rise).round(-3),
                    "tax_yuan": (part["tax_yuan"].to_numpy(float) * rise * wobble).round(-2),
                    "jobs": np.maximum(2, part["jobs"].to_numpy(float) * staff).round(0).astype(int),
                }
            )
        )
    found = pd.concat(pieces, ignore_index=True)
    small = ~found["firm"].isin(firms["id"][firms["above_scale"].to_numpy(bool)]).to_numpy()
    lost = (rng.random(len(found)) < 0.04) & (found["year"].to_numpy() < LAST_YEAR) & small
    return found[~lost].reset_index(drop=True)


def staff(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return people by skill of the firms that reported: all above scale, some two thirds of the rest."""
    told = firms["above_scale"].to_numpy(bool) | (rng.random(len(firms)) < 0.65)
    rows = []
    for firm, jobs, above in zip(firms["id"][told], firms["jobs"][told], firms["above_scale"][told], strict=True):
        share = np.array(list(_SHARES.values())) * rng.gamma(8.0, 1.0, len(_SHARES))
        share[1] *= 1.5 if above else 0.25
        counts = rng.multinomial(int(jobs), share / share.sum())
        for skill, count in zip(_SHARES, counts, strict=True):
            if count:
                rows.append((f"RC-{firm}-{skill}", firm, skill, int(count), int(rng.binomial(count, 0.13))))
    return pd.DataFrame(rows, columns=["id", "firm", "skill", "persons", "retiring"])


def _trades(firms: pd.DataFrame) -> list[Trade]:
    known = {trade.code: trade for trade in TRADES}
    return [known[code] for code in firms["sector"]]
