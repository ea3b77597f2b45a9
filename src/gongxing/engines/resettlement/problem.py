"""What is given: households that have to move, estates with flats, the terms that hold, and what has been decided?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.park.people_tables import WISHES
from gongxing.plan.resettlement import CAUSES
from gongxing.standards.resettlement import ResettlementTerms
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Household:
    """One household as the register knows it; None or "" where it does not say."""

    id: str
    group: str
    parcel: str
    action: str
    """Id of the action that displaces it."""
    cause: str
    persons: int | None
    floor_m2: float | None
    structure: str = ""
    newness: float | None = None
    business_m2: float = 0.0
    tenure: str = ""
    wish: str = ""
    signed: bool = False
    objection: bool = False


@dataclass(frozen=True, slots=True)
class Flat:
    """One type of flat (or homestead site): its area and how many are on offer."""

    id: str
    area_m2: float
    number: int


@dataclass(frozen=True, slots=True)
class Estate:
    """One estate: `kind` flats or homesteads, `state` standing, building or planned; ready so many days after the plan's date."""

    id: str
    name: str
    kind: str
    state: str
    parcel: str
    flats: tuple[Flat, ...]
    build_price: float
    """Price of building a square metre of its flats (of its sites)."""
    ready_days: float
    at: tuple[float, float] | None = None
    after: tuple[str, ...] = ()
    """Ids of actions that come before building it."""

    @property
    def price_yuan(self) -> float:
        """What building all of it costs; what stands or is under construction costs nothing more."""
        return (
            sum(flat.area_m2 * flat.number for flat in self.flats) * self.build_price
            if self.state == "planned"
            else 0.0
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user fixed for a household: the way (one of WISHES) and the estate ("" where left open)."""

    way: str
    estate: str = ""


@dataclass(frozen=True)
class ResettlementProblem:
    """Give each household money, flats or a site. See README.md for the model in words and formulas."""

    households: tuple[Household, ...]
    groups: tuple[str, ...]
    estates: tuple[Estate, ...]
    terms: ResettlementTerms
    distance_m: FloatArray
    """(H, E) from each home to each estate; 0 where an estate's place is not known."""
    acquire_days: float
    """Days of the statutory procedure before a group may be cleared."""
    decisions: tuple[tuple[str, Decision], ...] = ()
    """By household."""
    group_estates: tuple[tuple[str, str], ...] = ()
    """Groups whose flats the user wants in one estate."""
    budget_yuan: float | None = None
    """Most that compensation and building may cost together."""
    warnings: tuple[Text, ...] = ()
    _place: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        faults = list(self._faults())
        if faults:
            raise DataError("resettlement problem: " + "; ".join(faults))
        object.__setattr__(self, "distance_m", np.array(self.distance_m, dtype=np.float64))
        self.distance_m.flags.writeable = False
        object.__setattr__(self, "_place", {house.id: place for place, house in enumerate(self.households)})

    def _faults(self) -> Iterator[str]:
        if np.shape(self.distance_m) != (len(self.households), len(self.estates)):
            yield f"distance_m has shape {np.shape(self.distance_m)}"
        elif not np.isfinite(self.distance_m).all() or (np.asarray(self.distance_m) < 0).any():
            yield "distance_m holds what is no distance"
        for names, what in (([h.id for h in self.households], "households"), ([e.id for e in self.estates], "estates")):
            if len(set(names)) != len(names):
                yield f"ids of {what} repeat"
        if {house.group for house in self.households} != set(self.groups):
            yield "groups and households disagree"
        if {house.cause for house in self.households} - set(CAUSES):
            yield "a household moves for no known cause"
        if {house.wish for house in self.households} - {*WISHES, ""}:
            yield "a household has no known wish"
        if any(flat.number < 0 or not flat.area_m2 > 0 for estate in self.estates for flat in estate.flats):
            yield "a type of flat has no area or a number below 0"
        known, places = {house.id for house in self.households}, {estate.id for estate in self.estates}
        for household, decision in self.decisions:
            if household not in known or decision.way not in WISHES or decision.estate not in {*places, ""}:
                yield f"the decision on {household} names what is not there"
        if any(group not in self.groups or estate not in places for group, estate in self.group_estates):
            yield "a group's estate names what is not there"

    @property
    def members(self) -> dict[str, list[int]]:
        """The places of the households of each group."""
        found: dict[str, list[int]] = {group: [] for group in self.groups}
        for place, house in enumerate(self.households):
            found[house.group].append(place)
        return found

    def wait_days(self, estate: int) -> float:
        """Days by which an estate holds up the clearing of a group that takes flats there."""
        return max(0.0, self.estates[estate].ready_days - self.acquire_days)
