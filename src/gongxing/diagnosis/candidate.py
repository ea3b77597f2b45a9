"""What is one candidate sector into which the park could grow?"""

from __future__ import annotations

from dataclasses import dataclass

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
    """Location quotient of the park against the nation; None where the nation makes nothing of it."""
    density: float | None
    """How near the sector is to what the park can do, 0 to 1 (Hidalgo et al. 2007)."""
    complexity: float | None
    """Product complexity index among the places of `region_sectors`; None without enough places."""
    growth: float | None
    """Yearly growth of the sector in the nation, as a share."""
    exposure: float | None
    """Share of output lost when investment in oil and gas falls as far as the shock scenario says."""
    import_share: float | None
    """Imports over home use in the nation: what could be made at home."""
    linkage: float | None
    """How much the sector trades with the park's own sectors per unit of output, 0 to 1."""
    nearest: str = ""
    """Sector of the park to which it is most akin; empty where the park has none."""
    service: bool = False
    """Whether it is a service that serves manufacturing."""
