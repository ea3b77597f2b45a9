"""Which rates, chances and limits does the portfolio engine read from the parameters?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gongxing.diagnosis.sector_mix import SectorMix
from gongxing.engines.portfolio.problem import Limit, Rates
from gongxing.origins import Origin, computed
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

SKILLED = ("researcher", "engineer", "technician")
"""Skills that count as skilled staff."""
INDUSTRY = ("1001", "10", "1101", "11")
"""Planned land-use classes that firms may use: industry and storage."""


def rates_of(values: Parameters, years: int) -> Rates:
    """Return the rates of the options."""
    levels = sorted(values.kinds("strengthen_gain"))

    def by_level(key: str) -> tuple[float, ...]:
        return tuple(values.value(key, level) for level in levels)

    return Rates(
        years,
        values.value("capital_years"),
        values.value("success", "strengthen"),
        values.value("success", "extend"),
        values.value("import_pull"),
        values.value("land_release"),
        values.value("exit_cost_yuan_m2"),
        (
            ("strengthen", by_level("strengthen_gain")), ("extend", by_level("extend_gain")),
            ("extend_sales", by_level("extend_sales_yuan")), ("enter_sales", by_level("enter_sales_yuan")),
        ),
        (("strengthen", by_level("strengthen_cost")), ("extend", by_level("extend_cost")), ("enter", by_level("enter_cost"))),
    )  # fmt: skip


def skilled_share(values: Parameters, division: str) -> float:
    """Return the share of researchers, engineers and technicians among the jobs of a GB/T 4754 division."""
    total = 0.0
    for skill in SKILLED:
        kind = next(
            (kind for kind in (f"{skill}/{division}", f"{skill}/*", skill) if values.knows("skill_share", kind)), "*"
        )
        total += values.value("skill_share", kind)
    return min(total, 1.0)


def limits_of(park: Park, mix: SectorMix, values: Parameters, plan: Plan | None, years: int) -> tuple[Limit, ...]:
    """Return the limits on money, new land, new jobs and new skilled staff over the horizon."""
    money = values.entry("portfolio_money_share")
    jobs = values.entry("portfolio_jobs_share")
    skills = values.entry("portfolio_skilled_share")
    skilled, from_staff = _skilled_today(park, mix, values)
    staff = "staff" if from_staff else "firms.jobs"
    return (
        Limit("money", Text("产业投入", "money for industry"), "yuan", money.value * mix.total_yuan, _origin(money.origin, "firms.sales_yuan")),
        _land(park, mix, values, plan),
        Limit("jobs", Text("新增用工", "new jobs"), "人", jobs.value * float(mix.jobs.sum()), _origin(jobs.origin, "firms.jobs")),
        Limit("skilled", Text("新增技能人才", "new skilled staff"), "人", skills.value * skilled, _origin(skills.origin, staff)),
    )  # fmt: skip


def _origin(origin: Origin, *inputs: str) -> Origin:
    return computed("engines.portfolio.build", origin.words, *inputs, origin.ref)


def _land(park: Park, mix: SectorMix, values: Parameters, plan: Plan | None) -> Limit:
    """Return the new land for industry: what the land plan turns to industry and storage and infill, else a share of the firms' land."""
    label = Text("新增产业用地", "new land for industry")
    scheme = plan.land.part if plan is not None and plan.land is not None else None
    if scheme is not None:
        new = sum(
            choice.area_m2
            for choice in scheme.choices
            if choice.planned.startswith(INDUSTRY) and not choice.present.startswith(INDUSTRY)
        )
        infill = values.entry("portfolio_infill_share")
        words = Text(
            f"用地方案中转为工矿与仓储用地的面积，加现有企业用地挖潜 {infill.value:.0%}",
            f"area that the land plan turns to industry and storage, and {infill.value:.0%} of the firms' land by using it better",
        )
        origin = computed("engines.portfolio.build", words, "plan.land", "firms.land_m2", infill.origin.ref)
        return Limit("land", label, "m2", float(new) + infill.value * float(mix.land_m2.sum()), origin)
    share = values.entry("portfolio_land_share")
    return Limit("land", label, "m2", share.value * float(mix.land_m2.sum()), _origin(share.origin, "firms.land_m2"))


def _skilled_today(park: Park, mix: SectorMix, values: Parameters) -> tuple[float, bool]:
    staff = park["staff"].frame
    counted = staff[staff["skill"].isin(SKILLED)]["persons"].astype("float64").sum()
    covered = staff["persons"].astype("float64").sum()
    jobs = float(mix.jobs.sum())
    if covered > 0 and jobs > 0:
        return float(counted / covered * max(jobs, covered)), True
    divisions: Iterable[str] = mix.frame["digits"].str[:2]
    shares = np.array([skilled_share(values, division) for division in divisions])
    return float((shares * mix.frame["jobs"].to_numpy(dtype=np.float64)).sum()), False
