"""What grows a park, how unsure is each of it, what is asked for and what could be done? The frozen input of the growth engine.

`n` firms, `C` chains, `T` years after the base year, measures output, tax and jobs in this order. Output and tax in yuan a year, jobs in
persons. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.series.bootstrap import FEWEST_PRICES
from gongxing.errors import DataError
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
MEASURED = ("output", "tax", "jobs")
"""What is forecast, in the order of every array."""
PARTS = ("existing", "leads", "plots", "decisions")
"""The parts of growth, in the order of every array."""
LEVERS = ("quota", "investment", "productivity")
"""The levers, in the order in which a package is written."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The uncertainty that firms share and the habits of new plots; see the keys of the same names in the industry values."""

    demand_shock: float = 0.03
    chain_shock: float = 0.03
    shock_persistence: float = 0.8
    noise_persistence: float = 0.9
    oil_lag_share: float = 0.5
    oil_reversion: float = 0.9
    jobs_elasticity: float = 0.6
    labour_growth: float = 0.03
    lead_ramp_years: float = 3.0
    lead_realised: float = 0.7
    lead_spread: float = 0.35
    lead_cycle: float = 0.4
    plot_absorption: float = 0.3
    plot_cycle: float = 0.25
    plot_build_years: float = 1.0
    plot_ramp_years: float = 3.0


@dataclass(frozen=True, slots=True)
class Oil:
    """The oil price up to the end of the base year, from whose past its fan is drawn."""

    prices: tuple[float, ...]
    """In order of time, `period` a year; the last is that of the end of the base year."""
    period: int
    price: float
    """Mean of the base year."""
    before: float = 0.0
    """Logarithm of the mean of the year before the base year over that of the base year."""
    unit: str = ""
    source: str = ""
    years: tuple[int, ...] = ()
    """The year of each price."""

    def until(self, year: int) -> Oil | None:
        """Return the price as it was known at the end of an earlier year; None where too little was known."""
        kept = [p for p, y in zip(self.prices, self.years, strict=True) if y <= year]
        means = {
            y: np.mean([p for p, at in zip(self.prices, self.years, strict=True) if at == y])
            for y in (year - 1, year)
            if y in self.years
        }
        if len(kept) < FEWEST_PRICES or year not in means:
            return None
        before = float(np.log(means[year - 1] / means[year])) if year - 1 in means else 0.0
        return Oil(
            tuple(kept), self.period, float(means[year]), before, self.unit, self.source, self.years[: len(kept)]
        )


@dataclass(frozen=True)
class Panel:
    """The firms' past: output, tax and jobs (3, n, Y), NaN where a year is missing, and the yearly mean oil price (Y,), NaN where unknown."""

    years: tuple[int, ...]
    values: FloatArray
    oil: FloatArray

    def until(self, year: int) -> Panel:
        """Return the past up to and with a year."""
        count = sum(y <= year for y in self.years)
        return Panel(self.years[:count], self.values[:, :, :count], self.oil[:count])


@dataclass(frozen=True)
class Leads:
    """Investment leads: probability of production, first year of production as a place from 1, figures at full production, land."""

    ids: tuple[str, ...]
    chain: IntArray
    elasticity: FloatArray
    chance: FloatArray
    begin: IntArray
    slip_years: FloatArray
    full: FloatArray
    """(3, L) output, tax and jobs at full production as promised."""
    land_m2: FloatArray


@dataclass(frozen=True)
class Plots:
    """Planned industrial plots and what such land yields."""

    free_m2: FloatArray
    """(T,) land for newcomers by the end of each year, all years before counted in; movers' land taken off."""
    share: FloatArray
    """(C,) which chains the land is for, adding up to 1."""
    quantiles: FloatArray
    """(C, Q) output per square metre of such firms at evenly spaced probabilities."""
    lots: IntArray
    """(C,) how many projects share the land of a chain: the more, the surer the mean."""
    elasticity: FloatArray
    """(C,) to the oil price."""
    tax: FloatArray
    """(C,) tax per output."""
    jobs: FloatArray
    """(C,) jobs per output."""


@dataclass(frozen=True, slots=True)
class LeverTerms:
    """One lever: amounts 0, step, 2 step ... up to limit, what one unit costs."""

    key: str
    label: Text
    unit: str
    step: float
    limit: float
    cost_yuan: float
    """Per unit of amount."""

    @property
    def steps(self) -> int:
        """How many steps reach the limit."""
        return int(np.floor(self.limit / self.step + 1e-9))


