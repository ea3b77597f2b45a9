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
    level: str = "park"
    """Whether the sums of the park or single firms were forecast: "park" or "firm"."""


@dataclass(frozen=True, slots=True)
class ChainPart:
    """The mean that one part adds to a measure within one chain in one year; chain "" stands for firms of none."""

    chain: str
    part: str
    measure: str
    year: int
    mean: float


@dataclass(frozen=True, slots=True)
class TargetYear:
    """One year on the way to a target, from above and from below."""

    measure: str
    year: int
    wanted: float
    """What the asked rate would make of the base year."""
    expected: float
    """The mean from below."""
    sure: float
    """What is met or exceeded as surely as the target is to be met."""

    @property
    def gap(self) -> float:
        """What is missing to meet the target as surely as asked; 0 where nothing is."""
        return max(0.0, self.wanted - self.sure)


@dataclass(frozen=True, slots=True)
class Closer:
    """What one lever at its limit would add to a measure in the last year on average, and how much of the gap that is."""

    lever: str
    label: Text
    measure: str
    gain: float
    share: float | None
    """Gain over gap, None where there is no gap."""


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
    chains: tuple[ChainPart, ...] = ()
    road: tuple[TargetYear, ...] = ()
    """The targets year by year against what grows from below."""
    closers: tuple[Closer, ...] = ()

    def spread(self, measure: str, year: int) -> YearSpread:
        """Return the distribution of a measure in a year; KeyError if it is not forecast."""
        for spread in self.spreads:
            if (spread.measure, spread.year) == (measure, year):
                return spread
        raise KeyError(f"no spread of {measure} in {year}")

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are forecast."""
        return tuple(dict.fromkeys(spread.year for spread in self.spreads))


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
    draws: int = 10_000
    """The number of draws the odds rest on."""
