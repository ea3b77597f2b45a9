"""What does the portfolio engine propose: which sectors to strengthen, extend, enter, hold or leave, and why?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

DECISIONS = {
    "strengthen": Text("做强", "strengthen"),
    "extend": Text("延链", "extend"),
    "enter": Text("进入", "enter"),
    "hold": Text("保持", "hold"),
    "leave": Text("退出", "leave"),
}
"""What may be decided for a sector, in words: present and leading / present and growing on / new / as it is / let go."""


@dataclass(frozen=True, slots=True)
class SectorChoice:
    """One sector of the input-output tables and what is decided for it; None stands for what is not known."""

    sector: str
    """Code of the sector in the input-output tables."""
    name: Text
    chain: str
    """Chain of the 2+2 layout it belongs to; empty for none."""
    decision: str
    """One of DECISIONS."""
    firms: int
    present_yuan: float
    """Sales of the park in the sector today, per year."""
    density: float | None
    """How near the sector is to what the park can do, 0 to 1 (Hidalgo et al. 2007)."""
    growth: float | None
    """Yearly growth of the sector at large, as a share."""
    exposure: float | None
    """Share of output lost in the worst shock scenario."""
    gain_yuan: float
    """Expected yearly sales won over the horizon by the decision."""
    effort_yuan: float
    """Public and private money the decision takes."""
    reason: Text
    land_m2: float = 0.0
    """New land the decision takes; below zero where it frees land."""
    jobs: float = 0.0
    skilled: float = 0.0
    """Researchers, engineers and technicians among the jobs."""
    level: int = 0
    """Level of effort, 1 to 3; 0 for hold and leave."""
    value_yuan: float = 0.0
    """Expected yearly value added won, less the yearly charge of the effort."""
    rca: float | None = None
    """Location quotient of the park against the nation."""
    bound_by: tuple[str, ...] = ()
    """What kept it from more: keys of limits, "entries", "chain:<name>", "risk", "worth", "barred", "far" or "unknown"."""
    robust: float | None = None
    """Share of the trials with other weights, scenarios and gains in which the same decision is taken; None if not tried."""


@dataclass(frozen=True, slots=True)
class LimitUse:
    """One limit of the portfolio and how much of it is used, in its unit."""

    key: str
    label: Text
    unit: str
    limit: float
    used: float
    basis: Text


@dataclass(frozen=True, slots=True)
class ChainServed:
    """One chain of the 2+2 layout and the sectors by which the portfolio serves it."""

    chain: str
    kind: str
    """`leading_chain` or `nurtured_chain`."""
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioGain:
    """What the portfolio gains a year by the end of the horizon under one scenario, in value added less charges of effort."""

    key: str
    label: Text
    probability: float
    gain_yuan: float
    kept_yuan: float
    """What the park would gain with every sector held, under the same scenario."""


@dataclass(frozen=True, slots=True)
class PortfolioScheme:
    """The portfolio part of a plan."""

    choices: tuple[SectorChoice, ...]
    scenarios: tuple[ScenarioGain, ...]
    expected_yuan: float
    worst_yuan: float
    """Mean of the worst tail of scenarios (CVaR)."""
    effort_yuan: float
    concentration_before: float
    """Herfindahl index of sales by sector, 0 to 1."""
    concentration_after: float
    limits: tuple[LimitUse, ...] = ()
    chains: tuple[ChainServed, ...] = ()
    warnings: tuple[Text, ...] = ()

    def choice(self, sector: str) -> SectorChoice:
        """Return the choice for a sector; KeyError if the scheme has none."""
        for choice in self.choices:
            if choice.sector == sector:
                return choice
        raise KeyError(f"no sector {sector} in the portfolio")
