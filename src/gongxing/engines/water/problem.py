"""Where may water run, who must be served, which pipes lie there already, and which rules must hold? The water engine's frozen input.

`N` nodes, `M` candidate links, `S` sources, `D` sizes of the catalogue. Metres, cubic metres per second, yuan. Arrays are
read-only once the problem exists.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from gongxing.errors import DataError
from gongxing.origins import Origin
from gongxing.plan.water import Path, Unserved
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

FLOW_POWER = 1.852
DIAMETER_POWER = 4.871
HAZEN_WILLIAMS = 4.727 * 0.3048 ** (DIAMETER_POWER - 3 * FLOW_POWER)
"""Head lost per metre is HAZEN_WILLIAMS (q / C)^1.852 / d^4.871 in metres and m3/s, as EPANET has it."""


@dataclass(frozen=True)
class Catalogue:
    """The sizes that may be laid, smallest first: nominal and inner diameter in mm, price per metre; one roughness."""

    dn_mm: FloatArray
    inner_mm: FloatArray
    cost_yuan_m: FloatArray
    roughness: float

    def __post_init__(self) -> None:
        for array in (self.dn_mm, self.inner_mm, self.cost_yuan_m):
            array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.dn_mm)


@dataclass(frozen=True)
class WaterRules:
    """The rules in force. Shares are of the demand at the maximum hour; `origins` say where each came from, by its name here."""

    service_head_m: float = 24.0
    fire_head_m: float = 10.0
    max_head_m: float = 60.0
    velocity_m_s: float = 2.0
    fire_velocity_m_s: float = 2.5
    fire_share: float = 1 / 1.5
    """Demand of the maximum day's mean hour over that of the maximum hour: what is drawn besides a fire."""
    outage_share: float = 0.7
    cut_share: float = 0.1
    """Largest share of the demand that one pipe out may cut off."""
    cover_m: float = 0.7
    lay_m_day: float = 40.0
    hydrant_yuan: float = 6500.0
    economic_velocity_m_s: float = 0.9
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, *names: str) -> tuple[Origin, ...]:
        """Return the origins of the named rules, as far as they are known."""
        known = dict(self.origins)
        return tuple(known[name] for name in names if name in known)


