"""What must be drained, where may drains lie, what stands already, and what may they do and cost? The frozen input of the engine.

`N` nodes (manholes), `E` ways (a reach in one direction of flow, straight between two nodes), `D` diameters. Lengths, levels
and depths in metres, flows in m3/s, money in yuan. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Path = tuple[tuple[float, float], ...]

SEWER, STORM = "sewer", "storm"
NONE = -1


@dataclass(frozen=True)
class Limits:
    """What a drain must keep and what it costs.

    Attributes:
        diameter_mm: (D,) the series, rising. fill: (D,) greatest ratio of depth to diameter.
        pipe_yuan_m: (D,) pipe laid, digging not counted.
        cover_m, depth_m: least cover of the crown, greatest depth of the invert. wall_m: wall and bed below the invert.
        slope_least: slope always needed. slope_enough: slope from which low velocity is allowed.
        velocity: least and greatest, m/s. roughness: Manning's n.
        dig: yuan per m3, yuan per m3 and metre of depth, yuan per m2 of surface. manhole: yuan, yuan per metre.
        station: yuan, yuan per m3/s. main: yuan per m, yuan per m and m3/s, loss of head per metre.
        energy_yuan: of lifting a mean m3/s by a metre over the life of a station, present value.
        pumps: whether pumps are permitted.
        peak: points (mean flow, factor), for sewers. infiltration: share of mean flow.
        rain: intensity m/s = rain[0] / (t + rain[1]) ** rain[2], t in s; rain[3] velocity of travel; rain[4] mean rain in m/s.
    """

    diameter_mm: FloatArray
    fill: FloatArray
    pipe_yuan_m: FloatArray
    cover_m: float
    depth_m: float
    wall_m: float
    slope_least: float
    slope_enough: float
    velocity: tuple[float, float]
    roughness: float
    dig: tuple[float, float, float]
    manhole: tuple[float, float]
    station: tuple[float, float]
    main: tuple[float, float, float]
    energy_yuan: float
    pumps: bool
    peak: tuple[tuple[float, float], ...]
    infiltration: float
    rain: tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where water may leave: node, facility ("" for a new one), greatest level it takes inverts at, and what it is."""

    node: int
    facility: str
    level_m: float
    name: Text


@dataclass(frozen=True, slots=True)
class Lacking:
    """One parcel that no street can serve: its load and why."""

    parcel: str
    load: float
    reason: Text


@dataclass(frozen=True, slots=True)
class Standing:
    """One present pipe: id, diameter, and why it cannot be kept ("" words absent: it can)."""

    id: str
    diameter_mm: float
    length_m: float
    fault: Text | None


@dataclass(frozen=True)
class SewerProblem:
    """Drain all that flows in to an outlet at least cost. See README.md beside this file for the model.

    Attributes:
        kind: "sewer" or "storm".
        nodes, xy, ground_m: (N,) ids, places and ground. load: (N,) mean foul flow, or runoff area in m2. delay_s: (N,) inlet time.
        parcels: (N,) the parcels connected at each node.
        tail, head, length_m: (E,) ways. weight: (E,) metres that count when paths are sought; extra: (E,) yuan on top.
        boost: (E,) factor on design flow, above 1 where the referee asked for more room.
        roads, paths: (E,) road and shape of each way.
        held: (E,) index into `standing` of the pipe that lies there and can be kept, NONE for a new drain.
        held_invert: (E, 2) its inverts. replaces: (E,) index into `standing` of the pipe a new drain would replace, or NONE.
    """

    kind: str
    nodes: tuple[str, ...]
    xy: FloatArray
    ground_m: FloatArray
    load: FloatArray
    delay_s: FloatArray
    parcels: tuple[tuple[str, ...], ...]
    tail: IntArray
    head: IntArray
    length_m: FloatArray
    weight: FloatArray
    extra: FloatArray
    boost: FloatArray
    roads: tuple[str, ...]
    paths: tuple[Path, ...]
    held: IntArray
    held_invert: FloatArray
    replaces: IntArray
    standing: tuple[Standing, ...]
    outlets: tuple[Outlet, ...]
    limits: Limits
    lacking: tuple[Lacking, ...] = ()
    notes: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        n, e = len(self.nodes), len(self.tail)
        sizes = {"xy": (n, 2), "ground_m": (n,), "load": (n,), "delay_s": (n,), "head": (e,), "length_m": (e,),
                 "weight": (e,), "extra": (e,), "boost": (e,), "held": (e,), "held_invert": (e, 2), "replaces": (e,)}  # fmt: skip
        faults = [
            f"{name} has shape {getattr(self, name).shape}, expected {shape}"
            for name, shape in sizes.items()
            if getattr(self, name).shape != shape
        ]
        if self.kind not in (SEWER, STORM):
            faults.append(f"kind {self.kind!r}")
        if len(set(self.nodes)) != n:
            faults.append("node ids repeat")
        if not faults and (not np.isfinite(self.ground_m).all() or (self.length_m <= 0).any() or (self.load < 0).any()):
            faults.append("ground not finite, a way without length, or a negative load")
        if faults:
            raise DataError("sewer problem: " + "; ".join(faults))
        for holder in (self, self.limits):
            for field in fields(holder):
                value = getattr(holder, field.name)
                if isinstance(value, np.ndarray):
                    value.flags.writeable = False

    @property
    def served(self) -> BoolArray:
        """(N,) nodes where something flows in."""
        return np.asarray(self.load > 0.0)
