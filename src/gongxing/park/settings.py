"""Under which name, date, horizon, weights and goals is a park planned?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class AreaGoal:
    """Bounds on the planned area of one land-use class, in square metres; None leaves a side open."""

    use: str
    low_m2: float | None = None
    high_m2: float | None = None
    low_share: float | None = None
    high_share: float | None = None
    basis: str = ""
    """Where the bound comes from, in the user's words; empty means nobody said."""


@dataclass(frozen=True, slots=True)
class RoadLimits:
    """What may be spent on roads beyond those that stand: money, new length, land; None where no bound is set."""

    budget_yuan: float | None = None
    budget_m: float | None = None
    land_limit_m2: float | None = None


@dataclass(frozen=True, slots=True)
class GrowthGoal:
    """The growth asked for from above: yearly rates as shares (0.08 for 8 %), None where nobody set one."""

    output_rate: float | None = None
    tax_rate: float | None = None
    jobs_rate: float | None = None
    probability: float = 0.8
    """How surely a target is to be met before it may be called reachable, above 0 and below 1."""


@dataclass(frozen=True, slots=True)
class FinanceLimits:
    """What bounds the park's money; None where the parameter of `finance_values` or nothing holds.

    Money in yuan; shares and rates as numbers (0.04 for 4 %).
    """

    opening_yuan: float | None = None
    """Cash when the plan begins; otherwise the balance carried over in the table `budget`, or nothing."""
    least_cash_yuan: float | None = None
    """The least cash at the end of every year."""
    debt_ceiling_yuan: float | None = None
    """The most that may be owed at the end of a year; None sets no ceiling in yuan."""
    debt_ratio: float | None = None
    """The most that may be owed as a multiple of the year's resources."""
    dscr_floor: float | None = None
    """The least debt service cover."""
    discount_rate: float | None = None
    incentives_yuan: float | None = None
    """Money for programmes of incentives a year; None sets nothing aside, and the report only proposes."""


FINANCE_LIMITS = (
    "opening_yuan", "least_cash_yuan", "debt_ceiling_yuan", "debt_ratio", "dscr_floor", "discount_rate", "incentives_yuan",
)  # fmt: skip
"""The keys of the section [finance]."""


@dataclass(frozen=True, slots=True)
class ResettlementChoice:
    """How households are resettled: under which profile, and with how much money (None: no bound is known)."""

    profile: str = ""
    """Key of a profile of resettlement, such as "hangzhou"; empty for the national base."""
    budget_yuan: float | None = None
    """Most that compensation and the building of estates may cost together."""


GROWTH_GOALS = ("output_rate", "tax_rate", "jobs_rate", "probability")
"""The keys of the section [growth]."""
ROAD_LIMITS = ("budget_yuan", "budget_m", "land_limit_m2")
"""The keys of the section [roads]."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `park.toml` says. Weights are multipliers of named value factors (default 1); money in yuan."""

    name: str
    crs: str
    as_of: dt.date
    horizon: tuple[int, int]
    profile: str = ""
    """Provincial rule profile laid over the national base, e.g. "jiangsu"; empty for the base alone."""
    synthetic: bool = False
    seed: int = 1
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    area_goals: tuple[AreaGoal, ...] = ()
    budget_yuan: float | None = None
    """Money for conversion, demolition and relocation over the horizon; None means no bound is known."""
    contiguous: tuple[str, ...] = ()
    """Land-use classes whose planned area must be one connected piece (opt-in)."""
    roads: RoadLimits = RoadLimits()
    growth: GrowthGoal = GrowthGoal()
    industry_budget_yuan: float | None = None
    """Public money for upgrading, moving and closing firms over the horizon; None means no bound is known."""
    finance: FinanceLimits = FinanceLimits()
    resettlement: ResettlementChoice = ResettlementChoice()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as what it was made of: a read-only view of a mapping cannot."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return _settings_of, ({**values, "weights": dict(self.weights)},)

    def __post_init__(self) -> None:
        faults = []

        def tell(column: str, found: object, zh: str, en: str) -> None:
            faults.append(
                Fault(
                    Place("park.toml", column=column),
                    Text(repr(found), repr(found)),
                    Text(zh, en),
                    Text("改正 park.toml", "correct park.toml"),
                    "settings",
                )
            )

        if not self.name.strip():
            tell("name", self.name, "园区名称", "a park name")
        if self.horizon[0] > self.horizon[1]:
            tell("horizon", self.horizon, "先小后大的两个年份", "two years, the first not after the second")
        for key, weight in self.weights.items():
            if not weight >= 0:
                tell(f"weights.{key}", weight, "不小于零的数", "a number not below zero")
        if self.budget_yuan is not None and not self.budget_yuan >= 0:
            tell("land.budget_yuan", self.budget_yuan, "不小于零的金额", "an amount not below zero")
        if self.industry_budget_yuan is not None and not self.industry_budget_yuan >= 0:
            tell("industry.budget_yuan", self.industry_budget_yuan, "不小于零的金额", "an amount not below zero")
        money = self.resettlement.budget_yuan
        if money is not None and not money >= 0:
            tell("resettlement.budget_yuan", money, "不小于零的金额", "an amount not below zero")
        for key in ROAD_LIMITS:
            limit = getattr(self.roads, key)
            if limit is not None and not limit >= 0:
                tell(f"roads.{key}", limit, "不小于零的数", "a number not below zero")
        for key in FINANCE_LIMITS:
            limit = getattr(self.finance, key)
            if limit is not None and not limit >= 0:
                tell(f"finance.{key}", limit, "不小于零的数", "a number not below zero")
        for key in GROWTH_GOALS[:3]:
            rate = getattr(self.growth, key)
            if rate is not None and not -0.5 < rate < 1:
                tell(f"growth.{key}", rate, "年均增速，如 0.08 表示 8%", "a yearly rate, such as 0.08 for 8 %")
        if not 0 < self.growth.probability < 1:
            tell("growth.probability", self.growth.probability, "0 与 1 之间的概率", "a probability between 0 and 1")
        given = [goal.use for goal in self.area_goals]
        for use in dict.fromkeys(use for use in given if given.count(use) > 1):
            tell(f"goals.land.{use}", given.count(use), "每类用地只设一条目标", "one goal per class")
        for goal in self.area_goals:
            for low, high in ((goal.low_m2, goal.high_m2), (goal.low_share, goal.high_share)):
                if low is not None and high is not None and low > high:
                    tell(f"goals.land.{goal.use}", (low, high), "下限不大于上限", "a lower bound not above the upper")
        if faults:
            raise DataError(Text("park.toml 有误", "park.toml has faults"), faults)


def _settings_of(values: Mapping[str, Any]) -> Settings:
    return Settings(**values)
