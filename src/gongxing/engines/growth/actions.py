"""Which actions does a package of levers ask for, with cost, duration and origin?"""

from __future__ import annotations

from gongxing.engines.growth.problem import GrowthProblem
from gongxing.origins import computed
from gongxing.plan import Action, GrowthScheme
from gongxing.plan.growth import Lever
from gongxing.standards.parameters import Parameters
from gongxing.units import hectares
from gongxing.words import Text

_PRICES = {
    "quota": "lever_quota_cost_yuan_m2",
    "investment": "lever_leads_cost_yuan",
    "productivity": "lever_gain_cost",
}
_YEAR_DAYS = 365.0


def growth_actions(problem: GrowthProblem, scheme: GrowthScheme, values: Parameters) -> tuple[Action, ...]:
    """Return one action for every lever that is pulled; durations are assumptions, told as origin.

    Extra quota gives the stock of quota once its years of supply are over; the other levers run over the horizon.
    """
    words = Text("达到增长目标的最省举措组合", "least package that reaches the growth targets")
    origin = computed("engines.growth.solve", words, "firm_years", "leads", "industry_values", "park.toml")
    found = []
    for lever in scheme.levers:
        if lever.amount <= 0:
            continue
        gives = (("quota_m2", lever.amount),) if lever.key == "quota" else ()
        price = values.entry(_PRICES[lever.key])
        span = values.entry("lever_quota_years" if lever.key == "quota" else "lever_days")
        days = _YEAR_DAYS * problem.offer.quota_years if lever.key == "quota" else span.value
        found.append(
            Action(
                f"growth.{lever.key}", "growth", lever.key, _title(problem, lever), (), lever.cost_yuan, days,
                gives=gives, origins=(origin, price.origin, span.origin),
            )
        )  # fmt: skip
    return tuple(found)


def _title(problem: GrowthProblem, lever: Lever) -> Text:
    if lever.key == "quota":
        land = f"{hectares(lever.amount):,.1f}"
        span = problem.offer.quota_years
        return Text(
            f"前 {span} 年追加工业用地指标 {land} 公顷",
            f"extra land quota for industry in the first {span} years: {land} ha",
        )
    if lever.key == "investment":
        return Text(f"追加招商线索 {lever.amount:,.0f} 条", f"{lever.amount:,.0f} extra investment leads")
    return Text(
        f"现有企业提质增效，至 {problem.years[-1]} 年产值再增 {lever.amount:.1%}",
        f"upgrading existing firms: {lever.amount:.1%} more output by {problem.years[-1]}",
    )
