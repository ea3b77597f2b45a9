"""What is a pipe network to the steady-state solver: nodes, links, their laws of head loss and their fixed heads?"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


class LossLaw(IntEnum):
    """The formula of friction loss; `roughness` is C (no unit), the roughness height in metres, or Manning's n."""

    HAZEN_WILLIAMS = 0
    DARCY_WEISBACH = 1
    CHEZY_MANNING = 2


class LinkKind(IntEnum):
    """What a link is; a VALVE is an open or throttling one, known by its minor loss alone."""

    PIPE = 0
    CHECK_PIPE = 1
    POWER_PUMP = 2
    CURVE_PUMP = 3
    VALVE = 4


@dataclass(frozen=True)
class PipeNetwork:
    """A network in SI units (metres, cubic metres per second); row i of every array belongs to node or link i.

    Attributes:
        nodes, links: ids.
        ends: (L, 2) start and end node of each link; positive flow runs from start to end.
        elevation: (N,) metres; pressure is head minus elevation.
        head: (N,) fixed total head of a reservoir or tank, NaN at junctions.
        demand: (N,) flow drawn at each junction (negative: fed in); ignored at fixed heads.
        kind: (L,) LinkKind.
        length, diameter: (L,) metres; ignored for pumps. A diameter of 0 is no pipe at all.
        roughness: (L,) in the terms of `law`.
        minor: (L,) minor loss coefficient K in K v^2 / 2g.
        closed: (L,) links shut.
        pump: (L, 3) POWER_PUMP: power in kW, 0, 0; CURVE_PUMP: shut-off head a, b and c of a - b q^c in m and m3/s.
        law: the formula of friction loss.
        viscosity: kinematic, m2/s (Darcy-Weisbach only).
    """

    nodes: tuple[str, ...]
    links: tuple[str, ...]
    ends: IntArray
    elevation: FloatArray
    head: FloatArray
    demand: FloatArray
    kind: IntArray
    length: FloatArray
    diameter: FloatArray
    roughness: FloatArray
    minor: FloatArray
    closed: BoolArray
    pump: FloatArray = field(default_factory=lambda: np.zeros((0, 3)))
    law: LossLaw = LossLaw.HAZEN_WILLIAMS
    viscosity: float = 1.1e-5 * 0.3048**2

    def __post_init__(self) -> None:
        """Settle the array types and refuse what no network can be, all faults at once."""
        if self.pump.shape[0] == 0:
            object.__setattr__(self, "pump", np.zeros((len(self.links), 3)))
        for name in ("elevation", "head", "demand", "length", "diameter", "roughness", "minor", "pump"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=np.float64))
        for name in ("ends", "kind"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=np.int64))
        object.__setattr__(self, "closed", np.ascontiguousarray(self.closed, dtype=np.bool_))
        faults = self._shape_faults() or self._value_faults()
        if faults:
            raise DataError("pipe network: " + "; ".join(faults))

    @property
    def n_nodes(self) -> int:
        """Number of nodes."""
        return len(self.nodes)

    @property
    def n_links(self) -> int:
        """Number of links."""
        return len(self.links)

    @property
    def fixed(self) -> BoolArray:
        """(N,) which nodes have a fixed head."""
        return np.asarray(~np.isnan(self.head), dtype=np.bool_)

    @property
    def piped(self) -> BoolArray:
        """(L,) which links are pipes with friction."""
        return np.asarray(self.kind <= LinkKind.CHECK_PIPE, dtype=np.bool_)

    def _shape_faults(self) -> list[str]:
        nodes, links = self.n_nodes, self.n_links
        expected: dict[str, tuple[int, ...]] = {
            **dict.fromkeys(("elevation", "head", "demand"), (nodes,)),
            **dict.fromkeys(("kind", "length", "diameter", "roughness", "minor", "closed"), (links,)),
            "ends": (links, 2),
            "pump": (links, 3),
        }
        return [
            f"{name} has shape {getattr(self, name).shape}, expected {shape}"
            for name, shape in expected.items()
            if getattr(self, name).shape != shape
        ]

    def _value_faults(self) -> list[str]:
        faults = []
        for what, ids in (("node", self.nodes), ("link", self.links)):
            if len(set(ids)) != len(ids):
                faults.append(f"{what} ids repeat")
        if self.n_links and (self.ends.min() < 0 or self.ends.max() >= self.n_nodes):
            return [*faults, "a link ends at no node"]
        if not self.fixed.any():
            faults.append("no reservoir or tank fixes a head")
        pipes = self.piped
        checks: tuple[tuple[str, BoolArray], ...] = (
            ("a link joins a node to itself", self.ends[:, 0] == self.ends[:, 1]),
            ("length must be above 0", pipes & ~(self.length > 0)),
            ("diameter must not be below 0", pipes & ~(self.diameter >= 0)),
            ("roughness must be above 0", pipes & (self.law != LossLaw.DARCY_WEISBACH) & ~(self.roughness > 0)),
            ("roughness must not be below 0", pipes & ~(self.roughness >= 0)),
            ("minor loss must not be below 0", ~(self.minor >= 0)),
        )
        for words, wrong in checks:
            if wrong.any():
                faults.append(f"{words}: {', '.join(self.links[i] for i in np.flatnonzero(wrong)[:5])}")
        if not (np.isfinite(self.demand).all() and np.isfinite(self.elevation).all()):
            faults.append("demand or elevation is not a number")
        return faults
