"""Which streets stand, which could be built along parcel borders, who needs access and how do people travel? The road engine's frozen input.

`N` nodes, `E` edges (streets and candidates), `G` parcels without access, `Z` places between which people and goods travel.
Metres, seconds, square metres, yuan. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.steiner import AccessGraph
from gongxing.errors import DataError
from gongxing.origins import Origin
from gongxing.plan.roads import Path
from gongxing.words import Text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RoadRules:
    """What the plan must keep. Budgets and the land limit are None where there is none; `origins` by name here."""

    frontage_m: float = 3.0
    fire_access_m: float = 80.0
    fire_width_m: float = 4.0
    dead_end_m: float = 120.0
    head_m2: float = 144.0
    head_yuan: float = 100_000.0
    truck_home_m: float = 30.0
    budget_m: float | None = None
    budget_yuan: float | None = None
    land_limit_m2: float | None = None
    links: bool = True
    """Whether links and widenings that shorten travel are sought beyond access; without them travel is left out of account."""
    paces_m_day: tuple[tuple[str, float], ...] = ()
    """What a crew builds in a day, by grade."""
    origins: tuple[tuple[str, Origin], ...] = ()


@dataclass(frozen=True)
class Costs:
    """What building each edge takes (E,): construction, land and demolition in yuan, land in m2; zero for streets that stand."""

    construction_yuan: FloatArray
    land_yuan: FloatArray
    demolition_yuan: FloatArray
    land_m2: FloatArray

    @property
    def total(self) -> FloatArray:
        """The whole price of each edge."""
        return self.construction_yuan + self.land_yuan + self.demolition_yuan


@dataclass(frozen=True)
class Widening:
    """A road that could be raised to a higher grade: its edges, the grade, width and seconds (one per edge) it would have, and its price."""

    road: str
    edges: IntArray
    grade: str
    width_m: float
    seconds: FloatArray
    construction_yuan: FloatArray
    land_yuan: FloatArray
    demolition_yuan: FloatArray
    land_m2: FloatArray
    demolished: tuple[tuple[str, ...], ...]

    @property
    def cost_yuan(self) -> float:
        """The whole price."""
        return float((self.construction_yuan + self.land_yuan + self.demolition_yuan).sum())


@dataclass(frozen=True)
class Travel:
    """Who travels: the node of each place (Z,), and what one second between two places is worth over the horizon (Z, Z) in yuan.

    `freight_trips` (Z,) are trips a day to the nearest gate, `gates` (places) where one leaves the park, `parcels` which
    parcels each place stands for.
    """

    nodes: IntArray
    worth: FloatArray
    freight_trips: FloatArray
    gates: IntArray
    parcels: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class RoadProblem:
    """Give every parcel access, then spend what pays on links and widenings. See README.md beside this file."""

    xy: FloatArray
    ends: IntArray
    length_m: FloatArray
    paths: tuple[Path, ...]
    stands: BoolArray
    """(E,) streets that stand today."""
    roads: tuple[str, ...]
    """(E,) id of the road each street is part of, "" for candidates."""
    grade: tuple[str, ...]
    """(E,) grade today, or the one a candidate would be built at."""
    width_m: FloatArray
    seconds: FloatArray
    costs: Costs
    demolished: tuple[tuple[str, ...], ...]
    """(E,) buildings in the way."""
    near_home: BoolArray
    """(E,) edges closer to a dwelling than trucks may pass."""
    waiting: tuple[str, ...]
    """(G,) parcels that need access and have none."""
    waiting_start: IntArray
    waiting_nodes: IntArray
    served: tuple[str, ...]
    """Parcels that need access and have it today."""
    served_m: FloatArray
    fire_m: FloatArray
    """(parcels served,) distance to a road wide enough for fire engines."""
    widenings: tuple[Widening, ...]
    travel: Travel
    rules: RoadRules
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        edges = len(self.ends)
        sized: dict[str, Sized] = {
            "length_m": self.length_m, "paths": self.paths, "stands": self.stands, "roads": self.roads, "grade": self.grade,
            "width_m": self.width_m, "seconds": self.seconds, "costs": self.costs.total, "demolished": self.demolished,
            "near_home": self.near_home,
        }  # fmt: skip
        faults = [
            f"{name} has {len(values)} values, expected {edges}"
            for name, values in sized.items()
            if len(values) != edges
        ]
        if len(self.waiting_start) != len(self.waiting) + 1:
            faults.append("waiting_start does not divide waiting_nodes")
        if len(set(self.waiting) | set(self.served)) != len(self.waiting) + len(self.served):
            faults.append("a parcel stands twice")
        if not (np.isfinite(self.costs.total).all() and (self.costs.total >= 0).all() and (self.seconds >= 0).all()):
            faults.append("costs or seconds are negative or not finite")
        if faults:
            raise DataError("road problem: " + "; ".join(faults))
        holders: tuple[DataclassInstance, ...] = (self, self.costs, self.travel, *self.widenings)
        for holder in holders:
            for entry in fields(holder):
                value = getattr(holder, entry.name)
                if isinstance(value, np.ndarray):
                    value.flags.writeable = False

    @property
    def access(self) -> AccessGraph:
        """The problem of access alone: streets stand, every candidate may be built."""
        return AccessGraph(len(self.xy), self.ends, self.length_m, self.stands, self.waiting_start, self.waiting_nodes)


@dataclass(frozen=True)
class Choice:
    """What is built: new edges by stage, and widenings by their place in the problem."""

    access: tuple[int, ...]
    links: tuple[tuple[int, ...], ...] = ()
    widened: tuple[int, ...] = ()

    @property
    def new(self) -> IntArray:
        """Every new edge, ascending."""
        return np.array(sorted({*self.access, *(edge for link in self.links for edge in link)}), dtype=np.int64)
