"""Into which sectors can the park grow: how near is each to what it does, how fast does it grow, how exposed is it to shocks?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.origins import Figure
from gongxing.plan import Finding
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sector of the input-output table as the park could take it up; None stands for what is not known."""

    sector: str
    """Code of the sector in the input-output table."""
    name: Text
    firms: int
    sales_yuan: float
    """Sales of the park's firms in the sector, per year."""
    jobs: int
    chain: str
    """Chain of the 2+2 layout to which most of its sales in the park belong; empty for none."""
    rca: float | None
    """Location quotient of the park against the nation; None where the park has no sales that can be placed."""
    density: float | None
    """How near the sector is to what the park can do, 0 to 1 (Hidalgo et al. 2007)."""
    complexity: float | None
    """Product complexity index among the places of `region_sectors`; None without enough places."""
    growth: float | None
    """Yearly growth of the sector in the nation, as a share."""
    exposure: float | None
    """Share of output lost when investment in oil and gas falls as far as the shock scenario says."""
    import_share: float | None
    """Imports over total use in the nation: what could be made at home."""
    linkage: float | None
    """How much the sector trades with the park's sectors per unit of output, 0 to 1."""
    nearest: str = ""
    """Sector of the park it is most akin to; empty where the park has none."""
    service: bool = False
    """Whether it is a service that serves manufacturing."""


@dataclass(frozen=True)
class Diversification:
    """Every candidate sector, by which relatedness, with figures, findings and tables."""

    candidates: tuple[Candidate, ...]
    basis: str
    """"places" (sectors found together in the same places) or "input_output" (like inputs, and trade with one another)."""
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]

    def candidate(self, sector: str) -> Candidate:
        """Return the candidate of a sector; KeyError if there is none."""
        for candidate in self.candidates:
            if candidate.sector == sector:
                return candidate
        raise KeyError(f"no candidate {sector}")
