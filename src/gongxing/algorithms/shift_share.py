"""How much of a place's growth is the nation's, how much its mix of sectors, how much its own?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ShiftShare:
    """The change of each sector of a place in parts that add up to it exactly; amounts in the unit of the data.

    `allocation` is zero in the classic form; in the form of Esteban-Marquillas it is what the place gains because it is
    specialised in the sectors in which it is the better one.
    """

    change: FloatArray
    national: FloatArray
    mix: FloatArray
    regional: FloatArray
    allocation: FloatArray

    @property
    def total(self) -> tuple[float, float, float, float, float]:
        """The sums of change, national part, mix, regional part and allocation."""
        parts = (self.change, self.national, self.mix, self.regional, self.allocation)
        first, *rest = (float(part.sum()) for part in parts)
        return (first, rest[0], rest[1], rest[2], rest[3])


def shift_share(
    place: npt.ArrayLike,
    place_later: npt.ArrayLike,
    reference: npt.ArrayLike,
    reference_later: npt.ArrayLike,
    *,
    homothetic: bool = False,
) -> ShiftShare:
    """Return the parts of the change of each sector of a place against a reference economy.

    national = e_i g, mix = e_i (g_i - g), regional = e_i (r_i - g_i), with e_i the amount at first, r_i and g_i the growth of
    the sector in the place and in the reference, g the growth of the reference (Dunn 1960; Perloff et al. 1960). With
    `homothetic` the regional part is taken at the amount the place would have with the reference's mix, and the rest is
    the allocation (Esteban-Marquillas 1972). A sector new to the place is wholly regional; one that the reference does
    not have at first is compared with the growth of the reference as a whole.

    Args:
        place, place_later: (sectors,) amounts of the place at first and later.
        reference, reference_later: (sectors,) amounts of the economy compared with.
        homothetic: whether to split the regional part.
    """
    first, later, whole, whole_later = (
        np.asarray(values, dtype=np.float64) for values in (place, place_later, reference, reference_later)
    )
    if any(values.shape != first.shape or values.ndim != 1 for values in (later, whole, whole_later)):
        raise DataError("shift-share: expected four rows of as many sectors")
    if any(not np.isfinite(values).all() or (values < 0).any() for values in (first, later, whole, whole_later)):
        raise DataError("shift-share: amounts must be finite and not below zero")
    if not whole.sum() > 0:
        raise DataError("shift-share: the reference has nothing in the first year")
    growth = float(whole_later.sum() / whole.sum() - 1.0)
    by_sector = np.divide(whole_later, whole, out=np.full_like(whole, 1.0 + growth), where=whole > 0) - 1.0
    change = later - first
    national, mix = first * growth, first * (by_sector - growth)
    regional = change - national - mix
    allocation = np.zeros_like(first)
    if homothetic:
        alike = first.sum() * whole / whole.sum()
        ahead = np.divide(regional, first, out=np.zeros_like(first), where=first > 0)
        even = np.where(first > 0, alike * ahead, regional)
        allocation, regional = regional - even, even
    return ShiftShare(change, national, mix, regional, allocation)
