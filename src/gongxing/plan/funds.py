"""How much money may the plan have spent by the end of each year, before it is decided what is done when?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.origins import Origin
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class FundsYear:
    """One year of the money that does not hang on what is done when, in fen.

    `revenue_fen` is what comes in of itself (taxes left to the park, fees), `transfers_fen` what superiors grant,
    `operating_fen` the running of the park, `service_fen` the debt service (old debts and the bonds counted here),
    `bonds_fen` the most that may be issued. `free_fen` is what the plan's actions may cost by the end of the year, all
    years before included: if spending stays below it in every year, there is a way to pay for it within all ceilings.
    """

    year: int
    revenue_fen: int
    transfers_fen: int
    operating_fen: int
    service_fen: int
    bonds_fen: int
    free_fen: int


@dataclass(frozen=True, slots=True)
class Funds:
    """The money of the horizon, year by year, with what it rests on."""

    years: tuple[FundsYear, ...]
    notes: tuple[Text, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        years = [row.year for row in self.years]
        if not years or years != list(range(years[0], years[0] + len(years))):
            raise ValueError(f"funds run over consecutive years, found {years}")

    def free_yuan(self, year: int) -> float:
        """Return what actions may cost by the end of a year, in yuan; KeyError for a year outside the horizon."""
        for row in self.years:
            if row.year == year:
                return row.free_fen / 100
        raise KeyError(f"no funds of {year}")
