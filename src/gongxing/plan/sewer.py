"""What does the sewer and storm engine propose: which drains lie where, how deep, how wide, and where must water be lifted?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongxing.words import Text

Path = tuple[tuple[float, float], ...]


class DrainDecision(StrEnum):
    """What becomes of one drain."""

    KEEP = "keep"
    RELIEVE = "relieve"
    REPLACE = "replace"
    NEW = "new"
    ABANDON = "abandon"

    @property
    def label(self) -> Text:
        """The decision in words."""
        return {
            "keep": Text("保留", "keep"),
            "relieve": Text("并行增设", "relieve by a drain beside it"),
            "replace": Text("原位更换", "replace"),
            "new": Text("新建", "new"),
            "abandon": Text("停用", "abandon"),
        }[self.value]

    @property
    def laid(self) -> bool:
        """Whether a drain is laid."""
        return self in (DrainDecision.RELIEVE, DrainDecision.REPLACE, DrainDecision.NEW)

    @property
    def in_service(self) -> bool:
        """Whether the drain carries water afterwards."""
        return self is not DrainDecision.ABANDON


@dataclass(frozen=True, slots=True)
class DrainNode:
    """One manhole: ground, what flows in here itself, what leaves, and the parcels connected here.

    `load` is the mean foul flow in m3/s of what flows in here (kind sewer) or its runoff area in m2 (kind storm);
    `flow_m3_s` is the design flow that leaves the node.
    """

    id: str
    x: float
    y: float
    ground_m: float
    load: float
    flow_m3_s: float
    parcels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrainPipe:
    """One drain between two manholes, in the direction of flow.

    Cover is from the ground to the crown. `pressure` marks a pressure main, which starts at a pump and has no slope, fill or
    inverts that bind. `flow_m3_s` is the design flow of the reach, `capacity_m3_s` what it carries at the greatest permitted
    fill (a reach of two drains side by side shares its flow, both sums being those of the reach). `existing` is the present
    pipe that this is, replaces or runs beside; `road` the road it lies in.
    """

    id: str
    kind: str
    start: str
    end: str
    path: Path
    length_m: float
    diameter_mm: float
    decision: DrainDecision
    existing: str
    road: str
    reason: Text
    cost_yuan: float
    slope: float
    start_invert_m: float
    end_invert_m: float
    cover_start_m: float
    cover_end_m: float
    flow_m3_s: float
    capacity_m3_s: float
    velocity_m_s: float
    fill: float
    pressure: bool = False


@dataclass(frozen=True, slots=True)
class Pump:
    """One lifting or pumping station: at a node, its lift, design flow, and what it costs to build and to run over its life."""

    node: str
    lift_m: float
    flow_m3_s: float
    capital_yuan: float
    energy_yuan: float
    reason: Text

    @property
    def cost_yuan(self) -> float:
        """Building and running."""
        return self.capital_yuan + self.energy_yuan


@dataclass(frozen=True, slots=True)
class DrainOutlet:
    """Where water leaves: its node, the facility ("" where it is new), level, design flow, and why it is used or not."""

    node: str
    facility: str
    level_m: float
    flow_m3_s: float
    used: bool
    new: bool
    why: Text


@dataclass(frozen=True, slots=True)
class Undrained:
    """One parcel that is to be drained and is not, and why."""

    parcel: str
    load: float
    reason: Text


@dataclass(frozen=True, slots=True)
class SewerScheme:
    """The sewer (kind "sewer") or storm (kind "storm") part of a plan."""

    kind: str
    nodes: tuple[DrainNode, ...]
    pipes: tuple[DrainPipe, ...]
    pumps: tuple[Pump, ...]
    outlets: tuple[DrainOutlet, ...]
    unserved: tuple[Undrained, ...] = ()
    layout_bound_yuan: float = 0.0
    """What no design of this very layout can undercut."""
    assumptions: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()

    @property
    def pipes_yuan(self) -> float:
        """What all drains cost, manholes and new outfalls included."""
        return sum(pipe.cost_yuan for pipe in self.pipes)

    @property
    def pumps_yuan(self) -> float:
        """What all stations cost to build and run."""
        return sum(pump.cost_yuan for pump in self.pumps)

    @property
    def cost_yuan(self) -> float:
        """Drains and stations, energy over their life included."""
        return self.pipes_yuan + self.pumps_yuan
