"""How much money may the plan have spent by the end of each year, before it is decided what is done when?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongxing.origins import Origin
from gongxing.plan.action import Action
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class FundsYear:
    """One year of the money that does not hang on what is done when, in fen.

    `revenue_fen` is what comes in of itself (taxes left to the park, fees), `transfers_fen` what superiors grant,
    `operating_fen` the running of the park, `service_fen` the debt service (old debts and the bonds counted here),
    `bonds_fen` the most that may be issued. `free_fen` is what the plan's actions may cost by the end of the year, all
    years before included and less what they bring in: if spending stays below it in every year, there is a way to pay for it
    within all ceilings. `earmarked_fen` is what of it, by the end of the year, is special bonds: money only for works that can
    repay it (see `Funds.enough`).
    """

    year: int
    revenue_fen: int
    transfers_fen: int
    operating_fen: int
    service_fen: int
    bonds_fen: int
    free_fen: int
    earmarked_fen: int = 0


@dataclass(frozen=True, slots=True)
class Funds:
    """The money of the horizon, year by year, with what it rests on."""

    years: tuple[FundsYear, ...]
    notes: tuple[Text, ...] = ()
    origins: tuple[Origin, ...] = ()
    borne: tuple[tuple[str, float], ...] = ()
    """Share of the cost of an engine's actions that the park bears, by engine; those not listed are borne as a whole."""
    carried: tuple[tuple[str, int], ...] = ()
    """What of special bonds each action can repay out of its own income, in fen, by action."""
    lot_fen: int = 0
    """The greatest lot of the special bonds counted."""

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

    def cost_fen(self, action: Action) -> int:
        """Return what the park pays for an action, in fen; 0 where its cost is not known."""
        return round((action.cost_yuan or 0.0) * dict(self.borne).get(action.engine, 1.0) * 100)

    def enough(self, spent: Sequence[int], carried: Sequence[int]) -> bool:
        """Whether a spending is sure to be payable within all ceilings.

        Args:
            spent: what actions cost by the end of each year, less what they brought in, in fen.
            carried: what the actions started by the end of each year can carry of special bonds, in fen.

        Special bonds that no started work can carry stay unissued, so that what is free shrinks by the greatest lack of
        such works so far, and by one lot.
        """
        lack = 0
        for row, out, works in zip(self.years, spent, carried, strict=True):
            if row.earmarked_fen > works:
                lack = max(lack, row.earmarked_fen - works + self.lot_fen)
            if out + lack > row.free_fen:
                return False
        return True
