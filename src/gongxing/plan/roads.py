"""What does the road engine propose: which road stays, is widened or built, who gets access by it, and how do trucks drive?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.plan.land import DemandUse
from gongxing.words import Text

Path = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class RoadSegment:
    """One stretch of road between two nodes.

    `decision` is "keep", "widen" or "new"; `stage` "access" or "link" for what is built, "" for what stays. `grade` and
    `width_m` are those planned. Costs and land are what the decision adds. `road` is the id of the existing road it is
    part of, "" for a new one; `parcels` the parcels that get access by it; `work` names the work it is built with.
    """

    id: str
    decision: str
    grade: str
    width_m: float
    path: Path
    length_m: float
    reason: Text
    road: str = ""
    stage: str = ""
    work: str = ""
    construction_yuan: float = 0.0
    land_yuan: float = 0.0
    demolition_yuan: float = 0.0
    land_take_m2: float = 0.0
    demolished: tuple[str, ...] = ()
    parcels: tuple[str, ...] = ()

    @property
    def cost_yuan(self) -> float:
        """What it costs in all."""
        return self.construction_yuan + self.land_yuan + self.demolition_yuan


@dataclass(frozen=True, slots=True)
class ParcelAccess:
    """How a parcel that needs a road reaches one: over which segment ("" for a road that stands today), and how far off it is."""

    parcel: str
    by: str
    distance_m: float
    new: bool


@dataclass(frozen=True, slots=True)
class TurningHead:
    """A place to turn at the end of a new dead end that is longer than the rule allows."""

    segment: str
    at: tuple[float, float]
    dead_end_m: float
    land_take_m2: float
    cost_yuan: float


@dataclass(frozen=True, slots=True)
class FreightRoute:
    """The way of the trucks of a group of parcels to the gate they use: its segments, and how much of it has no choice but to pass homes."""

    parcels: tuple[str, ...]
    trips_day: float
    segments: tuple[str, ...]
    length_m: float
    near_homes_m: float


@dataclass(frozen=True, slots=True)
class RoadScheme:
    """The road part of a plan. Money in yuan over the years of the horizon; `travel_yuan` is the worth of the time on the roads."""

    segments: tuple[RoadSegment, ...]
    access: tuple[ParcelAccess, ...]
    turning_heads: tuple[TurningHead, ...]
    routes: tuple[FreightRoute, ...]
    demands: tuple[DemandUse, ...]
    works_yuan: float
    travel_yuan: float
    travel_before_yuan: float
    """Travel with the access roads only: before them some parcels cannot be reached at all."""
    least_access_m: float
    """Length of the access roads of stage one."""
    least_access_proven: bool
    warnings: tuple[Text, ...] = ()

    @property
    def built(self) -> tuple[RoadSegment, ...]:
        """The segments that are new or widened."""
        return tuple(segment for segment in self.segments if segment.decision != "keep")
