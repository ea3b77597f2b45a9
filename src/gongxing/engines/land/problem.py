"""What must be decided about the land, what is it worth, and which demands hold? The frozen input of the land engine.

`N` parcels, `K` planning classes, `E` borders, `W` emitting workshops, `S` shields (workshop, parcel). Money in yuan,
areas in square metres. Arrays are read-only once the problem exists.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.words import Text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
ShapeArray = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Factor:
    """One term of the worth of land: points (N, K) in yuan, already weighted."""

    key: str
    label: Text
    points: FloatArray


@dataclass(frozen=True, slots=True)
class Mask:
    """One rule that takes classes away from parcels: barred (N, K), the rule's code and words."""

    rule: str
    words: Text
    barred: BoolArray


@dataclass(frozen=True, slots=True)
class Demand:
    """One bound on a total: sum over parcels of amount[i, planned class of i], low and high None where open."""

    key: str
    label: Text
    unit: str
    amount: FloatArray
    low: float | None
    high: float | None
    basis: Text
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Borders between parcels: pairs (E, 2), length (E,) in metres, and the classes that may not face each other."""

    pairs: IntArray
    length_m: FloatArray
    reward_yuan_m: float
    apart: BoolArray
    """(K, K) symmetric: planned classes that may not touch, unless both parcels keep what they are."""
    touching: BoolArray
    """(E,) whether the two share a border rather than face each other across a street."""
    apart_rule: str = ""


@dataclass(frozen=True, slots=True)
class Workshops:
    """Emitting workshops and the parcels inside their protection distance.

    `parcel` (W,) is where each stands, `abatement_yuan` (W,) what capturing its emissions costs; `shield_workshop`,
    `shield_parcel` (S,) name the pairs, `barred` (S, K) the planned classes that may not stand there as long as the
    workshop works without abatement.
    """

    ids: tuple[str, ...]
    parcel: IntArray
    abatement_yuan: FloatArray
    shield_workshop: IntArray
    shield_parcel: IntArray
    barred: BoolArray
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Grants:
    """Quota by year in m2: years, new construction, linked (increase-decrease) and the approval levels in m2."""

    years: tuple[int, ...]
    new_m2: tuple[float, ...]
    linked_m2: tuple[float, ...]
    known: bool
    farmland_level_m2: float | None
    other_level_m2: float | None
    codes: tuple[str, str] = ("ZD-46b", "ZD-46c")


@dataclass(frozen=True)
class LandProblem:
    """Assign each parcel its planned class. See README.md beside this file for the model in words and formulas."""

    parcels: tuple[str, ...]
    present: tuple[str, ...]
    """(N,) present class code as recorded, "" where not known."""
    area_m2: FloatArray
    uses: tuple[str, ...]
    """(K,) planning classes."""
    keeps: IntArray
    """(N,) position in `uses` of the present class, -1 where not known."""
    factors: tuple[Factor, ...]
    cost_yuan: FloatArray
    """(N, K) conversion, demolition, relocation and acquisition."""
    cost_weight: float
    masks: tuple[Mask, ...]
    fixed: BoolArray
    """(N,) whether the user has fixed the parcel."""
    demands: tuple[Demand, ...]
    neighbours: Neighbours
    workshops: Workshops
    budget_yuan: float | None
    works: BoolArray
    """(K,) whether a workshop may go on working under the class."""
    grants: Grants
    contiguous: tuple[int, ...] = ()
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        n, k = len(self.parcels), len(self.uses)
        faults = [
            f"{name} has shape {array.shape}, expected {shape}"
            for name, array, shape in (
                ("area_m2", self.area_m2, (n,)), ("keeps", self.keeps, (n,)), ("cost_yuan", self.cost_yuan, (n, k)),
                ("fixed", self.fixed, (n,)), ("works", self.works, (k,)), ("apart", self.neighbours.apart, (k, k)),
                *((f"factor {f.key}", f.points, (n, k)) for f in self.factors),
                *((f"mask {m.rule}", m.barred, (n, k)) for m in self.masks),
                *((f"demand {d.key}", d.amount, (n, k)) for d in self.demands),
            )
            if array.shape != shape
        ]  # fmt: skip
        if len(set(self.parcels)) != n:
            faults.append("parcel ids repeat")
        if not faults and not np.isfinite(self.cost_yuan).all():
            faults.append("cost_yuan has values that are not finite")
        if faults:
            raise DataError("land problem: " + "; ".join(faults))
        holders: tuple[DataclassInstance, ...] = (
            self,
            self.neighbours,
            self.workshops,
            *self.factors,
            *self.masks,
            *self.demands,
        )
        for holder in holders:
            for field in fields(holder):
                value = getattr(holder, field.name)
                if isinstance(value, np.ndarray):
                    value.flags.writeable = False

    @property
    def worth(self) -> FloatArray:
        """(N, K) weighted worth of each class on each parcel, costs taken off, in yuan."""
        total = -self.cost_weight * self.cost_yuan
        for factor in self.factors:
            total = total + factor.points
        return total

    @property
    def allowed(self) -> BoolArray:
        """(N, K) classes that no mask bars."""
        free = np.ones((len(self.parcels), len(self.uses)), dtype=bool)
        for mask in self.masks:
            free &= ~mask.barred
        return free


def position(uses: tuple[str, ...], code: str) -> int:
    """Return the place in `uses` of the longest class that `code` belongs to, -1 if there is none."""
    best = -1
    for place, use in enumerate(uses):
        if code.startswith(use) and (best < 0 or len(use) > len(uses[best])):
            best = place
    return best
