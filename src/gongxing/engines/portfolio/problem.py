"""Which sectors, options, limits, chains and scenarios does a portfolio choose under? The frozen input of the portfolio engine.

`S` sectors, `K` options (each of one sector), `R` limits, `W` scenarios or draws of them. Money in yuan a year for gains, yuan once for
effort. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.origins import Origin
from gongxing.plan.portfolio import DECISIONS
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
LEADING, NURTURED = "leading_chain", "nurtured_chain"


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector as the engine sees it; None stands for what is not known, shares and rates as shares."""

    code: str
    name: Text
    chain: str
    firms: int
    sales_yuan: float
    rca: float | None
    density: float | None
    growth: float | None
    exposure: float | None
    import_share: float | None
    growth_used: float
    """Yearly growth that is counted: the known one within the cap, else the mean of all."""
    value_share: float
    """Value added per yuan of output."""
    land_per_yuan: float
    """New land per yuan of new yearly sales."""
    jobs_per_yuan: float
    skilled_share: float
    entry_success: float
    """Chance that an entry succeeds, by how near the sector is."""
    land_m2: float = 0.0
    """Land of its firms."""
    jobs: float = 0.0
    no_entry: str = ""
    """Why it may not be entered: "barred", "unknown" (how near it is) or "far"; empty where it may."""
    core: bool = False
    """Whether it is the core sector of a leading chain."""
    may_leave: bool = False
    """Whether it is weakly related, no longer growing and small."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One resource: at most `limit` of it may be used, in its unit."""

    key: str
    label: Text
    unit: str
    limit: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class ChainDemand:
    """One chain of the 2+2 layout: at least one of these options must be taken."""

    chain: str
    kind: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """What the options were reckoned with; see the parameters of the same names."""

    years: int
    capital_years: float
    success_strengthen: float
    success_extend: float
    import_pull: float
    land_release: float
    exit_cost_yuan_m2: float
    gain: tuple[tuple[str, tuple[float, ...]], ...] = ()
    """Gain by level of `strengthen` and `extend` (share of sales), `extend_sales` and `enter_sales` (yuan)."""
    cost: tuple[tuple[str, tuple[float, ...]], ...] = ()
    """Money per yuan of yearly sales by level, of `strengthen`, `extend` and `enter`."""

    def gain_of(self, key: str) -> tuple[float, ...]:
        """Return the gains of a decision by level."""
        return dict(self.gain)[key]

    def cost_of(self, key: str) -> tuple[float, ...]:
        """Return the costs of a decision by level."""
        return dict(self.cost)[key]


@dataclass(frozen=True)
class PortfolioProblem:
    """Choose one option for each sector. See README.md for the model in words and formulas."""

    sectors: tuple[Sector, ...]
    option_decision: tuple[str, ...]
    option_sector: IntArray
    option_level: IntArray
    option_sales: FloatArray
    """(K,) expected yearly sales won by the end of the horizon, before scenarios."""
    option_effort: FloatArray
    """(K,) money it takes."""
    option_use: FloatArray
    """(K, R) what it uses of each limit."""
    option_value: FloatArray
    """(K, W) yearly value added won in each scenario, less the yearly charge of the effort."""
    base_value: FloatArray
    """(W,) yearly value added won with every sector held."""
    effect: FloatArray
    """(W, S) effect of each scenario on each sector."""
    probability: FloatArray
    """(W,)"""
    scenario: tuple[str, ...]
    """(W,) key of the named scenario each draw belongs to."""
    labels: tuple[tuple[str, Text], ...]
    """Words of the named scenarios."""
    limits: tuple[Limit, ...]
    chains: tuple[ChainDemand, ...]
    entries: int
    """Most sectors that may be entered."""
    risk_aversion: float
    tail: float
    rates: Rates
    warnings: tuple[Text, ...] = ()
    assumptions: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise DataError("portfolio problem: " + "; ".join(faults))
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def _faults(self) -> Iterator[str]:
        k, r, w, s = len(self.option_decision), len(self.limits), len(self.probability), len(self.sectors)
        shapes = {
            "option_sector": (k,), "option_level": (k,), "option_sales": (k,), "option_effort": (k,), "option_use": (k, r),
            "option_value": (k, w), "base_value": (w,), "effect": (w, s), "probability": (w,),
        }  # fmt: skip
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                yield f"{name} has shape {getattr(self, name).shape}, expected {shape}"
                return
        if set(self.option_decision) - set(DECISIONS):
            yield "an option has no known decision"
        if len({sector.code for sector in self.sectors}) != s:
            yield "sector codes repeat"
        if sorted(set(self.option_sector.tolist())) != list(range(s)):
            yield "some sector has no option"
        if not 0 <= self.risk_aversion <= 1:
            yield f"risk aversion {self.risk_aversion} is not between 0 and 1"
        if not 0 < self.tail <= 1:
            yield f"tail {self.tail} is not above 0 and at most 1"
        if w == 0 or (self.probability < 0).any() or abs(float(self.probability.sum()) - 1.0) > 1e-9:
            yield "probabilities do not add up to one"
        if len(self.scenario) != w:
            yield "scenario keys are not given for each draw"
        for name in ("option_value", "option_use", "option_effort", "option_sales", "base_value", "effect"):
            if not np.isfinite(getattr(self, name)).all():
                yield f"{name} has values that are not finite"

    def options_of(self, sector: int) -> IntArray:
        """Return the options of a sector."""
        return np.flatnonzero(self.option_sector == sector)
