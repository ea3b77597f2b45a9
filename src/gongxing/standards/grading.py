"""By which official formulas are firms graded A to D by what they yield per mu: indicators, weights, bases, shares, scope?

A formula is data (`packs/grading_formulas.csv` and `packs/grading_criteria.csv`, or a user's own file): a score is the sum of
weight x indicator / base, firms are ranked by it, and the first, next and last shares of the ranking become A, B, C and D.
Everything is in SI and yuan here; the tables give the official units and `io.grading` converts them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongxing.origins import Origin, OriginKind
from gongxing.standards.parameters import Parameters
from gongxing.standards.rules import Grade
from gongxing.units import MU_M2, WAN_YUAN
from gongxing.words import Text

CLASSES = ("A", "B", "C", "D")
"""The four classes, best first."""
SCALES = ("all", "above", "below")
"""Which firms a formula is officially for: all, those above or those below designated size."""
UNITS: Mapping[str, tuple[str, float]] = {
    "万元/亩": ("yuan/m2", WAN_YUAN / MU_M2),
    "万元/吨标煤": ("yuan/tce", WAN_YUAN),
    "万元/吨": ("yuan/kg", WAN_YUAN / 1000.0),
    "万元/立方米": ("yuan/m3", WAN_YUAN),
    "万元/人": ("yuan/person", WAN_YUAN),
    "元/千瓦时": ("yuan/kWh", 1.0),
    "万元/万千瓦时": ("yuan/kWh", 1.0),
    "人/亩": ("persons/m2", 1.0 / MU_M2),
    "1": ("share", 1.0),
    "%": ("share", 0.01),
}
"""Units in which formulas state their bases: the unit here and what to multiply with."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A ratio of two columns of the table `firms`, more being better.

    `clean` tells that a zero below the line is the best there can be (nothing discharged), not a gap in the register.
    """

    key: str
    label: Text
    above: str
    below: str
    unit: str
    clean: bool = False


INDICATORS: Mapping[str, Indicator] = {
    found.key: found
    for found in (
        Indicator("tax_per_land", Text("亩均税收", "tax per land"), "tax_yuan", "land_m2", "yuan/m2"),
        Indicator("sales_per_land", Text("亩均销售", "sales per land"), "sales_yuan", "land_m2", "yuan/m2"),
        Indicator(
            "value_added_per_land", Text("亩均增加值", "value added per land"), "value_added_yuan", "land_m2", "yuan/m2"
        ),
        Indicator("output_per_land", Text("亩均产值", "output per land"), "output_yuan", "land_m2", "yuan/m2"),
        Indicator("jobs_per_land", Text("亩均从业人数", "jobs per land"), "jobs", "land_m2", "persons/m2"),
        Indicator("tax_per_energy", Text("单位能耗税收", "tax per energy"), "tax_yuan", "energy_tce", "yuan/tce"),
        Indicator(
            "value_added_per_energy",
            Text("单位能耗增加值", "value added per energy"),
            "value_added_yuan",
            "energy_tce",
            "yuan/tce",
        ),
        Indicator(
            "value_added_per_emission",
            Text("单位排放增加值", "value added per emission"),
            "value_added_yuan",
            "emission_kg",
            "yuan/kg",
            clean=True,
        ),
        Indicator(
            "value_added_per_cod",
            Text("单位化学需氧量增加值", "value added per COD"),
            "value_added_yuan",
            "cod_kg",
            "yuan/kg",
            clean=True,
        ),
        Indicator(
            "value_added_per_water",
            Text("单位用水增加值", "value added per water"),
            "value_added_yuan",
            "water_m3",
            "yuan/m3",
        ),
        Indicator(
            "value_added_per_job", Text("劳动生产率", "labour productivity"), "value_added_yuan", "jobs", "yuan/person"
        ),
        Indicator("rd_share", Text("研发投入比", "R&D share of sales"), "rd_yuan", "sales_yuan", "share"),
        Indicator("export_share", Text("出口占比", "export share of sales"), "export_yuan", "sales_yuan", "share"),
        Indicator(
            "tax_per_electricity",
            Text("单位电耗税收", "tax per electricity"),
            "tax_yuan",
            "electricity_kwh",
            "yuan/kWh",
        ),
    )
}
"""Every indicator a formula may use, by key."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One indicator of a formula: its weight in points and what it is measured against.

    The base is either a fixed number in the unit of the indicator or `mean_times` the mean of the county or park.
    """

    indicator: str
    weight: float
    base: float | None
    mean_times: float | None
    note: Text | None = None
    """What was read into the rule where its text is short."""


@dataclass(frozen=True, slots=True)
class GradingFormula:
    """One official (or the user's own) formula."""

    key: str
    rule: str
    """Code of the rule it states; empty for a user's own formula."""
    label: Text
    scale: str
    """One of SCALES: for which firms it is the official one."""
    criteria: tuple[Criterion, ...]
    shares: tuple[float, float, float, float]
    """Shares of A, B, C and D among the firms that are rated."""
    shares_rule: str
    """Rule the shares come from; another than `rule` where they are borrowed."""
    cap: float
    """A single indicator scores at most this many times its weight."""
    cap_origin: Origin
    least_land_m2: float
    """Firms on less land are not graded; those above designated size only where `land_of_all`."""
    least_land_rule: str
    land_of_all: bool
    since: dt.date
    until: dt.date | None
    source: str
    grade: Grade
    words: Text

    @property
    def borrowed(self) -> bool:
        """Whether the class shares are another rule's, because its own text gives none."""
        return self.shares_rule != self.rule

    @property
    def origin(self) -> Origin:
        """The rule it states, or the user's assumption."""
        kind = OriginKind.RULE if self.rule else OriginKind.ASSUMPTION
        return Origin(kind, self.rule or f"grading_formulas/{self.key}", self.words)


@dataclass(frozen=True, slots=True)
class Exemption:
    """Firms of a sector that serve the public and are not graded: prefix of the sector code and why."""

    sector: str
    words: Text


@dataclass(frozen=True, slots=True)
class Policy:
    """What a class brings with it under a rule: `effect` is a stable word such as "no_bid"."""

    grade: str
    effect: str
    rule: str
    words: Text

    @property
    def origin(self) -> Origin:
        """The rule behind it."""
        return Origin(OriginKind.RULE, self.rule, self.words)


@dataclass(frozen=True)
class GradingFormulas:
    """The formulas to grade by, what classes bring, the sectors that are exempt, the parameters of grading (keys `grading_*`)."""

    formulas: tuple[GradingFormula, ...]
    policies: tuple[Policy, ...]
    exempt: tuple[Exemption, ...]
    values: Parameters

    def __iter__(self) -> Iterator[GradingFormula]:
        return iter(self.formulas)

    def __len__(self) -> int:
        return len(self.formulas)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the formulas in order."""
        return tuple(formula.key for formula in self.formulas)

    def of(self, key: str) -> GradingFormula:
        """Return the formula called `key`; KeyError if there is none."""
        for formula in self.formulas:
            if formula.key == key:
                return formula
        raise KeyError(f"no grading formula {key}; there are {', '.join(self.keys)}")
