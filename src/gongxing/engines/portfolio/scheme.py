"""How does a choice of options become the portfolio of a plan, with what each decision wins, takes and why?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongxing.engines.portfolio.objective import held, worth
from gongxing.engines.portfolio.options import factor_of
from gongxing.engines.portfolio.problem import FloatArray, PortfolioProblem
from gongxing.engines.portfolio.reasons import hindrances, reason_of
from gongxing.engines.portfolio.robust import Trials
from gongxing.plan.portfolio import ChainServed, LimitUse, PortfolioScheme, ScenarioGain, SectorChoice


def write_scheme(problem: PortfolioProblem, chosen: Sequence[int], trials: Trials) -> PortfolioScheme:
    """Return the scheme of a choice of one option per sector."""
    found, base = worth(problem, chosen), worth(problem, held(problem))
    mean = problem.option_value @ problem.probability
    choices = []
    for s, k in enumerate(chosen):
        sector = problem.sectors[s]
        bound = hindrances(problem, list(chosen), s)
        robust = trials.share[s] if trials.share else None
        use = dict(zip([limit.key for limit in problem.limits], problem.option_use[k].tolist(), strict=True))
        choices.append(
            SectorChoice(
                sector.code, sector.name, sector.chain, problem.option_decision[k], sector.firms, sector.sales_yuan, sector.density,
                sector.growth, sector.exposure, float(problem.option_sales[k]), float(problem.option_effort[k]),
                reason_of(problem, s, k, bound), use.get("land", 0.0), use.get("jobs", 0.0), use.get("skilled", 0.0),
                int(problem.option_level[k]), float(mean[k]), sector.rca, bound, robust,
            )
        )  # fmt: skip
    before, after = concentrations(problem, chosen)
    return PortfolioScheme(
        tuple(choices), _scenarios(problem, found.gains, base.gains), found.expected, found.worst,
        float(problem.option_effort[list(chosen)].sum()), before, after, _limits(problem, chosen), _served(problem, chosen),
        problem.warnings,
    )  # fmt: skip


def concentrations(problem: PortfolioProblem, chosen: Sequence[int]) -> tuple[float, float]:
    """Return the Herfindahl index of sales by sector today and as expected at the end of the horizon."""
    today = np.array([sector.sales_yuan for sector in problem.sectors])
    later = today * np.array([factor_of(sector, problem.rates) for sector in problem.sectors])
    for k in chosen:
        later[problem.option_sector[k]] += problem.option_sales[k]
    later = np.maximum(later, 0.0)
    return _herfindahl(today), _herfindahl(later)


def _herfindahl(amounts: FloatArray) -> float:
    return float(((amounts / amounts.sum()) ** 2).sum()) if amounts.sum() > 0 else 0.0


def _scenarios(problem: PortfolioProblem, gains: FloatArray, kept: FloatArray) -> tuple[ScenarioGain, ...]:
    """Return the gain of each named scenario, of drawn ones the mean."""
    keys, words = np.array(problem.scenario), dict(problem.labels)
    rows = []
    for key in dict.fromkeys(problem.scenario):
        weight = np.where(keys == key, problem.probability, 0.0)
        total = float(weight.sum())
        if total > 0:
            rows.append(
                ScenarioGain(key, words[key], total, float(weight @ gains) / total, float(weight @ kept) / total)
            )
    return tuple(rows)


def _limits(problem: PortfolioProblem, chosen: Sequence[int]) -> tuple[LimitUse, ...]:
    used = problem.option_use[list(chosen)].sum(axis=0)
    return tuple(
        LimitUse(limit.key, limit.label, limit.unit, limit.limit, float(amount), limit.origin.words)
        for limit, amount in zip(problem.limits, used, strict=True)
    )


def _served(problem: PortfolioProblem, chosen: Sequence[int]) -> tuple[ChainServed, ...]:
    taken = set(chosen)
    return tuple(
        ChainServed(
            chain.chain,
            chain.kind,
            tuple(problem.sectors[int(problem.option_sector[k])].code for k in chain.options if k in taken),
        )
        for chain in problem.chains
    )
