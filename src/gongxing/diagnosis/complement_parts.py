"""What is known of two zones side by side: links they complete, services they share, sectors they should divide?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gongxing.diagnosis.chain_parts import ChainMap, MappedFirm
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.origins import Figure
from gongxing.plan import Finding
from gongxing.words import Text

DIRECTIONS = {
    "here": Text("毗邻园区补本园区", "the neighbour completes this park"),
    "there": Text("本园区补毗邻园区", "this park completes the neighbour"),
}
"""Who completes whom, in words."""
LEADS = {
    "here": Text("本园区为主", "this park leads"),
    "there": Text("毗邻园区为主", "the neighbour leads"),
    "both": Text("错位分工", "each its own products"),
}
"""Who should lead in a sector that both make, in words."""


@dataclass(frozen=True, slots=True)
class ComplementLink:
    """One link of a chain that one zone lacks and the other has."""

    zone: str
    direction: str
    """One of DIRECTIONS."""
    chain: str
    sector: str
    name: Text
    status: str
    """Its status on the side that lacks it."""
    need_yuan: float
    cover: float
    """Share of the need covered today by the side that lacks it."""
    cover_both: float
    """The same with the other side's firms."""
    sales_yuan: float
    """Yearly sales of the other side's firms in the sector."""
    gain_yuan: float
    """Need a year that they could newly cover."""
    firms: tuple[str, ...]
    firm_names: tuple[str, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class SharedService:
    """One service that firms of the neighbour offer to both zones."""

    zone: str
    words: str
    firms: tuple[str, ...]
    firm_names: tuple[str, ...]
    sectors: tuple[str, ...]
    local_firms: int
    """Firms of the same sectors in this park."""


@dataclass(frozen=True, slots=True)
class SectorDivision:
    """One sector that both zones make: sales and shares of each, relative specialisation, who should lead."""

    zone: str
    sector: str
    name: Text
    sales_here: float
    sales_there: float
    share_here: float
    share_there: float
    ratio: float
    """Share here over share there: above 1 this park is the more specialised."""
    lead: str
    """One of LEADS."""


@dataclass(frozen=True)
class ComplementSurvey:
    """What the park and its neighbours complete, share and should divide; figures, findings and tables tell it."""

    zones: tuple[str, ...]
    links: tuple[ComplementLink, ...]
    services: tuple[SharedService, ...]
    divisions: tuple[SectorDivision, ...]
    here: ChainMap = field(repr=False)
    neighbours: Mapping[str, tuple[MappedFirm, ...]] = field(repr=False)
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[SurveyTable, ...] = ()

    def told(
        self, figures: tuple[Figure, ...], findings: tuple[Finding, ...], tables: tuple[SurveyTable, ...]
    ) -> ComplementSurvey:
        """Return the survey with figures, findings and tables."""
        return replace(self, figures=figures, findings=findings, tables=tables)

    def overlap(self, zone: str) -> float:
        """Return how alike the sales of the two zones are by sector: the sum of the lesser shares, 0 to 1."""
        return sum(min(d.share_here, d.share_there) for d in self.divisions if d.zone == zone)