@dataclass(frozen=True, slots=True)
class Offer:
    """What levers bring: one extra lead, one extra square metre of quota."""

    lead_chance: float = 0.25
    lead_begin: int = 3
    lead_slip_years: float = 0.8
    lead_land_m2: float = 20_000.0
    quota_years: int = 2


@dataclass(frozen=True, slots=True)
class Target:
    """One target: yearly rate from the base year on, and what that makes of the base year by the last year."""

    measure: str
    rate: float
    value: float


@dataclass(frozen=True)
class GrowthProblem:
    """How does the park grow, and what is the least package of levers that reaches the targets? See README.md for the model."""

    base_year: int
    years: tuple[int, ...]
    firms: tuple[str, ...]
    chains: tuple[str, ...]
    """Names of the chains; "" for firms of none."""
    chain: IntArray
    elasticity: FloatArray
    base: FloatArray
    """(3, n) output, tax and jobs of the base year."""
    path: FloatArray
    """(n, T) median output by the mean of theta and damped trend, the oil price left out."""
    jobs_path: FloatArray
    """(n, T) jobs that go with it."""
    sigma: FloatArray
    """(n,) standard deviation of a firm's own yearly error."""
    pool: FloatArray
    """Standardised errors of the past, chain after chain."""
    pool_start: IntArray
    pool_size: IntArray
    """(n,) the errors a firm draws from."""
    hazard: FloatArray
    """(n,) yearly probability of closing."""
    factor: FloatArray
    """(n, T) what the industry scheme changes of a firm's output and tax, as a share: -1 once it closes."""
    jobs_factor: FloatArray
    leads: Leads
    plots: Plots
    rates: Rates
    panel: Panel
    prior_elasticity: FloatArray
    """(n,) to the oil price, before history was heard."""
    levers: tuple[LeverTerms, ...]
    offer: Offer = Offer()
    oil: Oil | None = None
    targets: tuple[Target, ...] = ()
    asked: float = 0.8
    habits: tuple[tuple[str, float], ...] = ()
    """What the calibration assumed where history was silent, by key; the back-test uses it again."""
    notes: tuple[Text, ...] = field(default=())

    def __post_init__(self) -> None:
        faults = self._faults()
        if faults:
            raise DataError("growth problem: " + "; ".join(faults))
        for holder in (self, self.panel, self.leads, self.plots):
            for part in fields(holder):
                value = getattr(holder, part.name)
                if isinstance(value, np.ndarray):
                    value.flags.writeable = False

    @property
    def totals(self) -> FloatArray:
        """Output, tax and jobs of the base year (3,)."""
        return np.asarray(self.base.sum(axis=1))

    def _faults(self) -> list[str]:
        n, t, c = len(self.firms), len(self.years), len(self.chains)
        shapes = (
            ("chain", (n,)), ("elasticity", (n,)), ("base", (3, n)), ("path", (n, t)), ("jobs_path", (n, t)), ("sigma", (n,)),
            ("pool_start", (n,)), ("pool_size", (n,)), ("hazard", (n,)), ("factor", (n, t)), ("jobs_factor", (n, t)),
            ("prior_elasticity", (n,)),
        )  # fmt: skip
        found = [f"{name} is not of shape {shape}" for name, shape in shapes if getattr(self, name).shape != shape]
        if (
            not t
            or self.years[0] != self.base_year + 1
            or list(self.years) != list(range(self.years[0], self.years[0] + t))
        ):
            found.append("years do not follow the base year")
        for name, chain in (("firms", self.chain), ("leads", self.leads.chain)):
            if len(chain) and (chain.min() < 0 or chain.max() >= c):
                found.append(f"{name} of a chain that does not exist")
        for name in ("base", "path", "jobs_path", "sigma", "hazard", "pool"):
            values = getattr(self, name)
            if not np.isfinite(values).all() or (name != "pool" and name != "base" and (values < 0).any()):
                found.append(f"{name} holds values that are missing or below zero")
        if n and self.pool.size and (self.pool_start + self.pool_size).max() > self.pool.size:
            found.append("the pool of errors is too short")
        if n and not (self.pool_size > 0).all():
            found.append("a firm has no errors to draw from")
        if [lever.key for lever in self.levers] != list(LEVERS):
            found.append(f"levers are not {LEVERS}")
        found += [f"lever {lever.key} has no step above zero" for lever in self.levers if not lever.step > 0]
        if any(target.measure not in MEASURED for target in self.targets):
            found.append("a target of a measure that is not forecast")
        if len(self.plots.free_m2) != t or len(self.plots.share) != c:
            found.append("plots do not fit the years and chains")
        return found
