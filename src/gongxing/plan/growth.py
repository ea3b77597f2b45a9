"""What do the growth engine's outlook and scheme say: how far the park grows by itself, and what it would take to grow as asked?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

MEASURED = {
    "output": Text("产值", "output"),
    "tax": Text("税收", "tax"),
    "jobs": Text("就业", "jobs"),
}
"""What is forecast, in words; output and tax in yuan a year, jobs in persons."""
PARTS = {
    "existing": Text("现有企业", "existing firms"),
    "leads": Text("招商线索", "leads"),
    "plots": Text("规划地块", "planned plots"),
    "decisions": Text("企业去留", "firm decisions"),
}
"""Where growth comes from, in words; decisions add gains of upgraded firms and take off what moves and closures lose."""


@dataclass(frozen=True, slots=True)
class YearSpread:
    """One year of one measure: its mean and quantiles (probability, value), ascending."""

    measure: str
    year: int
    mean: float
    quantiles: tuple[tuple[float, float], ...]

    def at(self, probability: float) -> float:
        """Return the quantile of a probability that is listed; KeyError if it is not."""
        for share, value in self.quantiles:
            if abs(share - probability) < 1e-9:
                return value
        raise KeyError(f"no quantile {probability}")


@dataclass(frozen=True, slots=True)
class PartYear:
    """The mean of one part of a measure in one year."""

    part: str
    measure: str
    year: int
    mean: float


@dataclass(frozen=True, slots=True)
class TargetOdds:
    """One target asked from above against the distribution: yearly rate, value in the last year, probability that it is met."""

    measure: str
    rate: float
    value: float
    probability: float
    asked: float
    """The probability with which it is to be met."""

    @property
    def reachable(self) -> bool:
        """Whether the target is met as surely as asked."""
        return self.probability >= self.asked


@dataclass(frozen=True, slots=True)
class RateMet:
    """The yearly rate of a measure that is met or exceeded with some probability."""

    measure: str
    probability: float
    rate: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often intervals of some nominal level held the truth in the back-test on the park's own history."""

    measure: str
    nominal: float
    covered: float
    tested: int
    error: float
    """Mean absolute scaled error of the forecasts."""
    naive_error: float
    """The same of the naive forecast, in the same test."""


@dataclass(frozen=True, slots=True)
class GrowthOutlook:
    """The bottom-up distribution of a park's growth over the horizon, as the plan stands."""

    base_year: int
    base: tuple[tuple[str, float], ...]
    """Output, tax and jobs of the base year by measure."""
    spreads: tuple[YearSpread, ...]
    parts: tuple[PartYear, ...]
    targets: tuple[TargetOdds, ...]
    rates: tuple[RateMet, ...]
    coverage: tuple[Coverage, ...]
    draws: int
    seed: int
    oil: tuple[YearSpread, ...] = ()
    """The fan of the oil price (yuan or dollars a barrel as in the series), measure "oil"."""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever of the least package: how far it is pulled, how far it could be, and what that costs."""

    key: str
    """"quota", "investment" or "productivity"."""
    label: Text
    amount: float
    limit: float
    unit: str
    cost_yuan: float


@dataclass(frozen=True, slots=True)
class GrowthScheme:
    """The least package of levers that makes every target as sure as asked."""

    levers: tuple[Lever, ...]
    cost_yuan: float
    targets: tuple[TargetOdds, ...]
    """The odds of the targets with the package."""
    alone: tuple[Lever, ...] = ()
    """What each lever would have to be if it were pulled alone; levers that cannot reach the targets alone are left out."""
