"""What does the water engine propose: which pipes lie where, of which size and why, and what pressure do they give?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongxing.words import Text

Path = tuple[tuple[float, float], ...]


class PipeDecision(StrEnum):
    """What becomes of one pipe."""

    KEEP = "keep"
    REINFORCE = "reinforce"
    REPLACE = "replace"
    NEW = "new"
    ABANDON = "abandon"

    @property
    def label(self) -> Text:
        """The decision in words."""
        return {
            "keep": Text("保留", "keep"),
            "reinforce": Text("并行加设", "reinforce by a parallel pipe"),
            "replace": Text("原位更换", "replace"),
            "new": Text("新建", "new"),
            "abandon": Text("停用", "abandon"),
        }[self.value]

    @property
    def laid(self) -> bool:
        """Whether a pipe is laid."""
        return self in (PipeDecision.REINFORCE, PipeDecision.REPLACE, PipeDecision.NEW)

    @property
    def in_service(self) -> bool:
        """Whether the pipe carries water afterwards."""
        return self is not PipeDecision.ABANDON


@dataclass(frozen=True, slots=True)
class WaterNode:
    """One node of the network: ground, demand at the maximum hour, and the pressure above ground that it gets.

    `pressure_m` is that of the maximum hour, `worst_pressure_m` the lowest of the maximum hour and of all cases with one
    pipe out (with the reduced demand of the rule). `parcels` are served from here.
    """

    id: str
    x: float
    y: float
    ground_m: float
    demand_m3_s: float
    pressure_m: float
    worst_pressure_m: float
    parcels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaterPipe:
    """One pipe, present or planned, between two nodes.

    `diameter_mm` is the nominal, `inner_mm` the inner diameter, `roughness` the Hazen-Williams C; `existing` the id of
    the present pipe it is, replaces or runs beside, `way` the stretch of street that pipes side by side share; `velocity_m_s` and `flow_m3_s` those of the maximum hour (flow from
    start to end). Cover is from the ground to the crown at both ends of the path.
    """

    id: str
    kind: str
    way: str
    start: str
    end: str
    path: Path
    length_m: float
    diameter_mm: float
    inner_mm: float
    roughness: float
    decision: PipeDecision
    existing: str
    road: str
    reason: Text
    cost_yuan: float
    cover_start_m: float
    cover_end_m: float
    flow_m3_s: float
    velocity_m_s: float


@dataclass(frozen=True, slots=True)
class WaterSource:
    """Where water enters: its node, total head, and flow at the maximum hour; `facility` is empty where it is assumed."""

    node: str
    facility: str
    head_m: float
    flow_m3_s: float


@dataclass(frozen=True, slots=True)
class Hydrant:
    """One hydrant at a node: flow required of it, and flow available at the residual head the rule asks for."""

    id: str
    node: str
    x: float
    y: float
    required_l_s: float
    available_l_s: float
    existing: bool


@dataclass(frozen=True, slots=True)
class WaterCase:
    """One load case: demand as a share of the maximum hour, fire, pipe out, and what came of it.

    `worst_margin_m` is the least of pressure less the pressure required there.
    """

    name: str
    label: Text
    demand_share: float
    fire_node: str
    fire_l_s: float
    pipe_out: str
    worst_node: str
    worst_pressure_m: float
    worst_margin_m: float
    cut_off_m3_s: float
    max_velocity_m_s: float


@dataclass(frozen=True, slots=True)
class Unserved:
    """One parcel that wants water and gets none, and why."""

    parcel: str
    demand_m3_day: float
    reason: Text


@dataclass(frozen=True, slots=True)
class WaterScheme:
    """The water part of a plan."""

    nodes: tuple[WaterNode, ...]
    pipes: tuple[WaterPipe, ...]
    sources: tuple[WaterSource, ...]
    hydrants: tuple[Hydrant, ...]
    cases: tuple[WaterCase, ...]
    unserved: tuple[Unserved, ...] = ()
    warnings: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()

    @property
    def cost_yuan(self) -> float:
        """What all pipes cost."""
        return sum((pipe.cost_yuan for pipe in self.pipes), 0.0)

    @property
    def demand_m3_s(self) -> float:
        """Demand served at the maximum hour."""
        return sum((node.demand_m3_s for node in self.nodes), 0.0)
