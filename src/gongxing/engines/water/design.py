"""What is a design: which present pipes stay in service, which sizes are laid, and what do they cost and carry?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongxing.engines.water.problem import (
    DIAMETER_POWER,
    FLOW_POWER,
    HAZEN_WILLIAMS,
    BoolArray,
    FloatArray,
    IntArray,
    WaterProblem,
    conveyance,
)


@dataclass(frozen=True)
class Design:
    """One decision per candidate link.

    `kept` (M,) whether the pipe that lies there stays in service; `laid` (M,) the catalogue size laid, -1 for none.
    Kept and laid is a parallel pipe; laid where a pipe lies that is not kept is a replacement.
    """

    kept: BoolArray
    laid: IntArray

    def __post_init__(self) -> None:
        self.kept.flags.writeable = False
        self.laid.flags.writeable = False

    @property
    def used(self) -> BoolArray:
        """(M,) links that carry water."""
        return np.asarray(self.kept | (self.laid >= 0))

    def with_laid(self, links: IntArray | list[int], sizes: IntArray | int) -> Design:
        """Return the design with other sizes laid along some links."""
        laid = self.laid.copy()
        laid[links] = sizes
        return Design(self.kept, laid)


def stretches(problem: WaterProblem, design: Design) -> IntArray:
    """Return (M,) numbers from 0 of the stretches that are sized as one, -1 for links not used.

    A stretch is what one run has of used links with the same size; a run opened in two steps makes two.
    """
    found = np.full(len(problem.links), -1, dtype=np.int64)
    used = np.flatnonzero(design.used)
    keys = np.column_stack([problem.runs[used], design.laid[used], design.kept[used]])
    found[used] = np.unique(keys, axis=0, return_inverse=True)[1].ravel() if len(used) else 0
    return found


def first_design(problem: WaterProblem, used: BoolArray, size: int = 0) -> Design:
    """Return the design that keeps every sound pipe among the used links and lays one size along all others."""
    kept = problem.present & ~problem.worn & used
    return Design(kept, np.where(used & ~kept, size, -1).astype(np.int64))


def spending(problem: WaterProblem, design: Design) -> float:
    """Return what the pipes of a design cost."""
    price = np.append(problem.catalogue.cost_yuan_m, 0.0)
    return float((problem.length_m * price[design.laid]).sum())


@dataclass(frozen=True)
class Bores:
    """Per link the pipe kept and the pipe laid: conveyance k and cross section (m2), 0 where there is none."""

    k_kept: FloatArray
    k_laid: FloatArray
    area_kept: FloatArray
    area_laid: FloatArray

    @property
    def k(self) -> FloatArray:
        """(M,) conveyance of both together."""
        return self.k_kept + self.k_laid

    def speed(self, flow: FloatArray) -> FloatArray:
        """Return (M,) the greater velocity of the two pipes when they share a flow."""
        whole = np.maximum(self.k, 1e-30)
        kept = np.abs(flow) * self.k_kept / whole / np.maximum(self.area_kept, 1e-9)
        laid = np.abs(flow) * self.k_laid / whole / np.maximum(self.area_laid, 1e-9)
        return np.maximum(kept, laid)


def size_conveyance(problem: WaterProblem) -> FloatArray:
    """Return (D + 1,) conveyance of each catalogue size, the last one 0 for nothing laid."""
    return np.append(conveyance(problem.catalogue.inner_mm, problem.catalogue.roughness), 0.0)


def size_area(problem: WaterProblem) -> FloatArray:
    """Return (D + 1,) cross section of each catalogue size, the last one 0."""
    return np.append(np.pi / 4 * (problem.catalogue.inner_mm / 1000) ** 2, 0.0)


def bores(problem: WaterProblem, design: Design) -> Bores:
    """Return the conveyance and cross section of every link of a design."""
    old = np.where(design.kept, problem.present_inner_mm, 0.0)
    return Bores(
        conveyance(old, problem.present_roughness),
        size_conveyance(problem)[design.laid],
        np.pi / 4 * (old / 1000) ** 2,
        size_area(problem)[design.laid],
    )


def bore_of(k: FloatArray, roughness: float) -> FloatArray:
    """Return the diameter in metres of the one pipe of this roughness that carries what conveyance `k` does."""
    return np.asarray((k * HAZEN_WILLIAMS ** (1 / FLOW_POWER) / roughness) ** (FLOW_POWER / DIAMETER_POWER))
