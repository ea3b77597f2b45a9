"""What is given: the money that comes and goes year by year, the old debts, the bonds on offer and what bounds them?"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.origins import Origin
from gongxing.plan.finance import Project
from gongxing.words import Text

IntArray = npt.NDArray[np.int64]
FLOWS = ("tax", "fees", "transfers", "land", "income", "operating", "incentives", "works", "old_interest", "old_principal", "old_owed")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of bond or loan: its terms, and its ceilings in lots. Special bonds are only for works with income."""

    id: str
    name: Text
    kind: str
    rate: float
    term: int
    way: str
    lot_fen: int
    year_lots: int
    total_lots: int
    issue_fen: int
    """Cost of issuing one lot."""

    @property
    def special(self) -> bool:
        """Whether its money is only for works that can repay it."""
        return self.kind == "special"


@dataclass(frozen=True)
class Programme:
    """One programme of incentives: its group and the money and benefit a year of each step, in fen, in the order of the steps."""

    name: str
    group: str
    numbers: tuple[int, ...]
    steps: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FinanceProblem:
    """The money of a park over the years of the horizon and those in which bonds are still repaid; all money in whole fen.

    Flows are (years,) arrays, made read-only: `tax` left to the park, `fees` (with other revenue), `transfers`, `land` (net of
    statutory deductions), `income` of finished works, `operating`, `incentives`, `works` (what actions cost), the service of old
    debts and what is owed of them at the end of each year. `carried` is (horizon,): what the works started by the end of each
    year can repay of special bonds out of their own income.
    """

    first: int
    horizon: int
    opening_fen: int
    least_cash_fen: int
    tax: IntArray
    fees: IntArray
    transfers: IntArray
    land: IntArray
    income: IntArray
    operating: IntArray
    incentives: IntArray
    works: IntArray
    old_interest: IntArray
    old_principal: IntArray
    old_owed: IntArray
    carried: IntArray
    offers: tuple[Offer, ...]
    dscr_floor: float
    debt_ratio: float
    debt_ceiling_fen: int | None
    discount_rate: float
    special_cover: float = 1.2
    """Least cover of principal and interest by the income of a work on special bonds."""
    base_tax_fen: int = 0
    """Taxes left to the park in the year before the horizon: what comes on top is counted as the plan's."""
    phased: bool = True
    programmes: tuple[Programme, ...] = ()
    incentives_budget_fen: int | None = None
    projects: tuple[Project, ...] = ()
    spending: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """What the actions of each engine cost by year; adds up to `works`."""
    notes: tuple[Text, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                fixed = np.array(value, dtype=np.int64)
                fixed.setflags(write=False)
                object.__setattr__(self, field.name, fixed)
        faults = [*self._faults()]
        if faults:
            raise DataError("finance: " + "; ".join(faults))

    @property
    def years(self) -> int:
        """How many years there are, those after the horizon included."""
        return len(self.tax)

    @property
    def floor(self) -> Fraction:
        """The floor of the debt service cover as an exact number."""
        return Fraction(str(self.dscr_floor))

    @property
    def ratio(self) -> Fraction:
        """The ceiling of the debt ratio as an exact number."""
        return Fraction(str(self.debt_ratio))

    @property
    def resources(self) -> IntArray:
        """The resources of each year: taxes, fees, transfers, land."""
        return self.tax + self.fees + self.transfers + self.land

    @property
    def net(self) -> IntArray:
        """What each year leaves for debt service: all that comes in less the running and the incentives."""
        return self.resources + self.income - self.operating - self.incentives

    @property
    def old_service(self) -> IntArray:
        """Debt service of the old debts."""
        return self.old_interest + self.old_principal

    def _faults(self) -> list[str]:
        faults = [
            f"{name} has {len(getattr(self, name))} years, expected {self.years}"
            for name in FLOWS
            if len(getattr(self, name)) != self.years
        ]
        if not 1 <= self.horizon <= self.years:
            faults.append(f"the horizon has {self.horizon} of {self.years} years")
        if len(self.carried) != self.horizon:
            faults.append(f"carried has {len(self.carried)} years, expected {self.horizon}")
        elif (np.diff(self.carried) < 0).any():
            faults.append("what works can carry falls from one year to the next")
        faults += [
            f"offer {offer.id}: a lot above 0, a term of 1 or more and a rate of 0 or more are needed"
            for offer in self.offers
            if offer.lot_fen <= 0 or offer.term < 1 or offer.rate < 0
        ]
        faults += [
            f"offer {offer.id} is still repaid after the last year"
            for offer in self.offers
            if self.horizon + offer.term > self.years
        ]
        return faults
