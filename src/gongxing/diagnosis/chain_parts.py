"""What is a chain map made of: firms in sectors, links up and down the chain with their status, firms it cannot lose?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.origins import Figure
from gongxing.plan import Finding
from gongxing.standards.input_output import InputOutput
from gongxing.words import Text

STATUSES = {
    "present": Text("已有", "present"),
    "thin": Text("薄弱", "thin"),
    "missing": Text("缺失", "missing"),
    "imported": Text("依赖进口", "imported"),
}
"""What may be said of a link, in words."""
OUTSIDE = Text("园外市场", "market outside")
"""What is said of a downstream sector that has no firm in the park."""
SIDES = {"up": Text("上游", "upstream"), "core": Text("核心", "core"), "down": Text("下游", "downstream")}
"""Where a link stands in the chain."""
EVIDENCE = {
    "register": Text("企业名录与投入产出系数", "firm register and input-output coefficients"),
    "links": Text("供销关系表", "table of supply links"),
    "both": Text("名录、系数与供销关系表", "register, coefficients and supply links"),
}
"""What a status rests on, in words."""


@dataclass(frozen=True, slots=True)
class MappedFirm:
    """One firm and the sector its industry code belongs to; `sector` is empty where the code cannot be mapped."""

    firm: str
    name: str
    chain: str
    code: str
    """Industry code as the register gives it."""
    prefix: str
    """Row of the map that was used; empty without one."""
    sector: str
    sales_yuan: float | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One sector of a chain: how strongly it is tied to the core, what the core needs of it, what the park has, and its status."""

    chain: str
    sector: str
    name: Text
    side: str
    """One of SIDES."""
    coefficient: float
    """Upstream: what a yuan of the core's output buys of it directly; downstream: the share of the core's output it buys."""
    total_coefficient: float
    """The same through all rounds (Leontief's or Ghosh's inverse less the first unit)."""
    status: str
    """One of STATUSES."""
    firms: int
    """Firms of the park in this sector."""
    sales_yuan: float
    """Their yearly sales."""
    need_yuan: float
    """Upstream: what the core needs a year; downstream: what it sells to the sector a year; the core: its own output."""
    cover: float
    """Share of the need that the park's firms can meet, 0 to 1."""
    imported_share: float
    """Share of the nation's home use of these goods that is imported."""
    evidence: str
    """One of EVIDENCE."""
    reason: Text
    members: tuple[str, ...] = ()
    """Ids of the firms, the largest first."""
    goods: bool = True
    """Whether the sector makes goods; services are looked for beyond the park as a matter of course."""
    largest_share: float = 0.0
    """Share of the largest firm in their sales."""

    @property
    def label(self) -> Text:
        """The status in words; downstream sectors without firms in the park are markets outside, not gaps."""
        return OUTSIDE if self.side == "down" and self.status in ("missing", "imported") else STATUSES[self.status]


@dataclass(frozen=True, slots=True)
class CriticalFirm:
    """One firm whose loss would break links of a chain."""

    firm: str
    name: str
    lost_share: float
    """Fall of the chain's covered need if the firm were gone, as a share of what is covered today."""
    reason: Text
    chain: str = ""
    sector: str = ""
    sole_yuan: float = 0.0
    """What its buyers in the park get from no other supplier in the same goods."""
    between: float = 0.0
    """The lesser of what it buys and what it sells within the park, as a share of all recorded trade within the park."""


@dataclass(frozen=True, slots=True)
class ChainCore:
    """The core of one chain of the user: its sectors by share of the chain's sales."""

    chain: str
    kind: str
    """`leading_chain` or `nurtured_chain`; empty where `strategies` does not list it."""
    sectors: tuple[tuple[str, float], ...]
    """Sector code and share of the chain's sales, largest first, shares above the threshold only."""
    firms: int
    sales_yuan: float


@dataclass(frozen=True)
class ChainMap:
    """The chains of a park laid on an input-output table; figures, findings and tables tell it."""

    sector_of: Mapping[str, str]
    """Sector code by firm id, mapped firms only."""
    links: tuple[ChainLink, ...]
    critical: tuple[CriticalFirm, ...]
    cores: tuple[ChainCore, ...]
    mapped: tuple[MappedFirm, ...]
    table: InputOutput = field(repr=False)
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[SurveyTable, ...] = ()

    def linkage(self, a: str, b: str) -> float:
        """Return how much two sectors trade per unit of output, the larger of the direct coefficients both ways, within 0 and 1.

        0 where either code is not in the table.
        """
        if a not in self.table or b not in self.table:
            return 0.0
        i, j = self.table.index(a), self.table.index(b)
        return float(np.clip(max(self.table.direct[i, j], self.table.direct[j, i]), 0.0, 1.0))

    def of(self, chain: str, side: str = "") -> tuple[ChainLink, ...]:
        """Return the links of a chain, of one side if asked."""
        return tuple(link for link in self.links if link.chain == chain and side in ("", link.side))
