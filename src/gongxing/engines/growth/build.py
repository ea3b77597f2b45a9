"""How does a park with its plan become the growth problem?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gongxing.engines.growth.calibrate import Calibration, calibrate
from gongxing.engines.growth.decisions import decided
from gongxing.engines.growth.firms import FirmPast, firm_past
from gongxing.engines.growth.newcomer_terms import chain_rates, leads_of, plots_of, sizes
from gongxing.engines.growth.problem import (
    FloatArray,
    GrowthProblem,
    Leads,
    LeverTerms,
    Offer,
    Oil,
    Plots,
    Rates,
    Target,
)
from gongxing.engines.growth.sectors import sector_value
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards.parameters import Parameters
from gongxing.standards.prices import PriceSeries
from gongxing.words import Text

HABITS = (
    "oil_lag_share", "oil_elasticity_spread", "oil_reversion", "demand_shock", "chain_shock", "shock_years", "shock_persistence", "bias_years",
    "firm_shock", "firm_shock_cap", "firm_growth", "noise_persistence", "jobs_elasticity", "labour_growth",
)  # fmt: skip
"""The industry values that the calibration starts from."""
_SEEN_EXITS, _WATCHED = 10.0, 200
"""What the default probability of closing weighs in closures; firm-years from which none at all means that closures are not recorded."""


def build_problem(park: Park, values: Parameters, plan: Plan, oil: PriceSeries | None = None) -> GrowthProblem:
    """Return the growth problem of a park under a plan.

    `values` are the industry values, `oil` the price whose past the fan is drawn from (None leaves oil out, and says so).
    NotReadyError if no firm has output or sales, or if the horizon ends before the first year to forecast.
    """
    past = firm_past(park, values, [(year, price) for year, price, _ in oil.yearly()] if oil else ())
    last = park.settings.horizon[1]
    if last <= past.base_year:
        raise _over(last, past.base_year)
    years = tuple(range(past.base_year + 1, last + 1))
    chains = _chains(park, plan, past)
    chain = np.array([chains.index(name) for name in past.chains], dtype=np.int64)
    habits = {key: values.value(key) for key in HABITS}
    prior = np.array([sector_value(values, "oil_elasticity", sector) for sector in past.sectors], dtype=np.float64)
    found = calibrate(past.panel, chain, prior, habits, len(years))
    rates = chain_rates(past, chain, len(chains), values)
    leads, lead_notes = leads_of(park, values, past, chains, rates)
    plots, plot_notes = plots_of(plan, values, past, years, (chains, rates))
    industry = plan.industry.part if plan.industry else None
    factor, jobs_factor, decision_notes = decided(industry, past, values, found.jobs_elasticity, len(years))
    hazard, hazard_notes = _hazard(past, values)
    terms, oil_notes = oil_terms(oil, past.base_year)
    base = past.panel.values[:, :, -1].copy()
    return GrowthProblem(
        past.base_year, years, past.firms, chains, chain, found.elasticity, base, found.path, found.jobs_path, found.sigma, found.pool,
        found.pool_start, found.pool_size, hazard, factor, jobs_factor, leads, plots, _rates(values, found), past.panel, prior,
        lever_terms(values, base[0].sum()), _offer(park, values, past, sizes(leads, {"plot_lot_m2": values.value("plot_lot_m2")})),
        terms, targets_of(park, base, len(years)), park.settings.growth.probability, tuple(habits.items()),
        (*past.notes, *_told(found), *hazard_notes, *oil_notes, *lead_notes, *plot_notes, *_crowded(plan, leads, plots), *decision_notes, *_once(plan)),
    )  # fmt: skip


def _over(last: int, base: int) -> NotReadyError:
    fault = Fault(
        Place("park.toml", column="horizon"),
        Text(f"末年 {last}", f"last year {last}"),
        Text(f"晚于基年 {base}", f"a year after the base year {base}"),
        Text("改正规划期限或历年数据的年份", "correct the horizon or the years of the data"),
        "growth.horizon",
    )
    return NotReadyError(Text("规划期限内没有可预测的年份", "the horizon holds no year to forecast"), [fault])


def _chains(park: Park, plan: Plan, past: FirmPast) -> tuple[str, ...]:
    portfolio = plan.portfolio.part if plan.portfolio else None
    named = {
        *past.chains,
        *park["leads"]["chain"].fillna(""),
        *(c.chain for c in (portfolio.choices if portfolio else ()) if c.land_m2 > 0),
    }
    return tuple(sorted(named, key=lambda name: (name == "", name)))


def targets_of(park: Park, base: FloatArray, steps: int) -> tuple[Target, ...]:
    """Return the targets of [growth] with what they make of the base year `steps` years later."""
    goal = park.settings.growth
    asked = (("output", goal.output_rate), ("tax", goal.tax_rate), ("jobs", goal.jobs_rate))
    return tuple(
        Target(key, rate, float(base[m].sum()) * (1 + rate) ** steps)
        for m, (key, rate) in enumerate(asked)
        if rate is not None
    )


def _rates(values: Parameters, found: Calibration) -> Rates:
    taken = {key: values.value(key) for key in Rates.__dataclass_fields__}
    return replace(
        Rates(**taken), demand_shock=found.demand_shock, chain_shock=found.chain_shock, noise_persistence=found.noise_persistence,
        jobs_elasticity=found.jobs_elasticity, labour_growth=found.labour_growth,
    )  # fmt: skip


def lever_terms(values: Parameters, output: float) -> tuple[LeverTerms, ...]:
    """Return the levers with caps, steps and costs of the industry values; a productivity gain costs by the output it is worth."""
    kinds = (
        ("quota", "quota", Text("追加工业用地指标", "extra land quota for industry"), "m2", values.value("lever_quota_cost_yuan_m2")),
        ("investment", "leads", Text("追加招商线索", "extra investment leads"), "count", values.value("lever_leads_cost_yuan")),
        ("productivity", "gain", Text("现有企业提质增效", "productivity gain of existing firms"), "share", values.value("lever_gain_cost") * output),
    )  # fmt: skip
    limit = {"quota": "lever_quota_limit_m2", "leads": "lever_leads_limit", "gain": "lever_gain_limit"}
    step = {"quota": "lever_quota_step_m2", "leads": "lever_leads_step", "gain": "lever_gain_step"}
    return tuple(
        LeverTerms(key, label, unit, values.value(step[name]), values.value(limit[name]), float(cost))
        for key, name, label, unit, cost in kinds
    )


def _offer(park: Park, values: Parameters, past: FirmPast, land_m2: float) -> Offer:
    begin = park.settings.as_of.year + values.value("lead_delay_years", "talks") - past.base_year
    return Offer(
        values.value("lead_conversion", "talks"), max(1, math.floor(begin + 0.5)), values.value("lead_slip_years", "talks"), land_m2,
        max(1, round(values.value("lever_quota_years"))),
    )  # fmt: skip


def _hazard(past: FirmPast, values: Parameters) -> tuple[FloatArray, list[Text]]:
    """Return the yearly probability of closing (n,): the default by size, scaled by the closures seen where they are recorded at all."""
    large = past.panel.values[0, :, -1] >= values.value("large_firm_yuan")
    default = np.where(large, values.value("exit_hazard", "large"), values.value("exit_hazard"))
    if past.exits == 0:
        why = Text(
            "历年数据未见退出企业，退出概率取默认值",
            "the past shows no closures: the probability of closing is a default",
        )
        return default, [why] if past.firm_years >= _WATCHED else []
    scale = (past.exits + _SEEN_EXITS) / (float(default.mean()) * past.firm_years + _SEEN_EXITS)
    return np.minimum(default * scale, 0.5), []


def oil_terms(oil: PriceSeries | None, base_year: int) -> tuple[Oil | None, list[Text]]:
    """Return the oil price up to the base year, None where there is none or too little, which is said."""
    known = oil.monthly() if oil else None
    whole = (
        Oil(known.prices, known.per_year, 0.0, 0.0, known.unit, known.name, tuple(day.year for day in known.dates))
        if known
        else None
    )
    found = whole.until(base_year) if whole else None
    if found is None:
        return None, [
            Text(
                "没有可用的油价序列，未计油价冲击",
                "no usable series of oil prices: shocks of the oil price are left out",
            )
        ]
    return found, []


def _told(found: Calibration) -> list[Text]:
    if not found.origins:
        return []
    return [
        Text(
            f"由 {found.origins} 个滚动起点校准：共同冲击年标准差 {found.demand_shock:.1%}，企业自身 {np.median(found.sigma):.1%}（中位），"
            f"中枢按历史偏差每年上移 {found.drift:.1%}，用工弹性 {found.jobs_elasticity:.2f}",
            f"calibrated on {found.origins} rolling origins: common shock {found.demand_shock:.1%} a year, firms' own {np.median(found.sigma):.1%} "
            f"(median), path lifted by {found.drift:.1%} a year for past errors, elasticity of jobs {found.jobs_elasticity:.2f}",
        )
    ]


def _crowded(plan: Plan, leads: Leads, plots: Plots) -> list[Text]:
    """Say where the leads expected to come want more land than the plan gives: they are counted all the same."""
    wanted, free = float(leads.chance @ leads.land_m2), float(plots.free_m2[-1])
    if plan.land is None or plan.land.part is None or wanted <= free:
        return []
    return [
        Text(
            f"预期落地的线索需用地 {wanted / 1e4:.1f} 公顷，超过规划新增的 {free / 1e4:.1f} 公顷；超出部分按利用存量厂房土地计，须另行落实",
            f"the leads expected to come want {wanted / 1e4:.1f} ha, more than the {free / 1e4:.1f} ha of new plots; the rest is counted as on "
            "land and halls that stand idle today, which must be found",
        )
    ]


def _once(plan: Plan) -> Sequence[Text]:
    if plan.portfolio is None or plan.portfolio.part is None:
        return ()
    words = Text(
        "产业组合的预期收益不重复计入：其产出体现为现有企业、线索和地块，组合只决定地块归属的产业链",
        "gains of the portfolio are not added again: they come as firms of today, leads and plots; the portfolio only says which chains plots are for",
    )
    return (words,)