@dataclass(frozen=True)
class WaterProblem:
    """Choose pipes and sizes at least cost. See README.md beside this file for the model in words and formulas."""

    nodes: tuple[str, ...]
    xy: FloatArray
    """(N, 2) in the park's CRS."""
    ground_m: FloatArray
    demand_m3_s: FloatArray
    """(N,) at the maximum hour."""
    fire_m3_s: FloatArray
    """(N,) what a hydrant here must give, 0 where there is none."""
    secure: BoolArray
    """(N,) nodes that must not be cut off by any one pipe, wherever the streets offer a second way."""
    parcels: tuple[tuple[str, ...], ...]
    """(N,) parcels served from each node."""
    links: tuple[str, ...]
    ends: IntArray
    length_m: FloatArray
    paths: tuple[Path, ...]
    runs: IntArray
    """(M,) links with the same number lie in one stretch between two junctions and get one size."""
    roads: tuple[str, ...]
    """(M,) the road each link runs along, "" where none."""
    existing: tuple[str, ...]
    """(M,) id of the pipe that lies there, "" where none does."""
    present_dn_mm: FloatArray
    """(M,) nominal diameter of the pipe that lies there, 0 where none does."""
    present_inner_mm: FloatArray
    present_roughness: FloatArray
    worn: BoolArray
    """(M,) whether the pipe that lies there may not be kept: beyond its life within the horizon, or too small to be of use."""
    states: tuple[Text, ...]
    """(M,) what is known of the pipe or of the way: material, year, size, or that it is new."""
    cover_m: FloatArray
    """(M,) ground to crown of the pipe that lies there or of one to be laid."""
    source_node: IntArray
    source_head_m: FloatArray
    source_facility: tuple[str, ...]
    source_capacity_m3_day: FloatArray
    """(S,) what a source can give in a day, NaN where not known."""
    catalogue: Catalogue
    rules: WaterRules
    old_hydrants: tuple[str, ...] = ()
    """(N,) the facility that is a hydrant at a node today, "" where none is; () where none is anywhere."""
    unserved: tuple[Unserved, ...] = ()
    warnings: tuple[Text, ...] = ()
    assumptions: tuple[Text, ...] = ()
    parcel_demand_m3_day: float = 0.0
    """Demand of all parcels, served or not."""

    def __post_init__(self) -> None:
        faults = self._shape_faults() or self._value_faults()
        if faults:
            raise DataError("water problem: " + "; ".join(faults))
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    @property
    def present(self) -> BoolArray:
        """(M,) whether a pipe lies along the link today."""
        return np.asarray(self.present_dn_mm > 0)

    @property
    def wanted(self) -> BoolArray:
        """(N,) nodes that must be served."""
        return np.asarray(self.demand_m3_s > 0)

    def components(self, used: BoolArray | None = None) -> IntArray:
        """Return (N,) which connected piece each node belongs to, over all links or the `used` ones."""
        ends = self.ends if used is None else self.ends[used]
        size = (len(self.nodes), len(self.nodes))
        graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=size)
        return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)

    def reached(self, used: BoolArray | None = None) -> BoolArray:
        """Return (N,) which nodes some source reaches over all links or the `used` ones."""
        piece = self.components(used)
        return np.isin(piece, piece[self.source_node])

    def _shape_faults(self) -> list[str]:
        n, m, s = len(self.nodes), len(self.links), len(self.source_facility)
        expected: dict[str, tuple[int, ...]] = {
            "xy": (n, 2),
            "ends": (m, 2),
            **dict.fromkeys(("ground_m", "demand_m3_s", "fire_m3_s", "secure", "parcels"), (n,)),
            **dict.fromkeys(("length_m", "paths", "roads", "existing", "present_dn_mm", "present_inner_mm"), (m,)),
            **dict.fromkeys(("runs", "present_roughness", "worn", "states", "cover_m"), (m,)),
            **dict.fromkeys(("source_node", "source_head_m", "source_capacity_m3_day"), (s,)),
        }
        found = []
        for name, shape in expected.items():
            value = getattr(self, name)
            given = value.shape if isinstance(value, np.ndarray) else (len(value),)
            if given != shape:
                found.append(f"{name} has shape {given}, expected {shape}")
        return found

    def _value_faults(self) -> list[str]:
        found = []
        for name, ids in (("node", self.nodes), ("link", self.links)):
            if len(set(ids)) != len(ids):
                found.append(f"{name} ids repeat")
        if len(self.links) and (self.ends.min() < 0 or self.ends.max() >= len(self.nodes)):
            found.append("a link ends at no node")
        elif (self.ends[:, 0] == self.ends[:, 1]).any():
            found.append("a link joins a node to itself")
        if not len(self.source_node):
            found.append("there is no source")
        if not (self.length_m > 0).all():
            found.append("a link has no length")
        if not (np.isfinite(self.ground_m).all() and np.isfinite(self.source_head_m).all()):
            found.append("ground or head is not a number")
        if not ((self.demand_m3_s >= 0).all() and (self.fire_m3_s >= 0).all()):
            found.append("a demand is below zero")
        if not len(self.catalogue) or (np.diff(self.catalogue.inner_mm) <= 0).any():
            found.append("the catalogue is empty or not in order of size")
        elif (np.diff(self.catalogue.cost_yuan_m) < 0).any():
            found.append("a larger pipe costs less than a smaller one")
        if (self.present & ~((self.present_inner_mm > 0) & (self.present_roughness > 0))).any():
            found.append("a pipe that lies there has no inner diameter or roughness")
        return found


def conveyance(inner_mm: FloatArray, roughness: FloatArray | float) -> FloatArray:
    """Return k of h = L (q / k)^1.852 for pipes of this inner diameter and Hazen-Williams C; 0 for no pipe."""
    wide = np.asarray(inner_mm, dtype=np.float64) / 1000.0
    return np.asarray(roughness * wide ** (DIAMETER_POWER / FLOW_POWER) / HAZEN_WILLIAMS ** (1 / FLOW_POWER))
