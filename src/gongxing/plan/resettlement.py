"""What does the resettlement engine propose: who moves for what, what each household is owed, and where it will live?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

WAYS = {
    "cash": Text("货币补偿", "money"),
    "flat": Text("安置房", "flat"),
    "mixed": Text("安置房加货币", "flat and money"),
    "homestead": Text("重新安排宅基地", "new homestead"),
}
"""How a household may be compensated (ZD-48c); `mixed` is a flat smaller than the entitlement, the rest paid in money."""

CAUSES = {
    "use": Text("规划用途不再容纳住宅", "the planned use admits no homes"),
    "road": Text("道路用地", "a road runs there"),
    "shield": Text("防护距离", "protection distance of a workshop"),
}
"""Why a household has to move."""

ITEMS = {
    "house": Text("房屋补偿（重置价结合成新）", "dwelling (replacement price by newness)"),
    "fitting": Text("装修及附着物补偿", "fittings and attachments"),
    "suspension": Text("停产停业损失补偿", "suspension of business"),
    "moving": Text("搬迁费", "moving allowance"),
    "transition": Text("临时安置费", "interim allowance"),
    "reward": Text("按期签约奖励", "reward for signing in time"),
    "cash": Text("货币安置", "money in place of floor area"),
    "settle": Text("安置房款（安置面积以内）", "flats within the entitlement"),
    "over": Text("超面积房款", "floor area above the entitlement"),
    "short": Text("不足面积补差", "entitled floor area not taken"),
}
"""The items of a household's account in words."""

RISKS = {"low": Text("低", "low"), "medium": Text("中", "medium"), "high": Text("高", "high")}
"""Levels of the risk to social stability."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a household's account: quantity at a price, its sum in whole fen (below 0: the household pays), and its rule."""

    key: str
    """One of ITEMS."""
    quantity: float
    unit: str
    price_yuan: float
    sum_fen: int
    rule: str = ""
    """Code of the rule behind it; empty where it is an assumption."""

    @property
    def label(self) -> Text:
        """The item in words."""
        return ITEMS[self.key]


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """One household: why it moves, what it is entitled to and how that was worked out, where it goes, and its account.

    `persons`, `floor_m2` and `newness` are as counted; those named in `assumed` were not on record. `low_m2` and `high_m2`
    bound the entitlement, None where the profile has no bound.
    """

    household: str
    group: str
    parcel: str
    action: str
    """Id of the action that displaces it."""
    cause: str
    """One of CAUSES."""
    persons: int
    floor_m2: float
    newness: float
    low_m2: float | None
    high_m2: float | None
    area_m2: float
    area_rules: tuple[str, ...]
    """Codes of the rules that gave the bounds."""
    way: str
    """One of WAYS."""
    estate: str
    """Estate or homestead place; empty for money."""
    flats: tuple[tuple[str, float], ...]
    """Type of flat (or site) with its area, one for each flat it gets."""
    distance_m: float | None
    items: tuple[Item, ...]
    total_fen: int
    """What it is paid; below 0 where it pays."""
    wish: str = ""
    signed: bool = False
    objection: bool = False
    assumed: tuple[str, ...] = ()
    fixed: bool = False
    """Whether the user decided."""

    @property
    def flat_m2(self) -> float:
        """Floor area of its flats, or area of its site."""
        return sum(area for _, area in self.flats)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One village group (or households of one parcel): who moves, where to, at what cost, when at the earliest, and how risky it is."""

    group: str
    households: int
    persons: int
    parcels: tuple[str, ...]
    estates: tuple[tuple[str, int], ...]
    """Estates with the flats the group takes there, those with most first."""
    money: int
    """Households that take money."""
    cost_fen: int
    acquire_days: float
    clear_days: float
    ready_days: float
    """Days until the last of its flats is there, from the day of the plan on."""
    risk: str
    """One of RISKS."""
    reasons: tuple[Text, ...] = ()
    """What makes the risk."""


@dataclass(frozen=True, slots=True)
class FlatUse:
    """One type of flat of an estate: its area, how many are on offer and taken."""

    id: str
    area_m2: float
    number: int
    taken: int


@dataclass(frozen=True, slots=True)
class EstateLine:
    """One estate: whether the plan uses (and, where planned, builds) it, its flats, what building costs, when it is ready."""

    estate: str
    name: str
    kind: str
    state: str
    parcel: str
    used: bool
    flats: tuple[FlatUse, ...]
    cost_fen: int
    """Cost of building it; 0 where it stands, is under construction, or is not built."""
    ready_days: float
    at: tuple[float, float] | None = None
    """Where it lies."""

    @property
    def number(self) -> int:
        """Flats (or sites) on offer."""
        return sum(flat.number for flat in self.flats)

    @property
    def taken(self) -> int:
        """Flats (or sites) the plan gives away."""
        return sum(flat.taken for flat in self.flats)


@dataclass(frozen=True, slots=True)
class ResettlementScheme:
    """The resettlement part of a plan, every household once."""

    profile: str
    profile_label: Text
    lines: tuple[HouseholdLine, ...]
    groups: tuple[GroupLine, ...]
    estates: tuple[EstateLine, ...]
    compensation_fen: int
    building_fen: int
    warnings: tuple[Text, ...] = ()

    def line(self, household: str) -> HouseholdLine:
        """Return the line of a household; KeyError if it does not move."""
        for found in self.lines:
            if found.household == household:
                return found
        raise KeyError(f"household {household} does not move")

    def estate(self, estate: str) -> EstateLine:
        """Return the line of an estate; KeyError if there is none."""
        for found in self.estates:
            if found.estate == estate:
                return found
        raise KeyError(f"no estate {estate}")
