"""What must be known to decide on every firm: firms, sites, distances, partners, zones, prices, money?"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

ACTS = ("keep", "upgrade", "move", "exit", "unplaced")
"""What may become of a firm; the last is a conflict, not a decision."""
CLEARED, CLASS, SHIELD = "land.cleared", "land.class", "WS-DEF"
"""Why a firm may not stay as it is: its parcel becomes something else, its class is too high for the planned use, its workshop stands too near homes."""


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm as the engine sees it. Land and value added None where the data cannot say."""

    id: str
    name: str
    parcel: str
    """Where it stands; empty where that is not known."""
    kind: str
    """Kind of land it belongs on (see admission)."""
    industry_class: int | None
    chain: str
    land_m2: float | None
    need_m2: float | None
    """Land it needs at a new site."""
    value_added_yuan: float | None
    sales_yuan: float | None
    tax_yuan: float | None
    grade: str
    votes: str
    stable: bool
    distance_m: float
    """Greatest protection distance of its workshops; 0 where none emits."""
    conflict_m2: float
    """Footprint of its workshops that stand unabated too near a home or school that stays."""
    conflicts: int
    """How many homes and schools that are."""
    leaves: tuple[str, ...]
    """Why it may not stay as it is; empty where it may."""
    steps: int
    """By how many classes of industry it must come down to stay."""
    frees_works: bool
    """Whether the land it leaves stays works land that can be let anew."""
    covered: bool
    """Whether the land plan already pays for its leaving."""
    anchor: bool
    """Whether it keeps its place by size or as a critical firm, so that others may rely on it."""
    estimated: tuple[str, ...] = ()
    """Columns of the register that were estimated for it."""
    decided: str = ""
    """The user's decision: keep, upgrade, move, exit; empty for none."""
    decided_site: str = ""
    output_yuan: float | None = None
    """Gross output a year; what a move loses is told in it."""

    @property
    def treatable(self) -> bool:
        """Whether an upgrade removes what forbids it to stay."""
        return bool(self.leaves) and CLEARED not in self.leaves

    @property
    def known(self) -> bool:
        """Whether the data allow a decision other than keeping."""
        return bool(self.parcel) and self.land_m2 is not None and self.value_added_yuan is not None


@dataclass(frozen=True, slots=True)
class Site:
    """One parcel on which firms may be: its planned use and usable land, and how firms sit on it today."""

    parcel: str
    use: str
    capacity_m2: float
    present_m2: float
    """Land that the register's firms occupy on it today."""
    changed: bool
    """Whether the land plan gives it another use than today's."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What things cost and bring; see industry_values.csv for units and reasons."""

    capital_years: float
    move_yuan_m2: float
    haul_yuan_m2_km: float
    move_loss_years: float
    move_gain: float
    upgrade_years: float
    upgrade_least_yuan_m2: float
    upgrade_gain: tuple[tuple[str, float], ...]
    """Gain of value added by settled grade; grades not named are not upgraded for gain."""
    treat_yuan_m2: float
    step_yuan_m2: float
    exit_yuan_m2: float
    land_worth_yuan_m2: float
    unplaced_yuan: float
    link_gain: float
    cluster_gain: float
    upgrade_public: float
    move_public: float
    most_steps: int

    def gain_of(self, grade: str) -> float | None:
        """Return the gain of value added by upgrading a firm of a settled grade, None where none is to be had."""
        return dict(self.upgrade_gain).get(grade)


@dataclass(frozen=True)
class IndustryProblem:
    """Give each firm one decision. See README.md beside this file for the model in words and formulas.

    F firms, S sites, L levels of protection distance, Z zones, C chains.
    """

    firms: tuple[Firm, ...]
    sites: tuple[Site, ...]
    km: FloatArray
    """(F, S) distance from where a firm stands to a site, in kilometres; 0 where its place is not known."""
    near_here: FloatArray
    """(F,) share of its chain partners within reach where it stands; NaN where it has none or no chain is known."""
    near: FloatArray
    """(F, S) the same at each site."""
    levels_m: FloatArray
    """(L,) protection distances that occur, ascending."""
    clear_m2: FloatArray
    """(S, L) usable land of a site farther than each distance from homes and schools."""
    here: IntArray
    """(F,) the site a firm stands on, -1 where it stands on none."""
    zone_here: IntArray
    """(F,) zone of the parcel it stands on, -1 for none."""
    zone_site: IntArray
    """(S,) zone of a site, -1 for none."""
    zones: tuple[str, ...]
    """(Z,) names: the leading parcel of each."""
    chains: tuple[str, ...]
    hearts: BoolArray
    """(Z, C) zones of which each chain is to gather in at least one: where it is strongest today; none for a chain that cannot have its own."""
    prices: Prices
    budget_yuan: float | None = None
    shield_rule: str = ""
    """Code of the rule on protection distances, empty where none blocks."""
    zone_parcels: tuple[tuple[str, ...], ...] = ()
    notes: tuple[Text, ...] = field(default=())

    def __post_init__(self) -> None:
        f, s, z, levels = len(self.firms), len(self.sites), len(self.zones), len(self.levels_m)
        expected = {
            "km": (f, s), "near_here": (f,), "near": (f, s), "levels_m": (levels,), "clear_m2": (s, levels),
            "here": (f,), "zone_here": (f,), "zone_site": (s,), "hearts": (z, len(self.chains)),
        }  # fmt: skip
        faults = [
            f"{name} has shape {getattr(self, name).shape}, expected {shape}"
            for name, shape in expected.items()
            if getattr(self, name).shape != shape
        ]
        for name, ids in (("firm", [a.id for a in self.firms]), ("site", [a.parcel for a in self.sites])):
            if len(set(ids)) != len(ids):
                faults.append(f"{name} ids repeat")
        for name, places, count in (("here", self.here, s), ("zone_here", self.zone_here, z), ("zone_site", self.zone_site, z)):  # fmt: skip
            if places.size and (places.min() < -1 or places.max() >= count):
                faults.append(f"{name} points outside -1 to {count - 1}")
        if not np.isfinite(self.km).all() or not np.isfinite(self.clear_m2).all():
            faults.append("km or clear_m2 have values that are not finite")
        if faults:
            raise DataError("industry problem: " + "; ".join(faults))
        for entry in fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def level_of(self, distance_m: float) -> int:
        """Return the place of a protection distance in `levels_m`, -1 for none."""
        return int(np.searchsorted(self.levels_m, distance_m)) if distance_m > 0 and self.shield_rule else -1

    def room_m2(self, site: int, level: int) -> float:
        """Return the land of a site that movers of a protection level may have: all it can hold, or what lies far enough and is free today."""
        place = self.sites[site]
        if level < 0 or self.clear_m2[site, level] >= place.capacity_m2:
            return place.capacity_m2
        return max(0.0, float(self.clear_m2[site, level]) - place.present_m2)
