"""How do park, candidates, parameters and the land plan become a problem of the portfolio engine?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from gongxing.diagnosis.candidate import Candidate
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.diagnosis.diversification import Diversification
from gongxing.diagnosis.shocks import SCENARIOS
from gongxing.engines.portfolio.chains import ChainSectors, chain_sectors
from gongxing.engines.portfolio.options import Options, build_options
from gongxing.engines.portfolio.problem import LEADING, ChainDemand, FloatArray, PortfolioProblem, Sector
from gongxing.engines.portfolio.rates import limits_of, rates_of, skilled_share
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text


@dataclass(frozen=True)
class Ground:
    """What the engine stands on besides the park: the table, its map of codes, the candidates, the chain map if there is one."""

    table: InputOutput
    sectors: SectorMap
    diversification: Diversification
    chain: ChainMap | None = None


def build_problem(
    park: Park, ground: Ground, values: Parameters, plan: Plan | None = None, *, draws: int = 0, seed: int = 1
) -> PortfolioProblem:
    """Return the problem of a park: options of every candidate, limits, the demands of the 2+2 layout, scenarios.

    Args:
        park: the park; `strategies` names the chains.
        ground: table, map, candidates, chain map.
        values: parameters of industry.
        plan: its land scheme, if any, says how much land industry gets.
        draws: sampled scenarios with a severity each; 0 takes the named scenarios as they are.
        seed: of the draws.
    """
    years = max(park.settings.horizon[1] - park.settings.horizon[0] + 1, 1)
    rates = rates_of(values, years)
    members = chain_sectors(park, ground.table, ground.sectors, ground.diversification.mix, ground.chain)
    cores = {chain.sectors[0] for chain in members if chain.kind == LEADING and chain.sectors}
    sectors = tuple(replace(sector, core=sector.code in cores) for sector in _sectors(ground, values, years))
    codes = [ground.table.index(sector.code) for sector in sectors]
    keys, probability, effect = _scenarios(ground.diversification, values, codes, draws=draws, seed=seed)
    options = build_options(sectors, effect, rates)
    chains, warnings = _chains(members, sectors, options)
    used = ("success", "portfolio_risk_aversion", "portfolio_tail", "portfolio_entries", "capital_years", "growth_cap")
    return PortfolioProblem(
        sectors, options.decision, options.sector, options.level, options.sales, options.effort, options.use, options.value, options.base,
        effect, probability, keys, tuple(SCENARIOS.items()), limits_of(park, ground.diversification.mix, values, plan, years), chains,
        int(values.value("portfolio_entries")), values.value("portfolio_risk_aversion"), values.value("portfolio_tail"), rates,
        warnings, tuple(entry.origin for entry in values if entry.key in used),
    )  # fmt: skip


def _scenarios(
    found: Diversification, values: Parameters, codes: list[int], *, draws: int, seed: int
) -> tuple[tuple[str, ...], FloatArray, FloatArray]:
    """Return the key, probability and effect of each scenario; drawn ones have a lognormal severity of median one."""
    keys = found.exposure.keys
    weight = np.array([max(values.value("scenario_probability", key), 0.0) for key in keys])
    weight = weight / weight.sum() if weight.sum() > 0 else np.full(len(keys), 1.0 / len(keys))
    effect = found.exposure.effect[:, codes]
    if draws <= 0:
        return keys, weight, effect.copy()
    rng = np.random.default_rng(seed)
    picks = rng.choice(len(keys), draws, p=weight)
    severity = np.exp(rng.normal(0.0, 0.35, draws))
    return (
        tuple(keys[i] for i in picks),
        np.full(draws, 1.0 / draws),
        np.maximum(effect[picks] * severity[:, None], -1.0),
    )


def _sectors(ground: Ground, values: Parameters, years: int) -> tuple[Sector, ...]:
    """Return the candidates as the engine sees them."""
    found, mix, table = ground.diversification, ground.diversification.mix, ground.table
    grown = [c.growth for c in found.candidates if c.growth is not None]
    mean, cap = float(np.mean(grown)) if grown else 0.0, values.value("growth_cap")
    near = np.array([c.density if c.density is not None else np.nan for c in found.candidates])
    low_near, top = (float(np.nanmin(near)), float(np.nanmax(near))) if np.isfinite(near).any() else (0.0, 0.0)
    barred = _barred(ground.sectors, values)
    absent = [c for c in found.candidates if not c.firms]
    least = _rank_limit(absent, values.value("enter_density_rank"))
    divisions = _divisions(ground)
    sold = mix.total_yuan
    jobs_all = float(mix.jobs.sum()) / sold
    land_all = float(mix.land_m2.sum()) / sold or values.value("land_per_sales_m2_yuan")
    low = _rank_limit([c for c in found.candidates if c.firms], values.value("leave_density_rank"))
    sectors = []
    for c in found.candidates:
        i = table.index(c.sector)
        sales, jobs, land = float(mix.sales_yuan[i]), float(mix.jobs[i]), float(mix.land_m2[i])
        growth = float(np.clip(mean if c.growth is None else c.growth, -cap, cap))
        success_far, success_near = values.value("success", "enter_far"), values.value("success", "enter_near")
        nearness = ((c.density or low_near) - low_near) / (top - low_near) if top > low_near else 0.0
        sectors.append(
            Sector(
                c.sector, c.name, c.chain, c.firms, sales, c.rca, c.density, c.growth, c.exposure, c.import_share, growth,
                float(np.clip(table.value_added[i] / table.output[i], 0.0, 1.0)) if table.output[i] > 0 else 0.0,
                values.value("new_land_factor") * (land / sales if sales > 0 and land > 0 else land_all),
                values.value("new_jobs_factor") * (jobs / sales if sales > 0 and jobs > 0 else jobs_all),
                skilled_share(values, divisions.get(c.sector, "")), success_far + (success_near - success_far) * nearness, land, jobs,
                no_entry=_no_entry(c, barred, least), may_leave=_may_leave(c, sold, low, values),
            )
        )  # fmt: skip
    return tuple(sectors)


def _no_entry(c: Candidate, barred: set[str], least: float) -> str:
    """Return why a sector may not be entered: it is barred, its nearness is not known or below that of the near ones; "" where it may."""
    if c.sector in barred:
        return "barred"
    if c.density is None:
        return "unknown"
    return "far" if c.density < least else ""


def _barred(sectors: SectorMap, values: Parameters) -> set[str]:
    """Return the sectors most of whose industries are barred from entry (parameter `entry_barred` by prefix of GB/T 4754)."""
    kinds = tuple(
        kind for kind in values.kinds("entry_barred") if kind.isdigit() and values.value("entry_barred", kind) > 0
    )
    count: dict[str, list[int]] = {}
    for row in sectors:
        tally = count.setdefault(row.io_code, [0, 0])
        tally[0] += len(row.prefix) > 2
        tally[1] += row.prefix.startswith(kinds) and len(row.prefix) > 2
    whole = {row.io_code for row in sectors if row.prefix in kinds and not count[row.io_code][0]}
    return whole | {code for code, (rows, barred) in count.items() if barred and 2 * barred > rows}


def _rank_limit(among: list[Candidate], rank: float) -> float:
    """Return the density at a rank (0 to 1) among some sectors, -1 where none is known."""
    known = sorted(c.density for c in among if c.density is not None)
    return float(np.quantile(known, rank)) if known else -1.0


def _may_leave(c: Candidate, sold: float, low: float, values: Parameters) -> bool:
    """Whether a sector is weakly related, no longer growing, small, and of no chain; what is not known keeps it."""
    return bool(
        c.firms and not c.chain and c.density is not None and c.density <= low and c.growth is not None
        and c.growth <= values.value("leave_growth") and c.sales_yuan <= values.value("leave_sales_share") * sold
    )  # fmt: skip


def _divisions(ground: Ground) -> dict[str, str]:
    """Return a GB/T 4754 division of each sector: that of most sales in the park, else the first the map gives."""
    found = {row.io_code: row.prefix[:2] for row in reversed(list(ground.sectors))}
    frame: pd.DataFrame = ground.diversification.mix.frame
    for place, part in frame.groupby("place"):
        sums = part.groupby(part["digits"].str[:2])["sales"].sum().sort_values(ascending=False, kind="stable")
        found[ground.table.codes[int(str(place))]] = str(sums.index[0])
    return found


def _chains(
    members: tuple[ChainSectors, ...], sectors: tuple[Sector, ...], options: Options
) -> tuple[tuple[ChainDemand, ...], tuple[Text, ...]]:
    """Return what each chain of the 2+2 layout demands; a chain whose sectors nobody can tell is a warning."""
    place = {sector.code: i for i, sector in enumerate(sectors)}
    demands, warnings = [], []
    for chain in members:
        wanted = ("strengthen", "extend") if chain.kind == LEADING else ("extend", "enter")
        codes = chain.sectors[:1] if chain.kind == LEADING else chain.sectors
        mine = {place[code] for code in codes if code in place}
        serving = tuple(
            k for k, decision in enumerate(options.decision) if decision in wanted and int(options.sector[k]) in mine
        )
        if mine and serving:
            demands.append(ChainDemand(chain.name, chain.kind, serving))
        else:
            warnings.append(
                Text(
                    f"产业“{chain.name}”没有可识别的部门，未能约束；请在企业名录填写产业链，或以假设 chain_sectors/{chain.name} 列出部门代码",
                    f"no sector of chain “{chain.name}” is known, so it cannot be demanded; fill in the chain of firms, or list its sectors in "
                    f"the assumption chain_sectors/{chain.name}",
                )
            )
    return tuple(demands), tuple(warnings)
